import Expressions

/// What an answer in words says, read where its meaning is plain: `I think it is 5`, `8行6列`, `25%`,
/// `四分之一`, `option b`.
public struct WordedAnswer {
  /// The expressions that it may stand for, the likeliest first; empty if its meaning is not plain.
  public let readings: [String]

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - exercise: What was asked.
  ///   - session: What an expression in it may name.
  init(_ text: String, to exercise: Exercise, in session: Session) {
    readings =
      exercise.kind == .choice
      ? WordedAnswer.letter(in: ScalarFolding.folded(text).trimmingBlanks, exercise).map { [$0] }
        ?? []
      : WordedAnswer(text, in: session).readings
  }

  /// Reads an answer to a question for numbers.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - session: What an expression in it may name.
  public init(_ text: String, in session: Session) {
    let folded = ScalarFolding.folded(text).trimmingBlanks
    let said = WordedAnswer.said(in: folded)
    let words = SpokenNumber.digits(in: said.lowercased()).trimmingCharacters(" .!?。！？,，;")
    guard words.utf8.count < 200, !WordedAnswer.isUndecided(folded.lowercased()) else {
      readings = []
      return
    }
    var readings = WordedAnswer.sizes(in: words)
    if readings.isEmpty { readings = WordedAnswer.shares(in: words) }
    if readings.isEmpty, let signed = SpokenSign.written(in: words),
      let code = WordedAnswer.code(in: signed, session)
    {
      readings = [code]
    }
    if readings.isEmpty { readings = WordedAnswer.numbers(in: words) }
    // [1 8 3;] is a row; the semicolon begins no other.
    let row = said.hasSuffix(";]") ? said.dropLast(2) + "]" : said
    if readings.isEmpty, let code = WordedAnswer.code(in: row, session) { readings = [code] }
    self.readings = readings
  }

  // MARK: What is said

  /// The part behind `it is`, `=`, `答案是`, without the reason that follows.
  private static func said(in text: String) -> String {
    let claim = text.replacing(reason, with: "")
    guard let match = claim.prefixMatch(of: lead) else { return claim }
    let rest = String(claim[match.range.upperBound...])
    return rest.trimmingBlanks.isEmpty ? claim : rest
  }

  // Unsafe to the compiler alone: they are made once and only matched.
  private nonisolated(unsafe) static let reason =
    #/[,，;；]? ?(?:because|since|as it|因为|由于).*|[,，]? ?(?:i think|i guess|我觉得|我猜)[.。]?$/#
    .ignoresCase()
  private nonisolated(unsafe) static let lead =
    #/.*(?:(?:^|\W)(?:is|are|be|equals?|gives?|makes?|get|got|it's|its|that's|say|maybe|about|roughly|exactly|just|only)[: ]|=|：|:|是|等于|为|得到?|有|大概|大约|约|就|应该)\s*/#
    .ignoresCase()
  private nonisolated(unsafe) static let undecided =
    #/(?:^|\W)(?:not|or|between|either|neither|isn't|aren't|than|at least|at most)(?:\W|$)|不是|或|还是|小于|大于|不到|超过|至少|最多|多于|少于|之间|不等于|什么|怎么|为何|哪|从第? ?\d+ ?[^ ]{0,3}(?:开始|数起|起)|(?:start|begin|count)\w* (?:at|from|with) \d/#

  /// Whether several answers are named, one is denied, or a number only says where counting begins.
  private static func isUndecided(_ text: String) -> Bool {
    text.contains(undecided)
  }

  // MARK: Forms

