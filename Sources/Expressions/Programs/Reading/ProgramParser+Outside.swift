extension ProgramParser {
  // MARK: try

  /// Reads `try` with its blocks, which are well-formed and outside the language.
  mutating func trying() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    var last = start
    var hasHandler = false
    advance()
    last = try outsideBlock(start)
    while isAt(.except) {
      hasHandler = true
      let head = token.range
      advance()
      _ = take(.times)
      if !isAt(.colon) {
        _ = try value()
        if take(.as) { _ = try name() }
      }
      last = try outsideBlock(head)
    }
    for keyword in [ProgramKeyword.else, .finally] where isAt(keyword) {
      let head = token.range
      hasHandler = hasHandler || keyword == .finally
      advance()
      last = try outsideBlock(head)
    }
    guard hasHandler else {
      throw ProgramSyntaxFailure(.tryWithoutHandler(at: start), isIncomplete: isAtEnd)
    }
    return ProgramStatement(.outside(.trying), start.union(last), height: 1)
  }

  /// Reads a block and says where it ends.
  private mutating func outsideBlock(
    _ head: SourceRange
  ) throws(ProgramSyntaxFailure) -> SourceRange {
    let body = try block(of: head)
    return body.last?.range ?? head
  }

  // MARK: async

  /// Reads `async def`, `async for`, `async with`.
  mutating func asynchronous() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    advance()
    guard startsCompound, let statement = try compound() else { throw refusal() }
    return ProgramStatement(.outside(.asynchronous), start.union(statement.range), height: 1)
  }

  // MARK: match

  /// Reads `match` with its cases, if it is no name here: a line that ends in `:` with a block of
  /// `case` behind it.
  mutating func matching() throws(ProgramSyntaxFailure) -> ProgramStatement? {
    guard let end = tokens[position...].firstIndex(where: { $0.kind == .newline }),
      end > position + 1, tokens[end - 1].kind == .sign(.colon), end + 2 < tokens.count,
      tokens[end + 1].kind == .indent, text(tokens[end + 2]) == "case"
    else { return nil }
    let start = token.range
    position = end + 1
    var depth = 0
    repeat {
      if token.kind == .indent { depth += 1 }
      if token.kind == .dedent { depth -= 1 }
      advance()
    } while depth > 0 && !isAtEnd
    return ProgramStatement(.outside(.matching), range(from: start), height: 1)
  }

  // MARK: yield, await

  /// Reads `yield`, `yield value`, `yield from value`.
  mutating func yielded() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    advance()
    if take(.from) {
      _ = try test()
    } else if canBeginExpression {
      _ = try value()
    }
    return try make(.outside(.yielding), range(from: start))
  }

  /// Whether the current token can begin an expression.
  var canBeginExpression: Bool {
    switch token.kind {
    case .name, .number, .text, .unfinishedText: true
    case .keyword(let keyword):
      [.none, .true, .false, .not, .lambda, .await].contains(keyword)
    case .sign(let mark):
      [
        .openParenthesis, .openBracket, .openBrace, .minus, .plus, .invert, .times, .power,
        .ellipsis,
      ].contains(mark)
    default: false
    }
  }
}
