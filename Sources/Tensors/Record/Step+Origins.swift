/// A program's step in the names that its learner has: copies that the program made for itself, a padded
/// picture or a window, are looked through, and the numbers an array was filled with count as padding.
extension Step {
  /// The step seen so; one that no program did as it is.
  ///
  /// - Parameter isNamed: Whether a value has a name of its own, by which it then goes.
  /// - Returns: The step in those names.
  public func throughCopies(_ isNamed: @escaping (Node<Double>) -> Bool) -> Step {
    guard let birth else { return self }
    return throughCopies(Origins(birth: birth, isNamed: isNamed), depth: 0)
  }

  private static let deepest = 64

  private func throughCopies(_ origins: Origins, depth: Int) -> Step {
    if combination == .copy, depth < Step.deepest, let term = terms.first, let node = term.node,
      let offset = term.input.flatMap(node.value.shape.offset),
      case .element(let source, let place) = origins.origin(of: node, offset),
      origins.isOwn(source), let operation = source.operation
    {
      var step = operation.step(for: place, of: source)
      guard step.combination != .copy else { return self }
      (step.result, step.output, step.depth) = (result, output, self.depth)
      step.birth = step.birth ?? birth
      return step.throughCopies(origins, depth: depth + 1)
    }
    var step = self
    let starts = step.startsApart
    step.terms = terms.map(origins.seen)
    step.bias = bias.map(origins.seen)
    step.arithmetic = arithmetic?.replacingElements(origins.seen)
    if var winner, let source = terms.first?.node,
      let offset = source.value.shape.offset(of: winner.index),
      case .element(let node, let place) = origins.origin(of: source, offset)
    {
      winner.index = node.value.shape.index(of: place)
      step.winner = winner
    }
    switch combination {
    case .sum: step.writeAsSum()
    case .maximum, .minimum: if starts { step.dropStart() }
    default: break
    }
    return step
  }

  // MARK: Extremes

  /// Whether the first of the numbers to choose from belongs elsewhere than the second: it is what the
  /// search began with.
  private var startsApart: Bool {
    terms.count > 1 && terms[0].source != terms[1].source
  }

  /// Leaves out the infinite number that a search began with.
  private mutating func dropStart() {
    guard let first = terms.first, case .call(let call, let parts)? = arithmetic,
      parts.count == terms.count, first.x == (call == .maximum ? -.infinity : .infinity)
    else { return }
    terms.removeFirst()
    arithmetic = .call(call, Array(parts.dropFirst()))
  }

  // MARK: Sums

  /// Writes a sum as a convolution writes it: without the zeros it began with, the picture before the
  /// weights, in the order of the weights, and what was added at last as its bias.
  private mutating func writeAsSum() {
    guard case .sum(var parts)? = arithmetic, parts.count == terms.count, bias == nil else {
      return
    }
    let kept = terms.indices.filter {
      !(terms[$0].isPadding && terms[$0].weight == nil && terms[$0].x == 0)
    }
    if !kept.isEmpty {
      terms = kept.map { terms[$0] }
      parts = kept.map { parts[$0] }
    }
    let single = terms.indices.filter { terms[$0].weight == nil }
    if single.count == 1, terms.count > 1, let place = single.first,
      place == 0 || place == terms.count - 1
    {
      bias = terms.remove(at: place)
      parts.append(parts.remove(at: place))
    }
    order(&parts)
    arithmetic = .sum(parts)
  }

  private mutating func order(_ parts: inout [Arithmetic]) {
    var products = parts.prefix(terms.count).compactMap(Product.init)
    guard !terms.isEmpty, products.count == terms.count else { return }
    let left = Step.common(products.map(\.first))
    let right = Step.common(products.map(\.second))
    let hasFill = products.contains { $0.second.place == nil }
    let isSmaller = left?.value.shape.count ?? .max < right?.value.shape.count ?? 0
    if hasFill || isSmaller || right == nil && left != nil { products = products.map(\.turned) }
    let places = products.map { $0.second.place ?? [] }
    guard let weights = Step.common(products.map(\.second)), !products.contains(where: \.isOpen),
      Set(places).count == places.count
    else { return }
    let order = places.indices.sorted { places[$0].lexicographicallyPrecedes(places[$1]) }
    terms = order.map { place in
      let (x, w) = (products[place].first, products[place].second)
      return Term(
        x.source, x.place, x.number, weight: Term.Weight(.value(weights), places[place], w.number))
    }
    parts = order.map { products[$0].arithmetic } + parts.dropFirst(order.count)
  }

