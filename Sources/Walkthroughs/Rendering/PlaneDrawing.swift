import Terminal

/// What is special about a cell of a drawn plane.
enum CellMark {
  case none
  /// Under the window: `[3]`.
  case window
  /// The winner of a maximum: `*3*`.
  case winner
  /// An element that was just found or just changed: `>3<`.
  case fresh
}

/// One cell of a drawn plane.
struct DrawnCell {
  var text: String
  var role: Role = .number
  var mark: CellMark = .none

  /// A cell of padding.
  static func outside(_ mark: CellMark = .none) -> DrawnCell {
    DrawnCell(text: "·", role: .padding, mark: mark)
  }

  /// A zero put in between, told apart from a 0 that was computed.
  static func between(_ mark: CellMark = .none) -> DrawnCell {
    DrawnCell(text: DrawnCell.zeroInBetween, role: .padding, mark: mark)
  }

  /// How a zero put in between is drawn.
  static let zeroInBetween = "◦"

  /// A number that is asked for.
  static let asked = DrawnCell(text: "?", mark: .fresh)

  /// A cell whose number is not known yet.
  static let unknown = DrawnCell(text: "_", role: .dim)
}

/// A plane of numbers with marks, under a title, cut to the part that matters where it is large.
struct PlaneDrawing {
  let title: String
  let rows: Range<Int>
  let columns: Range<Int>
  /// The part that must be seen.
  var focus: (rows: Range<Int>, columns: Range<Int>)?
  /// The cell at a row and a column.
  let cell: (_ row: Int, _ column: Int) -> DrawnCell

  /// The drawing's lines, none wider than a width unless a single column is.
  ///
  /// A large drawing has room around each number.
  func lines(width: Int, maximumRows: Int, isLarge: Bool) -> [StyledText] {
    let shownRows = PlaneDrawing.cut(rows, around: focus?.rows, to: maximumRows)
    var count = min(columns.count, max(1, (width + 2) / 3))
    while true {
      let shownColumns = PlaneDrawing.cut(columns, around: focus?.columns, to: count)
      let lines = draw(shownRows, shownColumns, isLarge)
      let widest = lines.reduce(0) { max($0, $1.width) }
      if widest <= width || count <= 1 {
        return titleLines(width: max(width, widest)) + lines
      }
      count -= max(1, (count * (widest - width)) / max(widest, 1))
    }
  }

  private func titleLines(width: Int) -> [StyledText] {
    title.isEmpty ? [] : [StyledText(title, .name).truncated(to: width)]
  }

  private func draw(
    _ shownRows: Range<Int>, _ shownColumns: Range<Int>, _ isLarge: Bool
  ) -> [StyledText] {
    let side = isLarge ? " " : ""
    let cells = shownRows.map { row in shownColumns.map { cell(row, $0) } }
    let table = NumberColumns(cells.map { $0.map { NumberColumns.Cell($0.text) } })
    var lines: [StyledText] = []
    let dots = StyledText(" …", .dim)
    if shownRows.lowerBound > rows.lowerBound { lines.append(dots) }
    for (row, line) in cells.enumerated() {
      var text = StyledText()
      if shownColumns.lowerBound > columns.lowerBound { text.append("… ", .dim) }
      for (column, cell) in line.enumerated() {
        let follows = column > 0 && line[column - 1].mark == cell.mark
        let goesOn = column + 1 < line.count && line[column + 1].mark == cell.mark
        text += marked(
          side + table.padded(row: row, column: column) + side, cell, follows: follows,
          goesOn: goesOn)
      }
      if shownColumns.upperBound < columns.upperBound { text.append(" …", .dim) }
      if isLarge, row > 0 { lines.append("") }
      lines.append(text)
    }
    if shownRows.upperBound < rows.upperBound { lines.append(dots) }
    return lines
  }

  /// A cell between its marks; several found at once stand between one pair: `>1  2<`.
  private func marked(
    _ text: String, _ cell: DrawnCell, follows: Bool, goesOn: Bool
  ) -> StyledText {
    switch cell.mark {
    case .none: StyledText(" ") + StyledText(text, cell.role) + " "
    case .window: StyledText("[\(text)]", cell.role == .number ? .window : cell.role)
    case .winner: StyledText("*\(text)*", .winner)
    case .fresh: StyledText((follows ? " " : ">") + text + (goesOn ? " " : "<"), .heading)
    }
  }

  /// A part of a range of at most a length, around a part of it.
  static func cut(_ all: Range<Int>, around focus: Range<Int>?, to length: Int) -> Range<Int> {
    guard all.count > length else { return all }
    let focus = (focus ?? all.lowerBound..<all.lowerBound).clamped(to: all)
    let spare = max(0, length - focus.count)
    var start = focus.lowerBound - spare / 2
    start = max(all.lowerBound, min(start, all.upperBound - length))
    return start..<start + length
  }
}
