import RealModule

// Loops that do the same for a number and for a vector of numbers, and what they need of either: training
// goes through them with a vector of images, the prompt with one number at a time. They stand in one file
// for the reason told in Tiles.swift.

/// What such a loop does with a cell of a map.
protocol Cells {
  associatedtype Scalar: TensorScalar
  /// A number, or a vector with one number of each of several images.
  associatedtype Cell
  /// What is true of each number of a cell.
  associatedtype Condition
  /// A whole number for each number of a cell.
  associatedtype Place
  /// The same number for all.
  static func splat(_ number: Scalar) -> Cell
  static func add(_ a: Cell, _ b: Cell) -> Cell
  static func subtract(_ a: Cell, _ b: Cell) -> Cell
  static func multiply(_ a: Cell, _ b: Cell) -> Cell
  static func divide(_ a: Cell, _ b: Cell) -> Cell
  static func isEqual(_ a: Cell, _ b: Cell) -> Condition
  /// Whether a > b.
  static func isAbove(_ a: Cell, _ b: Cell) -> Condition
  /// Whether a ≤ b.
  static func isAtMost(_ a: Cell, _ b: Cell) -> Condition
  /// Whether a cell takes the place of the largest so far: it is larger, or no number.
  static func beats(_ a: Cell, _ largest: Cell) -> Condition
  /// The largest of four cells; no number if one of them is none.
  static func largest(_ a: Cell, _ b: Cell, _ c: Cell, _ d: Cell) -> Cell
  /// Whether a place is a number.
  static func isAt(_ place: Place, _ number: Int) -> Condition
  static func place(_ number: Int) -> Place
  /// `a` where the condition holds, `b` elsewhere.
  static func choose(_ condition: Condition, _ a: Cell, else b: Cell) -> Cell
  static func choose(_ condition: Condition, _ a: Place, else b: Place) -> Place
  /// eˣ
  static func exponential(_ x: Cell) -> Cell
  /// The hyperbolic tangent.
  static func tangent(_ x: Cell) -> Cell
  /// x to the power of p.
  static func power(_ x: Cell, _ p: Scalar) -> Cell
}

/// Cells that are numbers.
enum Numbers<Scalar: TensorScalar>: Cells {
  @inline(__always) static func splat(_ number: Scalar) -> Scalar { number }
  @inline(__always) static func add(_ a: Scalar, _ b: Scalar) -> Scalar { a + b }
  @inline(__always) static func subtract(_ a: Scalar, _ b: Scalar) -> Scalar { a - b }
  @inline(__always) static func multiply(_ a: Scalar, _ b: Scalar) -> Scalar { a * b }
  @inline(__always) static func divide(_ a: Scalar, _ b: Scalar) -> Scalar { a / b }
  @inline(__always) static func isEqual(_ a: Scalar, _ b: Scalar) -> Bool { a == b }
  @inline(__always) static func isAbove(_ a: Scalar, _ b: Scalar) -> Bool { a > b }
  @inline(__always) static func isAtMost(_ a: Scalar, _ b: Scalar) -> Bool { a <= b }
  @inline(__always) static func beats(_ a: Scalar, _ largest: Scalar) -> Bool {
    a > largest || a != a
  }
  @inline(__always) static func largest(
    _ a: Scalar, _ b: Scalar, _ c: Scalar, _ d: Scalar
  ) -> Scalar {
    var largest = beats(b, a) ? b : a
    if beats(c, largest) { largest = c }
    return beats(d, largest) ? d : largest
  }
  @inline(__always) static func isAt(_ place: Int, _ number: Int) -> Bool { place == number }
  @inline(__always) static func place(_ number: Int) -> Int { number }
  @inline(__always) static func choose(_ condition: Bool, _ a: Scalar, else b: Scalar) -> Scalar {
    condition ? a : b
  }
  @inline(__always) static func choose(_ condition: Bool, _ a: Int, else b: Int) -> Int {
    condition ? a : b
  }
  @inline(__always) static func exponential(_ x: Scalar) -> Scalar { Scalar.exp(x) }
  @inline(__always) static func tangent(_ x: Scalar) -> Scalar { Scalar.tanh(x) }
  @inline(__always) static func power(_ x: Scalar, _ p: Scalar) -> Scalar { raise(x, to: p) }
}