  /// `3 by 3`, `3x3`, `8行6列`, `row 1 column 2`: sizes or a place; what is no more than multiplied may be a
  /// product as well.
  private static func sizes(in text: String) -> [String] {
    for (pattern, hasColumnsFirst) in sizePatterns {
      guard let match = text.wholeMatch(of: pattern) else { continue }
      let (rows, columns) = hasColumnsFirst ? (match.2, match.1) : (match.1, match.2)
      return ["[\(rows) \(columns)]"]
    }
    let parts = text.split(
      separator: #/ ?(?:\bby\b|×|\*|x|乘[以上]?) ?/#, omittingEmptySubsequences: false)
    let lengths = parts.compactMap { Int($0) }
    guard parts.count > 1, lengths.count == parts.count else { return [] }
    let sizes = lengths.map(String.init)
    let product = text.contains(#/\bby\b/#) ? [] : [sizes.joined(separator: "*")]
    return ["[\(sizes.joined(separator: " "))]"] + product
  }

  private typealias SizePattern = Regex<(Substring, Substring, Substring)>

  /// How two sizes or a place are said, and whether the columns come first.
  private nonisolated(unsafe) static let sizePatterns: [(SizePattern, Bool)] = {
    let number = #"(\d{1,9})"#
    let rowsFirst = [
      #"^\#(number) ?rows?(?: ?and|,|，)? ?\#(number) ?col(?:umn)?s?$"#,
      #"^(?:in )?row \#(number)(?: ?and|,|，)? ?col(?:umn)? \#(number)$"#,
      #"^第?\#(number) ?行[，,的]? ?第?\#(number) ?列$"#,
      #"^rows? \#(number)(?: ?and|,)? col(?:umn)?s? \#(number)$"#,
      #"^height \#(number)(?: ?and|,)? width \#(number)$"#,
      #"^\#(number) (?:high|tall)(?: ?and|,)? \#(number) wide$"#,
      #"^高 ?\#(number)[，,]? ?宽 ?\#(number)$"#,
    ]
    let columnsFirst = [
      #"^\#(number) ?col(?:umn)?s?(?: ?and|,|，)? ?\#(number) ?rows?$"#,
      #"^(?:in )?col(?:umn)? \#(number)(?: ?and|,|，)? ?row \#(number)$"#,
      #"^第?\#(number) ?列[，,的]? ?第?\#(number) ?行$"#,
      #"^width \#(number)(?: ?and|,)? height \#(number)$"#,
      #"^宽 ?\#(number)[，,]? ?高 ?\#(number)$"#,
    ]
    return rowsFirst.compactMap { try? SizePattern($0) }.map { ($0, false) }
      + columnsFirst.compactMap { try? SizePattern($0) }.map { ($0, true) }
  }()

  /// `25%`, `25 percent`, `3 out of 4`, `根号10`.
  private static func shares(in text: String) -> [String] {
    if let match = text.wholeMatch(of: percent) {
      let number = String(match.1)
      return [hundredth(number), number]
    }
    if let match = text.wholeMatch(of: outOf) {
      return ["\(match.1)/\(match.2)"]
    }
    if let match = text.wholeMatch(of: root) { return ["sqrt(\(match.1))"] }
    return ["none", "nothing", "没有", "无"].contains(text) ? ["0"] : []
  }

  private nonisolated(unsafe) static let percent = #/(-?\d+(?:\.\d+)?) ?(?:%|percent|per cent)/#
  private nonisolated(unsafe) static let outOf = #/(\d+) ?(?:out of|of|in) ?(?:the )?(\d+)/#
  private nonisolated(unsafe) static let root =
    #/(?:根号|(?:the )?(?:square )?root(?: of)?) ?(\d+(?:\.\d+)?)/#

  /// A number divided by 100, digit by digit, so that it is rounded as it was typed.
  private static func hundredth(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let halves = text.drop { $0 == "-" }.split(separator: ".")
    let whole = String(repeating: "0", count: max(3 - halves[0].count, 0)) + halves[0]
    let behind = whole.suffix(2) + (halves.count > 1 ? halves[1] : "")
    return "\(sign)\(whole.dropLast(2)).\(behind)"
  }

  /// The numbers of a sentence: one alone, or several in a row, a semicolon between rows.
  private static func numbers(in text: String) -> [String] {
    // 5 1/2 is a whole number and a part, or two numbers.
    let mixed = text.wholeMatch(of: mixedNumber).map { match in
      "\(match.1)(\(match.2)+\(match.3))"
    }
    let found = text.matches(of: number)
    guard let first = found.first, let last = found.last else { return [] }
    // Letters that touch a number are a name or a unit that nobody explained: x2, 3px.
    let before = text[..<first.range.lowerBound]
    let after = text[last.range.upperBound...]
    guard before.last.map({ !isLetter($0) && !"_[(".contains($0) }) ?? true,
      after.first.map({ !isLetter($0) && !"_".contains($0) }) ?? true,
      !(before + after).contains(where: { "()[]=+*/^".contains($0) })
    else { return [] }
    if found.count == 1 { return [String(text[first.range])] }
    let gaps = zip(found, found.dropFirst()).map { text[$0.range.upperBound..<$1.range.lowerBound] }
    let separators = gaps.map { gap in
      gap.replacing(#/\band\b|和|、|，/#, with: ",").filter { $0 != " " }
    }
    guard separators.allSatisfy({ ["", ",", ",,", ";"].contains($0) }),
      before.allSatisfy({ !"[]".contains($0) })
    else { return mixed.map { [$0] } ?? [] }
    var row = String(text[first.range])
    for (separator, match) in zip(separators, found.dropFirst()) {
      row += (separator == ";" ? "; " : " ") + text[match.range]
    }
    // 45 000 is two numbers, or one in groups of three digits.
    let isGrouped =
      separators.allSatisfy(\.isEmpty) && gaps.allSatisfy { $0 == " " }
      && found.dropFirst().allSatisfy { $0.0.wholeMatch(of: #/\d{3}/#) != nil }
      && found[0].0.wholeMatch(of: #/-?\d{1,3}/#) != nil
    let isDecimal = text.wholeMatch(of: decimalComma) != nil
    return (mixed.map { [$0] } ?? []) + ["[\(row)]"]
      + (isGrouped ? [found.map { String($0.0) }.joined()] : [])
      + (isDecimal ? [text.replacing(",", with: ".")] : [])
  }

  private nonisolated(unsafe) static let number =
    #/-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?(?:/\d+)?/#
  private nonisolated(unsafe) static let mixedNumber =
    #/(-?)(\d{1,9}) (?:and )?(?:an? )?(\d{1,9}/\d{1,9})/#

  /// A number with a comma in the place of its point, and no groups of three digits: `0,24`.
  nonisolated(unsafe) static let decimalComma = #/(-?(?:0|\d+)),(\d{1,2}|\d{4,15})|(-?0),(\d{3})/#

  private static func isLetter(_ character: Character) -> Bool {
    character.isASCII && character.isLetter
  }

  /// An expression that stands in the sentence.
  private static func code(in text: String, _ session: Session) -> String? {
    let code = text.trimmingCharacters(" .!?。！？")
    let parsed = Parser.parse(code) { session.isKnown($0) }
    guard parsed.diagnostic == nil, parsed.statements.count == 1,
      case .expression? = parsed.statements.first?.kind,
      (try? session.copy { _ in }.evaluate(code)) != nil
    else { return nil }
    return code
  }

  // MARK: Choices

  /// The letter of the choice whose whole text was typed, whatever it may mean elsewhere.
  static func option(_ text: String, _ exercise: Exercise) -> String? {
    func bare(_ text: some StringProtocol) -> String {
      ScalarFolding.folded(String(text)).lowercased().filter { !" \t`.。;；".contains($0) }
    }
    let said = bare(text)
    let meant = exercise.choices.filter { bare($0.dropFirst(2)) == said }
    return said.isEmpty || meant.count != 1 ? nil : String(meant[0].prefix(1)).lowercased()
  }

  /// The letter that is named: `b is right`, `I think it's b`, `选 B`, or the words of one choice.
  private static func letter(in text: String, _ exercise: Exercise) -> String? {
    let letters = exercise.letters.map { $0.lowercased() }
    let words = text.lowercased().split { !isLetter($0) }.map(String.init)
    // A word of its own; `a` is one only where it ends what is said, or nothing else is said.
    let named = words.enumerated().filter { place, word in
      letters.contains(word) && (word != "a" || place == words.count - 1 || place == 0)
    }.map(\.element)
    if Set(named).count == 1, !isUndecided(text.lowercased()) { return named.first }
    guard named.isEmpty else { return nil }
    if let place = ordinal(text.lowercased()), letters.indices.contains(place) {
      return letters[place]
    }
    let said = plain(text)
    let meant = exercise.choices.filter { choice in
      let choice = plain(String(choice.dropFirst(2)))
      return said.count > 2 && (choice == said || choice.contains(said) || said.contains(choice))
    }
    return meant.count == 1 ? meant.first.map { String($0.prefix(1)).lowercased() } : nil
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func ordinal(_ text: String) -> Int? {
    let match = text.firstMatch(of: #/\b(first|second|third|fourth|fifth)\b|第(一|二|三|四|五)/#)
    let word = match.flatMap { $0.1 ?? $0.2 }.map(String.init)
    return [["first", "一"], ["second", "二"], ["third", "三"], ["fourth", "四"], ["fifth", "五"]]
      .firstIndex { word.map($0.contains) ?? false }
  }
}

extension String {
  /// The text without the given characters at its ends.
  func trimmingCharacters(_ characters: String) -> String {
    guard let start = firstIndex(where: { !characters.contains($0) }),
      let end = lastIndex(where: { !characters.contains($0) })
    else { return "" }
    return String(self[start...end])
  }
}
