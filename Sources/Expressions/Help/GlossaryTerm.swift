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

  init(_ english: [String], _ chinese: String, accepted: [String] = [], _ meaning: Phrase) {
    self.english = english
    self.chinese = chinese
    self.accepted = accepted
    self.meaning = meaning
  }

  /// Every term, in the order of the English alphabet.
  public static let all = aToF + gToZ

  /// Every name under which it is found.
  public var names: [String] { english + [chinese] + accepted }

  /// The term as lines of at most a width.
  public func lines(_ language: Language, width: Int) -> [StyledText] {
    let words =
      switch language {
      case .english: english.joined(separator: ", ") + " · " + chinese
      case .chinese: chinese + " · " + english.joined(separator: ", ")
      }
    var text = StyledText(words, .name).wrapped(to: width, indent: 4).lines
    text += HelpPage.paragraph(meaning[language], width, indent: 2)
    if language == .chinese, !accepted.isEmpty {
      let others = "也叫：" + accepted.joined(separator: "、")
      text += HelpPage.paragraph(others, width, indent: 2, role: .dim)
    }
    return text
  }
}
