/// A function whose value and gradient a program of the learner's computes, as PyTorch's
/// `torch.autograd.Function` has it.
///
/// What it gives is what the program gave: it has no formula and no terms of its own. Cost: the program's.
public struct OwnFunction: Operation {
  /// The name of its class.
  public let name: String
  /// The shape of what the program gave.
  public let outputShape: Shape

  private let run: @Sendable ([Tensor<Double>]) -> Tensor<Double>?
  private let pull: @Sendable (BackwardPass<Double>) -> [Tensor<Double>?]

  /// Makes the operation of one call.
  ///
  /// - Parameters:
  ///   - name: The name of its class.
  ///   - outputShape: The shape of its value.
  ///   - run: Its value for other inputs; nil where the program fails or gives another shape.
  ///   - pull: The gradient with respect to each input, nil where none flows.
  public init(
    _ name: String, outputShape: Shape,
    run: @escaping @Sendable ([Tensor<Double>]) -> Tensor<Double>?,
    pull: @escaping @Sendable (BackwardPass<Double>) -> [Tensor<Double>?]
  ) {
    self.name = name
    self.outputShape = outputShape
    self.run = run
    self.pull = pull
  }

  /// Floating numbers.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// What the program gives; NaN where it fails.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let made = run(inputs.map { $0.converted(to: Double.self) })
    guard let made, made.shape == outputShape else {
      return Tensor(repeating: .nan, outputShape)
    }
    return made.converted(to: Scalar.self)
  }

  /// What the program's `backward` gives.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let given = BackwardPass(
      inputs: pass.inputs.map { $0.converted(to: Double.self) },
      output: pass.output.converted(to: Double.self),
      gradient: pass.gradient.converted(to: Double.self), needs: pass.needs)
    return pull(given).map { $0?.converted(to: Scalar.self) }
  }
}

extension OwnFunction {
  /// Whatever the program takes.
  public var settings: [Setting] { [] }

  /// Its name stands for what it does.
  public var formula: Formula { .notation("\(name)(…)") }

  /// Its `backward` goes through its own lines.
  public func rule(for operand: Int) -> GradientRule { .lineByLine }

  /// Nothing is known of what an element saw.
  public var reach: Reach { .whole }

  /// The number alone.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    node.step(output, [], .constant)
  }

  /// What came back is one number, without the uses that it is made of.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered { .given }

  /// None that are known.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] { [] }

  /// The learner's program did it.
  public var isProgram: Bool { true }

  /// None: the program is its own.
  public func recipe(at site: RecipeSite) -> Recipe { .none }
}
