/// Numbers along a dimension turned into probabilities, or into their logarithms: `softmax`,
/// `log_softmax`.
///
///     y[i] = e^(x[i] − max) / Σ e^(x[j] − max)
public struct Softmax: Operation {
  /// The name a user types.
  public let name: String
  /// Whether the logarithms are given.
  public let isLogarithmic: Bool
  /// The lines along the dimension.
  public let geometry: LineGeometry

  /// Resolves the dimension.
  ///
  /// - Throws: `ShapeError.noSuchDimension`.
  public init(
    name: String, input: Shape, dimension: Int, isLogarithmic: Bool = false
  ) throws(ShapeError) {
    self.name = name
    self.isLogarithmic = isLogarithmic
    geometry = try LineGeometry(input, dimension: dimension)
  }

  /// The shape of the output.
  public var outputShape: Shape { geometry.shape }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let x = inputs[0].elements
    return Tensor(
      known: outputShape,
      isLogarithmic ? LaneSoftmax.logarithms(geometry, x) : LaneSoftmax.forward(geometry, x))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    let (y, g) = (pass.output.elements, pass.gradient.elements)
    let elements =
      isLogarithmic
      ? LaneSoftmax.logarithmsBackward(geometry, output: y, outputGradient: g)
      : LaneSoftmax.backward(geometry, output: y, outputGradient: g)
    return [Tensor(known: outputShape, elements)]
  }
}
