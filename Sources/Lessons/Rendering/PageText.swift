import Terminal

/// Lays the blocks of a page out for a terminal.
public struct PageText: Sendable {
  /// The columns of a line.
  public var width: Int
  /// Whether to write sentences in place of tables.
  public var isAccessible: Bool
  /// The language of the few words that are not the page's.
  public var language: Language

  /// Lays pages out in a number of columns.
  public init(width: Int, isAccessible: Bool = false, language: Language) {
    self.width = min(max(width, 20), 100)
    self.isAccessible = isAccessible
    self.language = language
  }

  // MARK: Blocks

  /// A block as lines.
  public func text(_ block: Block) -> StyledText {
    switch block {
    case .heading(let level, let words):
      let title = styled(words, .heading).wrapped(to: width)
      guard level == 1, !isAccessible else { return title }
      return title + StyledText("\n" + String(repeating: "─", count: title.width), .dim)
    case .paragraph(let words): return styled(words).wrapped(to: width)
    case .list(let start, let items): return list(start, items)
    case .table(let rows): return isAccessible ? spoken(rows) : table(rows)
    case .fence(let fence):
      return StyledText(lines: fence.lines.map { StyledText("  " + $0) }).wrappedCode(to: width)
    case .html: return StyledText()
    }
  }

  /// Several blocks with empty lines between them.
  public func text(_ blocks: [PlacedBlock]) -> StyledText {
    blocks.map { text($0.block) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func list(_ start: Int?, _ items: [[Block]]) -> StyledText {
    let lines = items.enumerated().map { number, blocks -> StyledText in
      let mark = start.map { "\($0 + number). " } ?? (PageText.isOption(blocks) ? "" : "- ")
      var inner = self
      inner.width = max(20, width - mark.displayWidth)
      let body = blocks.map { inner.text($0) }.joined(separator: "\n").lines
      let rest = body.dropFirst().map {
        StyledText(String(repeating: " ", count: mark.displayWidth)) + $0
      }
      return StyledText(lines: [StyledText(mark) + (body.first ?? "")] + rest)
    }
    return StyledText(lines: lines)
  }

  /// Whether an item of a list begins with a mark of its own, `a)`.
  private static func isOption(_ blocks: [Block]) -> Bool {
    guard case .paragraph(let words) = blocks.first else { return false }
    let start = Inline.plain(words).prefix(2)
    return start.first?.isLetter == true && (start.last == ")" || start.last == "）")
  }

  private func table(_ rows: [[[Inline]]]) -> StyledText {
    var cells = rows.map { $0.map { styled($0) } }
    if let head = rows.first { cells[0] = head.map { styled($0, .heading) } }
    let table = Table(cells)
    // The last column can be wrapped, but not to a word a line.
    let least = table.widths.dropLast().reduce(0) { $0 + $1 + 2 } + min(table.widths.last ?? 0, 16)
    if least > width { return spoken(rows) }
    var lines = table.lines(width: width)
    if !lines.isEmpty {
      let rule = min(width, table.widths.reduce(-2) { $0 + $1 + 2 })
      lines.insert(StyledText(String(repeating: "─", count: max(rule, 2)), .dim), at: 1)
    }
    return StyledText(lines: lines)
  }

  /// Each row as a sentence: the head of each column before its cell.
  private func spoken(_ rows: [[[Inline]]]) -> StyledText {
    let heads = rows.first?.map(Inline.plain) ?? []
    if heads.dropFirst().allSatisfy(\.isEmpty) { return card(rows) }
    let colon = Phrase(": ", "：")[language]
    let semicolon = Phrase("; ", "；")[language]
    let lines = rows.dropFirst().map { row -> StyledText in
      let parts = row.enumerated().filter { !$1.isEmpty }.map { column, cell -> StyledText in
        let head = column < heads.count && !heads[column].isEmpty ? heads[column] + colon : ""
        return StyledText(head) + styled(cell)
      }
      return parts.joined(separator: StyledText(semicolon)).wrapped(to: width, indent: 2)
    }
    return StyledText(lines: lines)
  }

  /// A table of which only the first column has a head: that stands above the rows, and each row's first
  /// cell is what the others are about.
  private func card(_ rows: [[[Inline]]]) -> StyledText {
    let colon = StyledText(Phrase(": ", "：")[language])
    let lines = rows.enumerated().map { number, row -> StyledText in
      guard number > 0, let first = row.first else {
        return styled(row.first ?? [], .heading).wrapped(to: width)
      }
      let rest = row.dropFirst().filter { !$0.isEmpty }.map { styled($0) }
      let semicolon = StyledText(Phrase("; ", "；")[language])
      let sentence =
        rest.isEmpty ? styled(first) : styled(first) + colon + rest.joined(separator: semicolon)
      return sentence.wrapped(to: width, indent: 2)
    }
    return StyledText(lines: lines)
  }

  // MARK: Running text

  /// Running text on one line, but for breaks that the page asks for.
  public func styled(_ words: [Inline], _ role: Role = .plain) -> StyledText {
    var text = StyledText()
    for (position, word) in words.enumerated() {
      switch word {
      case .text(let words): text.append(words, role)
      case .code(let code): text.append(code, .name)
      case .emphasis(let inner): text += styled(inner, role == .plain ? .heading : role)
      case .strong(let inner): text += styled(inner, .heading)
      case .link(let inner, _): text += styled(inner, role)
      case .hardBreak: text.append("\n")
      case .softBreak:
        if Inline.needsBlank(words, position) { text.append(" ", role) }
      }
    }
    return text
  }
}