extension FloatLanes: Cells {
  #if LANES_128
    typealias Place = SIMD4<Int32>
  #elseif LANES_256
    typealias Place = SIMD8<Int32>
  #else
    typealias Place = SIMD16<Int32>
  #endif
  typealias Condition = SIMDMask<Place>

  @inline(__always) static func subtract(_ a: Vector, _ b: Vector) -> Vector { a - b }
  @inline(__always) static func multiply(_ a: Vector, _ b: Vector) -> Vector { a * b }
  @inline(__always) static func divide(_ a: Vector, _ b: Vector) -> Vector { a / b }
  @inline(__always) static func isEqual(_ a: Vector, _ b: Vector) -> Condition { a .== b }
  @inline(__always) static func isAbove(_ a: Vector, _ b: Vector) -> Condition { a .> b }
  @inline(__always) static func isAtMost(_ a: Vector, _ b: Vector) -> Condition { a .<= b }
  @inline(__always) static func beats(_ a: Vector, _ largest: Vector) -> Condition {
    (a .> largest) .| (a .!= a)
  }
  @inline(__always) static func largest(
    _ a: Vector, _ b: Vector, _ c: Vector, _ d: Vector
  ) -> Vector {
    let (above, below) = (a.replacing(with: b, where: b .> a), c.replacing(with: d, where: d .> c))
    let largest = above.replacing(with: below, where: below .> above)
    let areNumbers = ((a .> b) .| (a .<= b)) .& ((c .> d) .| (c .<= d))
    return Vector(repeating: .nan).replacing(with: largest, where: areNumbers)
  }
  @inline(__always) static func isAt(_ place: Place, _ number: Int) -> Condition {
    place .== Int32(truncatingIfNeeded: number)
  }
  @inline(__always) static func place(_ number: Int) -> Place {
    Place(repeating: Int32(truncatingIfNeeded: number))
  }
  @inline(__always) static func choose(
    _ condition: Condition, _ a: Vector, else b: Vector
  ) -> Vector {
    b.replacing(with: a, where: condition)
  }
  @inline(__always) static func choose(_ condition: Condition, _ a: Place, else b: Place) -> Place {
    b.replacing(with: a, where: condition)
  }

  /// eˣ in each lane, within 2 units in the last place.
  ///
  /// x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^r by a polynomial. The same on every machine.
  ///
  /// Source: Moshier, *Cephes*, `expf`.
  @inline(__always) static func exponential(_ x: Vector) -> Vector {
    var x = x.replacing(with: 88, where: x .> 88)
    x = x.replacing(with: -87, where: x .< -87)
    let magic: Float = 12_582_912  // 1.5·2²³: adding it rounds to a whole number
    let shifted = x * 1.442_695_04 + magic
    let n = shifted - magic
    let r = x - n * 0.693_359_375 + n * 2.121_944_4e-4
    var p = Vector(repeating: 1.987_569_1e-4)
    p = p * r + 1.398_199_9e-3
    p = p * r + 8.333_452e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 0.166_666_65
    p = p * r + 0.5
    let whole =
      unsafeBitCast(shifted, to: Place.self)
      &- Place(repeating: Int32(bitPattern: magic.bitPattern))
    let power = unsafeBitCast((whole &+ 127) &<< 23, to: Vector.self)
    return (p * r * r + r + 1) * power
  }

  @inline(__always) static func tangent(_ x: Vector) -> Vector {
    1 - 2 / (exponential(2 * x) + 1)
  }

  @inline(__always) static func power(_ x: Vector, _ p: Float) -> Vector {
    switch p {
    case 1: return x
    case 2: return x * x
    case 0.5: return x.squareRoot()
    case -1: return 1 / x
    default:
      var result = x
      for lane in 0..<Vector.scalarCount { result[lane] = raise(x[lane], to: p) }
      return result
    }
  }
}

// MARK: Pooling

/// What a pooling does with planes of cells.
enum CellPooling<L: Cells> {
  typealias Cell = L.Cell