  /// The node that all places are in; nil where they are in several.
  private static func common(_ factors: [Product.Factor]) -> Node<Double>? {
    var found: Node<Double>?
    for factor in factors where factor.place != nil {
      guard case .value(let node) = factor.source, found == nil || found === node else {
        return nil
      }
      found = node
    }
    return found
  }
}

/// The product of two elements.
private struct Product {
  /// An element; without a place a number that an array was filled with.
  struct Factor {
    var source: Quantity
    var place: [Int]?
    var number: Double

    init?(_ arithmetic: Arithmetic) {
      guard case .element(let source, let place, let number) = arithmetic else { return nil }
      (self.source, self.place, self.number) = (source, place, number)
    }

    var arithmetic: Arithmetic { .element(source, at: place, number) }
  }

  var first: Factor
  var second: Factor

  init(_ first: Factor, _ second: Factor) { (self.first, self.second) = (first, second) }

  init?(_ arithmetic: Arithmetic) {
    guard case .product(let a, let b) = arithmetic, let first = Factor(a), let second = Factor(b)
    else { return nil }
    (self.first, self.second) = (first, second)
  }

  var turned: Product { Product(second, first) }
  var arithmetic: Arithmetic { .product(first.arithmetic, second.arithmetic) }

  /// Whether the second factor has no place.
  var isOpen: Bool { second.place == nil }
}

/// Where the numbers of a program's own copies came from.
private struct Origins {
  let birth: Int
  let isNamed: (Node<Double>) -> Bool

  enum Origin {
    case element(Node<Double>, Int)
    /// A number that an array was filled with.
    case fill
  }

  /// Whether a value is the program's own and has no name.
  func isOwn(_ node: Node<Double>) -> Bool { node.id > birth && !isNamed(node) }

  /// Follows an element through copies.
  func origin(of node: Node<Double>, _ element: Int) -> Origin {
    var (node, element) = (node, element)
    while isOwn(node) {
      guard let operation = node.operation else {
        return node.isFill(bornAfter: birth) ? .fill : .element(node, element)
      }
      let step = operation.step(for: element, of: node)
      if step.combination == .constant { return .fill }
      guard step.combination == .copy, let term = step.terms.first, let source = term.node,
        let offset = term.input.flatMap(source.value.shape.offset)
      else { break }
      (node, element) = (source, offset)
    }
    return .element(node, element)
  }

  /// A place as it is seen: another place, or none where it is a fill.
  private func seen(_ source: Quantity, _ place: [Int]) -> (source: Quantity, place: [Int]?) {
    guard case .value(let node) = source, let offset = node.value.shape.offset(of: place),
      isOwn(node)
    else { return (source, place) }
    switch origin(of: node, offset) {
    case .fill: return (source, nil)
    case .element(let node, let element):
      return (.value(node), node.value.shape.index(of: element))
    }
  }

  func seen(_ term: Term) -> Term {
    var term = term
    if let input = term.input { (term.source, term.input) = seen(term.source, input) }
    if let weight = term.weight, let source = weight.source, let index = weight.index {
      let seen = seen(source, index)
      // A weight that is a fill is a number of its own.
      term.weight =
        seen.place.map { Term.Weight(seen.source, $0, weight.w) } ?? Term.Weight(weight.w)
    }
    return term
  }

  func seen(_ source: Quantity, _ place: [Int]?, _ number: Double) -> Arithmetic {
    guard let place else { return .element(source, at: nil, number) }
    let seen = seen(source, place)
    return .element(seen.source, at: seen.place, number)
  }
}
