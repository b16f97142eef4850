import LaneInterface
import RealModule

// Activation functions and softmax in one loop for a number and for a vector of numbers: training goes
// through it with a vector of images, the prompt with one number at a time. All stands in one file for the
// reason told in Tiles.swift.

/// What such loops do with a cell of a map.
protocol FunctionCells {
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
  @inline(__always) static var stops: Bool { true }
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

  @inline(__always) static var stops: Bool { false }
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
  static func apply(_ function: LaneFunction, _ count: Int, _ y: UnsafeMutableRawPointer) {
    let y = y.assumingMemoryBound(to: L.Cell.self)
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
    _ function: LaneFunction, _ count: Int, _ y: UnsafeRawPointer,
    _ dy: UnsafeMutableRawPointer
  ) {
    let (y, dy) = (
      y.assumingMemoryBound(to: L.Cell.self), dy.assumingMemoryBound(to: L.Cell.self)
    )
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
  typealias Cell = L.Cell

  /// Calls a body with the first cell of every line.
  @inline(__always)
  private static func forEachLine(
    _ lines: CellLines, _ body: (_ start: Int) -> Void
  ) {
    guard lines.length > 0 else { return }
    for group in 0..<lines.outer {
      for line in 0..<lines.inner {
        if L.stops, line & 255 == 0, Interruption.isRequested { return }
        body(group &* lines.length &* lines.inner &+ line)
      }
    }
  }

  /// The largest cell of a line, the first of equals, and where it stands; a NaN beats every number.
  @inline(__always)
  static func largest(
    _ length: Int, _ step: Int, _ x: UnsafePointer<Cell>
  ) -> (cell: Cell, place: L.Place) {
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
    _ length: Int, _ step: Int, _ x: UnsafePointer<Cell>, _ largest: Cell,
    _ y: UnsafeMutablePointer<Cell>
  ) -> Cell {
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
    _ lines: CellLines, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer
  ) {
    let (x, y) = (x.assumingMemoryBound(to: Cell.self), y.assumingMemoryBound(to: Cell.self))
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines) { start in
      let (x, y) = (x + start, y + start)
      let sum = powers(length, step, x, largest(length, step, x).cell, y)
      for i in 0..<length { y[i &* step] = L.divide(y[i &* step], sum) }
    }
  }

  /// y = x − max − ln Σ e^(x − max) along every line.
  @inline(__always)
  static func logarithms(
    _ lines: CellLines, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer
  ) {
    let (x, y) = (x.assumingMemoryBound(to: Cell.self), y.assumingMemoryBound(to: Cell.self))
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines) { start in
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
    _ lines: CellLines, _ y: UnsafeRawPointer, _ dy: UnsafeMutableRawPointer
  ) {
    let (y, dy) = (y.assumingMemoryBound(to: Cell.self), dy.assumingMemoryBound(to: Cell.self))
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines) { start in
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
    _ length: Int, _ step: Int, _ y: UnsafeMutablePointer<Cell>, sum: Cell, factor: Cell
  ) {
    let scale = L.divide(factor, sum)
    for i in 0..<length { y[i &* step] = L.multiply(y[i &* step], scale) }
  }

  /// Replaces how much each class counts, q, by the gradient of the loss −Σ q·ln softmax(x) along every
  /// line: dx = softmax(x) · Σ q − q.
  @inline(__always)
  static func lossBackward(
    _ lines: CellLines, _ x: UnsafeMutableRawPointer, _ q: UnsafeMutableRawPointer
  ) {
    let (x, q) = (x.assumingMemoryBound(to: Cell.self), q.assumingMemoryBound(to: Cell.self))
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines) { start in
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
    _ lines: CellLines, _ y: UnsafeRawPointer, _ dy: UnsafeMutableRawPointer
  ) {
    let (y, dy) = (y.assumingMemoryBound(to: Cell.self), dy.assumingMemoryBound(to: Cell.self))
    let (length, step) = (lines.length, lines.inner)
    forEachLine(lines) { start in
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

extension Loops {
  static func apply(
    _ function: LaneFunction, _ cells: Cells, _ count: Int, _ y: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellFunctions<FunctionVectors>.apply(function, count, y)
    case .numbers(.float): CellFunctions<FunctionNumbers<Float>>.apply(function, count, y)
    case .numbers(.double): CellFunctions<FunctionNumbers<Double>>.apply(function, count, y)
    }
  }

  static func multiplySlope(
    _ function: LaneFunction, _ cells: Cells, _ count: Int, _ y: UnsafeRawPointer,
    _ dy: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellFunctions<FunctionVectors>.multiplySlope(function, count, y, dy)
    case .numbers(.float):
      CellFunctions<FunctionNumbers<Float>>.multiplySlope(function, count, y, dy)
    case .numbers(.double):
      CellFunctions<FunctionNumbers<Double>>.multiplySlope(function, count, y, dy)
    }
  }

  static func softmax(
    _ lines: CellLines, _ cells: Cells, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellSoftmax<FunctionVectors>.forward(lines, x, y)
    case .numbers(.float): CellSoftmax<FunctionNumbers<Float>>.forward(lines, x, y)
    case .numbers(.double): CellSoftmax<FunctionNumbers<Double>>.forward(lines, x, y)
    }
  }

