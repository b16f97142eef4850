import Terminal

/// Blocks of a page as HTML, for questions on other platforms.
enum BlockMarkup {
  /// A block.
  static func html(_ block: Block) -> String {
    switch block {
    case .heading(_, let words): return "<p><strong>\(html(words))</strong></p>"
    case .paragraph(let words): return "<p>\(html(words))</p>"
    case .list(let start, let items):
      let tag = start == nil ? "ul" : "ol"
      let points = items.map { "<li>" + $0.map(html).joined() + "</li>" }.joined(separator: "\n")
      return "<\(tag)>\n\(points)\n</\(tag)>"
    case .table(let rows):
      let lines = rows.enumerated().map { number, row in
        let tag = number == 0 ? "th" : "td"
        return "<tr>" + row.map { "<\(tag)>\(html($0))</\(tag)>" }.joined() + "</tr>"
      }
      return "<table>\n" + lines.joined(separator: "\n") + "\n</table>"
    case .fence(let fence):
      return "<pre>" + Markup.escaped(fence.lines.joined(separator: "\n")) + "</pre>"
    case .html: return ""
    }
  }

  /// Running text; links are their words, for they lead nowhere there.
  static func html(_ words: [Inline]) -> String {
    words.reduce(into: "") { text, word in
      switch word {
      case .text(let words): text += Markup.escaped(words)
      case .code(let code): text += "<code>\(Markup.escaped(code))</code>"
      case .emphasis(let inner): text += "<em>\(html(inner))</em>"
      case .strong(let inner): text += "<strong>\(html(inner))</strong>"
      case .link(let inner, _): text += html(inner)
      case .softBreak: text += " "
      case .hardBreak: text += "<br>"
      }
    }
  }
}
