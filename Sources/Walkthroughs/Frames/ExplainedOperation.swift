import Tensors

/// An operation that can say where each of its numbers comes from.
///
/// Nothing is computed a second time for it: places come from the operation's geometry, numbers from
/// the values on the tape, slopes from other operands or from the operation's own backward kernel.
public protocol ExplainedOperation: Tensors.Operation {
  /// What one output element was computed from.
  func step(for output: Int, of node: Node<Double>) -> Step

  /// Every use of an element of an operand, in order of the outputs; nil if finding them would take
  /// too long.
  func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]?

  /// What one output element took from an operand, in order of its terms.
  func contributions(to output: Int, from operand: Int, in node: Node<Double>) -> [Share]
}

extension ExplainedOperation {
  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    LocalSlopes(of: node, operand: operand).uses(of: element)
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    LocalSlopes(of: node, operand: operand).contributions(to: output)
  }
}

/// Slopes of an operation's outputs with respect to one operand, read off its own backward kernel by
/// sending back a gradient that is 1 at one output and 0 elsewhere.
struct LocalSlopes {
  /// The most numbers that finding every use of an element may touch.
  static let maximumWork = 1 << 24

  let node: Node<Double>
  let operand: Int

  init(of node: Node<Double>, operand: Int) {
    self.node = node
    self.operand = operand
  }

  /// The slopes at one output.
  ///
  /// - Complexity: one backward pass of the operation.
  func contributions(to output: Int) -> [Share] {
    guard let slopes = slopes(at: output) else { return [] }
    return slopes.elements.enumerated().compactMap { element, slope in
      slope == 0 ? nil : Share(output: output, element: element, slope: slope)
    }
  }

  /// The slopes of every output, or of those that can have used it, with respect to one element; nil if
  /// they are too many.
  ///
  /// - Complexity: a backward pass of the operation for each output.
  func uses(of element: Int, among candidates: [Int]? = nil) -> [Share]? {
    let outputs = node.value.shape.count
    let work = (candidates?.count ?? outputs).multipliedReportingOverflow(
      by: outputs + node.inputs.reduce(0) { $0 + $1.value.shape.count })
    guard !work.overflow, work.partialValue <= LocalSlopes.maximumWork else { return nil }
    return (candidates ?? Array(0..<outputs)).compactMap { output in
      guard let slope = slopes(at: output)?.elements[element], slope != 0 else { return nil }
      return Share(output: output, element: element, slope: slope)
    }
  }

  private func slopes(at output: Int) -> Tensor<Double>? {
    guard let operation = node.operation, node.inputs.indices.contains(operand) else { return nil }
    var ones = [Double](repeating: 0, count: node.value.shape.count)
    ones[output] = 1
    guard let gradient = try? Tensor(node.value.shape, ones) else { return nil }
    let pass = BackwardPass(
      inputs: node.inputs.map(\.value), output: node.value, gradient: gradient,
      needs: node.inputs.indices.map { $0 == operand })
    let shares = operation.backward(pass)
    return shares.indices.contains(operand) ? shares[operand] : nil
  }
}

extension Node<Double> {
  /// A term that is an element of an operand.
  func term(_ operand: Int, _ element: Int, weight: Term.Weight? = nil) -> Term {
    let input = inputs[operand]
    return Term(
      .value(input), input.value.shape.index(of: element), input.value.elements[element],
      weight: weight)
  }

  /// A weight that is an element of an operand.
  func weight(_ operand: Int, _ element: Int) -> Term.Weight {
    let input = inputs[operand]
    return Term.Weight(
      .value(input), input.value.shape.index(of: element), input.value.elements[element])
  }

  /// A step whose value is an element of this node.
  func step(
    _ output: Int, _ terms: [Term], _ combination: Combination, bias: Term? = nil,
    argmax: [Int]? = nil
  ) -> Step {
    Step(
      operation: operation?.name ?? "", result: .value(self), output: value.shape.index(of: output),
      terms: terms, bias: bias, value: value.elements[output], combination: combination,
      argmax: argmax)
  }
}
