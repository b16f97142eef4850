/// Why something cannot stand where it stands.
extension ProgramParser {
  // MARK: In place of what may follow

  /// Says why the current token cannot follow what was read.
  func refusal(expected mark: ProgramMark? = nil) -> ProgramSyntaxFailure {
    if let failure = refusalAnywhere() { return failure }
    if mark == .colon, endsEarly || isAt(.assign) {
      return ProgramSyntaxFailure(.colonMissing(at: place), isIncomplete: isUnfinished)
    }
    if isAt(.colon) { return ProgramSyntaxFailure(.colonMisplaced(at: token.range)) }
    if isAt(.assign) { return ProgramSyntaxFailure(.programAssignmentInside(at: token.range)) }
    if canBeginExpression { return ProgramSyntaxFailure(sideBySide()) }
    if token.kind == .newline || isAtEnd {
      return ProgramSyntaxFailure(
        .lineEndsEarly(expected: mark?.rawValue, at: place), isIncomplete: isUnfinished)
    }
    return ProgramSyntaxFailure(.unexpectedInProgram(text(token), at: token.range))
  }

  /// Whether the line, the bracket or the element ends here.
  private var endsEarly: Bool {
    switch token.kind {
    case .newline, .end, .sign(.comma), .sign(.closeBrace): true
    default: false
    }
  }

  /// Whether nothing follows and a bracket is open: more lines can make it right.
  private var isUnfinished: Bool {
    openBracket != nil
      && tokens[position...].allSatisfy { [.newline, .dedent, .end].contains($0.kind) }
  }

  /// Takes the `:` of a block.
  mutating func expectColon(of head: SourceRange) throws(ProgramSyntaxFailure) {
    if take(.colon) { return }
    if isAt(.assign) { throw ProgramSyntaxFailure(.assignmentInTest(at: token.range)) }
    if canBeginExpression || refusalAnywhere() != nil { throw refusal(expected: .colon) }
    throw ProgramSyntaxFailure(.colonMissing(at: place, after: original(head)))
  }

  /// The current token; at the end of a line, the place behind the last one.
  private var place: SourceRange {
    guard token.kind == .newline || isAtEnd, let previous else { return token.range }
    return SourceRange(previous.end, previous.end)
  }

  /// What is wrong inside a bracket that is open.
  func refusalInBrackets(_ opening: ProgramToken) -> ProgramSyntaxFailure {
    let closing = { () -> String in
      if case .sign(let mark) = opening.kind { return mark.closing?.rawValue ?? "" }
      return ""
    }()
    if isAtEnd || token.kind == .newline || isBelowUnclosed(opening) {
      return ProgramSyntaxFailure(
        .bracketUnclosed(
          text(opening), closing: closing, at: opening.range, end: place),
        isIncomplete: isUnfinished, resumption: opening.start)
    }
    if case .sign(let mark) = token.kind, mark.isClosing {
      return ProgramSyntaxFailure(
        .mismatchedBracket(
          text(token), at: token.range, expected: closing, opening: opening.range))
    }
    if opening.kind == .sign(.openBracket), let matrix = matrixRefusal(opening) {
      return ProgramSyntaxFailure(matrix)
    }
    if isAt(.assign), opening.kind == .sign(.openParenthesis) {
      return ProgramSyntaxFailure(.programAssignmentInside(at: token.range))
    }
    if canBeginExpression, refusalAnywhere() == nil {
      if let form = formRefusal() { return ProgramSyntaxFailure(form) }
      return ProgramSyntaxFailure(.programCommaMissing(at: token.range, after: previous?.range))
    }
    return refusal()
  }

  /// Whether the current token stands on a later line than a bracket that is never closed.
  private func isBelowUnclosed(_ opening: ProgramToken) -> Bool {
    guard let index = tokens[..<position].lastIndex(where: { $0.start == opening.start }) else {
      return false
    }
    return bytes[opening.start..<token.start].contains(where: LineScanner.isLineEnd)
      && partner(of: index) == nil
  }

  /// Says why no value begins with the current token.
  func operandRefusal() -> ProgramSyntaxFailure {
    if let failure = refusalAnywhere() { return failure }
    if let openBracket, isBelowUnclosed(openBracket) { return refusalInBrackets(openBracket) }
    let isOver = token.kind == .newline || isAtEnd
    if let previous, case .sign(let mark) = previous.kind {
      if mark.closing != nil, isOver { return refusalInBrackets(previous) }
      return ProgramSyntaxFailure(
        .programOperandMissing(
          after: text(previous), at: previous.range, found: isOver ? nil : token.range),
        isIncomplete: isUnfinished)
    }
    if case .keyword = token.kind {
      return ProgramSyntaxFailure(.keywordMisplaced(text(token), at: token.range))
    }
    if isOver, let previous {
      return ProgramSyntaxFailure(
        .programOperandMissing(after: text(previous), at: previous.range, found: nil),
        isIncomplete: isUnfinished)
    }
    return ProgramSyntaxFailure(.unexpectedInProgram(text(token), at: token.range))
  }

