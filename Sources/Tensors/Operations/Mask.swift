/// Elements dropped at random and the others scaled up, so that the expected sum stays: `dropout`.
///
/// Which are dropped is drawn as where networks train.
///
///     y = x / (1 − p) with probability 1 − p, else 0
///
/// Which elements are kept is drawn when the operation is made.
public struct Mask: Operation {
  /// The name a user types.
  public let name: String
  /// The shape of the output.
  public let outputShape: Shape
  /// p: how likely an element is dropped.
  public let probability: Double
  /// Which elements are kept.
  public let isKept: [Bool]

  /// Draws which elements are kept, image after image where the first dimension can count them.
  ///
  /// - Throws: `ShapeError.notProbability`.
  public init(
    name: String, input: Shape, probability: Double, using random: inout RandomSource
  ) throws(ShapeError) {
    try self.init(name: name, input: input, probability: probability, key: random.next())
  }

  /// The same for what a step of training draws from.
  public init(
    name: String, input: Shape, probability: Double, key: UInt64
  ) throws(ShapeError) {
    guard probability >= 0, probability <= 1 else { throw .notProbability(probability) }
    self.name = name
    self.probability = probability
    outputShape = input
    let images = input.rank > 1 ? input[0] : 1
    isKept = LaneDropout(probability: probability)
      .kept(input.count / max(1, images), images: images, key: key)
  }

  /// 1 / (1 − p): what a kept element is multiplied by.
  public var scale: Double { probability < 1 ? 1 / (1 - probability) : 0 }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, masked(inputs[0].elements))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    [pass.needs[0] ? Tensor(known: outputShape, masked(pass.gradient.elements)) : nil]
  }

  private func masked<Scalar: TensorScalar>(_ elements: [Scalar]) -> [Scalar] {
    let scale = Scalar(scale)
    return zip(elements, isKept).map { $0 * ($1 ? scale : 0) }
  }
}
