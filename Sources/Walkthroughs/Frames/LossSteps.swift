import Tensors

extension LossReduction {
  /// The items that one output is put together from.
  func items(of output: Int, count: Int) -> Range<Int> {
    self == .none ? output..<output + 1 : 0..<count
  }
}

extension RegressionLoss: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let items = reduction.items(of: output, count: broadcast.output.count)
    guard items.count <= Step.maximumTerms / 2 else {
      return node.step(output, [], .unlisted(items.count))
    }
    let terms = items.flatMap { item in
      let (left, right) = broadcast.sources(of: item)
      return [node.term(0, left), node.term(1, right)]
    }
    let divisor = reduction == .mean ? Double(items.count) : 1
    return node.step(
      output, terms, .formula(.distances(squared: kind == .squared, divisor: divisor)))
  }
}

extension BinaryCrossEntropy: ExplainedOperation {
  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let items = reduction.items(of: output, count: input.count)
    guard items.count <= Step.maximumTerms / 3 else {
      return node.step(output, [], .unlisted(items.count))
    }
    let terms = items.flatMap { item in
      [node.term(0, item), node.term(1, item)]
        + (weight.map { [node.term(2, $0.sources(of: item).right)] } ?? [])
    }
    let divisor = reduction == .mean ? Double(items.count) : 1
    return node.step(
      output, terms,
      .formula(.binaryEntropy(isWeighted: weight != nil, divisor: divisor)))
  }
}

extension ClassLoss: ExplainedOperation {
  /// What one output element was computed from.
  ///
  /// One item with one right class is written out from its scores; several are sums of logarithms.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let inputs = node.inputs.map(\.value)
    let targets = distribution(inputs)
    let divisor = reduction == .mean ? targets.total : 1
    let items = reduction.items(of: output, count: geometry.lineCount)
    guard items.count * geometry.length <= Step.maximumTerms else {
      return node.step(output, [], .unlisted(items.count * geometry.length))
    }
    if items.count == 1, kind == .logits, let line = items.first {
      let places = geometry.places(ofLine: line)
      let counted = places.indices.filter { targets.shares[places[$0]] != 0 }
      if let own = counted.first, counted.count == 1, targets.shares[places[own]] == divisor {
        return node.step(
          output, places.map { node.term(0, $0) }, .formula(.crossEntropy(own: own)))
      }
    }
    let logarithms = logProbabilities(inputs[0].elements)
    let terms = items.flatMap { geometry.places(ofLine: $0) }
      .filter { targets.shares[$0] != 0 }
      .map { place in
        Term(
          .value(node.inputs[0]), geometry.shape.index(of: place), logarithms[place],
          weight: Term.Weight(-targets.shares[place] / divisor))
      }
    return node.step(output, terms, kind == .logits ? .logProbabilities : .sum)
  }
}
