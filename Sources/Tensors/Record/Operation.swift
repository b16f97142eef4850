/// One kind of computation that the tape remembers: how to do it and how a gradient passes back.
///
/// An operation holds its settings, checked when it was made, and no numbers of its inputs; so it can
/// be done again on other inputs of the same shapes, which is how finite differences are taken. Its
/// numbers come from the kernels, in either precision.
public protocol Operation: Sendable {
  /// The name a user types, such as `conv2d`.
  var name: String { get }

  /// The shape of the output.
  var outputShape: Shape { get }

  /// The products that computing the output takes, where that is what it costs; else 0.
  var multiplyAdds: Int { get }

  /// What computing the output costs, in products, for the check that it can be afforded.
  var work: Int { get }

  /// Computes the output.
  func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar>

  /// The gradient of a scalar with respect to each input, from the one with respect to the output.
  ///
  /// - Returns: one entry an input, of its shape; nil where none flows (an index, a label), or where
  ///   `pass.needs` does not ask for it.
  func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?]
}

extension Operation {
  /// No products.
  public var multiplyAdds: Int { 0 }
}

/// What an operation is given to pass a gradient back.
public struct BackwardPass<Scalar: TensorScalar>: Sendable {
  /// What the operation was computed from.
  public let inputs: [Tensor<Scalar>]
  /// What it computed.
  public let output: Tensor<Scalar>
  /// The gradient of the scalar with respect to the output: same shape as `output`.
  public let gradient: Tensor<Scalar>
  /// Which inputs a gradient is wanted for.
  public let needs: [Bool]

  /// Gathers what a backward step needs.
  public init(
    inputs: [Tensor<Scalar>], output: Tensor<Scalar>, gradient: Tensor<Scalar>, needs: [Bool]
  ) {
    self.inputs = inputs
    self.output = output
    self.gradient = gradient
    self.needs = needs
  }
}
