import Tensors

extension Rearrangement: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard let (operand, offset) = source(of: output) else {
      return node.step(output, [], .constant)
    }
    return node.step(output, [node.term(operand, offset)], .copy)
  }

  /// Every use of an element of an operand, in order of the outputs.
  ///
  /// - Complexity: O(*n*) in the elements of the output, unless they keep their order.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    if keepsOrder { return [Share(output: element, element: element, slope: 1)] }
    return (0..<outputShape.count).compactMap { output in
      guard let source = source(of: output), source == (operand, element) else { return nil }
      return Share(output: output, element: element, slope: 1)
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard let source = source(of: output), source.operand == operand else { return [] }
    return [Share(output: output, element: source.offset, slope: 1)]
  }
}
