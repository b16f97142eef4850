extension Rearrangement {
  /// None: what was moved where is known element by element.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { border.map { .bordered($0, fill) } ?? .moved }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule { .back }

  /// The element that was put there.
  public var reach: Reach { .moved }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard let (operand, offset) = source(of: output) else {
      return node.step(output, [], .constant)
    }
    let term = node.term(operand, offset)
    return node.step(output, [term], .copy, term.element)
  }

  /// What an element of an operand collects from the outputs that used it.
  ///
  /// - Complexity: O(*n*) in the elements of the output, unless they keep their order.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    if keepsOrder { return .shares([Share(output: element, element: element, slope: 1)]) }
    return .shares(
      (0..<outputShape.count).compactMap { output in
        guard let source = source(of: output), source == (operand, element) else { return nil }
        return Share(output: output, element: element, slope: 1)
      })
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard let source = source(of: output), source.operand == operand else { return [] }
    return [Share(output: output, element: source.offset, slope: 1)]
  }
}
