extension Arithmetic {
  /// The same computation with other leaves in the place of elements.
  func replacingElements(
    _ body: (_ source: Quantity, _ place: [Int]?, _ number: Double) -> Arithmetic
  ) -> Arithmetic {
    func replaced(_ part: Arithmetic) -> Arithmetic { part.replacingElements(body) }
    switch self {
    case .number, .letter: return self
    case .element(let source, let place, let number): return body(source, place, number)
    case .known(let number, let meaning): return .known(number, as: replaced(meaning))
    case .sum(let parts): return .sum(parts.map(replaced))
    case .difference(let a, let b): return .difference(replaced(a), replaced(b))
    case .product(let a, let b): return .product(replaced(a), replaced(b))
    case .quotient(let a, let b): return .quotient(replaced(a), replaced(b))
    case .power(let a, let b): return .power(replaced(a), replaced(b))
    case .negated(let a): return .negated(replaced(a))
    case .exponential(let a): return .exponential(replaced(a))
    case .relation(let relation, let parts): return .relation(relation, parts.map(replaced))
    case .call(let call, let parts): return .call(call, parts.map(replaced))
    }
  }
}
