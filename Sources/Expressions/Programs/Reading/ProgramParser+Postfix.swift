extension ProgramParser {
  // MARK: postfix

  /// Reads `["await"] atom {"(" arguments ")" | "[" index "]" | "." NAME}`.
  mutating func postfix() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    if take(.await) {
      _ = try postfix()
      return try make(.outside(.awaiting), range(from: start))
    }
    var node = try atom()
    while case .sign(let mark) = token.kind {
      switch mark {
      case .openParenthesis: node = try call(node)
      case .openBracket: node = try element(node)
      case .dot: node = try attribute(node)
      default: return node
      }
    }
    return node
  }

  private mutating func call(
    _ callee: ProgramExpression
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    let opening = token
    advance()
    let arguments = try nested { (parser) throws(ProgramSyntaxFailure) in
      try parser.arguments(opening)
    }
    let end = try close(opening)
    return try make(
      .call(callee, arguments), callee.range.union(end), over: [callee], [arguments.map(\.value)])
  }

  private mutating func attribute(
    _ base: ProgramExpression
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    let dot = token
    advance()
    try refuseDottedOperator(dot)
    let name = try name()
    return try make(.attribute(base, name), base.range.union(name.range), over: [base])
  }

  // MARK: index

  private mutating func element(
    _ base: ProgramExpression
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    let opening = token
    advance()
    let index = try nested { (parser) throws(ProgramSyntaxFailure) in
      try parser.index(opening)
    }
    let end = try close(opening)
    return try make(
      .element(base, index), base.range.union(end), over: [base], [index.expressions])
  }

  private mutating func index(
    _ opening: ProgramToken
  ) throws(ProgramSyntaxFailure) -> ProgramIndex {
    let start = token.range
    if isAt(.closeBracket) {
      throw ProgramSyntaxFailure(.indexMissing(at: opening.range.union(token.range)))
    }
    var items: [ProgramIndex.Item] = []
    var isTuple = false
    repeat {
      if isTuple, isAt(.closeBracket) { break }
      items.append(try indexItem())
      isTuple = isTuple || isAt(.comma)
    } while take(.comma)
    return ProgramIndex(items: items, isTuple: isTuple, range: range(from: start))
  }

  private mutating func indexItem() throws(ProgramSyntaxFailure) -> ProgramIndex.Item {
    let start = token.range
    var parts: [ProgramExpression?] = [nil, nil, nil]
    if !isAt(.colon) {
      let first = try starredOr { (parser) throws(ProgramSyntaxFailure) in
        try parser.namedTest()
      }
      guard isAt(.colon) else { return .expression(first) }
      parts[0] = first
    }
    for part in 1...2 where take(.colon) {
      if !isAt(.colon), !isAt(.comma), !isAt(.closeBracket) { parts[part] = try test() }
    }
    return .slice(start: parts[0], stop: parts[1], step: parts[2], range: range(from: start))
  }
}

extension ProgramIndex {
  /// The expressions directly inside.
  var expressions: [ProgramExpression] {
    items.flatMap { item -> [ProgramExpression] in
      switch item {
      case .expression(let node): [node]
      case .slice(let start, let stop, let step, _): [start, stop, step].compactMap(\.self)
      }
    }
  }
}
