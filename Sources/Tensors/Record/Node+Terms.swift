extension Node<Double> {
  /// The node and the element of it that an element is a copy of, through steps inside a function; nil
  /// for a number that no input decided.
  public func origin(of element: Int) -> (node: Node<Double>, element: Int)? {
    var (node, element) = (self, element)
    while node.isInner, let operation = node.operation {
      let step = operation.step(for: element, of: node)
      guard step.combination == .copy else {
        return step.combination == .constant ? nil : (node, element)
      }
      guard let term = step.terms.first, case .value(let source) = term.source,
        let offset = term.input.flatMap(source.value.shape.offset)
      else { return nil }
      (node, element) = (source, offset)
    }
    return (node, element)
  }

  /// A term that is an element of an operand.
  func term(_ operand: Int, _ element: Int, weight: Term.Weight? = nil) -> Term {
    let number = inputs[operand].value.elements[element]
    guard let (node, place) = inputs[operand].origin(of: element) else {
      return Term(.value(inputs[operand]), nil, number, weight: weight)
    }
    return Term(.value(node), node.value.shape.index(of: place), number, weight: weight)
  }

  /// A weight that is an element of an operand.
  func weight(_ operand: Int, _ element: Int) -> Term.Weight {
    let number = inputs[operand].value.elements[element]
    guard let (node, place) = inputs[operand].origin(of: element) else {
      return Term.Weight(number)
    }
    return Term.Weight(.value(node), node.value.shape.index(of: place), number)
  }

  /// A step whose value is an element of this node.
  func step(
    _ output: Int, _ terms: [Term], _ combination: Combination, bias: Term? = nil,
    _ arithmetic: Arithmetic? = nil, winner: Winner? = nil
  ) -> Step {
    Step(
      operation: operation?.name ?? "", result: .value(self), output: value.shape.index(of: output),
      terms: terms, bias: bias, value: value.elements[output], combination: combination,
      arithmetic: arithmetic, winner: winner)
  }

  /// A step whose value is the sum of products.
  func sum(_ output: Int, _ terms: [Term], bias: Term? = nil) -> Step {
    let parts = terms.map(\.arithmetic) + (bias.map { [$0.element] } ?? [])
    return step(output, terms, .sum, bias: bias, .sum(parts))
  }

  /// A step whose terms are too many to be listed.
  func unlisted(_ output: Int, _ count: Int) -> Step {
    step(output, [], .unlisted(count))
  }
}