  static func softmaxBackward(
    _ lines: CellLines, _ cells: Cells, _ y: UnsafeRawPointer, _ dy: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellSoftmax<FunctionVectors>.backward(lines, y, dy)
    case .numbers(.float): CellSoftmax<FunctionNumbers<Float>>.backward(lines, y, dy)
    case .numbers(.double): CellSoftmax<FunctionNumbers<Double>>.backward(lines, y, dy)
    }
  }

  static func logSoftmax(
    _ lines: CellLines, _ cells: Cells, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellSoftmax<FunctionVectors>.logarithms(lines, x, y)
    case .numbers(.float): CellSoftmax<FunctionNumbers<Float>>.logarithms(lines, x, y)
    case .numbers(.double): CellSoftmax<FunctionNumbers<Double>>.logarithms(lines, x, y)
    }
  }

  static func logSoftmaxBackward(
    _ lines: CellLines, _ cells: Cells, _ y: UnsafeRawPointer, _ dy: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellSoftmax<FunctionVectors>.logarithmsBackward(lines, y, dy)
    case .numbers(.float): CellSoftmax<FunctionNumbers<Float>>.logarithmsBackward(lines, y, dy)
    case .numbers(.double): CellSoftmax<FunctionNumbers<Double>>.logarithmsBackward(lines, y, dy)
    }
  }

  static func lossBackward(
    _ lines: CellLines, _ cells: Cells, _ x: UnsafeMutableRawPointer,
    _ q: UnsafeMutableRawPointer
  ) {
    switch cells {
    case .vectors: CellSoftmax<FunctionVectors>.lossBackward(lines, x, q)
    case .numbers(.float): CellSoftmax<FunctionNumbers<Float>>.lossBackward(lines, x, q)
    case .numbers(.double): CellSoftmax<FunctionNumbers<Double>>.lossBackward(lines, x, q)
    }
  }

  static func classLoss(
    _ classes: Int, _ scores: UnsafeMutableRawPointer, _ labels: UnsafePointer<Int32>,
    _ weights: UnsafePointer<Float>
  ) -> (loss: Float, correct: Int) {
    typealias Vector = FloatLanes.Vector
    let z = scores.assumingMemoryBound(to: Vector.self)
    let numbers = scores.assumingMemoryBound(to: Float.self)
    let lanes = Vector.scalarCount
    let (winner, chosen, sum) = measure(classes, scores, labels)
    var (loss, correct) = (Float(0), 0)
    var factor = Vector(repeating: 0)
    for lane in 0..<lanes where labels[lane] >= 0 {
      factor[lane] = weights[lane]
      loss += weights[lane] * (Float.log(sum[lane]) - chosen[lane])
      if winner[lane] == labels[lane] { correct += 1 }
    }
    CellSoftmax<FunctionVectors>.scale(classes, 1, z, sum: sum, factor: factor)
    for lane in 0..<lanes where labels[lane] >= 0 {
      numbers[Int(labels[lane]) &* lanes &+ lane] -= factor[lane]
    }
    return (loss, correct)
  }

  static func judge(
    _ classes: Int, _ scores: UnsafeMutableRawPointer, _ labels: UnsafePointer<Int32>,
    _ judgements: UnsafeMutablePointer<Judgement>
  ) {
    let (winner, chosen, sum) = measure(classes, scores, labels)
    for lane in 0..<FloatLanes.Vector.scalarCount {
      judgements[lane].loss = labels[lane] >= 0 ? Float.log(sum[lane]) - chosen[lane] : 0
      judgements[lane].prediction = winner[lane]
      judgements[lane].confidence = 1 / sum[lane]
    }
  }

  /// Puts powers of e in the place of the scores, from each of which the largest is taken off.
  ///
  /// - Returns: Where each lane's largest score was, what was left of the label's, and the sum of the
  ///   powers.
  private static func measure(
    _ classes: Int, _ scores: UnsafeMutableRawPointer, _ labels: UnsafePointer<Int32>
  ) -> (winner: FloatLanes.Place, chosen: FloatLanes.Vector, sum: FloatLanes.Vector) {
    typealias Vector = FloatLanes.Vector
    typealias Softmax = CellSoftmax<FunctionVectors>
    let z = scores.assumingMemoryBound(to: Vector.self)
    let (largest, winner) = Softmax.largest(classes, 1, z)
    let numbers = scores.assumingMemoryBound(to: Float.self)
    let lanes = Vector.scalarCount
    var chosen = Vector(repeating: 0)
    for lane in 0..<lanes where labels[lane] >= 0 {
      chosen[lane] = numbers[Int(labels[lane]) &* lanes &+ lane] - largest[lane]
    }
    return (winner, chosen, Softmax.powers(classes, 1, z, largest, z))
  }
}