  /// One place of the window: the number of the output, the first cell of a plane that it covers, how
  /// many rows and columns of cells, and what an average divides by.
  struct Window {
    let output: Int
    let first: Int
    let rows: Int
    let columns: Int
    let divisor: Int
    let rowStep: Int
    let columnStep: Int

    @inline(__always) var isEmpty: Bool { rows == 0 || columns == 0 }

    /// The cell in a row and a column of the window.
    @inline(__always) func cell(_ row: Int, _ column: Int) -> Int {
      first &+ row &* rowStep &+ column &* columnStep
    }

    /// Calls a body for every cell of the window in the order of reading.
    @inline(__always) func forEachCell(_ body: (_ cell: Int) -> Void) {
      for row in 0..<rows {
        for column in 0..<columns { body(cell(row, column)) }
      }
    }
  }

  /// Calls a body for every place of the window on a plane; `stops` says that an interruption is heard.
  @inline(__always)
  private static func forEachWindow(
    _ pool: borrowing LanePool, stops: Bool, _ body: (_ window: Window) -> Void
  ) {
    let (rowStep, columnStep) = (pool.rows.step &* pool.columns.input, pool.columns.step)
    let override = pool.divisor
    pool.rows.spans.withUnsafeBufferPointer { rows in
      pool.columns.spans.withUnsafeBufferPointer { columns in
        var output = 0
        for row in rows {
          if stops, Interruption.isRequested { return }
          let start = Int(row.first) &* pool.columns.input
          for column in columns {
            body(
              Window(
                output: output, first: start &+ Int(column.first), rows: Int(row.count),
                columns: Int(column.count),
                divisor: override ?? max(1, Int(row.share) &* Int(column.share)),
                rowStep: rowStep, columnStep: columnStep))
            output &+= 1
          }
        }
      }
    }
  }

  /// The largest cell of a window that has cells, and its number in the order of reading.
  @inline(__always)
  private static func largest(
    _ x: UnsafePointer<Cell>, _ window: Window
  ) -> (cell: Cell, place: L.Place) {
    var (largest, place) = (x[window.first], L.place(0))
    var number = 0
    window.forEachCell { cell in
      // The first cell takes its own place if it is no number, which changes nothing.
      let wins = L.beats(x[cell], largest)
      largest = L.choose(wins, x[cell], else: largest)
      place = L.choose(wins, L.place(number), else: place)
      number &+= 1
    }
    return (largest, place)
  }

  /// The larger of two cells, and whether it is the second.
  @inline(__always)
  private static func larger(_ a: Cell, _ b: Cell) -> (cell: Cell, isSecond: L.Condition) {
    let wins = L.beats(b, a)
    return (L.choose(wins, b, else: a), wins)
  }

  /// (K · mean xᵖ)^(1/p) with K the number of taps.
  @inline(__always)
  private static func norm(
    _ x: UnsafePointer<Cell>, _ window: Window, _ p: L.Scalar, taps: L.Scalar
  ) -> Cell {
    var sum = L.splat(0)
    window.forEachCell { sum = L.add(sum, L.power(x[$0], p)) }
    let mean = L.divide(sum, L.splat(L.Scalar(window.divisor)))
    return L.power(L.multiply(mean, L.splat(taps)), 1 / p)
  }

  /// Pools `planes` planes.
  @inline(__always)
  static func forward(
    _ pool: borrowing LanePool, planes: Int, _ x: UnsafePointer<Cell>,
    _ y: UnsafeMutablePointer<Cell>, stops: Bool
  ) {
    for plane in 0..<planes {
      let (x, y) = (x + plane &* pool.inputCount, y + plane &* pool.outputCount)
      switch pool.kind {
      case .maximum where pool.isHalving:
        if stops, Interruption.isRequested { return }
        halve(pool, x, y)
      case .maximum:
        forEachWindow(pool, stops: stops) { window in
          y[window.output] = window.isEmpty ? L.splat(-.infinity) : largest(x, window).cell
        }
      case .average:
        forEachWindow(pool, stops: stops) { window in
          var sum = L.splat(0)
          window.forEachCell { sum = L.add(sum, x[$0]) }
          y[window.output] = L.divide(sum, L.splat(L.Scalar(window.divisor)))
        }
      case .norm(let p):
        let (p, taps) = (L.Scalar(p), L.Scalar(pool.taps))
        forEachWindow(pool, stops: stops) { window in
          y[window.output] = norm(x, window, p, taps: taps)
        }
      }
    }
  }

