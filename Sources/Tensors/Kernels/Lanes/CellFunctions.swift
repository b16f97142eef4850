import RealModule

// Activation functions and softmax in one loop for a number and for a vector of numbers: training goes
// through it with a vector of images, the prompt with one number at a time. All stands in one file for the
// reason told in Tiles.swift.

/// What such loops do with a cell of a map.
protocol FunctionCells {
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
  /// eˣ
  static func exponential(_ x: Cell) -> Cell
  /// ln x
  static func logarithm(_ x: Cell) -> Cell
  /// The hyperbolic tangent.
  static func tangent(_ x: Cell) -> Cell
  /// Whether a > b.
  static func isAbove(_ a: Cell, _ b: Cell) -> Condition
  /// Whether a ≤ b.
  static func isAtMost(_ a: Cell, _ b: Cell) -> Condition
  /// Whether a cell takes the place of the largest so far: it is larger, or no number.
  static func beats(_ a: Cell, _ largest: Cell) -> Condition
  /// `a` where the condition holds, `b` elsewhere.
  static func choose(_ condition: Condition, _ a: Cell, else b: Cell) -> Cell
  static func choose(_ condition: Condition, _ a: Place, else b: Place) -> Place
  static func place(_ number: Int) -> Place
}

/// Cells that are numbers.
enum FunctionNumbers<Scalar: TensorScalar>: FunctionCells {
  @inline(__always) static func splat(_ number: Scalar) -> Scalar { number }
  @inline(__always) static func add(_ a: Scalar, _ b: Scalar) -> Scalar { a + b }
  @inline(__always) static func subtract(_ a: Scalar, _ b: Scalar) -> Scalar { a - b }
  @inline(__always) static func multiply(_ a: Scalar, _ b: Scalar) -> Scalar { a * b }
  @inline(__always) static func divide(_ a: Scalar, _ b: Scalar) -> Scalar { a / b }
  @inline(__always) static func exponential(_ x: Scalar) -> Scalar { Scalar.exp(x) }
  @inline(__always) static func logarithm(_ x: Scalar) -> Scalar { Scalar.log(x) }
  @inline(__always) static func tangent(_ x: Scalar) -> Scalar { Scalar.tanh(x) }
  @inline(__always) static func isAbove(_ a: Scalar, _ b: Scalar) -> Bool { a > b }
  @inline(__always) static func isAtMost(_ a: Scalar, _ b: Scalar) -> Bool { a <= b }
  @inline(__always) static func beats(_ a: Scalar, _ largest: Scalar) -> Bool {
    a > largest || a != a
  }
  @inline(__always) static func choose(_ condition: Bool, _ a: Scalar, else b: Scalar) -> Scalar {
    condition ? a : b
  }
  @inline(__always) static func choose(_ condition: Bool, _ a: Int, else b: Int) -> Int {
    condition ? a : b
  }
  @inline(__always) static func place(_ number: Int) -> Int { number }
}

/// Cells that are vectors of images.
enum FunctionVectors: FunctionCells {
  typealias Cell = FloatLanes.Vector
  typealias Place = FloatLanes.Place
  typealias Condition = SIMDMask<Place>

  @inline(__always) static func splat(_ number: Float) -> Cell { Cell(repeating: number) }
  @inline(__always) static func add(_ a: Cell, _ b: Cell) -> Cell { a + b }
  @inline(__always) static func subtract(_ a: Cell, _ b: Cell) -> Cell { a - b }
  @inline(__always) static func multiply(_ a: Cell, _ b: Cell) -> Cell { a * b }
  @inline(__always) static func divide(_ a: Cell, _ b: Cell) -> Cell { a / b }
  @inline(__always) static func isAbove(_ a: Cell, _ b: Cell) -> Condition { a .> b }
  @inline(__always) static func isAtMost(_ a: Cell, _ b: Cell) -> Condition { a .<= b }
  @inline(__always) static func beats(_ a: Cell, _ largest: Cell) -> Condition {
    (a .> largest) .| (a .!= a)
  }
  @inline(__always) static func choose(_ condition: Condition, _ a: Cell, else b: Cell) -> Cell {
    b.replacing(with: a, where: condition)
  }
  @inline(__always) static func choose(_ condition: Condition, _ a: Place, else b: Place) -> Place {
    b.replacing(with: a, where: condition)
  }
  @inline(__always) static func place(_ number: Int) -> Place {
    Place(repeating: Int32(truncatingIfNeeded: number))
  }
  @inline(__always) static func logarithm(_ x: Cell) -> Cell {
    var result = x
    for lane in 0..<Cell.scalarCount { result[lane] = Float.log(x[lane]) }
    return result
  }

