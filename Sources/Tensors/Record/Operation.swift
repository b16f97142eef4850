/// One kind of computation that the tape remembers: how to do it and how a gradient passes back.
///
/// An operation holds its settings, checked when it was made, and no numbers of its inputs; so it can
/// be done again on other inputs of the same shapes, which is how finite differences are taken. Its
/// numbers come from the kernels, in either precision.
///
/// It also tells all that is true of itself, and has no defaults for that: explanations lay out and word
/// what they are given and know no operation by name. Places come from its geometry, numbers from the
/// values on the tape, slopes from other operands or from its own backward kernel.
public protocol Operation: Sendable {
  /// The name a user types, such as `conv2d`.
  var name: String { get }

  /// The shape of the output.
  var outputShape: Shape { get }

  /// The products that computing the output takes, where that is what it costs; else 0.
  var multiplyAdds: Int { get }

  /// What computing the output costs, in products, for the check that it can be afforded.
  var work: Int { get }

  /// The kind of numbers it gives for operands of some kinds.
  func elementType(of operands: [ElementType]) -> ElementType

  /// The same where the operands' numbers decide as well.
  func elementType<Scalar: TensorScalar>(ofNodes operands: [Node<Scalar>]) -> ElementType

  /// Computes the output.
  func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar>

  /// The gradient of a scalar with respect to each input, from the one with respect to the output.
  ///
  /// - Returns: one entry an input, of its shape; nil where none flows (an index, a label), or where
  ///   `pass.needs` does not ask for it.
  func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?]

  /// The settings that its formula has letters for.
  var settings: [Setting] { get }

  /// What it computes.
  var formula: Formula { get }

  /// The operation that tells where the numbers stand that it found, which come along where its result is
  /// unpacked: the `argmax` of a `max` along a dimension; nil where nothing is looked for.
  var places: (any Operation)? { get }

  /// The record of the program that the numbers were taken from; nil where they were not.
  var record: Ledger? { get }

  /// Whether it stands for no computation of the user's, and explanations pass over it.
  var isHidden: Bool { get }

  /// What its numbers were computed from, as the user has it.
  func sources(of node: Node<Double>) -> [Node<Double>]

  /// The id that an element has in that record.
  func recordID(of element: Int) -> Ledger.ID

  /// Whether its operands, in their order, are the slices of its output along the first dimension.
  var stacksOperands: Bool { get }

  /// Whether a program of the learner's did it, which is its own source.
  var isProgram: Bool { get }

  /// How it is written in a library.
  func recipe(at site: RecipeSite) -> Recipe

  /// How a gradient passes back to an operand.
  func rule(for operand: Int) -> GradientRule

  /// Which elements of its first operand an output sees.
  var reach: Reach { get }

  /// What one output element was computed from, and how.
  func step(for output: Int, of node: Node<Double>) -> Step

  /// What an element of an operand collects from the outputs that used it.
  func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered

  /// What one output element took from an operand, in order of its terms.
  func contributions(to output: Int, from operand: Int, in node: Node<Double>) -> [Share]
}

extension Operation {
  /// No products.
  public var multiplyAdds: Int { 0 }
  /// What the kinds alone decide.
  public func elementType<Scalar: TensorScalar>(ofNodes operands: [Node<Scalar>]) -> ElementType {
    // A key path in generic code would be made anew each time, which takes longer than a small sum.
    elementType(of: operands.map { $0.type })
  }
  /// Nothing is looked for.
  public var places: (any Operation)? { nil }
  /// No program's.
  public var record: Ledger? { nil }
  /// It does not.
  public var isHidden: Bool { false }
  /// The operands.
  public func sources(of node: Node<Double>) -> [Node<Double>] { node.inputs }
  /// It has none.
  public func recordID(of element: Int) -> Ledger.ID { Ledger.plain }
  /// They are not.
  public var stacksOperands: Bool { false }
  /// A function of the program's own did it.
  public var isProgram: Bool { false }
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
