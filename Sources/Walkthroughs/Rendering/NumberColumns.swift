import Terminal

/// Numbers in rows and columns, each column right-aligned on the decimal point.
struct NumberColumns {
  /// One cell: its text, and how much of it stands before the decimal point.
  struct Cell {
    var text: String
    var before: Int
    var after: Int

    /// Makes a cell from ASCII text or from a mark that is one column wide.
    init(_ text: String) {
      self.text = text
      let bytes = text.utf8
      let length = bytes.count
      // Of what is printed only the marks are not ASCII, and they fill one column.
      if bytes.contains(where: { $0 >= 0x80 }) {
        before = text.displayWidth
        after = 0
        return
      }
      let point = bytes.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }
      before = point.map { bytes.distance(from: bytes.startIndex, to: $0) } ?? length
      after = length - before
    }
  }

  /// The cells of each row; all rows are equally long.
  let rows: [[Cell]]

  /// What the widest cell of each column has before and after its point.
  let sizes: [(before: Int, after: Int)]

  /// Measures the columns.
  init(_ rows: [[Cell]]) {
    self.rows = rows
    var sizes = [(before: Int, after: Int)](repeating: (0, 0), count: rows.first?.count ?? 0)
    for row in rows {
      for (column, cell) in row.enumerated() where column < sizes.count {
        sizes[column].before = max(sizes[column].before, cell.before)
        sizes[column].after = max(sizes[column].after, cell.after)
      }
    }
    self.sizes = sizes
  }

  /// The columns of the terminal that the rows fill.
  func width(separator: Int) -> Int {
    sizes.reduce(0) { $0 + $1.before + $1.after } + max(0, sizes.count - 1) * separator
  }

  /// Adds one row to a text; spaces at the end of a line are left out.
  func append(row: Int, to text: inout String, separator: String = "  ") {
    var pending = 0
    for (column, cell) in rows[row].enumerated() where column < sizes.count {
      if column > 0 { pending += separator.utf8.count }
      pending += sizes[column].before - cell.before
      for _ in 0..<pending { text.append(" ") }
      text.append(cell.text)
      pending = sizes[column].after - cell.after
    }
  }

  /// A cell's text filled up to its column's width.
  func padded(row: Int, column: Int) -> String {
    let cell = rows[row][column]
    let size = sizes[column]
    return String(repeating: " ", count: size.before - cell.before) + cell.text
      + String(repeating: " ", count: size.after - cell.after)
  }
}
