import RealModule

/// Functions of each number in a block of images, and the gradients that their outputs give.
public enum LaneFunction: Hashable, Sendable {
  /// max(0, x)
  case relu
  /// x above 0, else x·slope.
  case leakyRelu(slope: Float)
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// The hyperbolic tangent.
  case tanh

  fileprivate typealias Vector = FloatLanes.Vector

  /// Replaces each of `count` vectors by the function's value.
  public func apply(_ count: Int, _ values: UnsafeMutableRawPointer) {
    let y = values.assumingMemoryBound(to: Vector.self)
    switch self {
    case .relu:
      for i in 0..<count { y[i] = y[i].replacing(with: 0, where: y[i] .< 0) }
    case .leakyRelu(let slope):
      for i in 0..<count { y[i] = y[i].replacing(with: y[i] * slope, where: y[i] .< 0) }
    case .sigmoid:
      for i in 0..<count { y[i] = 1 / (1 + exponential(-y[i])) }
    case .tanh:
      for i in 0..<count { y[i] = 1 - 2 / (exponential(2 * y[i]) + 1) }
    }
  }

  /// Multiplies each of `count` gradients by the slope where the function gave `y`.
  public func multiplySlope(
    _ count: Int, _ y: UnsafeRawPointer, into gradients: UnsafeMutableRawPointer
  ) {
    let y = y.assumingMemoryBound(to: Vector.self)
    let dy = gradients.assumingMemoryBound(to: Vector.self)
    switch self {
    case .relu:
      for i in 0..<count { dy[i] = dy[i].replacing(with: 0, where: y[i] .<= 0) }
    case .leakyRelu(let slope):
      for i in 0..<count { dy[i] = dy[i].replacing(with: dy[i] * slope, where: y[i] .<= 0) }
    case .sigmoid:
      for i in 0..<count { dy[i] *= y[i] * (1 - y[i]) }
    case .tanh:
      for i in 0..<count { dy[i] *= 1 - y[i] * y[i] }
    }
  }
}

#if LANES_128
  private typealias Bits = SIMD4<Int32>
#elseif LANES_256
  private typealias Bits = SIMD8<Int32>
#else
  private typealias Bits = SIMD16<Int32>
#endif

/// eˣ in each lane, within 2 units in the last place.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^r by a polynomial. The same on every machine.
///
/// Source: Moshier, *Cephes*, `expf`.
@inline(__always)
func exponential(_ x: FloatLanes.Vector) -> FloatLanes.Vector {
  typealias Vector = FloatLanes.Vector
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
    unsafeBitCast(shifted, to: Bits.self) &- Bits(repeating: Int32(bitPattern: magic.bitPattern))
  let power = unsafeBitCast((whole &+ 127) &<< 23, to: Vector.self)
  return (p * r * r + r + 1) * power
}

/// Softmax and cross-entropy of a block of images.
public enum LaneClassLoss {
  /// Puts the gradient of the loss in the place of the scores.
  ///
  ///     loss = −w · ln softmax(z)[label],   dz = w · (softmax(z) − one-hot(label))
  ///
  /// - Parameters:
  ///   - classes: How many scores each image has.
  ///   - scores: `[classes]` vectors.
  ///   - labels: A class for each lane; negative for a lane without an image.
  ///   - weights: w for each lane: 1/N, or a class weight over the sum of such weights.
  /// - Returns: The sums over the images of w·loss, and how often the label had the first largest
  ///   score.
  public static func apply(
    classes: Int, _ scores: UnsafeMutableRawPointer, labels: UnsafePointer<Int32>,
    weights: UnsafePointer<Float>
  ) -> (loss: Float, correct: Int) {
    typealias Vector = FloatLanes.Vector
    let z = scores.assumingMemoryBound(to: Vector.self)
    var (largest, winner) = (z[0], Bits(repeating: 0))
    for c in 1..<max(1, classes) {
      let isLarger = z[c] .> largest
      largest = largest.replacing(with: z[c], where: isLarger)
      winner = winner.replacing(with: Int32(truncatingIfNeeded: c), where: isLarger)
    }
    let numbers = scores.assumingMemoryBound(to: Float.self)
    let lanes = Vector.scalarCount
    var (loss, correct) = (Float(0), 0)
    var chosen = Vector(repeating: 0)
    for lane in 0..<lanes where labels[lane] >= 0 {
      chosen[lane] = numbers[Int(labels[lane]) &* lanes &+ lane] - largest[lane]
    }
    var sum = Vector(repeating: 0)
    for c in 0..<classes {
      z[c] = exponential(z[c] - largest)
      sum += z[c]
    }
    var factor = Vector(repeating: 0)
    for lane in 0..<lanes where labels[lane] >= 0 {
      factor[lane] = weights[lane]
      loss += weights[lane] * (Float.log(sum[lane]) - chosen[lane])
      if winner[lane] == labels[lane] { correct += 1 }
    }
    let scale = factor / sum
    for c in 0..<classes { z[c] *= scale }
    for lane in 0..<lanes where labels[lane] >= 0 {
      numbers[Int(labels[lane]) &* lanes &+ lane] -= factor[lane]
    }
    return (loss, correct)
  }
}
