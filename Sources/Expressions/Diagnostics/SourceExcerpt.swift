import Terminal

/// A line of a source cut to a width around what is of interest, and where its characters are drawn.
struct SourceExcerpt {
  /// What is drawn, with `…` where something is left out.
  let text: String

  /// The width in which it is drawn.
  let width: Int

  private let cells: [Cell]
  private let firstColumn: Int

  private struct Cell {
    var start: Int
    var end: Int
    var column: Int
    var width: Int
    var text: String
  }

  /// How much of a very long line is looked at on either side.
  private static let reach = 2048

  /// Cuts a line.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - line: The line's number.
  ///   - ranges: What should be seen, the most important first.
  ///   - width: The columns there are; at least 8 are used.
  init(_ source: SourceText, line: Int, ranges: [SourceRange], width: Int) {
    self.width = max(8, width)
    let span = source.range(ofLine: line)
    let focus = ranges.first ?? span
    let start = max(span.start, source.scalarBoundary(before: focus.start - Self.reach))
    let end = min(span.end, source.scalarBoundary(before: focus.start + Self.reach))
    cells = Self.cells(source.text(SourceRange(start, end)), at: start)
    let total = cells.last.map { $0.column + $0.width } ?? 0
    let isWhole = start == span.start && end == span.end
    if isWhole, total <= self.width {
      firstColumn = 0
      text = cells.map(\.text).joined()
      return
    }
    let first = Self.firstColumn(cells, ranges, total: total, width: self.width)
    firstColumn = first
    text = Self.draw(
      cells, first: first, width: self.width, cutsStart: first > 0 || start > span.start,
      cutsEnd: first + self.width < total || end < span.end)
  }

  /// The columns under a range, at least one of them.
  func columns(of range: SourceRange) -> Range<Int> {
    let total = cells.last.map { $0.column + $0.width } ?? 0
    let start = cells.first { $0.end > range.start }?.column ?? total
    let end = cells.last { $0.start < range.end }.map { $0.column + $0.width } ?? start
    // At the end of a line that fills the width, the caret stands in the column behind it.
    let first = min(max(start - firstColumn, 0), width)
    return first..<max(first + 1, min(end - firstColumn, width))
  }

  private static func cells(_ text: String, at start: Int) -> [Cell] {
    var cells: [Cell] = []
    var offset = start
    var column = 0
    for character in text {
      let shown = character == "\t" ? "  " : escaped(String(character))
      let length = character.utf8.count
      let width = shown.displayWidth
      cells.append(
        Cell(start: offset, end: offset + length, column: column, width: width, text: shown))
      offset += length
      column += width
    }
    return cells
  }

  /// The column at the left edge: so that everything is seen, else so that the first range is.
  private static func firstColumn(
    _ cells: [Cell], _ ranges: [SourceRange], total: Int, width: Int
  ) -> Int {
    func column(_ offset: Int) -> Int { cells.first { $0.end > offset }?.column ?? total }
    let starts = ranges.map { column($0.start) }
    let ends = ranges.map { column($0.end) }
    let left = starts.min() ?? 0
    let right = ends.max() ?? 0
    let span = right - left
    let wanted =
      span <= width - 4 ? left - (width - span) / 2 : (starts.first ?? 0) - width / 4
    return max(0, min(wanted, total - width + 1))
  }

  private static func draw(
    _ cells: [Cell], first: Int, width: Int, cutsStart: Bool, cutsEnd: Bool
  ) -> String {
    var text = cutsStart ? "…" : ""
    var column = first + (cutsStart ? 1 : 0)
    let end = first + width - (cutsEnd ? 1 : 0)
    for cell in cells where cell.column >= column && cell.column + cell.width <= end {
      text += String(repeating: " ", count: cell.column - column) + cell.text
      column = cell.column + cell.width
    }
    return text + (cutsEnd ? String(repeating: " ", count: max(0, end - column)) + "…" : "")
  }
}
