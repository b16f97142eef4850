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
