extension ElementwiseBinary {
  /// None: the function says all.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { .arithmetic(function.arithmetic(.letter("a"), .letter("b"))) }

  /// How a gradient passes back to an operand.
  public func rule(for operand: Int) -> GradientRule { function.rule(for: operand) }

  /// The element at the same place, where the operand is stretched.
  public var reach: Reach { .same }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let (left, right) = broadcast.sources(of: output)
    let (a, b) = (node.term(0, left), node.term(1, right))
    return node.step(output, [a, b], .function, function.arithmetic(a.element, b.element))
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    .shares(
      broadcast.outputs(of: element, operand: operand).flatMap {
        contributions(to: $0, from: operand, in: node)
      })
  }

  /// What one output element took from an operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    guard function.isDifferentiable else { return [] }
    let (left, right) = broadcast.sources(of: output)
    let slopes = function.slopes(
      node.inputs[0].value.elements[left], node.inputs[1].value.elements[right],
      output: node.value.elements[output])
    let factor: Share.Factor? =
      function == .multiply
      ? Share.Factor(operand: 1 - operand, element: operand == 0 ? right : left) : nil
    return [
      Share(
        output: output, element: operand == 0 ? left : right,
        slope: operand == 0 ? slopes.left : slopes.right, factor: factor)
    ]
  }
}

extension Broadcast {
  /// The outputs that an element of an operand was stretched to, in order.
  func outputs(of element: Int, operand: Int) -> [Int] {
    let own = operand == 0 ? left : right
    if own == output { return [element] }
    let index = own.index(of: element)
    let missing = output.rank - own.rank
    var places = [0]
    for (dimension, length) in output.dimensions.enumerated() {
      let isStretched = dimension < missing || own[dimension - missing] == 1
      let range =
        isStretched ? 0..<length : index[dimension - missing]..<index[dimension - missing] + 1
      places = places.flatMap { place in range.map { place * length + $0 } }
    }
    return places
  }
}
