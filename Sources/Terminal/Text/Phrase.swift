/// A language that Strider speaks.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}

/// One sentence in every language, with its facts already put in.
///
/// Words are written in both languages side by side where they belong; the language is chosen only when
/// they are shown, so a session can change it at any moment.
public struct Phrase: Hashable, Sendable {
  /// The words in English.
  public let english: String

  /// The words in simplified Chinese.
  public let chinese: String

  /// Makes a phrase from its words in both languages.
  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// Makes a phrase that reads the same in every language: a formula, a name, a number.
  public init(same text: String) {
    self.init(text, text)
  }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
