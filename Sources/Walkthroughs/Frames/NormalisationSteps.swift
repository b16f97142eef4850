import Tensors

extension BatchNorm: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let inputs = node.inputs.map(\.value)
    let channel = geometry.place(of: output)
    let (mean, variance) = statistics(inputs)
    var terms = [node.term(0, output)]
    var (scale, shift) = (1.0, 0.0)
    for (operand, role) in roles.enumerated() {
      switch role {
      case .weight: scale = inputs[operand].elements[channel]
      case .bias: shift = inputs[operand].elements[channel]
      default: continue
      }
      terms.append(node.term(operand, channel))
    }
    return node.step(
      output, terms,
      .formula(
        .normalised(
          mean: mean[channel], variance: variance[channel], epsilon: epsilon, scale: scale,
          shift: shift)))
  }
}

extension Mask: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let weight = Term.Weight(isKept[output] ? scale : 0)
    return node.step(output, [node.term(0, output, weight: weight)], .sum)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    contributions(to: element, from: operand, in: node)
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    [Share(output: output, element: output, slope: isKept[output] ? scale : 0)]
  }
}