  /// The gradient with respect to the input of `planes` planes, each of which is 0 before if windows
  /// overlap.
  @inline(__always)
  static func backward(
    _ pool: borrowing LanePool, planes: Int, _ x: UnsafePointer<Cell>, _ dy: UnsafePointer<Cell>,
    _ dx: UnsafeMutablePointer<Cell>, rectified: Bool, stops: Bool
  ) {
    let (isDisjoint, zero) = (pool.isDisjoint, L.splat(0))
    for plane in 0..<planes {
      let (input, output) = (plane &* pool.inputCount, plane &* pool.outputCount)
      let (x, dy, dx) = (x + input, dy + output, dx + input)
      clear(pool, dx)
      switch pool.kind {
      case .maximum where pool.isHalving:
        if stops, Interruption.isRequested { return }
        halveBackward(pool, x, dy, dx, rectified: rectified)
      case .maximum:
        forEachWindow(pool, stops: stops) { window in
          if window.isEmpty { return }
          let (largest, place) = largest(x, window)
          let g = rectified ? slope(dy[window.output], largest) : dy[window.output]
          var number = 0
          window.forEachCell { cell in
            let share = L.choose(L.isAt(place, number), g, else: zero)
            dx[cell] = isDisjoint ? share : L.add(dx[cell], share)
            number &+= 1
          }
        }
      case .average:
        forEachWindow(pool, stops: stops) { window in
          let share = L.divide(dy[window.output], L.splat(L.Scalar(window.divisor)))
          window.forEachCell { dx[$0] = isDisjoint ? share : L.add(dx[$0], share) }
        }
      case .norm(let power):
        let (p, taps) = (L.Scalar(power), L.Scalar(pool.taps))
        forEachWindow(pool, stops: stops) { window in
          let norm = norm(x, window, p, taps: taps)
          let cells = L.splat(L.Scalar(window.divisor))
          // (…)^(1/p − 1) is out^(1 − p).
          let g = L.divide(L.multiply(dy[window.output], L.splat(taps)), cells)
          let share = L.multiply(g, L.power(norm, 1 - p))
          window.forEachCell { cell in
            let part = L.multiply(share, L.power(x[cell], p - 1))
            // A window of zeros has no slope, and a number of cells none that is not 0.
            let given = L.choose(L.isEqual(norm, zero), zero, else: p == 0 ? zero : part)
            dx[cell] = isDisjoint ? given : L.add(dx[cell], given)
          }
        }
      }
      if rectified, pool.kind != .maximum {
        CellFunctions<L>.multiplySlope(.relu, pool.inputCount, x, into: dx)
      }
    }
  }

  /// The largest of four neighbours each: what most networks pool by.
  @inline(__always)
  private static func halve(
    _ pool: borrowing LanePool, _ x: UnsafePointer<Cell>, _ y: UnsafeMutablePointer<Cell>
  ) {
    let (width, columns) = (pool.columns.input, pool.columns.spans.count)
    for row in 0..<pool.rows.spans.count {
      let (line, result) = (x + 2 &* row &* width, y + row &* columns)
      for column in 0..<columns {
        let cell = line + 2 &* column
        result[column] = L.largest(cell[0], cell[1], cell[width], cell[width &+ 1])
      }
    }
  }

  @inline(__always)
  private static func halveBackward(
    _ pool: borrowing LanePool, _ x: UnsafePointer<Cell>, _ dy: UnsafePointer<Cell>,
    _ dx: UnsafeMutablePointer<Cell>, rectified: Bool
  ) {
    let (width, columns) = (pool.columns.input, pool.columns.spans.count)
    let zero = L.splat(0)
    for row in 0..<pool.rows.spans.count {
      let (line, gradients) = (2 &* row &* width, dy + row &* columns)
      for column in 0..<columns {
        let (cell, result) = (x + line + 2 &* column, dx + line + 2 &* column)
        let above = larger(cell[0], cell[1])
        let below = larger(cell[width], cell[width &+ 1])
        let last = larger(above.cell, below.cell)
        let g = rectified ? slope(gradients[column], last.cell) : gradients[column]
        let upper = L.choose(last.isSecond, zero, else: g)
        let lower = L.choose(last.isSecond, g, else: zero)
        result[0] = L.choose(above.isSecond, zero, else: upper)
        result[1] = L.choose(above.isSecond, upper, else: zero)
        result[width] = L.choose(below.isSecond, zero, else: lower)
        result[width &+ 1] = L.choose(below.isSecond, lower, else: zero)
      }
    }
  }

