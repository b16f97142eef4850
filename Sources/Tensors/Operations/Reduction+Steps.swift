extension Reduction {
  /// None: the numbers stand in its formula.
  public var settings: [Setting] { [] }

  /// What it computes.
  public var formula: Formula { kind.formula }

  /// How a gradient passes back to the operand.
  public func rule(for operand: Int) -> GradientRule { kind.rule(ties) }

  /// Those along the dimensions that go away.
  public var reach: Reach { .reduction(geometry) }

  /// What one output element was computed from.
  public func step(for output: Int, of node: Node<Double>) -> Step {
    let count = geometry.termCount
    guard count <= Step.maximumTerms else { return node.unlisted(output, count) }
    let places = geometry.terms(of: output)
    let terms = places.map { node.term(0, $0) }
    let numbers = terms.map(\.element)
    switch kind {
    case .sum: return node.sum(output, terms)
    case .mean:
      let weight = Term.Weight(1 / Double(count))
      return node.step(
        output, places.map { node.term(0, $0, weight: weight) }, .mean,
        .mean(numbers, by: Double(count)))
    case .maximum, .minimum:
      return node.extreme(
        output, terms, largest: kind == .maximum,
        winner: winner(places, winners(node.inputs[0].value)[output], in: node))
    case .argmax, .argmin:
      let call = kind == .argmax ? Arithmetic.Call.placeOfMaximum : .placeOfMinimum
      return node.step(output, terms, .function, .call(call, numbers))
    case .variance(let correction):
      return node.step(
        output, terms, .function, spread(numbers, node, output, correction))
    case .deviation(let correction):
      return node.step(
        output, terms, .function,
        .call(.root, [spread(numbers, node, output, correction)]))
    case .norm(let p):
      let isRoot = p.isFinite && p != 0 && p != 1
      return node.step(
        output, terms, isRoot ? .root(p: p) : .function, ReductionKind.norm(of: numbers, p))
    }
  }

  private func winner(_ places: [Int], _ place: Int, in node: Node<Double>) -> Winner? {
    guard place >= 0 else { return nil }
    let x = node.inputs[0].value.elements
    return Winner(
      index: geometry.input.index(of: place), equals: places.count { x[$0] == x[place] },
      ties: ties)
  }

  private func spread(
    _ numbers: [Arithmetic], _ node: Node<Double>, _ output: Int, _ correction: Double
  ) -> Arithmetic {
    let mean = Arithmetic.known(
      means(node.inputs[0].value.elements)[output], as: .letter("mean"))
    return .quotient(
      .sum(numbers.map { .square(.difference($0, mean)) }),
      .number(max(0, Double(geometry.termCount) - correction)))
  }

  /// What an element of an operand collects from the outputs that used it.
  public func gathered(
    _ element: Int, operand: Int, in node: Node<Double>, upstream: Upstream
  ) -> Gathered {
    let output = output(of: element)
    switch kind {
    case .argmax, .argmin: return .shares([])
    case .sum: return .shares([Share(output: output, element: element, slope: 1)])
    case .mean:
      let slope = 1 / Double(geometry.termCount)
      return .shares([Share(output: output, element: element, slope: slope)])
    case .maximum, .minimum, .variance, .deviation, .norm:
      return LocalSlopes(of: node, operand: operand).gathered(element, among: [output], upstream)
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
    case .maximum, .minimum, .variance, .deviation, .norm:
      return LocalSlopes(of: node, operand: operand).contributions(to: output)
    }
  }
}

extension ReductionKind {
  var formula: Formula {
    let (x, n) = (Arithmetic.letter("x"), Arithmetic.letter("n"))
    func spread(_ correction: Double) -> Arithmetic {
      .quotient(
        .call(.total, [.square(.difference(x, .letter("mean")))]),
        correction == 0 ? n : .difference(n, .number(correction)))
    }
    switch self {
    case .sum: return .arithmetic(.call(.total, [x]))
    case .mean: return .arithmetic(.quotient(.call(.total, [x]), n))
    case .maximum: return .arithmetic(.call(.maximum, [x]))
    case .minimum: return .arithmetic(.call(.minimum, [x]))
    case .argmax: return .placeOfLargest
    case .argmin: return .placeOfSmallest
    case .variance(let correction): return .arithmetic(spread(correction))
    case .deviation(let correction): return .arithmetic(.call(.root, [spread(correction)]))
    case .norm(let p): return .arithmetic(ReductionKind.norm(p))
    }
  }

  /// (Σ xᵖ)^(1/p) of what a letter stands for.
  static func root(of x: Arithmetic, _ p: Double) -> Arithmetic {
    .root([.call(.total, [.raised(x, to: p)])], p)
  }

  private static func norm(_ p: Double) -> Arithmetic {
    let x = Arithmetic.letter("x")
    let size = Arithmetic.call(.magnitude, [x])
    switch p {
    case 0: return .call(.total, [.relation(.notEqual, [x, .number(0)])])
    case 2: return root(of: x, 2)
    case .infinity, -.infinity: return .call(p > 0 ? .maximum : .minimum, [size])
    default: return root(of: size, p)
    }
  }

  /// The p-norm of numbers.
  static func norm(of numbers: [Arithmetic], _ p: Double) -> Arithmetic {
    let sizes = numbers.map { Arithmetic.call(.magnitude, [$0]) }
    switch p {
    case 0: return .sum(numbers.map { .relation(.notEqual, [$0, .number(0)]) })
    case 2: return .root(numbers.map(Arithmetic.square), 2)
    case .infinity, -.infinity: return .call(p > 0 ? .maximum : .minimum, sizes)
    default: return .root(sizes.map { .raised($0, to: p) }, p)
    }
  }

  func rule(_ ties: TieRule) -> GradientRule {
    let (g, x, y) = (Arithmetic.letter("g"), Arithmetic.letter("x"), Arithmetic.letter("y"))
    let n = Arithmetic.letter("n")
    let distance = Arithmetic.difference(x, .letter("mean"))
    func freedom(_ correction: Double) -> Arithmetic {
      correction == 0 ? n : .difference(n, .number(correction))
    }
    switch self {
    case .sum: return .arithmetic(g)
    case .mean: return .arithmetic(.quotient(g, n))
    case .maximum, .minimum: return .toWinner(ties)
    case .argmax, .argmin: return .none
    case .variance(let correction):
      return .arithmetic(
        .quotient(.product(.product(.number(2), distance), g), freedom(correction)))
    case .deviation(let correction):
      return .arithmetic(.quotient(.product(distance, g), .product(freedom(correction), y)))
    case .norm(0): return .arithmetic(.number(0))
    case .norm(1): return .arithmetic(.product(g, .call(.sign, [x])))
    case .norm(2): return .arithmetic(.quotient(.product(g, x), y))
    case .norm(.infinity), .norm(-.infinity): return .toWinner(.shared)
    case .norm(let p):
      let size = Arithmetic.call(.magnitude, [x])
      return .arithmetic(
        .product(
          .product(g, .call(.sign, [x])),
          .quotient(.raised(size, to: p - 1), .raised(y, to: p - 1))))
    }
  }
}