  /// The innermost bracket that is open here.
  private var openBracket: ProgramToken? {
    var closed = 0
    for token in tokens[..<position].reversed() {
      guard case .sign(let mark) = token.kind else { continue }
      if mark.isClosing { closed += 1 }
      if mark.closing != nil {
        if closed == 0 { return token }
        closed -= 1
      }
    }
    return nil
  }

  func nameRefusal() -> ProgramSyntaxFailure {
    if let failure = refusalAnywhere() { return failure }
    if case .keyword = token.kind {
      return ProgramSyntaxFailure(.keywordAsName(text(token), at: token.range))
    }
    return ProgramSyntaxFailure(
      .nameMissing(after: previous.map(text), at: place), isIncomplete: isUnfinished)
  }

  func elseMissing(_ then: SourceRange) -> ProgramSyntaxFailure {
    if let failure = refusalAnywhere() { return failure }
    return ProgramSyntaxFailure(.elseMissing(at: place, then: then), isIncomplete: isUnfinished)
  }

  func inMissing() -> ProgramSyntaxFailure {
    if let failure = refusalAnywhere() { return failure }
    return ProgramSyntaxFailure(
      .inMissing(at: place), isIncomplete: isUnfinished)
  }

  // MARK: Wherever it stands

  /// What is wrong with a token by itself.
  private func refusalAnywhere() -> ProgramSyntaxFailure? {
    switch token.kind {
    case .foreign: return ProgramSyntaxFailure(foreignRefusal())
    case .unfinishedText(let isLong):
      if let form = formRefusal() { return ProgramSyntaxFailure(form) }
      return ProgramSyntaxFailure(
        .programTextUnfinished(isLong: isLong, at: token.range), isIncomplete: isLong)
    case .sign(let mark) where mark.isClosing:
      if let opening = openBracket { return mismatch(opening) }
      return ProgramSyntaxFailure(.unopenedBracket(text(token), at: token.range))
    case .sign(.semicolon):
      guard let opening = openBracket else { return nil }
      if let matrix = matrixRefusal(opening) { return ProgramSyntaxFailure(matrix) }
      return ProgramSyntaxFailure(.semicolonInProgram(text(opening), at: token.range))
    case .mixedTabs: return ProgramSyntaxFailure(.mixedTabs(at: token.range))
    default: return nil
    }
  }

  /// A closing bracket that is another's than the open one's; nil if it is the right one.
  private func mismatch(_ opening: ProgramToken) -> ProgramSyntaxFailure? {
    guard case .sign(let mark) = opening.kind, let closing = mark.closing, !isAt(closing) else {
      return nil
    }
    return ProgramSyntaxFailure(
      .mismatchedBracket(
        text(token), at: token.range, expected: closing.rawValue, opening: opening.range))
  }

  private func foreignRefusal() -> Diagnostic {
    let sign = text(token)
    let next = peek()
    if (sign == "!"), next.kind != .newline {
      return form(
        original(token.range), .init("not x", "is Python's not", "表示“非”"), at: token.range)
    }
    if let twin = Self.foreignTwins[sign] { return form(sign, twin, at: token.range) }
    return .unexpectedInProgram(sign, at: token.range)
  }

  // MARK: Two values side by side

  private func sideBySide() -> Diagnostic {
    if let form = formRefusal() { return form }
    let left = previous ?? token
    if left.kind == .name, ["print", "exec"].contains(text(left)) {
      let line = tokens[position...].prefix { $0.kind != .newline && $0.kind != .end }
      let end = line.last?.end ?? token.end
      return .printStatement(
        text(left), original(SourceRange(token.start, end)), at: left.range)
    }
    if token.kind == .name, let twin = Self.foreignWords[text(token)] {
      return form(text(token), twin, at: token.range)
    }
    return .programOperatorMissing(at: token.range, left: left.range)
  }

  func malformedNumber(_ words: String, _ range: SourceRange) -> Diagnostic {
    let digits = words.filter { $0 != "_" }
    let trimmed = String(digits.drop { $0 == "0" })
    let plain = !trimmed.isEmpty && trimmed.allSatisfy(\.isNumber) ? trimmed : "1000"
    return .programNumber(words, plain: plain, at: range)
  }

  /// Refuses what only other languages begin a statement with.
  func refuseForeignStatement() throws(ProgramSyntaxFailure) {
    guard token.kind == .name, peek().kind == .name else { return }
    guard ["else", "elseif"].contains(text(token)), text(peek()) == "if" else { return }
    throw ProgramSyntaxFailure(
      form(
        "else if", .init("elif", "is Python's word", "是 Python 的写法"),
        at: token.range.union(peek().range)))
  }
}