  /// A gradient where a ReLU gave a number above 0, and 0 elsewhere.
  @inline(__always)
  private static func slope(_ g: Cell, _ y: Cell) -> Cell {
    L.choose(L.isAtMost(y, L.splat(0)), L.splat(0), else: g)
  }

  /// Puts 0 where no window writes, or everywhere if windows add to each other.
  @inline(__always)
  private static func clear(_ pool: borrowing LanePool, _ dx: UnsafeMutablePointer<Cell>) {
    let columns = pool.columns.input
    guard pool.isDisjoint else {
      for cell in 0..<pool.inputCount { dx[cell] = L.splat(0) }
      return
    }
    for row in pool.rows.uncovered {
      for column in 0..<columns { dx[Int(row) &* columns &+ column] = L.splat(0) }
    }
    for column in pool.columns.uncovered {
      for row in 0..<pool.rows.input { dx[row &* columns &+ Int(column)] = L.splat(0) }
    }
  }
}

extension CellPooling where L.Place == Int {
  /// The cell of a plane that is the largest of each window; −1 where a window has no cell.
  @inline(__always)
  static func winners(
    _ pool: borrowing LanePool, planes: Int, _ x: UnsafePointer<Cell>,
    _ winners: UnsafeMutablePointer<Int>
  ) {
    for plane in 0..<planes {
      let start = plane &* pool.inputCount
      let winners = winners + plane &* pool.outputCount
      forEachWindow(pool, stops: true) { window in
        guard !window.isEmpty else { return }
        let (row, column) = largest(x + start, window).place
          .quotientAndRemainder(dividingBy: window.columns)
        winners[window.output] = start &+ window.cell(row, column)
      }
    }
  }
}

// MARK: Functions

/// Functions of each cell, and the gradients that their outputs give.
enum CellFunctions<L: Cells> {
  /// The function's value.
  @inline(__always)
  static func value(_ function: LaneFunction, _ x: L.Cell) -> L.Cell {
    switch function {
    case .relu: L.choose(L.isAtMost(x, L.splat(0)), L.splat(0), else: x)
    case .leakyRelu(let slope):
      L.choose(L.isAbove(x, L.splat(0)), x, else: L.multiply(x, L.splat(L.Scalar(slope))))
    case .sigmoid:
      L.divide(
        L.splat(1), L.add(L.splat(1), L.exponential(L.subtract(L.splat(0), x))))
    case .tanh: L.tangent(x)
    }
  }

  /// A gradient times the slope where the function gave `y`.
  @inline(__always)
  static func sloped(_ function: LaneFunction, _ g: L.Cell, _ y: L.Cell) -> L.Cell {
    switch function {
    case .relu: L.choose(L.isAtMost(y, L.splat(0)), L.splat(0), else: g)
    case .leakyRelu(let slope):
      L.choose(L.isAbove(y, L.splat(0)), g, else: L.multiply(g, L.splat(L.Scalar(slope))))
    case .sigmoid: L.multiply(g, L.multiply(y, L.subtract(L.splat(1), y)))
    case .tanh: L.multiply(g, L.subtract(L.splat(1), L.multiply(y, y)))
    }
  }

  /// Replaces each of `count` cells by the function's value.
  @inline(__always)
  static func apply(_ function: LaneFunction, _ count: Int, _ y: UnsafeMutablePointer<L.Cell>) {
    switch function {
    case .relu: for i in 0..<count { y[i] = value(.relu, y[i]) }
    case .sigmoid: for i in 0..<count { y[i] = value(.sigmoid, y[i]) }
    case .tanh: for i in 0..<count { y[i] = value(.tanh, y[i]) }
    case .leakyRelu: for i in 0..<count { y[i] = value(function, y[i]) }
    }
  }

