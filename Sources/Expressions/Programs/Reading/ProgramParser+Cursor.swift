extension ProgramParser {
  /// The token to be read next.
  var token: ProgramToken { tokens[position] }

  /// The token read last.
  var previous: ProgramToken? { position > 0 ? tokens[position - 1] : nil }

  /// A later token.
  func peek(_ distance: Int = 1) -> ProgramToken {
    tokens[min(position + distance, tokens.count - 1)]
  }

  /// Whether nothing but the ends of blocks is left.
  var isAtEnd: Bool { token.kind == .end }

  mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  mutating func take(_ kind: ProgramToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  mutating func take(_ mark: ProgramMark) -> Bool { take(.sign(mark)) }

  mutating func take(_ keyword: ProgramKeyword) -> Bool { take(.keyword(keyword)) }

  func isAt(_ mark: ProgramMark) -> Bool { token.kind == .sign(mark) }

  func isAt(_ keyword: ProgramKeyword) -> Bool { token.kind == .keyword(keyword) }

  /// Takes a sign that must stand here.
  mutating func expect(_ mark: ProgramMark) throws(ProgramSyntaxFailure) {
    guard take(mark) else { throw refusal(expected: mark) }
  }

  /// Takes a bracket's partner.
  mutating func close(
    _ opening: ProgramToken
  ) throws(ProgramSyntaxFailure) -> SourceRange {
    guard case .sign(let mark) = opening.kind, let closing = mark.closing, isAt(closing) else {
      throw refusalInBrackets(opening)
    }
    let range = opening.range.union(token.range)
    advance()
    return range
  }

  /// Takes a name that a statement binds or declares.
  mutating func name() throws(ProgramSyntaxFailure) -> ProgramName {
    guard token.kind == .name else { throw nameRefusal() }
    let name = ProgramName(text(token).composed(), token.range)
    advance()
    return name
  }

  /// Reads something further in, if it does not get too deep.
  mutating func nested<Result>(
    _ body: (inout ProgramParser) throws(ProgramSyntaxFailure) -> Result
  ) throws(ProgramSyntaxFailure) -> Result {
    guard depth < Self.deepestNesting else {
      throw ProgramSyntaxFailure(.nestedTooDeeply(Self.deepestNesting, at: token.range))
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Nodes and texts

  /// Makes an expression, if the tree does not get too high with it.
  func make(
    _ kind: ProgramExpression.Kind, _ range: SourceRange, over parts: [ProgramExpression?] = [],
    _ more: [[ProgramExpression]] = []
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    var height = 0
    for case let part? in parts { height = max(height, part.height) }
    for parts in more { for part in parts { height = max(height, part.height) } }
    guard height < Self.greatestHeight else {
      throw ProgramSyntaxFailure(.nestedTooDeeply(Self.greatestHeight, at: range))
    }
    return ProgramExpression(kind, range, height: height + 1)
  }

  /// The same expression with brackets around it.
  func widened(_ node: ProgramExpression, to range: SourceRange) -> ProgramExpression {
    ProgramExpression(node.kind, range, height: node.height)
  }

  /// From the beginning of a stretch to the end of what was read last.
  func range(from start: SourceRange) -> SourceRange {
    SourceRange(start.start, max(previous?.end ?? start.end, start.end))
  }

  /// What a token says, as ASCII where it stands for that.
  func text(_ token: ProgramToken) -> String { ScalarFolding.text(in: bytes, token.range) }

  /// A stretch of the source as it stands there.
  func original(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<max(range.start, range.end)], as: UTF8.self)
  }
}
