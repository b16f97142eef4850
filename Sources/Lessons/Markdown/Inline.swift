import Terminal

/// A piece of running text.
public indirect enum Inline: Hashable, Sendable {
  /// Plain words.
  case text(String)
  /// An expression or a name.
  case code(String)
  /// Words that are stressed.
  case emphasis([Inline])
  /// Words that are stressed more.
  case strong([Inline])
  /// Words that lead to another page.
  case link([Inline], target: String)
  /// The end of a line in the file, which is a blank on the page.
  case softBreak
  /// The end of a line on the page.
  case hardBreak

  /// The words without marks.
  public static func plain(_ inlines: [Inline]) -> String {
    inlines.reduce(into: "") { text, inline in
      switch inline {
      case .text(let words), .code(let words): text += words
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): text += plain(inner)
      case .softBreak, .hardBreak: text += " "
      }
    }
  }

  /// The expressions in a text, in order.
  public static func codes(_ inlines: [Inline]) -> [String] {
    inlines.flatMap { inline -> [String] in
      switch inline {
      case .code(let code): [code]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): codes(inner)
      default: []
      }
    }
  }
}

extension Inline {
  /// Whether the end of a line in a file is a blank on the page: not between two Chinese characters, nor
  /// beside a Chinese mark.
  static func needsBlank(_ words: [Inline], _ position: Int) -> Bool {
    guard position > 0, position + 1 < words.count else { return false }
    let before = Inline.plain([words[position - 1]]).last
    let after = Inline.plain([words[position + 1]]).first
    guard let before, let after else { return true }
    if before.isWideMark || after.isWideMark { return false }
    return before.displayWidth == 1 || after.displayWidth == 1
  }
}

extension Character {
  /// Whether it is a mark as wide as a Chinese character, which has its own room beside it.
  fileprivate var isWideMark: Bool { displayWidth == 2 && isPunctuation }
}
