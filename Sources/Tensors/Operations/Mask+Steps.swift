extension Mask {
  /// None: what is dropped was drawn.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { .dropped(scale: scale) }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule { .toKept(scale: scale) }

  /// The element at the same place.
  public var reach: Reach { .same }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let weight = Term.Weight(isKept[output] ? scale : 0)
    return node.sum(output, [node.term(0, output, weight: weight)])
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
    [Share(output: output, element: output, slope: isKept[output] ? scale : 0)]
  }
}
