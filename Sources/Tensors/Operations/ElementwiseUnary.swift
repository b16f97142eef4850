/// A function of one number put on every element.
public struct ElementwiseUnary: Operation {
  /// The name a user types.
  public let name: String

  /// The function.
  public let function: UnaryFunction

  /// The shape of the output.
  public let outputShape: Shape

  /// Makes the operation for an operand's shape.
  public init(name: String, _ function: UnaryFunction, input: Shape) {
    self.name = name
    self.function = function
    outputShape = input
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    function.elementType(of: .common(operands))
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, mapElements(inputs[0].elements, function))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    let elements = mapElementsGradient(
      input: pass.inputs[0].elements, output: pass.output.elements,
      outputGradient: pass.gradient.elements, function)
    return [Tensor(known: outputShape, elements)]
  }
}

extension ElementwiseUnary {
  /// None: the function's numbers stand in its formula.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { function.formula }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule { function.rule }

  /// The element at the same place.
  public var reach: Reach { .same }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let term = node.term(0, output)
    return node.step(output, [term], .function, function.arithmetic(term.element))
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    .shares(contributions(to: element, from: operand, in: node))
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    let slope = function.slope(
      node.inputs[0].value.elements[output], output: node.value.elements[output])
    return [Share(output: output, element: output, slope: slope)]
  }
}
