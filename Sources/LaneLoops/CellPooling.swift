import LaneInterface

// Pooling in one loop for a number and for a vector of numbers: training goes through it with a vector of
// images, the prompt with one number at a time. All stands in one file for the reason told in Tiles.swift.

/// What pooling does with a cell of a map.
protocol PoolCells {
  associatedtype Scalar: TensorScalar
  /// Whether a request to stop is heard.
  static var stops: Bool { get }
  /// A number, or a vector with one number of each of several images.
  associatedtype Cell
  /// What is true of each number of a cell.
  associatedtype Condition
  /// A whole number for each number of a cell.
  associatedtype Place
  /// The same number for all.
  static func splat(_ number: Scalar) -> Cell
  static func add(_ a: Cell, _ b: Cell) -> Cell
  static func multiply(_ a: Cell, _ b: Cell) -> Cell
  static func divide(_ a: Cell, _ b: Cell) -> Cell
  /// x to the power of p.
  static func power(_ x: Cell, _ p: Scalar) -> Cell
  static func isEqual(_ a: Cell, _ b: Cell) -> Condition
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
}

/// Cells that are numbers.
enum PoolNumbers<Scalar: TensorScalar>: PoolCells {
  @inline(__always) static var stops: Bool { true }
  @inline(__always) static func splat(_ number: Scalar) -> Scalar { number }
  @inline(__always) static func add(_ a: Scalar, _ b: Scalar) -> Scalar { a + b }
  @inline(__always) static func multiply(_ a: Scalar, _ b: Scalar) -> Scalar { a * b }
  @inline(__always) static func divide(_ a: Scalar, _ b: Scalar) -> Scalar { a / b }
  @inline(__always) static func power(_ x: Scalar, _ p: Scalar) -> Scalar { raise(x, to: p) }
  @inline(__always) static func isEqual(_ a: Scalar, _ b: Scalar) -> Bool { a == b }
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
}

/// Cells that are vectors of images.
enum PoolVectors: PoolCells {
  typealias Cell = FloatLanes.Vector
  typealias Place = FloatLanes.Place
  typealias Condition = SIMDMask<Place>

  @inline(__always) static var stops: Bool { false }
  @inline(__always) static func splat(_ number: Float) -> Cell { Cell(repeating: number) }
  @inline(__always) static func add(_ a: Cell, _ b: Cell) -> Cell { a + b }
  @inline(__always) static func multiply(_ a: Cell, _ b: Cell) -> Cell { a * b }
  @inline(__always) static func divide(_ a: Cell, _ b: Cell) -> Cell { a / b }
  @inline(__always) static func power(_ x: Cell, _ p: Float) -> Cell {
    switch p {
    case 1: return x
    case 2: return x * x
    case 0.5: return x.squareRoot()
    case -1: return 1 / x
    default:
      var result = x
      for lane in 0..<Cell.scalarCount { result[lane] = raise(x[lane], to: p) }
      return result
    }
  }
  @inline(__always) static func isEqual(_ a: Cell, _ b: Cell) -> Condition { a .== b }
  @inline(__always) static func isAtMost(_ a: Cell, _ b: Cell) -> Condition { a .<= b }
  @inline(__always) static func beats(_ a: Cell, _ largest: Cell) -> Condition {
    (a .> largest) .| (a .!= a)
  }
  @inline(__always) static func largest(_ a: Cell, _ b: Cell, _ c: Cell, _ d: Cell) -> Cell {
    let (above, below) = (a.replacing(with: b, where: b .> a), c.replacing(with: d, where: d .> c))
    let largest = above.replacing(with: below, where: below .> above)
    let areNumbers = ((a .> b) .| (a .<= b)) .& ((c .> d) .| (c .<= d))
    return Cell(repeating: .nan).replacing(with: largest, where: areNumbers)
  }
  @inline(__always) static func isAt(_ place: Place, _ number: Int) -> Condition {
    place .== Int32(truncatingIfNeeded: number)
  }
  @inline(__always) static func place(_ number: Int) -> Place {
    Place(repeating: Int32(truncatingIfNeeded: number))
  }
  @inline(__always) static func choose(_ condition: Condition, _ a: Cell, else b: Cell) -> Cell {
    b.replacing(with: a, where: condition)
  }
  @inline(__always) static func choose(_ condition: Condition, _ a: Place, else b: Place) -> Place {
    b.replacing(with: a, where: condition)
  }
}

/// What a pooling does with planes of cells.
enum CellPooling<L: PoolCells> {
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

  /// The window that rows and columns of cells make.
  @inline(__always)
  private static func window(
    _ pool: borrowing PoolWindows, _ output: Int, _ row: PoolWindows.Span,
    _ column: PoolWindows.Span
  ) -> Window {
    Window(
      output: output, first: Int(row.first) &* pool.columns.input &+ Int(column.first),
      rows: Int(row.count), columns: Int(column.count),
      divisor: pool.divisor ?? max(1, Int(row.share) &* Int(column.share)),
      rowStep: pool.rows.step &* pool.columns.input, columnStep: pool.columns.step)
  }

