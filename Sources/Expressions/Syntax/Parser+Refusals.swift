extension Parser {
  // MARK: In place of what may follow a value

  /// Says why the current token cannot follow the value before it.
  func refusal() -> SyntaxFailure {
    if token.kind == .end { return unclosed() }
    if let failure = refusalAnywhere() { return failure }
    let role = openings.last?.role
    switch token.kind {
    case .colon where role == .call: return SyntaxFailure(sliceInCall())
    case .colon where role == .index: return SyntaxFailure(.colonTooMany(at: token.range))
    case .colon: return SyntaxFailure(.rangeWithColon(rangeTwin, at: token.range))
    case .assign where role == .call:
      return SyntaxFailure(.keywordNotAName(text(token), at: token.range))
    case _ where token.kind.isAssignment:
      return SyntaxFailure(.assignmentInside(at: token.range))
    case .name where Self.infixWords.contains(text(token)):
      return SyntaxFailure(
        .foreignWord(text(token), isInLiteral: role == .literal, at: token.range))
    case _ where token.kind.beginsOperand: return SyntaxFailure(sideBySide())
    default: return SyntaxFailure(.unexpected(original(token.range), at: token.range))
    }
  }

  /// Two values without anything between them.
  private func sideBySide() -> Diagnostic {
    if let forgotten = forgottenBracket() { return forgotten }
    let left = previous ?? token
    let first = firstOfValue(endingAt: position - 1)
    let leftText = shown(SourceRange(first, Int(left.end)))
    let rightText = shown(rightValue)
    switch openings.last?.role {
    case .literal, .call, .index:
      return .commaMissing(
        leftText, rightText, at: token.range, left: left.range,
        inLiteral: openings.last?.role == .literal)
    default:
      if left.kind == .name, CommandName(rawValue: text(left)) != nil {
        return .commandInside(text(left), at: left.range)
      }
      let isFunction = left.kind == .name && isKnown(text(left)) && token.followsBlank
      return .operatorMissing(
        leftText, rightText, at: token.range, left: left.range, isFunction: isFunction,
        row: rowOfNumbers.map(shown))
    }
  }

  /// The bracket that was to be closed on a line before: what begins this line is something else.
  private func forgottenBracket() -> Diagnostic? {
    guard let opening = openings.last, opening.role != .literal, previous?.kind == .lineEnd,
      let closing = opening.token.kind.closing,
      let last = tokens[..<position].last(where: { $0.kind != .lineEnd })
    else { return nil }
    let end = Int(last.end)
    return .unclosedBracket(
      text(opening.token), closing: closing.bracket, at: opening.token.range,
      end: SourceRange(end, end))
  }

  /// The numbers before and after this place, if nothing but blanks and signs stands between them.
  private var rowOfNumbers: SourceRange? {
    guard token.kind == .number, position > 0, tokens[position - 1].kind == .number else {
      return nil
    }
    let isOther = { (token: Token) in ![.number, .minus, .plus].contains(token.kind) }
    let first = tokens[..<position].lastIndex(where: isOther).map { $0 + 1 } ?? 0
    let last = (tokens[position...].firstIndex(where: isOther) ?? tokens.count) - 1
    return tokens[first].range.union(tokens[last].range)
  }

  /// The token here, with the brackets it opens if they are closed.
  private var rightValue: SourceRange {
    let partner = Int(token.partner)
    return partner > position ? token.range.union(tokens[partner].range) : token.range
  }

  private func firstOfValue(endingAt last: Int) -> Int {
    let partner = Int(tokens[max(last, 0)].partner)
    return Int(tokens[partner >= 0 ? partner : max(last, 0)].start)
  }

  /// A stretch of the source to be repeated in a message, if it is short.
  private func shown(_ range: SourceRange) -> String {
    range.end - range.start <= 40 ? original(range) : "…"
  }

  // MARK: In place of a value

  /// Says why no value begins here.
  func missingOperand() -> SyntaxFailure {
    if token.kind == .end || token.kind == .lineEnd { return missingAtEnd() }
    if let failure = refusalAnywhere() { return failure }
    switch token.kind {
    case .colon where openings.last?.role == .call: return SyntaxFailure(sliceInCall())
    case .colon: return SyntaxFailure(.rangeWithColon(rangeTwin, at: token.range))
    case .comma: return SyntaxFailure(.elementMissing(at: token.range))
    default: break
    }
    if let previous, previous.kind.isBinaryOperator || previous.kind.isAssignment {
      return SyntaxFailure(
        .operandMissing(after: text(previous), at: previous.range, found: token.range))
    }
    return SyntaxFailure(.operandMissing(before: text(token), at: token.range))
  }

  private func missingAtEnd() -> SyntaxFailure {
    var index = position - 1
    while index > 0, [.lineEnd, .continuation].contains(tokens[index].kind) { index -= 1 }
    let last = tokens[max(index, 0)]
    let isIncomplete = token.kind == .end
    if !openings.isEmpty, !last.kind.isBinaryOperator { return unclosed() }
    return SyntaxFailure(
      .operandMissing(after: text(last), at: last.range, found: nil), isIncomplete: isIncomplete)
  }

  /// The bracket that the end of the source leaves open.
  private func unclosed() -> SyntaxFailure {
    guard let opening = openings.last, let closing = opening.token.kind.closing else {
      return SyntaxFailure(.unexpected(original(token.range), at: token.range))
    }
    let end = SourceRange(endOfText, endOfText)
    return SyntaxFailure(
      .unclosedBracket(
        text(opening.token), closing: closing.bracket, at: opening.token.range, end: end),
      isIncomplete: true)
  }

  /// Where the last thing that means something ends.
  private var endOfText: Int {
    var index = tokens.count - 1
    while index > 0, [.end, .lineEnd, .continuation].contains(tokens[index].kind) { index -= 1 }
    return Int(tokens[index].end)
  }

  // MARK: Anywhere

  /// Says what is wrong with a token that is wrong wherever it stands.
  private func refusalAnywhere() -> SyntaxFailure? {
    switch token.kind {
    case .foreign: return SyntaxFailure(.foreignSign(text(token), at: token.range))
    case .malformedNumber: return SyntaxFailure(malformedNumber())
    case .unfinishedString:
      let start = SourceRange(Int(token.start), Int(token.start) + quoteLength)
      let quote = text(start)
      return SyntaxFailure(.unfinishedText(quote: quote, at: token.range))
    case .ellipsis: return SyntaxFailure(.ellipsisMisplaced(at: token.range))
    case .semicolon:
      guard let opening = openings.last, opening.role != .literal else { return nil }
      return SyntaxFailure(.semicolonInside(text(opening.token), at: token.range))
    case _ where token.kind.isClosing: return SyntaxFailure(wrongBracket() ?? emptyPlace())
    default: return nil
    }
  }

  private var quoteLength: Int { ScalarFolding.decode(bytes, at: Int(token.start)).length }

  private func wrongBracket() -> Diagnostic? {
    guard let opening = openings.last, let closing = opening.token.kind.closing else {
      return .unopenedBracket(text(token), at: token.range)
    }
    guard closing != token.kind else { return nil }
    return .mismatchedBracket(
      text(token), at: token.range, expected: closing.bracket, opening: opening.token.range)
  }

  /// The right bracket, but a value should stand before it.
  private func emptyPlace() -> Diagnostic {
    guard let previous else { return .unexpected(text(token), at: token.range) }
    if previous.kind.isOpening { return .operandMissing(before: text(token), at: token.range) }
    return .operandMissing(after: text(previous), at: previous.range, found: token.range)
  }

  private func malformedNumber() -> Diagnostic {
    let text = text(token)
    let lowered = text.lowercased()
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where lowered.hasPrefix(prefix) {
      return .numberInOtherBase(
        text, value: Int(lowered.dropFirst(2), radix: radix), at: token.range)
    }
    let factors = lowered.split(separator: "x").map(String.init)
    if factors.count > 1, factors.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) {
      return .sizeNotation(factors, at: token.range)
    }
    if lowered.contains("x") { return .sizeNotation(["3", "3"], at: token.range) }
    var parts = lowered.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 2 { parts = Array(parts.prefix(2)) }
    let plain = parts.joined(separator: ".").filter { $0 != "_" }
    return .malformedNumber(text, plain: plain, at: token.range)
  }
}

extension Token.Kind {
  /// How a closing bracket is written.
  var bracket: String {
    switch self {
    case .closeParenthesis: ")"
    case .closeBracket: "]"
    case .closeFloor: "⌋"
    case .closeCeil: "⌉"
    default: ""
    }
  }
}
