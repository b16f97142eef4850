import RealModule

/// Functions of each number whose slopes can be told from what they gave.
public enum LaneFunction: Hashable, Sendable {
  /// max(0, x)
  case relu
  /// x above 0, else x·slope.
  case leakyRelu(slope: Double)
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// The hyperbolic tangent.
  case tanh

  /// The function of that kind; nil for one whose slope cannot be told from what it gave.
  public init?(_ function: UnaryFunction) {
    switch function {
    case .relu: self = .relu
    case .leakyRelu(let slope) where slope >= 0: self = .leakyRelu(slope: slope)
    case .sigmoid: self = .sigmoid
    case .tanh: self = .tanh
    default: return nil
    }
  }
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
    var (largest, winner) = (z[0], FloatLanes.place(0))
    for c in 1..<max(1, classes) {
      let isLarger = z[c] .> largest
      largest = largest.replacing(with: z[c], where: isLarger)
      winner = FloatLanes.choose(isLarger, FloatLanes.place(c), else: winner)
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
      z[c] = FloatLanes.exponential(z[c] - largest)
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
