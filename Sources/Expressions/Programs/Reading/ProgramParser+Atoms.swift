extension ProgramParser {
  // MARK: atom

  /// Reads what stands by itself.
  mutating func atom() throws(ProgramSyntaxFailure) -> ProgramExpression {
    switch token.kind {
    case .name:
      let name = try name()
      return try make(.name(name.text), name.range)
    case .number: return try number()
    case .text: return try texts()
    case .keyword(.none): return try constant(.none)
    case .keyword(.true): return try constant(.true)
    case .keyword(.false): return try constant(.false)
    case .sign(.ellipsis): return try constant(.ellipsis)
    case .sign(.openParenthesis): return try group()
    case .sign(.openBracket): return try list()
    case .sign(.openBrace): return try braces()
    default: throw operandRefusal()
    }
  }

  private mutating func constant(
    _ constant: ProgramConstant
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    let range = token.range
    advance()
    return try make(.constant(constant), range)
  }

  private mutating func number() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let range = token.range
    let words = text(token)
    let kind: ProgramExpression.Kind
    switch ProgramNumber(words) {
    case .integer(let value): kind = .integer(value)
    case .real(let value): kind = .real(value)
    case .imaginary: kind = .outside(.imaginary)
    case .huge: kind = .outside(.hugeInteger)
    case .malformed: throw ProgramSyntaxFailure(malformedNumber(words, range))
    }
    advance()
    return try make(kind, range)
  }

  // MARK: Brackets

  /// Reads `(…)`: a value in brackets, a tuple, a generator.
  private mutating func group() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let opening = token
    advance()
    if isAt(.closeParenthesis) {
      let range = try close(opening)
      return try make(.tuple([]), range)
    }
    let inner = try nested { (parser) throws(ProgramSyntaxFailure) in
      if parser.isAt(.yield) { return try parser.yielded() }
      let start = parser.token.range
      let first = try parser.starredOr { (parser) throws(ProgramSyntaxFailure) in
        try parser.namedTest()
      }
      if parser.isAt(.for) || parser.isAt(.async) {
        return try parser.comprehension(start, of: { .generator($0) }, over: first)
      }
      return try parser.elements(first, start, closing: .closeParenthesis)
    }
    let range = try close(opening)
    if case .starred = inner.kind { throw ProgramSyntaxFailure(.starAlone(at: inner.range)) }
    return widened(inner, to: range)
  }

  /// The rest of a tuple after its first element; the element itself without a comma.
  private mutating func elements(
    _ first: ProgramExpression, _ start: SourceRange, closing: ProgramMark
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    guard isAt(.comma) else { return first }
    var elements = [first]
    while take(.comma), !isAt(closing) {
      elements.append(
        try starredOr { (parser) throws(ProgramSyntaxFailure) in try parser.namedTest() })
    }
    return try make(.tuple(elements), range(from: start), over: elements)
  }

  /// Reads `[…]`: a list or a comprehension.
  private mutating func list() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let opening = token
    advance()
    let kind = try nested { (parser) throws(ProgramSyntaxFailure) in
      try parser.listInside()
    }
    let range = try close(opening)
    if case .comprehension = kind.kind { return widened(kind, to: range) }
    guard case .tuple(let elements) = kind.kind else { return widened(kind, to: range) }
    return try make(.list(elements), range, over: elements)
  }

  private mutating func listInside() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    var elements: [ProgramExpression] = []
    while !isAt(.closeBracket) {
      elements.append(
        try starredOr { (parser) throws(ProgramSyntaxFailure) in try parser.namedTest() })
      if elements.count == 1, isAt(.for) || isAt(.async) {
        return try comprehension(start, of: { .list($0) }, over: elements[0])
      }
      guard take(.comma) else { break }
    }
    return try make(.tuple(elements), range(from: start), over: elements)
  }

  // MARK: Braces

  /// Reads `{…}`: a dict, a set, or a comprehension of one.
  private mutating func braces() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let opening = token
    advance()
    let inner = try nested { (parser) throws(ProgramSyntaxFailure) in
      try parser.bracesInside()
    }
    return widened(inner, to: try close(opening))
  }

  private mutating func bracesInside() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    if isAt(.closeBrace) { return try make(.dictionary([]), start) }
    if isAt(.power) { return try dictionary([], start) }
    let first = try starredOr { (parser) throws(ProgramSyntaxFailure) in
      try parser.namedTest()
    }
    if take(.colon) {
      let value = try test()
      if isAt(.for) || isAt(.async) {
        return try comprehension(
          start, of: { .dictionary(key: $0, value: value) }, over: first, value)
      }
      return try dictionary([.pair(key: first, value: value)], start)
    }
    if isAt(.for) || isAt(.async) {
      return try comprehension(start, of: { .set($0) }, over: first)
    }
    var elements = [first]
    while take(.comma), !isAt(.closeBrace) {
      elements.append(
        try starredOr { (parser) throws(ProgramSyntaxFailure) in try parser.namedTest() })
    }
    return try make(.set(elements), range(from: start), over: elements)
  }

  /// The rest of a dict after its first pair, or all of it.
  private mutating func dictionary(
    _ first: [DictionaryItem], _ start: SourceRange
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    var items = first
    while items.isEmpty || take(.comma), !isAt(.closeBrace) {
      if take(.power) {
        items.append(.unpacked(try chain()))
      } else {
        let key = try test()
        try expect(.colon)
        items.append(.pair(key: key, value: try test()))
      }
    }
    return try make(
      .dictionary(items), range(from: start), over: [], items.map(\.expressions))
  }

  // MARK: comprehension

  /// Reads `for targets in disjunction {if disjunction}` once or several times.
  ///
  /// - Parameters:
  ///   - start: Where the element begins.
  ///   - result: What comes about of the element.
  ///   - element: What is made of each.
  ///   - value: The value of a dict's pair.
  /// - Returns: The comprehension.
  /// - Throws: what is not well-formed.
  mutating func comprehension(
    _ start: SourceRange, of result: (ProgramExpression) -> Comprehension.Result,
    over element: ProgramExpression, _ value: ProgramExpression? = nil
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    if case .starred = element.kind {
      throw ProgramSyntaxFailure(.starAlone(at: element.range))
    }
    var clauses: [Comprehension.Clause] = []
    var isAsynchronous = false
    while isAt(.for) || isAt(.async) {
      isAsynchronous = take(.async) || isAsynchronous
      guard take(.for) else { throw refusal() }
      let target = try loopTarget()
      guard take(.in) else { throw inMissing() }
      let iterable = try disjunction()
      var conditions: [ProgramExpression] = []
      while take(.if) { conditions.append(try condition()) }
      clauses.append(
        Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    let range = range(from: start)
    if isAsynchronous { return try make(.outside(.asynchronous), range) }
    return try make(
      .comprehension(Comprehension(result(element), clauses: clauses)), range,
      over: [element, value], clauses.map { [$0.iterable] + $0.conditions })
  }

  /// Reads a condition of a comprehension, which has no `else` of its own.
  private mutating func condition() throws(ProgramSyntaxFailure) -> ProgramExpression {
    guard token.kind == .name, peek().kind == .sign(.walrus) else { return try disjunction() }
    return try namedTest()
  }
}

extension DictionaryItem {
  /// The expressions directly inside.
  var expressions: [ProgramExpression] {
    switch self {
    case .pair(let key, let value): [key, value]
    case .unpacked(let value): [value]
    }
  }
}
