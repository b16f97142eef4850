/// What is typed in other languages' manner.
extension Parser {
  /// Words that stand between two values in Python.
  static let infixWords: Set = ["and", "or", "not", "in", "is", "if", "else", "for", "then"]

  /// Words that begin something in Python or MATLAB, and stand before a value or a colon.
  private static let leadingWords: Set = [
    "not", "and", "or", "if", "elif", "else", "for", "while", "def", "class", "lambda", "return",
    "with", "try", "except", "finally", "function", "switch", "case", "del", "global", "raise",
    "assert", "yield", "async", "await", "in", "is",
  ]

  /// Words that stand alone on a line.
  private static let loneWords: Set = ["pass", "break", "continue", "return", "else", "elif"]

  /// Refuses a word that is not a name here, judging by what follows it: `lambda = 0.1` is fine.
  func refuseKeyword() throws(SyntaxFailure) {
    // No such word is shorter or longer; names are read often.
    guard 2...8 ~= token.end - token.start else { return }
    let word = text(token)
    let next = peek().kind
    let isAlone = [.lineEnd, .end, .semicolon].contains(next) && Self.loneWords.contains(word)
    let leads =
      (next.beginsOperand && !next.isSign || next == .colon)
      && Self.leadingWords.contains(word)
    guard isAlone || leads, !isKnown(word) else { return }
    throw SyntaxFailure(
      .foreignWord(word, isInLiteral: openings.last?.role == .literal, at: token.range))
  }

  /// Refuses `x++` at the end of a statement.
  func refuseIncrement() throws(SyntaxFailure) {
    let next = tokens[position + 1]
    guard next.kind == token.kind, !next.followsBlank, let operand = previous else { return }
    let after = tokens[min(position + 2, tokens.count - 1)].kind
    guard [.lineEnd, .end, .semicolon].contains(after) else { return }
    let range = token.range.union(next.range)
    throw SyntaxFailure(.increment(text(range), original(operand.range), at: range))
  }

  /// Refuses `[v, i] = …` and `(a, b) = …`.
  func refuseBracketedTargets() throws(SyntaxFailure) {
    let partner = Int(token.partner)
    guard token.kind == .openBracket || token.kind == .openParenthesis, partner > position,
      tokens[partner + 1].kind == .assign
    else { return }
    let range = token.range.union(tokens[partner].range)
    var inside = text(SourceRange(Int(token.end), Int(tokens[partner].start)))
    inside = String(inside.map { $0 == "~" ? "_" : $0 })
    throw SyntaxFailure(.bracketedTargets(inside, at: range))
  }

  // MARK: MATLAB's counting

  /// `A(1:3, :)` inside a call: what to type in its place.
  func sliceInCall() -> Diagnostic {
    guard let opening = openings.last, let subject = opening.subject else {
      return .rangeWithColon(nil, at: token.range)
    }
    var fromZero: String?
    if let index = tokens.firstIndex(where: { $0.start == opening.token.start }),
      Int(tokens[index].partner) > index
    {
      fromZero = zeroBased(Array(tokens[index + 1..<Int(tokens[index].partner)]))
    }
    return .sliceInCall(original(subject), fromZero: fromZero, at: token.range)
  }

  /// Indices counted from 1 as indices counted from 0, if they are simple.
  private func zeroBased(_ tokens: [Token]) -> String? {
    let items = tokens.split { $0.kind == .comma }
    return joined(items.map { zeroBasedItem(Array($0)) })
  }

  private func joined(_ items: [String?]) -> String? {
    let known = items.compactMap(\.self)
    return known.isEmpty || known.count < items.count ? nil : known.joined(separator: ", ")
  }

  private func zeroBasedItem(_ item: [Token]) -> String? {
    switch item.map(\.kind) {
    case [.colon]: return ":"
    case [.number]: return number(item[0]).map { "\($0 - 1)" }
    case [.name]: return text(item[0]) == "end" ? "-1" : "\(text(item[0]))-1"
    case [.number, .colon, .number]:
      guard let first = number(item[0]), let last = number(item[2]) else { return nil }
      return "\(first - 1):\(last)"
    case [.number, .colon, .name]:
      guard let first = number(item[0]) else { return nil }
      return "\(first - 1):" + (text(item[2]) == "end" ? "" : text(item[2]))
    default: return nil
    }
  }

  private func number(_ token: Token) -> Int? {
    Int(text(token)).flatMap { (1...1_000_000_000) ~= $0 ? $0 : nil }
  }

  /// Arguments counted from 1 as an index counted from 0, if all are numbers.
  func zeroBased(_ arguments: [SyntaxNode]) -> String? {
    joined(
      arguments.map { argument in
        guard case .number(let value, _) = argument.kind, let place = Int(exactly: value),
          1...1_000_000_000 ~= place
        else { return nil }
        return "\(place - 1)"
      })
  }

  /// `1:5` as `arange(1, 6)`, if there are numbers on both sides of the colon.
  var rangeTwin: String? {
    guard position > 0, position + 1 < tokens.count, tokens[position - 1].kind == .number,
      tokens[position + 1].kind == .number, let first = Int(text(tokens[position - 1])),
      let second = number(tokens[position + 1])
    else { return nil }
    guard position + 3 < tokens.count, tokens[position + 2].kind == .colon,
      let third = number(tokens[position + 3])
    else { return "arange(\(first), \(second + 1))" }
    return "arange(\(first), \(third + 1), \(second))"
  }
}
