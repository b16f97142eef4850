import Tensors

extension MatrixProduct: ExplainedOperation {
  /// The places of the factors of every term of an output.
  private func factors(of output: Int) -> [(left: Int, right: Int)] {
    let (batch, place) = output.quotientAndRemainder(dividingBy: rows * columns)
    let (row, column) = place.quotientAndRemainder(dividingBy: columns)
    let (a, b) = starts(ofBatch: batch)
    return (0..<inner).map { (a + row * inner + $0, b + $0 * columns + column) }
  }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard inner <= Step.maximumTerms else { return node.step(output, [], .unlisted(inner)) }
    return node.step(
      output, factors(of: output).map { node.term(0, $0.left, weight: node.weight(1, $0.right)) },
      .sum)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    let size = operand == 0 ? rows * inner : inner * columns
    let (matrix, place) = element.quotientAndRemainder(dividingBy: size)
    let batches = (0..<self.batches.output.count).filter { batch in
      let starts = starts(ofBatch: batch)
      return (operand == 0 ? starts.left : starts.right) == matrix * size
    }
    let (line, column) = place.quotientAndRemainder(dividingBy: operand == 0 ? inner : columns)
    let places =
      operand == 0
      ? (0..<columns).map { line * columns + $0 }
      : (0..<rows).map { $0 * columns + column }
    let outputs = batches.flatMap { batch in places.map { batch * rows * columns + $0 } }
    return outputs.flatMap { output in
      contributions(to: output, from: operand, in: node).filter { $0.element == element }
    }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    factors(of: output).map { left, right in
      let (own, other) = operand == 0 ? (left, right) : (right, left)
      return Share(
        output: output, element: own, slope: node.inputs[1 - operand].value.elements[other],
        factor: Share.Factor(operand: 1 - operand, element: other))
    }
  }
}

extension Linear: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard inputs <= Step.maximumTerms else { return node.step(output, [], .unlisted(inputs)) }
    let (row, unit) = output.quotientAndRemainder(dividingBy: outputs)
    let terms = (0..<inputs).map {
      node.term(0, row * inputs + $0, weight: node.weight(1, unit * inputs + $0))
    }
    return node.step(output, terms, .sum, bias: node.inputs.count > 2 ? node.term(2, unit) : nil)
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    switch operand {
    case 0:
      let (row, column) = element.quotientAndRemainder(dividingBy: inputs)
      return (0..<outputs).map { unit in
        share(of: 0, row: row, unit: unit, column: column, in: node)
      }
    case 1:
      let (unit, column) = element.quotientAndRemainder(dividingBy: inputs)
      return (0..<rows).map { share(of: 1, row: $0, unit: unit, column: column, in: node) }
    default:
      return (0..<rows).map {
        Share(output: $0 * outputs + element, element: element, slope: 1)
      }
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
