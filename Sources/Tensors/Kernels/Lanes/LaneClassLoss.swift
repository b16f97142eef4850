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
    kernels.classLoss(classes, scores, labels, weights)
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
    kernels.judge(classes, scores, labels, judgements)
  }
}
