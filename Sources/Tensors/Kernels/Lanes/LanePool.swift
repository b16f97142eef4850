/// Pooling over a block of images: for every window the cells of a plane that it covers.
///
/// Padding is not in the table, so that windows at the border need nothing of their own.
public struct PoolTable: Sendable {
  /// What is put in the place of a window.
  public enum Kind: Hashable, Sendable {
    /// The largest cell; its gradient goes to the first of equals.
    case maximum
    /// The sum over the window's cells divided by their number, that of those in the padding counted
    /// or not, or else by the divisor.
    case average(countIncludePad: Bool, divisorOverride: Int? = nil)
    /// (K · mean xᵖ)^(1/p) with K the number of taps.
    case norm(p: Float)
  }

  /// Cells of a plane of the input.
  public let inputCount: Int
  /// Cells of a plane of the output.
  public let outputCount: Int
  private let kind: Kind
  /// The cells of all windows, and where each window's begin.
  let cells: [Int]
  let starts: [Int]
  /// What the sum of a window's cells, or of their powers, is multiplied by.
  let factors: [Float]
  /// Whether no cell is in two windows, and the cells that are in none.
  private let isDisjoint: Bool
  private let uncovered: [Int]

  /// Lists the cells of every window.
  public init(_ kind: Kind, _ window: WindowGeometry) {
    var (cells, starts, factors): ([Int], [Int], [Float]) = ([], [0], [])
    for row in 0..<window.rows.output {
      for column in 0..<window.columns.output {
        for tapRow in window.rows.taps(output: row) {
          for tapColumn in window.columns.taps(output: column) {
            cells.append(
              window.rows.position(output: row, tap: tapRow) * window.columns.input
                + window.columns.position(output: column, tap: tapColumn))
          }
        }
        let padded =
          window.rows.cellsIncludingPadding(output: row)
          * window.columns.cellsIncludingPadding(output: column)
        switch kind {
        case .average(_, let divisor?): factors.append(1 / Float(divisor))
        case .average(countIncludePad: false, _):
          factors.append(1 / Float(max(1, cells.count - (starts.last ?? 0))))
        case .norm: factors.append(Float(window.tapCount) / Float(max(1, padded)))
        case .average, .maximum: factors.append(1 / Float(max(1, padded)))
        }
        starts.append(cells.count)
      }
    }
    self.init(kind, window.inputCount, cells, starts, factors)
  }

  /// Lists the cells of parts that are averaged.
  public init(averaging parts: AdaptiveGeometry) {
    var (cells, starts, factors): ([Int], [Int], [Float]) = ([], [0], [])
    for row in 0..<parts.rows.output {
      for column in 0..<parts.columns.output {
        let across = parts.columns.cells(output: column)
        for line in parts.rows.cells(output: row) {
          cells += across.map { line * parts.columns.input + $0 }
        }
        factors.append(1 / Float(cells.count - (starts.last ?? 0)))
        starts.append(cells.count)
      }
    }
    self.init(
      .average(countIncludePad: false), parts.rows.input * parts.columns.input, cells, starts,
      factors)
  }

  private init(
    _ kind: Kind, _ inputCount: Int, _ cells: [Int], _ starts: [Int], _ factors: [Float]
  ) {
    self.kind = kind
    self.inputCount = inputCount
    outputCount = factors.count
    (self.cells, self.starts, self.factors) = (cells, starts, factors)
    var uses = [Int](repeating: 0, count: inputCount)
    for cell in cells { uses[cell] += 1 }
    isDisjoint = uses.allSatisfy { $0 <= 1 }
    uncovered = uses.indices.filter { uses[$0] == 0 }
  }

  /// Whether the gradient may be put in the place of the input: no cell is looked at again once its
  /// gradient is known.
  public func worksInPlace(rectified: Bool) -> Bool {
    switch kind {
    case .maximum: isDisjoint
    case .average: !rectified
    case .norm: false
    }
  }

  /// Pools `planes` planes.
  public func forward(planes: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    typealias Vector = FloatLanes.Vector
    if case .norm(let p) = kind { return normForward(planes: planes, p, x, y) }
    var source = x.assumingMemoryBound(to: Vector.self)
    var result = y.assumingMemoryBound(to: Vector.self)
    let isMaximum = kind == .maximum
    cells.withUnsafeBufferPointer { cells in
      starts.withUnsafeBufferPointer { starts in
        for _ in 0..<planes {
          for output in 0..<outputCount {
            let (start, end) = (starts[output], starts[output &+ 1])
            if isMaximum, end &- start == 4 {
              result[output] = PoolTable.larger(
                PoolTable.larger(source[cells[start]], source[cells[start &+ 1]]),
                PoolTable.larger(source[cells[start &+ 2]], source[cells[start &+ 3]]))
            } else if isMaximum {
              var largest = start < end ? source[cells[start]] : Vector(repeating: -.infinity)
              var i = start &+ 1
              while i < end {
                let v = source[cells[i]]
                largest = largest.replacing(with: v, where: v .> largest)
                i &+= 1
              }
              result[output] = largest
            } else {
              var sum = Vector(repeating: 0)
              var i = start
              while i < end {
                sum += source[cells[i]]
                i &+= 1
              }
              result[output] = sum * factors[output]
            }
          }
          source += inputCount
          result += outputCount
        }
      }
    }
  }

