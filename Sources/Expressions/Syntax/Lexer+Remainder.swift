/// Where `%` is the remainder.
///
/// It is, if an operand stands before it on its line and what follows, up to the line's end, a `;`, a
/// `,` or a closing bracket, reads as one operand whose names are all variables or called functions.
/// Directly inside a literal's brackets, and everywhere else, it begins a comment as in MATLAB.
extension Lexer {
  /// Whether the `%` at the offset is the remainder.
  func isRemainder(_ length: Int) -> Bool {
    guard tokens.last?.kind.endsOperand == true, openBrackets.count < Parser.deepestNesting else {
      return false
    }
    // Inside the brackets of an operand that is tried out it can only be one.
    if readsOperand { return !openBrackets.isEmpty }
    if let open = openBrackets.last, isLiteral(open) { return false }
    var ahead = Lexer(bytes, isKnown: isKnown)
    ahead.assigned = assigned
    ahead.readsOperand = true
    ahead.offset = offset + length
    while !ahead.isAtEndOfOperand { ahead.step() }
    guard ahead.peek().value != UInt32(UInt8(ascii: "%")) else { return false }
    ahead.append(.end, to: ahead.offset)
    var parser = Parser(ahead)
    guard let operand = try? parser.unary(), parser.token.kind == .end else { return false }
    return parser.areKnown(operand)
  }

  /// Whether a bracket among the tokens opens a literal rather than an index.
  private func isLiteral(_ open: Int) -> Bool {
    guard tokens[open].kind == .openBracket else { return false }
    return open == 0 || tokens[open].followsBlank || !tokens[open - 1].kind.endsOperand
  }

  /// Whether the operand behind a `%` ends here at the latest.
  private var isAtEndOfOperand: Bool {
    let value = peek().value
    if offset >= bytes.count || ScalarFolding.isLineEnd(value) { return true }
    guard openBrackets.isEmpty, value < 0x80 else { return false }
    return ",;)]#%".utf8.contains(UInt8(value))
  }
}

extension Parser {
  /// Whether every name in an expression is a variable, or a function where it is called.
  fileprivate func areKnown(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .name(let name): return isVariable(name)
    case .call(let callee, let arguments):
      return isCallable(callee) && arguments.allSatisfy { areKnown($0.value) }
    default: return node.kind.children.allSatisfy(areKnown)
    }
  }

  private func isVariable(_ name: String) -> Bool {
    if Constant.numbers[name] != nil { return true }
    return isAssigned(name) || isKnown(name) && !FunctionTable.shared.has(name)
  }

  private func isCallable(_ callee: SyntaxNode) -> Bool {
    switch callee.kind {
    case .name(let name): isKnown(name)
    case .attribute(let base, _, _): isLibrary(base) || areKnown(base)
    default: areKnown(callee)
    }
  }

  private func isLibrary(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .name(let name): Library.prefixes[name] != nil || isKnown(name)
    case .attribute(let base, _, _): isLibrary(base)
    default: false
    }
  }
}
