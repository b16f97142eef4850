extension LineGeometry {
  /// The places of the line that an element lies on, in order.
  func line(of element: Int) -> [Int] {
    places(ofLine: element / (length * inner) * inner + element % inner)
  }

  /// The place of an element within its line.
  func place(of element: Int) -> Int { element / inner % length }
}

extension Softmax {
  /// None: the dimension shows in the shape.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula {
    let power = Arithmetic.exponential(.letter("x"))
    let total = Arithmetic.call(.total, [power])
    return .arithmetic(
      isLogarithmic
        ? .difference(.letter("x"), .call(.logarithm, [total])) : .quotient(power, total))
  }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule {
    let (g, y) = (Arithmetic.letter("g"), Arithmetic.letter("y"))
    return .arithmetic(
      isLogarithmic
        ? .difference(g, .product(.exponential(y), .call(.total, [g])))
        : .product(y, .difference(g, .call(.total, [.product(g, y)]))))
  }

  /// The line along the dimension.
  public var reach: Reach { .line(geometry) }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    guard geometry.length <= Step.maximumTerms else {
      return node.unlisted(output, geometry.length)
    }
    let terms = geometry.line(of: output).map { node.term(0, $0) }
    let own = geometry.place(of: output)
    return node.step(
      output, terms, .function, Softmax.arithmetic(terms, own, isLogarithmic: isLogarithmic))
  }

  /// The share of one number among the powers of e, or its logarithm.
  ///
  /// Where the powers would be too large or too small to be numbers, the largest is taken off first, as the
  /// kernel does.
  static func arithmetic(_ terms: [Term], _ own: Int, isLogarithmic: Bool) -> Arithmetic {
    let largest = terms.map(\.x).max() ?? 0
    let needsShift = largest.magnitude > 700 && largest.isFinite
    let numbers = terms.map {
      needsShift ? .difference($0.element, .number(largest)) : $0.element
    }
    let total = Arithmetic.sum(numbers.map(Arithmetic.exponential))
    return isLogarithmic
      ? .difference(numbers[own], .call(.logarithm, [total]))
      : .quotient(.exponential(numbers[own]), total)
  }

  /// What an element of the operand collects from the outputs of its line.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    guard geometry.length <= Step.maximumTerms else { return .tooMany }
    let line = geometry.line(of: element)
    func output(_ place: Int) -> Arithmetic {
      .element(.value(node), at: node.value.shape.index(of: place), node.value.elements[place])
    }
    let g = upstream.element(element)
    let rule: Arithmetic =
      isLogarithmic
      ? .difference(
        g, .product(.exponential(output(element)), .sum(line.map(upstream.element))))
      : .product(
        output(element),
        .difference(g, .sum(line.map { .product(upstream.element($0), output($0)) })))
    let slopes = LocalSlopes(of: node, operand: operand)
    return .rule(rule, shares: slopes.uses(of: element, among: line, upstream))
  }

  /// What one output element took from the operand.
  public func contributions(
    to output: Int, from operand: Int, in node: Node<Double>
  ) -> [Share] {
    LocalSlopes(of: node, operand: operand).contributions(to: output)
  }
}
