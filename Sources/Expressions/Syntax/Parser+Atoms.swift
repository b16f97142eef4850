extension Parser {
  // MARK: atom

  /// Reads `NUMBER | STRING | NAME | "(" [tuple [","]] ")" | "[" rows "]" | "⌊" expr "⌋" | "⌈" expr "⌉"`.
  mutating func atom() throws(SyntaxFailure) -> SyntaxNode {
    let first = token
    switch first.kind {
    case .number:
      advance()
      return try make(
        .number(NumberScanner.value(bytes, first.range), text: text(first)), first.range)
    case .string:
      advance()
      return try make(.string(StringScanner.value(bytes, first.range)), first.range)
    case .name:
      try refuseKeyword()
      advance()
      return try make(.name(text(first)), first.range)
    case .openParenthesis: return try group()
    case .openBracket: return try literal()
    case .openFloor, .openCeil: return try rounding(first.kind == .openFloor ? .floor : .ceil)
    default: throw missingOperand()
    }
  }

  private mutating func rounding(_ rounding: Rounding) throws(SyntaxFailure) -> SyntaxNode {
    try open(.rounding)
    let operand = try expression()
    return try make(.rounding(rounding, operand), try close())
  }

  /// Reads `"(" [tuple [","]] ")"`.
  private mutating func group() throws(SyntaxFailure) -> SyntaxNode {
    try open(.group)
    if token.kind == .closeParenthesis { return try make(.tuple([]), try close()) }
    let first = try expression()
    guard token.kind == .comma else { return SyntaxNode(first, widenedTo: try close()) }
    var elements = [first]
    while take(.comma), token.kind != .closeParenthesis { elements.append(try expression()) }
    return try make(.tuple(elements), try close())
  }
}
