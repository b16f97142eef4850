import Terminal

/// A word of the subject, in both languages.
public struct GlossaryTerm: Hashable, Sendable {
  /// The English names; the first is the one we write.
  public let english: [String]

  /// The Chinese name that we write.
  public let chinese: String

  /// Other Chinese names, and names that Chinese texts leave in English.
  public let accepted: [String]

  /// What it means.
  public let meaning: Phrase

  /// Every term, in the order of the page.
  public static let all = CarriedPages.texts(under: "glossary").flatMap { read($0.text) }

  private static let byName: [String: GlossaryTerm] = {
    var terms: [String: GlossaryTerm] = [:]
    // A name that one term has for its own is not another's synonym.
    for term in all {
      for name in term.english + [term.chinese] { terms[name.lowercased()] = term }
    }
    for term in all {
      for name in term.accepted where terms[name.lowercased()] == nil {
        terms[name.lowercased()] = term
      }
    }
    return terms
  }()

  /// The term that has a name; the case of letters and a plural's `s` do not matter.
  static func named(_ name: String) -> GlossaryTerm? {
    let wanted = name.lowercased()
    if let term = byName[wanted] { return term }
    if wanted.hasSuffix("s"), let term = byName[String(wanted.dropLast())] { return term }
    // A pooling layer, 池化层 and 池化操作 are asked for where pooling is meant.
    for ending in endings where wanted.hasSuffix(ending) && wanted.count > ending.count {
      if let term = byName[String(wanted.dropLast(ending.count))] { return term }
    }
    return nil
  }

  private static let endings = [
    " layers", " layer", " operation", "层", "操作", "运算", "方法", "函数", "模式", "机制", "技术",
  ]

  /// The term whose Chinese name stands within a word that nothing has for its name: the longest.
  static func holding(_ word: String) -> GlossaryTerm? {
    all.filter { $0.chinese.count >= 2 && word.contains($0.chinese) }
      .max { $0.chinese.count < $1.chinese.count }
  }

  /// The name that we write in a language.
  func name(in language: Language) -> String {
    language == .chinese ? chinese : english.first ?? chinese
  }

  /// The terms in the rows of a page's table: names, Chinese names, and what it means in either.
  ///
  /// What stands in brackets is a remark behind an English name, and accepted names behind a Chinese one.
  static func read(_ source: String) -> [GlossaryTerm] {
    MarkdownReader(source).blocks.flatMap { placed -> [GlossaryTerm] in
      guard case .table(let rows) = placed.block else { return [] }
      return rows.dropFirst().compactMap { cells in
        guard cells.count == 4 else { return nil }
        let texts = cells.map(Inline.plain)
        let (english, _) = parts(texts[0])
        let (chinese, accepted) = parts(texts[1])
        return GlossaryTerm(
          english: names(english), chinese: chinese, accepted: names(accepted),
          meaning: Phrase(texts[2], texts[3]))
      }
    }
  }

  /// What stands before brackets, and what in them.
  private static func parts(_ cell: String) -> (String, String) {
    guard let open = cell.lastIndex(of: "("), cell.hasSuffix(")") else { return (cell, "") }
    let before = cell[..<open].split(separator: " ").joined(separator: " ")
    return (before, String(cell[cell.index(after: open)...].dropLast()))
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
  }

  /// The term as lines of at most a width.
  public func lines(_ language: Language, width: Int) -> [StyledText] {
    let layout = HelpLayout(language: language, width: width)
    let words =
      switch language {
      case .english: english.joined(separator: ", ") + " · " + chinese
      case .chinese: chinese + " · " + english.joined(separator: ", ")
      }
    var text = StyledText(words, .name).wrapped(to: width, indent: 4).lines
    text += layout.verbatim(meaning[language], indent: 2)
    if language == .chinese, !accepted.isEmpty {
      text += layout.verbatim("也叫：" + accepted.joined(separator: "、"), indent: 2, role: .dim)
    }
    return text
  }
}
