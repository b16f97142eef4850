extension BinaryCrossEntropy {
  /// None.
  public var settings: [Setting] { [] }

  /// What it computes of each element.
  public var formula: Formula {
    .arithmetic(loss(.letter("x"), .letter("t"), weight: weight.map { _ in .letter("w") }))
  }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    let (x, t) = (Arithmetic.letter("x"), Arithmetic.letter("t"))
    let rest = Arithmetic.difference(.number(1), x)
    guard operand < 2 else { return .none }
    let slope: Arithmetic =
      operand == 0
      ? .quotient(.difference(x, t), .product(x, rest))
      : .difference(.call(.logarithm, [rest]), .call(.logarithm, [x]))
    let g = weight == nil ? Arithmetic.letter("g") : .product(.letter("g"), .letter("w"))
    return reduction.rule(.product(g, slope))
  }

  /// Every element, or the one at its place.
  public var reach: Reach { reduction == .none ? .same : .whole }

  /// −(t·ln x + (1 − t)·ln(1 − x)), times a weight if there is one.
  private func loss(_ x: Arithmetic, _ t: Arithmetic, weight: Arithmetic?) -> Arithmetic {
    let one = Arithmetic.number(1)
    let loss = Arithmetic.negated(
      .sum([
        .product(t, logarithm(x)), .product(.difference(one, t), logarithm(.difference(one, x))),
      ]))
    return weight.map { .product($0, loss) } ?? loss
  }

  /// The logarithm, kept at −100 where it would be below.
  private func logarithm(_ x: Arithmetic) -> Arithmetic {
    let logarithm = Arithmetic.call(.logarithm, [x])
    return logarithm.value() < -100 ? .call(.maximum, [logarithm, .number(-100)]) : logarithm
  }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let items = reduction.items(of: output, count: input.count)
    guard items.count <= Step.maximumTerms / 3 else { return node.unlisted(output, items.count) }
    let rows = items.map { item in
      [node.term(0, item), node.term(1, item)]
        + (weight.map { [node.term(2, $0.sources(of: item).right)] } ?? [])
    }
    let losses = rows.map { terms in
      loss(
        terms[0].element, terms[1].element,
        weight: terms.count > 2 ? terms[2].element : nil)
    }
    return node.step(output, rows.flatMap(\.self), .function, reduction.arithmetic(losses))
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    LocalSlopes(of: node, operand: operand).gathered(element, upstream)
  }
}