  /// The gradient with respect to the input of `planes` planes.
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
    typealias Vector = FloatLanes.Vector
    let writesOnce = if case .norm = kind { false } else { true }
    var source = x.assumingMemoryBound(to: Vector.self)
    var gradient = dy.assumingMemoryBound(to: Vector.self)
    var result = dx.assumingMemoryBound(to: Vector.self)
    for _ in 0..<planes {
      if isDisjoint, writesOnce {
        for cell in uncovered { result[cell] = Vector(repeating: 0) }
      } else {
        for cell in 0..<inputCount { result[cell] = Vector(repeating: 0) }
      }
      switch kind {
      case .maximum: maximumBackward(source, gradient, result, rectified: rectified)
      case .average: averageBackward(gradient, result)
      case .norm(let p): normBackward(p, source, gradient, result)
      }
      if rectified, kind != .maximum {
        LaneFunction.relu.multiplySlope(inputCount, source, into: result)
      }
      source += inputCount
      gradient += outputCount
      result += inputCount
    }
  }

  @inline(__always)
  private func maximumBackward(
    _ x: UnsafePointer<FloatLanes.Vector>, _ dy: UnsafePointer<FloatLanes.Vector>,
    _ dx: UnsafeMutablePointer<FloatLanes.Vector>, rectified: Bool
  ) {
    typealias Vector = FloatLanes.Vector
    cells.withUnsafeBufferPointer { cells in
      starts.withUnsafeBufferPointer { starts in
        for output in 0..<outputCount {
          let (start, end) = (starts[output], starts[output &+ 1])
          guard start < end else { continue }
          if isDisjoint, end &- start == 4 {
            let at = (
              cells[start], cells[start &+ 1], cells[start &+ 2], cells[start &+ 3]
            )
            let v = (x[at.0], x[at.1], x[at.2], x[at.3])
            let largest = PoolTable.larger(
              PoolTable.larger(v.0, v.1), PoolTable.larger(v.2, v.3))
            var left = dy[output]
            if rectified { left = left.replacing(with: 0, where: largest .<= 0) }
            dx[at.0] = PoolTable.share(&left, v.0, largest)
            dx[at.1] = PoolTable.share(&left, v.1, largest)
            dx[at.2] = PoolTable.share(&left, v.2, largest)
            dx[at.3] = PoolTable.share(&left, v.3, largest)
            continue
          }
          var largest = x[cells[start]]
          var i = start &+ 1
          while i < end {
            let v = x[cells[i]]
            largest = largest.replacing(with: v, where: v .> largest)
            i &+= 1
          }
          // What is left to give: nothing once the first of equals has had it.
          var left = dy[output]
          if rectified { left = left.replacing(with: 0, where: largest .<= 0) }
          i = start
          while i < end {
            let cell = cells[i]
            let share = PoolTable.share(&left, x[cell], largest)
            dx[cell] = isDisjoint ? share : dx[cell] + share
            i &+= 1
          }
        }
      }
    }
  }

  @inline(__always)
  private static func larger(
    _ a: FloatLanes.Vector, _ b: FloatLanes.Vector
  ) -> FloatLanes.Vector {
    a.replacing(with: b, where: b .> a)
  }

  /// What a cell gets of a gradient, and takes from what is left of it.
  @inline(__always)
  private static func share(
    _ left: inout FloatLanes.Vector, _ cell: FloatLanes.Vector, _ largest: FloatLanes.Vector
  ) -> FloatLanes.Vector {
    let wins = cell .== largest
    let share = FloatLanes.Vector(repeating: 0).replacing(with: left, where: wins)
    left = left.replacing(with: 0, where: wins)
    return share
  }

  @inline(__always)
  private func averageBackward(
    _ dy: UnsafePointer<FloatLanes.Vector>, _ dx: UnsafeMutablePointer<FloatLanes.Vector>
  ) {
    for output in 0..<outputCount {
      let share = dy[output] * factors[output]
      for i in starts[output]..<starts[output + 1] {
        let cell = cells[i]
        dx[cell] = isDisjoint ? share : dx[cell] + share
      }
    }
  }
}
