extension Linear {
  /// None: the sizes say all.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { .notation("y[o] = Σ x[i]·w[o,i] + b[o]") }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    switch operand {
    case 0: .notation("g @ w")
    case 1: .notation("g.T @ x")
    default: .notation("Σ g")
    }
  }

  /// A whole row.
  public var reach: Reach { .whole }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard inputs <= Step.maximumTerms else { return node.unlisted(output, inputs) }
    let (row, unit) = output.quotientAndRemainder(dividingBy: outputs)
    let terms = (0..<inputs).map {
      node.term(0, row * inputs + $0, weight: node.weight(1, unit * inputs + $0))
    }
    return node.sum(output, terms, bias: node.inputs.count > 2 ? node.term(2, unit) : nil)
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    switch operand {
    case 0:
      let (row, column) = element.quotientAndRemainder(dividingBy: inputs)
      return .shares(
        (0..<outputs).map { share(of: 0, row: row, unit: $0, column: column, in: node) })
    case 1:
      let (unit, column) = element.quotientAndRemainder(dividingBy: inputs)
      return .shares(
        (0..<rows).map { share(of: 1, row: $0, unit: unit, column: column, in: node) })
    default:
      return .shares(
        (0..<rows).map { Share(output: $0 * outputs + element, element: element, slope: 1) })
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    let (row, unit) = output.quotientAndRemainder(dividingBy: outputs)
    guard operand < 2 else { return [Share(output: output, element: unit, slope: 1)] }
    return (0..<inputs).map { share(of: operand, row: row, unit: unit, column: $0, in: node) }
  }

  private func share(
    of operand: Int, row: Int, unit: Int, column: Int, in node: Node<Double>
  ) -> Share {
    let (x, w) = (row * inputs + column, unit * inputs + column)
    let (own, other) = operand == 0 ? (x, w) : (w, x)
    return Share(
      output: row * outputs + unit, element: own,
      slope: node.inputs[1 - operand].value.elements[other],
      factor: Share.Factor(operand: 1 - operand, element: other))
  }
}
