import RealModule

/// Softmax and cross-entropy of a block of images.
public enum LaneClassLoss {
  /// How the scores of one image do.
  public struct Judgement: Hashable, Sendable {
    /// −ln softmax(z)[label]; 0 for a lane without an image.
    public var loss: Float = 0
    /// The class with the first largest score.
    public var prediction: Int32 = 0
    /// The probability of that class.
    public var confidence: Float = 0

    /// No image's.
    public init() {}
  }

  private typealias Vector = FloatLanes.Vector

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
    let z = scores.assumingMemoryBound(to: Vector.self)
    let numbers = scores.assumingMemoryBound(to: Float.self)
    let lanes = Vector.scalarCount
    let (winner, chosen, sum) = measure(classes: classes, scores, labels: labels)
    var (loss, correct) = (Float(0), 0)
    var factor = Vector(repeating: 0)
    for lane in 0..<lanes where labels[lane] >= 0 {
      factor[lane] = weights[lane]
      loss += weights[lane] * (Float.log(sum[lane]) - chosen[lane])
      if winner[lane] == labels[lane] { correct += 1 }
    }
    LaneSoftmax.scale(classes, z, sum: sum, factor: factor)
    for lane in 0..<lanes where labels[lane] >= 0 {
      numbers[Int(labels[lane]) &* lanes &+ lane] -= factor[lane]
    }
    return (loss, correct)
  }

  /// Judges the scores of every image; they are not kept.
  ///
  /// - Parameters:
  ///   - classes: How many scores each image has.
  ///   - scores: `[classes]` vectors.
  ///   - labels: A class for each lane; negative for a lane without an image.
  ///   - judgements: Where one for each lane goes.
  public static func judge(
    classes: Int, _ scores: UnsafeMutableRawPointer, labels: UnsafePointer<Int32>,
    into judgements: UnsafeMutablePointer<Judgement>
  ) {
    let (winner, chosen, sum) = measure(classes: classes, scores, labels: labels)
    for lane in 0..<Vector.scalarCount {
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
    classes: Int, _ scores: UnsafeMutableRawPointer, labels: UnsafePointer<Int32>
  ) -> (winner: FloatLanes.Place, chosen: Vector, sum: Vector) {
    let z = scores.assumingMemoryBound(to: Vector.self)
    let (largest, winner) = LaneSoftmax.largest(classes, z)
    let numbers = scores.assumingMemoryBound(to: Float.self)
    let lanes = Vector.scalarCount
    var chosen = Vector(repeating: 0)
    for lane in 0..<lanes where labels[lane] >= 0 {
      chosen[lane] = numbers[Int(labels[lane]) &* lanes &+ lane] - largest[lane]
    }
    return (winner, chosen, LaneSoftmax.powers(classes, z, largest))
  }
}
