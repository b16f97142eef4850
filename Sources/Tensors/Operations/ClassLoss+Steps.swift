extension ClassLoss {
  /// None.
  public var settings: [Setting] { [] }

  /// What it computes of each item.
  public var formula: Formula {
    let probability = kind == .logits ? "ln softmax(x)" : "x"
    return .notation(hasProbabilities ? "−Σ t·\(probability)" : "−\(probability)[t]")
  }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    switch operand {
    case 0: kind == .logits ? .softmaxMinusTarget : .notation("−g·[c = t]")
    case 1: hasProbabilities ? .notation("−g·ln softmax(x)") : .none
    default: .none
    }
  }

  /// The classes of its item, or of all.
  public var reach: Reach { reduction == .none ? .line(geometry) : .whole }

  /// What one output element was computed from.
  ///
  /// One item with one right class is written out from its scores; several are sums of logarithms.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let inputs = node.inputs.map(\.value)
    let targets = distribution(inputs)
    let divisor = reduction == .mean ? targets.total : 1
    let items = reduction.items(of: output, count: geometry.lineCount)
    guard items.count * geometry.length <= Step.maximumTerms else {
      return node.unlisted(output, items.count * geometry.length)
    }
    if items.count == 1, kind == .logits, let line = items.first {
      let places = geometry.places(ofLine: line)
      let counted = places.indices.filter { targets.shares[places[$0]] != 0 }
      if let own = counted.first, counted.count == 1, targets.shares[places[own]] == divisor {
        let terms = places.map { node.term(0, $0) }
        return node.step(output, terms, .function, ClassLoss.arithmetic(terms, own))
      }
    }
    let logarithms = logProbabilities(inputs[0].elements)
    let terms = items.flatMap { geometry.places(ofLine: $0) }
      .filter { targets.shares[$0] != 0 || hasProbabilities && !logarithms[$0].isFinite }
      .map { place in
        Term(
          .value(node.inputs[0]), geometry.shape.index(of: place), logarithms[place],
          weight: Term.Weight(-targets.shares[place] / divisor))
      }
    let products = terms.map { term in
      kind == .logits ? term.logarithm : term.arithmetic
    }
    // A mean over nothing that counts is no number.
    let sum = Arithmetic.sum(products)
    return node.step(
      output, terms, .function, divisor == 0 ? .quotient(sum, .number(0)) : sum)
  }

  /// −ln of the share that one score has among the powers of e; where that share is too small to be a
  /// number, written without it.
  private static func arithmetic(_ terms: [Term], _ own: Int) -> Arithmetic {
    let largest = terms.map(\.x).max() ?? 0
    let isTiny = largest - terms[own].x > 700 && terms[own].x.isFinite
    return isTiny
      ? .negated(Softmax.arithmetic(terms, own, isLogarithmic: true))
      : .negated(
        .call(.logarithm, [Softmax.arithmetic(terms, own, isLogarithmic: false)]))
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    LocalSlopes(of: node, operand: operand).gathered(element, upstream)
  }
}

extension Term {
  /// A logarithm of a probability, with its weight, that its score goes by.
  fileprivate var logarithm: Arithmetic {
    let logarithm = Arithmetic.known(x, as: .call(.logProbability, [element]))
    return weight.map { .product(logarithm, $0.arithmetic) } ?? logarithm
  }
}
