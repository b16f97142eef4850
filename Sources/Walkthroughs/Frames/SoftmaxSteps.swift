import Tensors

extension LineGeometry {
  /// The places of the line that an element lies on, in order.
  func line(of element: Int) -> [Int] {
    places(ofLine: element / (length * inner) * inner + element % inner)
  }

  /// The place of an element within its line.
  func place(of element: Int) -> Int { element / inner % length }
}

extension Softmax: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard geometry.length <= Step.maximumTerms else {
      return node.step(output, [], .unlisted(geometry.length))
    }
    let terms = geometry.line(of: output).map { node.term(0, $0) }
    let own = geometry.place(of: output)
    return node.step(
      output, terms, .formula(isLogarithmic ? .logSoftmax(own: own) : .softmax(own: own)))
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    LocalSlopes(of: node, operand: operand)
      .uses(of: element, among: geometry.line(of: element))
  }
}
