extension RegressionLoss {
  /// None.
  public var settings: [Setting] { [] }

  /// What it computes of each pair.
  public var formula: Formula { .arithmetic(loss(.letter("x"), .letter("t"))) }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    let distance = Arithmetic.difference(.letter("x"), .letter("t"))
    let slope: Arithmetic =
      kind == .squared ? .product(.number(2), distance) : .call(.sign, [distance])
    let single = Arithmetic.product(slope, .letter("g"))
    return reduction.rule(operand == 0 ? single : .negated(single))
  }

  /// Every pair, or the one at its place.
  public var reach: Reach { reduction == .none ? .same : .whole }

  private func loss(_ x: Arithmetic, _ t: Arithmetic) -> Arithmetic {
    let distance = Arithmetic.difference(x, t)
    return kind == .squared ? .square(distance) : .call(.magnitude, [distance])
  }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let items = reduction.items(of: output, count: broadcast.output.count)
    guard items.count <= Step.maximumTerms / 2 else { return node.unlisted(output, items.count) }
    let pairs = items.map { item in
      let (left, right) = broadcast.sources(of: item)
      return (node.term(0, left), node.term(1, right))
    }
    return node.step(
      output, pairs.flatMap { [$0.0, $0.1] }, .function,
      reduction.arithmetic(pairs.map { loss($0.0.element, $0.1.element) }))
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    LocalSlopes(of: node, operand: operand).gathered(element, upstream)
  }
}
