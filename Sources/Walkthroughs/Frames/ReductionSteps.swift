import Tensors

extension Reduction: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let count = geometry.termCount
    guard count <= Step.maximumTerms else { return node.step(output, [], .unlisted(count)) }
    let places = geometry.terms(of: output)
    let terms = places.map { node.term(0, $0) }
    switch kind {
    case .sum: return node.step(output, terms, .sum)
    case .mean:
      let weight = Term.Weight(1 / Double(count))
      return node.step(output, places.map { node.term(0, $0, weight: weight) }, .sum)
    case .maximum, .minimum:
      let winner = terms.first { $0.x == node.value.elements[output] || $0.x.isNaN }
      return node.step(
        output, terms, kind == .maximum ? .maximum : .minimum, argmax: winner?.input)
    case .argmax, .argmin: return node.step(output, terms, .formula(.place))
    case .variance(let correction):
      return node.step(output, terms, spread(node, output, correction, root: false))
    case .deviation(let correction):
      return node.step(output, terms, spread(node, output, correction, root: true))
    case .norm(let p): return node.step(output, terms, .root(p: p, magnitudes: true))
    }
  }

  private func spread(
    _ node: Node<Double>, _ output: Int, _ correction: Double, root: Bool
  ) -> Combination {
    let means = try? Reduction(
      name: "mean", .mean, input: geometry.input, dimensions: geometry.reduced)
    let mean = means?.forward([node.inputs[0].value]).elements[output]
    let divisor = max(0, Double(geometry.termCount) - correction)
    return .formula(.variance(mean: mean ?? .nan, divisor: divisor, root: root))
  }

  /// Every use of an element of an operand, in order of the outputs.
  public func uses(of element: Int, operand: Int, in node: Node<Double>) -> [Share]? {
    let output = output(of: element)
    switch kind {
    case .argmax, .argmin: return []
    case .sum: return [Share(output: output, element: element, slope: 1)]
    case .mean:
      return [Share(output: output, element: element, slope: 1 / Double(geometry.termCount))]
    default: return LocalSlopes(of: node, operand: operand).uses(of: element, among: [output])
    }
  }

  /// The output that an element is a term of.
  private func output(of element: Int) -> Int {
    let index = geometry.input.index(of: element)
    return index.indices.filter { !geometry.reduced.contains($0) }
      .reduce(0) { $0 * geometry.input[$1] + index[$1] }
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    switch kind {
    case .argmax, .argmin: return []
    case .sum:
      return geometry.terms(of: output).map { Share(output: output, element: $0, slope: 1) }
    case .mean:
      let slope = 1 / Double(geometry.termCount)
      return geometry.terms(of: output).map { Share(output: output, element: $0, slope: slope) }
    default: return LocalSlopes(of: node, operand: operand).contributions(to: output)
    }
  }
}
