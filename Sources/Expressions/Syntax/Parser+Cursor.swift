/// An error on its way out of the parser.
final class SyntaxFailure: Error {
  let diagnostic: Diagnostic

  /// Whether more input could make the source right.
  let isIncomplete: Bool

  init(_ diagnostic: Diagnostic, isIncomplete: Bool = false) {
    self.diagnostic = diagnostic
    self.isIncomplete = isIncomplete
  }
}

/// A bracket that has been opened, and what it is for.
struct Opening {
  enum Role {
    case group, call, index, literal, rounding
  }

  let token: Token
  let role: Role

  /// What is called or indexed.
  let subject: SourceRange?

  fileprivate let ignoredLines: Bool
  fileprivate let splitAtBlanks: Bool
}

extension Parser {
  /// The token to be read next.
  var token: Token { tokens[position] }

  /// The token read last.
  var previous: Token? { position > 0 ? tokens[position - 1] : nil }

  /// Some later token, line ends passed over where they mean nothing.
  func peek(_ distance: Int = 1) -> Token {
    var index = position
    for _ in 0..<distance {
      index = min(index + 1, tokens.count - 1)
      while isSkipped(tokens[index].kind) { index += 1 }
    }
    return tokens[index]
  }

  private func isSkipped(_ kind: Token.Kind) -> Bool {
    kind == .continuation || (ignoresLines && kind == .lineEnd)
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
    while isSkipped(token.kind) { position += 1 }
  }

  /// Passes over tokens of some kinds.
  mutating func skip(
    _ isSkipped: (Token.Kind) -> Bool, while condition: (Token) -> Bool = { _ in true }
  ) {
    while token.kind != .end, isSkipped(token.kind), condition(token) { position += 1 }
  }

  mutating func skipLineEnds() { skip { $0 == .lineEnd || $0 == .continuation } }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  // MARK: Brackets

  /// Goes into a bracket.
  mutating func open(_ role: Opening.Role, of subject: SourceRange? = nil) throws(SyntaxFailure) {
    if openings.count >= Self.deepestNesting {
      throw SyntaxFailure(.nestedTooDeeply(Self.deepestNesting, at: token.range))
    }
    openings.append(
      Opening(
        token: token, role: role, subject: subject, ignoredLines: ignoresLines,
        splitAtBlanks: splitsAtBlanks))
    ignoresLines = role != .literal
    splitsAtBlanks = false
    advance()
  }

  /// Goes out of the innermost bracket.
  ///
  /// - Returns: The place of the bracket with what is inside.
  mutating func close() throws(SyntaxFailure) -> SourceRange {
    guard let opening = openings.last, token.kind == opening.token.kind.closing else {
      throw refusal()
    }
    openings.removeLast()
    let range = opening.token.range.union(token.range)
    ignoresLines = opening.ignoredLines
    splitsAtBlanks = opening.splitAtBlanks
    advance()
    return range
  }

  // MARK: Nodes and texts

  /// Makes a node, if the tree does not get too high with it.
  func make(_ kind: SyntaxNode.Kind, _ range: SourceRange) throws(SyntaxFailure) -> SyntaxNode {
    let node = SyntaxNode(kind, range)
    guard node.height <= Self.greatestHeight else {
      throw SyntaxFailure(.nestedTooDeeply(Self.greatestHeight, at: token.range))
    }
    return node
  }

  /// What a stretch of the source says, as ASCII where it stands for that.
  func text(_ range: SourceRange) -> String { ScalarFolding.text(in: bytes, range) }

  func text(_ token: Token) -> String { text(token.range) }

  /// A stretch of the source as it stands there.
  func original(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
