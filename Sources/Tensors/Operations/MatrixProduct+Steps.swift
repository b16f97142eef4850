extension MatrixProduct {
  /// The places of the factors of every term of an output.
  private func factors(of output: Int) -> [(left: Int, right: Int)] {
    let (batch, place) = output.quotientAndRemainder(dividingBy: rows * columns)
    let (row, column) = place.quotientAndRemainder(dividingBy: columns)
    let (a, b) = starts(ofBatch: batch)
    return (0..<inner).map { (a + row * inner + $0, b + $0 * columns + column) }
  }

  /// None: the sizes say all.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula {
    switch (left.rank, right.rank, inner) {
    case (1, 1, 1) where outputShape.rank == 2: .notation("y[i,j] = a[i]·b[j]")
    case (1, 1, _): .notation("y = Σ a[k]·b[k]")
    case (1, _, _): .notation("y[j] = Σ a[k]·b[k,j]")
    case (_, 1, _): .notation("y[i] = Σ a[i,k]·b[k]")
    default: .notation("y[i,j] = Σ a[i,k]·b[k,j]")
    }
  }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule {
    guard left.rank > 1, right.rank > 1 else {
      let isOuter = outputShape.rank == 2
      let other = operand == 0 ? "b" : "a"
      return outputShape.rank == 0
        ? .arithmetic(.product(.letter("g"), .letter(other)))
        : isOuter || right.rank > 1 && operand == 0 || left.rank > 1 && operand == 1
          ? .notation(operand == 0 ? "g @ b.T" : "a.T @ g")
          : .notation(operand == 0 ? "g[i]·b[k]" : "a[k]·g[j]")
    }
    return .notation(operand == 0 ? "g @ b.T" : "a.T @ g")
  }

  /// A whole row of the left operand.
  public var reach: Reach { .whole }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard inner <= Step.maximumTerms else { return node.unlisted(output, inner) }
    return node.sum(
      output, factors(of: output).map { node.term(0, $0.left, weight: node.weight(1, $0.right)) })
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
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
    return .shares(
      outputs.flatMap { output in
        contributions(to: output, from: operand, in: node).filter { $0.element == element }
      })
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
