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

  /// The shares of an element in the outputs that can have used it.
  func gathered(
    _ element: Int, among candidates: [Int]? = nil, _ upstream: Upstream
  ) -> Gathered {
    uses(of: element, among: candidates, upstream).map { .shares($0) } ?? .tooMany
  }

  /// The slopes of every output, or of those that can have used it, with respect to one element; nil if
  /// they are too many.
  ///
  /// A slope of 0 counts where the gradient that meets it is not finite.
  ///
  /// - Complexity: a backward pass of the operation for each output.
  func uses(
    of element: Int, among candidates: [Int]? = nil, _ upstream: Upstream
  ) -> [Share]? {
    let outputs = node.value.shape.count
    let work = (candidates?.count ?? outputs).multipliedReportingOverflow(
      by: outputs + node.inputs.reduce(0) { $0 + $1.value.shape.count })
    guard !work.overflow, work.partialValue <= LocalSlopes.maximumWork else { return nil }
    return (candidates ?? Array(0..<outputs)).compactMap { output in
      guard let slope = slopes(at: output)?.elements[element],
        slope != 0 || !upstream.tensor.elements[output].isFinite
      else { return nil }
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

/// An operation whose outputs each depend on many elements, by slopes that its own backward kernel gives.
public protocol MeasuredOperation: Operation {}

extension MeasuredOperation {
  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    LocalSlopes(of: node, operand: operand).contributions(to: output)
  }
}