  /// eˣ in each lane, within 2 units in the last place.
  ///
  /// x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^r by a polynomial. The same on every machine.
  ///
  /// Source: Moshier, *Cephes*, `expf`.
  @inline(__always) static func exponential(_ x: Cell) -> Cell {
    var x = x.replacing(with: 88, where: x .> 88)
    x = x.replacing(with: -87, where: x .< -87)
    let magic: Float = 12_582_912  // 1.5·2²³: adding it rounds to a whole number
    let shifted = x * 1.442_695_04 + magic
    let n = shifted - magic
    let r = x - n * 0.693_359_375 + n * 2.121_944_4e-4
    var p = Cell(repeating: 1.987_569_1e-4)
    p = p * r + 1.398_199_9e-3
    p = p * r + 8.333_452e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 0.166_666_65
    p = p * r + 0.5
    let whole =
      unsafeBitCast(shifted, to: FloatLanes.Place.self)
      &- FloatLanes.Place(repeating: Int32(bitPattern: magic.bitPattern))
    let power = unsafeBitCast((whole &+ 127) &<< 23, to: Cell.self)
    return (p * r * r + r + 1) * power
  }

  @inline(__always) static func tangent(_ x: Cell) -> Cell {
    1 - 2 / (exponential(2 * x) + 1)
  }
}

/// Functions of each cell, and the gradients that their outputs give.
enum CellFunctions<L: FunctionCells> {
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

/// Lines of cells turned into probabilities.
enum CellSoftmax<L: FunctionCells> {
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

  /// The largest cell of a line, the first of equals, and where it stands; a NaN beats every number.
  @inline(__always)
  static func largest(
    _ length: Int, _ step: Int, _ x: UnsafePointer<L.Cell>
  ) -> (cell: L.Cell, place: L.Place) {
    var (largest, winner) = (x[0], L.place(0))
    for i in 1..<max(1, length) {
      let cell = x[i &* step]
      let isLarger = L.beats(cell, largest)
      largest = L.choose(isLarger, cell, else: largest)
      winner = L.choose(isLarger, L.place(i), else: winner)
    }
    return (largest, winner)
  }

  /// y = e^(x − largest) along a line, which may be x itself.
  ///
  /// - Returns: The sum of the powers.
  @inline(__always)
  static func powers(
    _ length: Int, _ step: Int, _ x: UnsafePointer<L.Cell>, _ largest: L.Cell,
    _ y: UnsafeMutablePointer<L.Cell>
  ) -> L.Cell {
    var sum = L.splat(0)
    for i in 0..<length {
      let power = L.exponential(L.subtract(x[i &* step], largest))
      y[i &* step] = power
      sum = L.add(sum, power)
    }
    return sum
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
      let sum = powers(length, step, x, largest(length, step, x).cell, y)
      for i in 0..<length { y[i &* step] = L.divide(y[i &* step], sum) }
    }
  }

