/// Rows of cells under one another.
public struct Table: Sendable {
  /// The cells of each row; a row may be shorter than another.
  public var rows: [[StyledText]]

  /// Where the cells of each column stand; columns without an entry stand at the left.
  public var alignments: [Alignment]

  /// The columns with which a last column keeps its place even if a word in it is cut.
  private static let leastRoom = 16

  /// The columns that the longest word fills; between Chinese characters a line may end anywhere.
  private static func longestWord(of cell: StyledText) -> Int {
    cell.plain.split { !$0.isASCII || $0 == " " || $0 == "\n" }.map(\.count).max() ?? 0
  }

  /// What stands between two columns.
  public var separator: StyledText

  /// Makes a table.
  public init(
    _ rows: [[StyledText]], alignments: [Alignment] = [], separator: StyledText = "  "
  ) {
    self.rows = rows
    self.alignments = alignments
    self.separator = separator
  }

  /// The columns of the terminal that each column of the table fills.
  public var widths: [Int] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.lineWidth)
      }
    }
    return widths
  }

  /// The table as lines, without spaces at their ends.
  ///
  /// - Parameter width: If given, the last column is wrapped to end within this many columns; where
  ///   words of one of its cells would be cut, they all stand below the others.
  /// - Returns: The lines.
  public func lines(width: Int? = nil) -> [StyledText] {
    let widths = widths
    let margin = widths.dropLast().reduce(0) { $0 + $1 + separator.lineWidth }
    let room = (width ?? .max) - margin
    let isStacked =
      margin > 4 && room < Table.leastRoom
      && rows.contains { row in
        row.count == widths.count && row.last.map { Table.longestWord(of: $0) > room } ?? false
      }
    return rows.flatMap { row in
      lines(of: row, widths: widths, width: width, isStacked: isStacked)
    }
  }

  private func lines(
    of row: [StyledText], widths: [Int], width: Int?, isStacked: Bool
  ) -> [StyledText] {
    guard let last = row.last else { return [""] }
    var start = StyledText()
    for column in row.indices.dropLast() {
      start += row[column].padded(to: widths[column], alignment(column)) + separator
    }
    let column = row.count - 1
    guard let width, column == widths.count - 1, alignment(column) == .left else {
      return [start + alignedLast(last, to: widths[column], alignment(column))]
    }
    let margin = start.lineWidth
    if isStacked {
      let below = last.wrapped(to: max(10, width - 4)).lines
      let above = Table([Array(row.dropLast())], alignments: alignments, separator: separator)
      return above.lines() + below.map { StyledText("    ") + $0 }
    }
    let indent = StyledText(String(repeating: " ", count: margin))
    return last.wrapped(to: max(10, width - margin)).lines.enumerated().map { number, line in
      (number == 0 ? start : indent) + line
    }
  }

  private func alignedLast(_ cell: StyledText, to width: Int, _ alignment: Alignment) -> StyledText
  {
    alignment == .left ? cell : cell.padded(to: width, alignment)
  }

  private func alignment(_ column: Int) -> Alignment {
    column < alignments.count ? alignments[column] : .left
  }
}

/// Lays out short items in columns that are read downwards, as a shell lists files.
///
/// - Parameters:
///   - items: One-line texts.
///   - width: The columns of the terminal.
/// - Returns: As few lines as fit.
public func columns(_ items: [StyledText], width: Int) -> [StyledText] {
  if items.isEmpty { return [] }
  let gap = 2
  let cell = items.reduce(0) { max($0, $1.lineWidth) } + gap
  let across = max(1, (max(1, width) + gap) / cell)
  let down = (items.count + across - 1) / across
  return (0..<down).map { row in
    let cells = stride(from: row, to: items.count, by: down).map { items[$0] }
    return cells.dropLast().map { $0.padded(to: cell) }.joined() + (cells.last ?? "")
  }
}