  /// Multiplies each of `count` gradients by the slope where the function gave `y`.
  @inline(__always)
  static func multiplySlope(
    _ function: LaneFunction, _ count: Int, _ y: UnsafePointer<L.Cell>,
    into dy: UnsafeMutablePointer<L.Cell>
  ) {
    switch function {
    case .relu: for i in 0..<count { dy[i] = sloped(.relu, dy[i], y[i]) }
    case .sigmoid: for i in 0..<count { dy[i] = sloped(.sigmoid, dy[i], y[i]) }
    case .tanh: for i in 0..<count { dy[i] = sloped(.tanh, dy[i], y[i]) }
    case .leakyRelu: for i in 0..<count { dy[i] = sloped(function, dy[i], y[i]) }
    }
  }
}

// MARK: Softmax

/// Lines of cells turned into probabilities.
enum CellSoftmax<L: Cells> {
  /// Calls a body with the first cell of every line.
  @inline(__always)
  private static func forEachLine(
    _ lines: LineGeometry, stops: Bool, _ body: (_ start: Int) -> Void
  ) {
    guard lines.length > 0 else { return }
    for group in 0..<lines.outer {
      for line in 0..<lines.inner {
        if stops, line & 255 == 0, Interruption.isRequested { return }
        body(group &* lines.length &* lines.inner &+ line)
      }
    }
  }

  /// y = e^(x − max) / Σ e^(x − max) along every line.
  @inline(__always)
  static func forward(
    _ lines: LineGeometry, _ x: UnsafePointer<L.Cell>, _ y: UnsafeMutablePointer<L.Cell>,
    stops: Bool
  ) {
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines, stops: stops) { start in
      let (x, y) = (x + start, y + start)
      var largest = x[0]
      for i in 0..<length {
        let cell = x[i &* step]
        largest = L.choose(L.beats(cell, largest), cell, else: largest)
      }
      var sum = L.splat(0)
      for i in 0..<length {
        let power = L.exponential(L.subtract(x[i &* step], largest))
        y[i &* step] = power
        sum = L.add(sum, power)
      }
      for i in 0..<length { y[i &* step] = L.divide(y[i &* step], sum) }
    }
  }

  /// Replaces the gradient of y by that of x along every line: dx = y·(dy − Σ dy·y).
  @inline(__always)
  static func backward(
    _ lines: LineGeometry, _ y: UnsafePointer<L.Cell>, _ dy: UnsafeMutablePointer<L.Cell>,
    stops: Bool
  ) {
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines, stops: stops) { start in
      let (y, dy) = (y + start, dy + start)
      var sum = L.splat(0)
      for i in 0..<length { sum = L.add(sum, L.multiply(dy[i &* step], y[i &* step])) }
      for i in 0..<length {
        let place = i &* step
        dy[place] = L.multiply(y[place], L.subtract(dy[place], sum))
      }
    }
  }
}

// MARK: The loops for blocks of images, and for numbers in both precisions

extension LanePool {
  /// Pools `planes` planes of a block of images.
  public func forward(planes: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    CellPooling<FloatLanes>.forward(
      self, planes: planes, x.assumingMemoryBound(to: FloatLanes.Vector.self),
      y.assumingMemoryBound(to: FloatLanes.Vector.self), stops: false)
  }

  /// The gradient with respect to the input of `planes` planes of a block of images.
  ///
  /// - Parameters:
  ///   - planes: How many planes there are.
  ///   - x: The input; an average does not look at it.
  ///   - dy: The gradient of the output.
  ///   - dx: Where the gradient goes; what was there does not matter.
  ///   - rectified: Whether `x` came from a ReLU whose slope is to be multiplied as well.
  public func backward(
    planes: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer,
    rectified: Bool = false
  ) {
    CellPooling<FloatLanes>.backward(
      self, planes: planes, x.assumingMemoryBound(to: FloatLanes.Vector.self),
      dy.assumingMemoryBound(to: FloatLanes.Vector.self),
      dx.assumingMemoryBound(to: FloatLanes.Vector.self), rectified: rectified, stops: false)
  }

