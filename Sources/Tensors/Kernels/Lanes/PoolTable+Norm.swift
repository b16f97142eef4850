extension PoolTable {
  private typealias Vector = FloatLanes.Vector

  /// The p-norm of every window of `planes` planes.
  ///
  ///     out = (K/n · Σ xᵖ)^(1/p)
  ///
  /// K is the number of taps and n that of the window's cells: where ceil mode lets a window stick out,
  /// the mean of the cells it has stands for those it lacks, as in PyTorch.
  func normForward(planes: Int, _ p: Float, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    var source = x.assumingMemoryBound(to: Vector.self)
    var result = y.assumingMemoryBound(to: Vector.self)
    for _ in 0..<planes {
      for output in 0..<outputCount { result[output] = norm(output, p, source) }
      source += inputCount
      result += outputCount
    }
  }

  /// Adds the gradient with respect to one plane of the input.
  ///
  ///     dx = g · K/n · xᵖ⁻¹ · out^(1−p)
  ///
  /// A window of zeros, where the root has no slope, hands back 0. The norm is computed again, so that
  /// a function may have taken its place.
  func normBackward(
    _ p: Float, _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, _ dx: UnsafeMutableRawPointer
  ) {
    let source = x.assumingMemoryBound(to: Vector.self)
    let gradient = dy.assumingMemoryBound(to: Vector.self)
    let result = dx.assumingMemoryBound(to: Vector.self)
    guard p != 0 else { return }
    for output in 0..<outputCount {
      let norm = norm(output, p, source)
      let share = (gradient[output] * factors[output] * PoolTable.power(norm, 1 - p))
        .replacing(with: 0, where: norm .== 0)
      for i in starts[output]..<starts[output + 1] {
        let cell = cells[i]
        let part = share * PoolTable.power(source[cell], p - 1)
        result[cell] += part.replacing(with: 0, where: norm .== 0)
      }
    }
  }

  @inline(__always)
  private func norm(_ output: Int, _ p: Float, _ source: UnsafePointer<Vector>) -> Vector {
    var sum = Vector(repeating: 0)
    for i in starts[output]..<starts[output + 1] { sum += PoolTable.power(source[cells[i]], p) }
    return PoolTable.power(sum * factors[output], 1 / p)
  }

  /// x to the power of y in each lane.
  @inline(__always)
  private static func power(_ x: Vector, _ y: Float) -> Vector {
    switch y {
    case 1: return x
    case 2: return x * x
    case 0.5: return x.squareRoot()
    case -1: return 1 / x
    default:
      var result = x
      for lane in 0..<Vector.scalarCount { result[lane] = raise(x[lane], to: y) }
      return result
    }
  }
}
