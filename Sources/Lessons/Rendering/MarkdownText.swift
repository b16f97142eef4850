/// Writes the blocks of a page back as Markdown.
enum MarkdownText {
  /// The lines of a block.
  static func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let words):
      return [String(repeating: "#", count: level) + " " + text(words)]
    case .paragraph(let words): return [text(words)]
    case .list(let start, let items):
      return items.enumerated().flatMap { number, blocks in
        let mark = start.map { "\($0 + number). " } ?? "- "
        let rest = String(repeating: " ", count: mark.count)
        return blocks.flatMap(lines).enumerated().map { ($0 == 0 ? mark : rest) + $1 }
      }
    case .table(let rows):
      let lines = rows.map { "| " + $0.map(text).joined(separator: " | ") + " |" }
      let rule = "|" + String(repeating: "---|", count: rows.first?.count ?? 0)
      return lines.prefix(1) + [rule] + lines.dropFirst()
    case .fence(let fence): return ["```" + fence.language] + fence.lines + ["```"]
    case .html: return []
    }
  }

  /// Running text on one line.
  static func text(_ words: [Inline]) -> String {
    words.reduce(into: "") { text, word in
      switch word {
      case .text(let words): text += words
      case .code(let code): text += "`\(code)`"
      case .emphasis(let inner): text += "*\(self.text(inner))*"
      case .strong(let inner): text += "**\(self.text(inner))**"
      case .link(let inner, let target): text += "[\(self.text(inner))](\(target))"
      case .softBreak, .hardBreak: text += " "
      }
    }
  }
}
