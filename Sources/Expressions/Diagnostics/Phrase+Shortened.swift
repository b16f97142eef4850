import Terminal

extension Phrase {
  /// The words without the middle of what nobody reads: a name that is longer than a line, a message that
  /// is longer than a page, whatever was typed or stands in a file.
  var shortened: Phrase {
    Phrase(Phrase.shortened(english), Phrase.shortened(chinese))
  }

  private static let longestName = 80
  private static let longest = 1000

  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > longestName else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isPartOfName) {
      let end = rest[start...].firstIndex { !$0.isPartOfName } ?? rest.endIndex
      result += rest[..<start] + cut(rest[start..<end], to: longestName)
      rest = rest[end...]
    }
    return String(cut(result + rest, to: longest))
  }

  private static func cut(_ text: some StringProtocol, to limit: Int) -> String {
    guard text.count > limit else { return String(text) }
    return "\(text.prefix(limit / 2))…\(text.suffix(limit / 4))"
  }
}

extension Character {
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}