  /// y = x − max − ln Σ e^(x − max) along every line.
  @inline(__always)
  static func logarithms(
    _ lines: LineGeometry, _ x: UnsafePointer<L.Cell>, _ y: UnsafeMutablePointer<L.Cell>,
    stops: Bool
  ) {
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines, stops: stops) { start in
      let (x, y) = (x + start, y + start)
      let largest = largest(length, step, x).cell
      let logarithm = L.logarithm(powers(length, step, x, largest, y))
      for i in 0..<length {
        y[i &* step] = L.subtract(L.subtract(x[i &* step], largest), logarithm)
      }
    }
  }

  /// Replaces the gradient of y by that of x along every line: dx = dy − e^y · Σ dy.
  @inline(__always)
  static func logarithmsBackward(
    _ lines: LineGeometry, _ y: UnsafePointer<L.Cell>, _ dy: UnsafeMutablePointer<L.Cell>,
    stops: Bool
  ) {
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines, stops: stops) { start in
      let (y, dy) = (y + start, dy + start)
      var sum = L.splat(0)
      for i in 0..<length { sum = L.add(sum, dy[i &* step]) }
      for i in 0..<length {
        let place = i &* step
        dy[place] = L.subtract(dy[place], L.multiply(L.exponential(y[place]), sum))
      }
    }
  }

  /// Puts probabilities times a factor in the place of the powers that stand along a line.
  @inline(__always)
  static func scale(
    _ length: Int, _ step: Int, _ y: UnsafeMutablePointer<L.Cell>, sum: L.Cell, factor: L.Cell
  ) {
    let scale = L.divide(factor, sum)
    for i in 0..<length { y[i &* step] = L.multiply(y[i &* step], scale) }
  }

  /// Replaces how much each class counts, q, by the gradient of the loss −Σ q·ln softmax(x) along every
  /// line: dx = softmax(x) · Σ q − q.
  @inline(__always)
  static func lossBackward(
    _ lines: LineGeometry, _ x: UnsafeMutablePointer<L.Cell>, _ q: UnsafeMutablePointer<L.Cell>,
    stops: Bool
  ) {
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines, stops: stops) { start in
      let (x, q) = (x + start, q + start)
      var total = L.splat(0)
      for i in 0..<length { total = L.add(total, q[i &* step]) }
      let sum = powers(length, step, x, largest(length, step, x).cell, x)
      scale(length, step, x, sum: sum, factor: total)
      for i in 0..<length { q[i &* step] = L.subtract(x[i &* step], q[i &* step]) }
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

extension LaneFunction {
  /// Replaces each of `count` vectors by the function's value.
  public func apply(_ count: Int, _ values: UnsafeMutableRawPointer) {
    CellFunctions<FunctionVectors>.apply(
      self, count, values.assumingMemoryBound(to: FloatLanes.Vector.self))
  }

  /// Multiplies each of `count` vectors of gradients by the slope where the function gave `y`.
  public func multiplySlope(
    _ count: Int, _ y: UnsafeRawPointer, into gradients: UnsafeMutableRawPointer
  ) {
    CellFunctions<FunctionVectors>.multiplySlope(
      self, count, y.assumingMemoryBound(to: FloatLanes.Vector.self),
      into: gradients.assumingMemoryBound(to: FloatLanes.Vector.self))
  }

  /// The function's value.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func value<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    CellFunctions<FunctionNumbers<Scalar>>.value(self, x)
  }

  /// The slope where the function gave `y`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func slope<Scalar: TensorScalar>(output y: Scalar) -> Scalar {
    CellFunctions<FunctionNumbers<Scalar>>.sloped(self, 1, y)
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
    CellSoftmax<FunctionVectors>.forward(
      lines, x.assumingMemoryBound(to: FloatLanes.Vector.self),
      y.assumingMemoryBound(to: FloatLanes.Vector.self), stops: false)
  }

  /// Replaces the gradient of y by that of x, dx = y·(dy − Σ dy·y), in every image of a block.
  public static func backward(
    _ lines: LineGeometry, _ y: UnsafeRawPointer, _ gradients: UnsafeMutableRawPointer
  ) {
    CellSoftmax<FunctionVectors>.backward(
      lines, y.assumingMemoryBound(to: FloatLanes.Vector.self),
      gradients.assumingMemoryBound(to: FloatLanes.Vector.self), stops: false)
  }

  /// Where the largest of each image's scores is, the first of equals, and how large it is.
  static func largest(
    _ classes: Int, _ scores: UnsafePointer<FloatLanes.Vector>
  ) -> (cell: FloatLanes.Vector, place: FloatLanes.Place) {
    CellSoftmax<FunctionVectors>.largest(classes, 1, scores)
  }

  /// Puts e^(z − largest) in the place of scores.
  ///
  /// - Returns: The sum of these powers.
  static func powers(
    _ classes: Int, _ scores: UnsafeMutablePointer<FloatLanes.Vector>, _ largest: FloatLanes.Vector
  ) -> FloatLanes.Vector {
    CellSoftmax<FunctionVectors>.powers(classes, 1, scores, largest, scores)
  }

  /// Puts probabilities times a number in the place of the powers that have a sum.
  static func scale(
    _ classes: Int, _ powers: UnsafeMutablePointer<FloatLanes.Vector>, sum: FloatLanes.Vector,
    factor: FloatLanes.Vector
  ) {
    CellSoftmax<FunctionVectors>.scale(classes, 1, powers, sum: sum, factor: factor)
  }

  /// Does it to an array.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func forward<Scalar: TensorScalar>(_ lines: LineGeometry, _ x: [Scalar]) -> [Scalar] {
    var y = x
    CellSoftmax<FunctionNumbers<Scalar>>.forward(lines, x, &y, stops: true)
    return y
  }

  /// The gradient of x in an array.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func backward<Scalar: TensorScalar>(
    _ lines: LineGeometry, output y: [Scalar], outputGradient: [Scalar]
  ) -> [Scalar] {
    var dx = outputGradient
    CellSoftmax<FunctionNumbers<Scalar>>.backward(lines, y, &dx, stops: true)
    return dx
  }

  /// The logarithms of the probabilities, in an array.
  ///
  ///     y[i] = x[i] − max − ln Σ e^(x[j] − max)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func logarithms<Scalar: TensorScalar>(_ lines: LineGeometry, _ x: [Scalar]) -> [Scalar] {
    var y = x
    CellSoftmax<FunctionNumbers<Scalar>>.logarithms(lines, x, &y, stops: true)
    return y
  }

  /// The gradient through these, in an array: dx = dy − e^y · Σ dy.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func logarithmsBackward<Scalar: TensorScalar>(
    _ lines: LineGeometry, output y: [Scalar], outputGradient: [Scalar]
  ) -> [Scalar] {
    var dx = outputGradient
    CellSoftmax<FunctionNumbers<Scalar>>.logarithmsBackward(lines, y, &dx, stops: true)
    return dx
  }

  /// The gradient of the loss −Σ q·ln softmax(x), in an array: dx = softmax(x) · Σ q − q.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func lossBackward<Scalar: TensorScalar>(
    _ lines: LineGeometry, _ x: [Scalar], shares q: [Scalar]
  ) -> [Scalar] {
    var (powers, dx) = (x, q)
    CellSoftmax<FunctionNumbers<Scalar>>.lossBackward(lines, &powers, &dx, stops: true)
    return dx
  }
}
