import Terminal

/// Blocks of a page as HTML.
public struct BlockMarkup {
  /// Whether headings are headings; where the blocks stand on a page of someone else's, they are bold words.
  public var hasHeadings: Bool
  /// Where a link of the page leads to; nil for one that leads nowhere, of which the words are left.
  public var target: (String) -> String?

  /// Writes blocks for a page of someone else's, or of one's own.
  public init(hasHeadings: Bool = false, target: @escaping (String) -> String? = { _ in nil }) {
    self.hasHeadings = hasHeadings
    self.target = target
  }

  /// A block.
  public func html(_ block: Block) -> String {
    switch block {
    case .heading(let level, let words):
      return hasHeadings
        ? "<h\(level)>\(html(words))</h\(level)>" : "<p><strong>\(html(words))</strong></p>"
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

  /// Running text.
  public func html(_ words: [Inline]) -> String {
    words.enumerated().reduce(into: "") { text, word in
      switch word.element {
      case .text(let words): text += Markup.escaped(words)
      case .code(let code): text += "<code>\(Markup.escaped(code))</code>"
      case .emphasis(let inner): text += "<em>\(html(inner))</em>"
      case .strong(let inner): text += "<strong>\(html(inner))</strong>"
      case .link(let inner, let name):
        let place = target(name).map { Markup.escaped($0) }
        text += place.map { "<a href=\"\($0)\">\(html(inner))</a>" } ?? html(inner)
      case .softBreak: if Inline.needsBlank(words, word.offset) { text += " " }
      case .hardBreak: text += "<br>"
      }
    }
  }
}
