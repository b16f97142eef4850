import Terminal

/// A student of a class.
public struct Student: Hashable, Sendable {
  /// The name by which the sheet is made and graded.
  public var id: String
  /// The student's name; empty if the list has none.
  public var name: String
  /// The language of the sheet, if the list says it.
  public var language: Language?
}

/// Reads the list of a class: a table with a head line in which a column is called `id`.
///
/// Columns `name` and `language` may be there as well; others do not count.
public struct StudentList {
  /// The most students: 1,000,000.
  public static let most = 1_000_000

  /// The students in the order of the list.
  public private(set) var students: [Student] = []

  /// What is wrong, with the line.
  public private(set) var wrong: [(line: Int, message: Phrase)] = []

  /// Reads a list.
  public init(_ text: String) {
    let table = CSVText(text)
    if let line = table.unclosed {
      wrong.append((line, Phrase("a quotation mark is never closed", "引号没有结束")))
      return
    }
    func plain(_ cell: String) -> String { cell.trimmingBlanks.lowercased() }
    let heads = table.rows.first?.cells.map(plain) ?? []
    guard let idColumn = heads.firstIndex(of: "id") else {
      wrong.append(
        (
          table.rows.first?.line ?? 1,
          Phrase(
            "no column is called id; the head line names the columns: id,name,language",
            "没有名为 id 的列；表头应写出各列的名称：id,name,language")
        ))
      return
    }
    let (nameColumn, languageColumn) = (
      heads.firstIndex(of: "name"), heads.firstIndex(of: "language")
    )
    var seen: [String: Int] = [:]
    for row in table.rows.dropFirst() {
      func cell(_ column: Int?) -> String {
        guard let column, column < row.cells.count else { return "" }
        return row.cells[column].trimmingBlanks
      }
      let id = cell(idColumn)
      guard SheetHeader.isSafeName(id) else {
        let message =
          id.isEmpty
          ? Phrase("this row has no id", "这一行没有 id")
          : Phrase(
            "the id \(excerpt(id)) cannot be the name of a file",
            "id \(excerpt(id)) 不能用作文件名")
        wrong.append((row.line, message))
        continue
      }
      // Files on many machines do not tell A from a.
      if let first = seen[id.lowercased()] {
        wrong.append(
          (
            row.line,
            Phrase("the id \(id) stands on line \(first) already", "id \(id) 已出现在第 \(first) 行")
          ))
        continue
      }
      seen[id.lowercased()] = row.line
      let language = cell(languageColumn)
      if !language.isEmpty, Language(rawValue: language.lowercased()) == nil {
        wrong.append(
          (
            row.line,
            Phrase(
              "the language \(excerpt(language)) is neither en nor zh",
              "语言 \(excerpt(language)) 不是 en 或 zh")
          ))
      }
      students.append(
        Student(id: id, name: cell(nameColumn), language: Language(rawValue: language.lowercased()))
      )
    }
    if students.isEmpty, wrong.isEmpty {
      wrong.append((1, Phrase("the list has no students", "名单中没有学生")))
    }
  }
}
