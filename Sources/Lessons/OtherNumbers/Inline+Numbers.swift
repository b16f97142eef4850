extension Inline {
  /// The text with its words and its expressions changed.
  static func mapped(
    _ inlines: [Inline], words: (String) -> String, codes: (String) -> String
  ) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .text(let text): .text(words(text))
      case .code(let code): .code(codes(code))
      case .emphasis(let inner): .emphasis(mapped(inner, words: words, codes: codes))
      case .strong(let inner): .strong(mapped(inner, words: words, codes: codes))
      case .link(let inner, let target):
        .link(mapped(inner, words: words, codes: codes), target: target)
      case .softBreak, .hardBreak: inline
      }
    }
  }

  /// The text without its expressions.
  static func bareWords(_ inlines: [Inline]) -> String {
    plain(mapped(inlines, words: { $0 }, codes: { _ in " " }))
  }

  /// The numbers in the words and in the expressions of a text.
  static func numbers(_ inlines: [Inline]) -> [WrittenNumber] {
    WrittenNumber.all(in: bareWords(inlines)) + codes(inlines).flatMap(WrittenNumber.all)
  }
}

extension Block {
  /// The running text of a block.
  var words: [Inline] {
    switch self {
    case .heading(_, let words), .paragraph(let words): words
    case .list(_, let items): items.flatMap { $0.flatMap(\.words) }
    case .table(let rows): rows.flatMap { $0.flatMap(\.self) }
    case .fence, .html: []
    }
  }
}
