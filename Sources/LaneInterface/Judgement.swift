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
