import Expressions
import Terminal

/// A question in words at a prompt that has asked nothing.
///
/// `为什么卷积核要翻转`, `what is padding?` It is not answered, and is no line of code either, so what is said is which page is about it.
public struct SpokenQuestion {
  /// The part of it that help knows; nil where there is none.
  let topic: String?

  /// Looks for what is asked about; nil where it may be a line of code, or a single word that help does not know.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - session: What an expression may name.
  ///   - language: The language of the pages.
  public init?(_ text: String, in session: Session, _ language: Language) {
    let folded = ScalarFolding.folded(text)
    let isAsked = folded.contains("?") || SpokenQuestion.asks(folded)
    let isName = folded.utf8.allSatisfy { $0 < 0x80 } && !folded.trimmingBlanks.contains(" ")
    guard text.utf8.count < 400, !isName, OpenQuestion.isSentence(text, session),
      isAsked || LessonWish(text) == nil
    else { return nil }
    let index = HelpIndex[language]
    topic = SpokenQuestion.parts(of: folded).first { !index.entries(for: $0).isEmpty }
    if topic == nil, !isAsked { return nil }
  }

  /// What is said to it.
  public var words: Phrase {
    guard let topic else {
      return Phrase(
        "questions in words are not understood here; help lists what can be looked up",
        "这里不理解用文字提的问题；输入 help 列出可查的内容")
    }
    return Phrase(
      "questions in words are not understood here; help \(topic) tells about it",
      "这里不理解用文字提的问题；输入 help \(topic) 查看说明")
  }

  /// Words that ask, and are pages of commands or functions besides.
  private static let asking: Set<String> = [
    "what", "why", "how", "where", "when", "which", "who", "is", "are", "do", "does", "did", "can",
    "could", "the", "a", "an", "of", "in", "on", "to", "for", "with", "and", "or", "not", "my", "i",
    "it", "this", "that", "all", "any", "help", "me", "you", "use", "work", "works", "mean",
    "means",
    "go", "get", "next", "step", "if", "so", "then", "be", "by", "from", "at", "as",
  ]

  private static func asks(_ text: String) -> Bool {
    let first = text.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
    return ["what", "why", "how", "where", "when", "which", "who"].contains(first)
      || ["什么", "怎么", "怎样", "如何", "为何", "吗", "呢", "哪", "不懂", "不会", "不知道"]
        .contains { text.contains($0) }
  }

  /// The parts that may have a page, the longest first: runs of Chinese, and words that do not only ask.
  private static func parts(of text: String) -> [String] {
    let isChinese = { (character: Character) in
      character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    }
    var parts: [String] = []
    for run in text.split(whereSeparator: { !isChinese($0) }) {
      let run = Array(run)
      for length in stride(from: min(run.count, 8), through: 2, by: -1) {
        for start in 0...run.count - length { parts.append(String(run[start..<start + length])) }
      }
    }
    parts.sort { $0.count > $1.count }
    let words = text.lowercased().split { !($0.isASCII && $0.isLetter || $0.isNumber || $0 == "_") }
      .map(String.init).filter { $0.contains(where: \.isLetter) }
    for length in stride(from: min(words.count, 3), through: 1, by: -1) {
      for start in 0...words.count - length {
        let part = words[start..<start + length]
        if part.allSatisfy({ !asking.contains($0) }) { parts.append(part.joined(separator: " ")) }
      }
    }
    return parts
  }
}