  /// Calls a body for every place of the window on a plane.
  @inline(__always)
  private static func forEachWindow(
    _ pool: borrowing PoolWindows, _ body: (_ window: Window) -> Void
  ) {
    var output = 0
    for row in pool.rows.spans {
      if L.stops, Interruption.isRequested { return }
      for column in pool.columns.spans {
        body(window(pool, output, row, column))
        output &+= 1
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
    _ pool: borrowing PoolWindows, _ planes: Int, _ x: UnsafeRawPointer,
    _ y: UnsafeMutableRawPointer
  ) {
    let (x, y) = (x.assumingMemoryBound(to: Cell.self), y.assumingMemoryBound(to: Cell.self))
    for plane in 0..<planes {
      let (x, y) = (x + plane &* pool.inputCount, y + plane &* pool.outputCount)
      switch pool.kind {
      case .maximum where pool.isHalving:
        if L.stops, Interruption.isRequested { return }
        halve(pool, x, y)
      case .maximum:
        forEachWindow(pool) { window in
          y[window.output] = window.isEmpty ? L.splat(-.infinity) : largest(x, window).cell
        }
      case .average:
        forEachWindow(pool) { window in
          var sum = L.splat(0)
          window.forEachCell { sum = L.add(sum, x[$0]) }
          y[window.output] = L.divide(sum, L.splat(L.Scalar(window.divisor)))
        }
      case .norm(let p):
        let (p, taps) = (L.Scalar(p), L.Scalar(pool.taps))
        forEachWindow(pool) { window in
          y[window.output] = norm(x, window, p, taps: taps)
        }
      }
    }
  }

  /// The gradient with respect to the input of `planes` planes; what was there does not matter.
  @inline(__always)
  static func backward(
    _ pool: borrowing PoolWindows, _ planes: Int, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer,
    _ dx: UnsafeMutableRawPointer, rectified: Bool
  ) {
    let (x, dy) = (x.assumingMemoryBound(to: Cell.self), dy.assumingMemoryBound(to: Cell.self))
    let dx = dx.assumingMemoryBound(to: Cell.self)
    let (isDisjoint, zero) = (pool.isDisjoint, L.splat(0))
    for plane in 0..<planes {
      let (input, output) = (plane &* pool.inputCount, plane &* pool.outputCount)
      let (x, dy, dx) = (x + input, dy + output, dx + input)
      clear(pool, dx)
      switch pool.kind {
      case .maximum where pool.isHalving:
        if L.stops, Interruption.isRequested { return }
        halveBackward(pool, x, dy, dx, rectified: rectified)
      case .maximum:
        forEachWindow(pool) { window in
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
        forEachWindow(pool) { window in
          let share = L.divide(dy[window.output], L.splat(L.Scalar(window.divisor)))
          window.forEachCell { dx[$0] = isDisjoint ? share : L.add(dx[$0], share) }
        }
      case .norm(let power):
        let (p, taps) = (L.Scalar(power), L.Scalar(pool.taps))
        forEachWindow(pool) { window in
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
    }
  }

  /// The largest of four neighbours each: what most networks pool by.
  @inline(__always)
  private static func halve(
    _ pool: borrowing PoolWindows, _ x: UnsafePointer<Cell>, _ y: UnsafeMutablePointer<Cell>
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
    _ pool: borrowing PoolWindows, _ x: UnsafePointer<Cell>, _ dy: UnsafePointer<Cell>,
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
  private static func clear(_ pool: borrowing PoolWindows, _ dx: UnsafeMutablePointer<Cell>) {
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
  /// The cell that is the largest of one window, by place in all planes; −1 where the window has none.
  @inline(__always)
  static func winner(_ pool: borrowing PoolWindows, _ output: Int, _ x: UnsafeRawPointer) -> Int {
    let x = x.assumingMemoryBound(to: Cell.self)
    let (plane, place) = output.quotientAndRemainder(dividingBy: pool.outputCount)
    let (row, column) = place.quotientAndRemainder(dividingBy: pool.columns.spans.count)
    let window = window(pool, place, pool.rows.spans[row], pool.columns.spans[column])
    guard !window.isEmpty else { return -1 }
    let start = plane * pool.inputCount
    let cell = largest(x + start, window).place.quotientAndRemainder(dividingBy: window.columns)
    return start + window.cell(cell.quotient, cell.remainder)
  }
}

extension Loops {
  static func pool(
    _ windows: borrowing PoolWindows, _ cells: Cells, _ planes: Int, _ x: UnsafeRawPointer,
    _ y: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellPooling<PoolVectors>.forward(windows, planes, x, y)
    case .numbers(.float): CellPooling<PoolNumbers<Float>>.forward(windows, planes, x, y)
    case .numbers(.double): CellPooling<PoolNumbers<Double>>.forward(windows, planes, x, y)
    }
  }

  static func poolBackward(
    _ windows: borrowing PoolWindows, _ cells: Cells, _ planes: Int, _ x: UnsafeRawPointer,
    _ dy: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer, rectified: Bool
  ) {
    switch cells {
    case .vectors:
      CellPooling<PoolVectors>.backward(windows, planes, x, dy, dx, rectified: rectified)
    case .numbers(.float):
      CellPooling<PoolNumbers<Float>>.backward(windows, planes, x, dy, dx, rectified: rectified)
    case .numbers(.double):
      CellPooling<PoolNumbers<Double>>.backward(windows, planes, x, dy, dx, rectified: rectified)
    }
  }

  static func winner(
    _ windows: borrowing PoolWindows, _ precision: Precision, _ output: Int, _ x: UnsafeRawPointer
  ) -> Int {
    switch precision {
    case .float: CellPooling<PoolNumbers<Float>>.winner(windows, output, x)
    case .double: CellPooling<PoolNumbers<Double>>.winner(windows, output, x)
    }
  }
}