  /// Pools planes that lie in an array one after the other.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward<Scalar: TensorScalar>(_ x: [Scalar]) -> [Scalar] {
    let planes = planes(x)
    var y = [Scalar](repeating: 0, count: planes * outputCount)
    CellPooling<Numbers<Scalar>>.forward(self, planes: planes, x, &y, stops: true)
    return y
  }

  /// The gradient with respect to planes in an array.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward<Scalar: TensorScalar>(_ x: [Scalar], outputGradient: [Scalar]) -> [Scalar] {
    var dx = [Scalar](repeating: 0, count: x.count)
    CellPooling<Numbers<Scalar>>.backward(
      self, planes: planes(x), x, outputGradient, &dx, rectified: false, stops: true)
    return dx
  }

  /// For each window the place in the array of its largest cell; −1 where it has none.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func winners<Scalar: TensorScalar>(_ x: [Scalar]) -> [Int] {
    let planes = planes(x)
    var winners = [Int](repeating: -1, count: planes * outputCount)
    CellPooling<Numbers<Scalar>>.winners(self, planes: planes, x, &winners)
    return winners
  }

  private func planes<Scalar>(_ x: [Scalar]) -> Int { x.count / max(1, inputCount) }
}

extension LaneFunction {
  /// Replaces each of `count` vectors by the function's value.
  public func apply(_ count: Int, _ values: UnsafeMutableRawPointer) {
    CellFunctions<FloatLanes>.apply(
      self, count, values.assumingMemoryBound(to: FloatLanes.Vector.self))
  }

  /// Multiplies each of `count` vectors of gradients by the slope where the function gave `y`.
  public func multiplySlope(
    _ count: Int, _ y: UnsafeRawPointer, into gradients: UnsafeMutableRawPointer
  ) {
    CellFunctions<FloatLanes>.multiplySlope(
      self, count, y.assumingMemoryBound(to: FloatLanes.Vector.self),
      into: gradients.assumingMemoryBound(to: FloatLanes.Vector.self))
  }

  /// The function's value.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func value<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    CellFunctions<Numbers<Scalar>>.value(self, x)
  }

  /// The slope where the function gave `y`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func slope<Scalar: TensorScalar>(output y: Scalar) -> Scalar {
    CellFunctions<Numbers<Scalar>>.sloped(self, 1, y)
  }
}

/// Lines of numbers turned into probabilities.
///
///     y[i] = e^(x[i] − max) / Σ e^(x[j] − max)
///
/// The largest number is taken off first, so that no power overflows.
public enum LaneSoftmax {
  /// Does it to every image of a block; the lines are those of one image.
  public static func forward(
    _ lines: LineGeometry, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer
  ) {
    CellSoftmax<FloatLanes>.forward(
      lines, x.assumingMemoryBound(to: FloatLanes.Vector.self),
      y.assumingMemoryBound(to: FloatLanes.Vector.self), stops: false)
  }

  /// Replaces the gradient of y by that of x, dx = y·(dy − Σ dy·y), in every image of a block.
  public static func backward(
    _ lines: LineGeometry, _ y: UnsafeRawPointer, _ gradients: UnsafeMutableRawPointer
  ) {
    CellSoftmax<FloatLanes>.backward(
      lines, y.assumingMemoryBound(to: FloatLanes.Vector.self),
      gradients.assumingMemoryBound(to: FloatLanes.Vector.self), stops: false)
  }

  /// Does it to an array.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func forward<Scalar: TensorScalar>(_ lines: LineGeometry, _ x: [Scalar]) -> [Scalar] {
    var y = x
    CellSoftmax<Numbers<Scalar>>.forward(lines, x, &y, stops: true)
    return y
  }

  /// The gradient of x in an array.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func backward<Scalar: TensorScalar>(
    _ lines: LineGeometry, output y: [Scalar], outputGradient: [Scalar]
  ) -> [Scalar] {
    var dx = outputGradient
    CellSoftmax<Numbers<Scalar>>.backward(lines, y, &dx, stops: true)
    return dx
  }
}
