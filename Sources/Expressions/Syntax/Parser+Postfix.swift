extension Parser {
  // MARK: postfix

  /// Reads `atom {"(" args ")" | "[" index "]" | "." NAME | "'"}`.
  mutating func postfix() throws(SyntaxFailure) -> SyntaxNode {
    let start = position
    var node = try atom()
    while true {
      let isGroup = tokens[start].kind == .openParenthesis && tokens[start].partner == position - 1
      let isNumber = tokens[start].kind == .number && position == start + 1
      let isApart = splitsAtBlanks && token.followsBlank
      switch token.kind {
      // `(a)(b)` and `2(a)` are products.
      case .openParenthesis where !isApart && !isNumber && !(isGroup && !token.followsBlank):
        node = try call(node)
      case .openBracket where !isApart && !isNumber: node = try index(node)
      case .dot: node = try attribute(node)
      case .transpose:
        node = try make(.transpose(node), node.range.union(token.range))
        advance()
      default: return node
      }
    }
  }

  private mutating func attribute(_ base: SyntaxNode) throws(SyntaxFailure) -> SyntaxNode {
    let dot = token
    advance()
    let name = token
    guard name.kind == .name else {
      throw SyntaxFailure(
        .attributeNameMissing(original(base.range), at: dot.range.union(name.range)),
        isIncomplete: name.kind == .end && !openings.isEmpty)
    }
    advance()
    return try make(
      .attribute(base, name: text(name), nameRange: name.range), base.range.union(name.range))
  }

  // MARK: args

  private mutating func call(_ callee: SyntaxNode) throws(SyntaxFailure) -> SyntaxNode {
    try open(.call, of: callee.range)
    var arguments: [Argument] = []
    while token.kind != .closeParenthesis {
      let argument = try argument()
      try refuseOrder(of: argument, after: arguments)
      arguments.append(argument)
      guard take(.comma) else { break }
    }
    return try make(.call(callee, arguments), callee.range.union(try close()))
  }

  private mutating func argument() throws(SyntaxFailure) -> Argument {
    if token.kind == .times || text(token) == "**" {
      throw SyntaxFailure(.argumentsUnpacked(text(token), at: token.range))
    }
    guard token.kind == .name, peek().kind == .assign else {
      return Argument(value: try expression())
    }
    let name = token
    advance()
    advance()
    return Argument(name: text(name), nameRange: name.range, value: try expression())
  }

  private func refuseOrder(of argument: Argument, after others: [Argument]) throws(SyntaxFailure) {
    guard let name = argument.name else {
      if let keyword = others.last, let name = keyword.name {
        throw SyntaxFailure(
          .positionAfterKeyword(name, at: argument.range, keyword: keyword.range))
      }
      return
    }
    guard let twin = others.first(where: { $0.name == name }) else { return }
    throw SyntaxFailure(.keywordRepeated(name, at: argument.range, first: twin.range))
  }

  // MARK: index

  private mutating func index(_ base: SyntaxNode) throws(SyntaxFailure) -> SyntaxNode {
    try open(.index, of: base.range)
    var items: [IndexItem] = []
    while token.kind != .closeBracket || isEllipsisPassed {
      items.append(try item())
      guard take(.comma) else { break }
    }
    let range = try close()
    if items.isEmpty {
      throw SyntaxFailure(.indexEmpty(original(base.range), at: range))
    }
    return try make(.index(base, items), base.range.union(range))
  }

  /// Whether `...` stands before the closing bracket or comma here, last on its line, and so was taken
  /// for a sign that the line goes on.
  private var isEllipsisPassed: Bool {
    guard let passed = previous, passed.kind == .continuation,
      bytes[Int(passed.start)] != UInt8(ascii: "\\"), position >= 2
    else { return false }
    let before = tokens[position - 2].kind
    return (before == .comma || before == .openBracket)
      && (token.kind == .closeBracket || token.kind == .comma)
  }

  private mutating func item() throws(SyntaxFailure) -> IndexItem {
    let first = token
    if isEllipsisPassed, let passed = previous {
      return IndexItem(.ellipsis, SourceRange(Int(passed.start), Int(passed.start) + 3))
    }
    if take(.ellipsis) { return IndexItem(.ellipsis, first.range) }
    let start = token.kind == .colon ? nil : try expression()
    guard token.kind == .colon else {
      guard let start else { throw refusal() }
      return IndexItem(isNewAxis(start) ? .newAxis : .element(start), start.range)
    }
    var range = first.range.union(token.range)
    advance()
    let stop = try slicePart()
    range = range.union(stop?.range ?? range)
    guard token.kind == .colon else {
      return IndexItem(.slice(start: start, stop: stop, step: nil), range)
    }
    range = range.union(token.range)
    advance()
    let step = try slicePart()
    range = range.union(step?.range ?? range)
    return IndexItem(.slice(start: start, stop: stop, step: step), range)
  }

  private mutating func slicePart() throws(SyntaxFailure) -> SyntaxNode? {
    switch token.kind {
    case .colon, .comma, .closeBracket: nil
    default: try expression()
    }
  }

  private func isNewAxis(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .name("None"), .name("newaxis"), .attribute(_, "newaxis", _): true
    default: false
    }
  }
}
