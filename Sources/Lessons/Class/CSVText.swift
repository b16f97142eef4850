import Terminal

/// Tables as spreadsheets and learning platforms exchange them.
///
/// Source: RFC 4180; read with semicolons or tabs between the cells as well, as spreadsheets write them in
/// many countries.
struct CSVText {
  /// A row and the line on which it begins.
  struct Row {
    var cells: [String]
    var line: Int
  }

  /// The rows that are not empty.
  private(set) var rows: [Row] = []

  /// The line on which a quotation begins that never ends.
  private(set) var unclosed: Int?

  /// Reads a table.
  init(_ text: String) {
    let head = text.prefix { !$0.isNewline }
    let separators: [Character] = [",", ";", "\t"]
    let separator =
      separators.max { a, b in
        head.count { $0 == a } < head.count { $0 == b }
      } ?? ","
    var (cells, cell, isQuoted, line, start) = ([String](), "", false, 1, 1)
    func end() {
      cells.append(cell)
      if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(cells: cells, line: start)) }
      (cells, cell) = ([], "")
    }
    var rest = text[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      if isQuoted {
        if character != "\"" {
          cell.append(character)
        } else if rest.first == "\"" {
          cell.append(rest.removeFirst())
        } else {
          isQuoted = false
        }
      } else if character == "\"", cell.isEmpty {
        isQuoted = true
        unclosed = line
      } else if character == separator {
        cells.append(cell)
        cell = ""
      } else if character.isNewline {
        end()
        start = line
      } else {
        cell.append(character)
      }
    }
    end()
    if !isQuoted { unclosed = nil }
  }

  /// A row as a line.
  ///
  /// What a spreadsheet would compute (`=…`, `+…`, `@…`, and `-…` that is no number) is given an
  /// apostrophe, for a name must not do anything.
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      var cell = cell
      if let first = cell.first, "=+@\t\r".contains(first) || first == "-" && Double(cell) == nil {
        cell = "'" + cell
      }
      let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0 == ";" || $0.isNewline }
      return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }
}
