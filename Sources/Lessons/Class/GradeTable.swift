import Files
import Terminal

/// The grades of a class as a table for a spreadsheet or a learning platform.
public struct GradeTable {
  /// For whom a table is written.
  public enum Columns: String, CaseIterable, Sendable {
    /// A column an exercise, and what a lecturer should know.
    case plain
    /// As Canvas imports it: matched by the login, with a row of the points possible.
    case canvas
    /// As Moodle imports it: matched by the column that the lecturer chooses, with feedback.
    case moodle
  }

  private let columns: Columns
  private let desk: SheetDesk
  private let students: [String: Student]
  private let language: Language
  private var lines: [(id: String, line: String)] = []
  private var last: [String: Latest] = [:]
  private var number = 0

  /// The hand-in of a student's that counts so far, and how many there are.
  private struct Latest {
    var made: Int
    var isChanged: Bool
    var number: Int
    var count: Int
  }

  /// Prepares a table.
  ///
  /// - Parameters:
  ///   - columns: For whom it is.
  ///   - desk: The sheet.
  ///   - students: The list of the class; empty where there is none.
  ///   - language: The language of remarks.
  public init(
    _ columns: Columns, of desk: SheetDesk, students: [Student], language: Language
  ) {
    self.columns = columns
    self.desk = desk
    self.students = Dictionary(students.map { ($0.id, $0) }) { first, _ in first }
    self.language = language
  }

  /// Learns which of several hand-ins of a student counts: the one that was made last; of a whole one and a copy
  /// of it that was changed, the whole one.
  public mutating func count(_ row: GradeRow) {
    defer { number += 1 }
    guard !row.isError else { return }
    let own = Latest(made: row.made, isChanged: row.isChanged, number: number, count: 1)
    guard let before = last[row.id] else {
      last[row.id] = own
      return
    }
    let isLater =
      own.made > before.made || own.made == before.made && (before.isChanged || !own.isChanged)
    last[row.id] = isLater ? own : before
    last[row.id]?.count = before.count + 1
  }

  /// Begins to add rows, in the same order.
  public mutating func begin() { number = 0 }

  /// Adds a row; what the table adds to its remarks is put into the row.
  public mutating func add(_ row: inout GradeRow) {
    defer { number += 1 }
    if row.isError {
      if columns == .plain { append(row) }
      return
    }
    if let last = last[row.id], last.count > 1 {
      guard last.number == number else {
        row.isError = true
        note(Phrase("another hand-in of the same student counts", "以同一学生的另一份提交为准"), &row)
        if columns == .plain { append(row, isCounted: false) }
        return
      }
      note(Grade.Remark.counts(insteadOf: last.count - 1).phrase, &row)
    }
    if !students.isEmpty, students[row.id] == nil { note(Grade.Remark.unknownStudent.phrase, &row) }
    append(row)
  }

  private func note(_ phrase: Phrase, _ row: inout GradeRow) {
    let gap = row.remark.isEmpty ? "" : Phrase("; ", "；")[language]
    row.remark += gap + phrase[language]
  }

  private mutating func append(_ row: GradeRow, isCounted: Bool = true) {
    let name = students[row.id].map(\.name).flatMap { $0.isEmpty ? nil : $0 } ?? row.name
    let hasPoints = isCounted && !row.scores.isEmpty
    let points = hasPoints ? Points.text(row.score) : ""
    let cells: [String]
    switch columns {
    case .plain:
      let scores = desk.exercises.indices.map { place in
        hasPoints && place < row.scores.count ? Points.text(row.scores[place]) : ""
      }
      let remark =
        row.id.isEmpty || !isCounted || row.isError ? "\(row.file): \(row.remark)" : row.remark
      cells = [row.id, name, points] + scores + [remark]
    case .canvas: cells = [name, "", "", row.id, "", points]
    case .moodle: cells = [row.id, name, points, row.remark]
    }
    lines.append((row.id, CSVText.line(cells)))
  }

  /// The table: a mark that it is UTF-8, the head, then a row a student in the order of the ids.
  ///
  /// Students of the list of whom there is nothing come too, without points.
  public func text() -> String {
    let title = desk.lesson.header.title
    var head: [[String]]
    switch columns {
    case .plain: head = [["id", "name", "points"] + desk.exercises.map(\.id) + ["remarks"]]
    case .canvas:
      head = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title],
        ["    Points Possible", "", "", "", "", Points.text(desk.points)],
      ]
    case .moodle: head = [["ID number", "Full name", title, "Feedback"]]
    }
    let missing = students.values.filter { last[$0.id] == nil }.map { student in
      let remark = Phrase("nothing was handed in", "没有提交")[language]
      let cells: [String]
      switch columns {
      case .plain:
        cells =
          [student.id, student.name, ""] + desk.exercises.map { _ in "" } + [remark]
      case .canvas: cells = [student.name, "", "", student.id, "", ""]
      case .moodle: cells = [student.id, student.name, "", remark]
      }
      return (id: student.id, line: CSVText.line(cells))
    }
    let rows = (lines + missing).enumerated().sorted {
      ($0.element.id, $0.offset) < ($1.element.id, $1.offset)
    }
    // Spreadsheets take a file without this mark for one in an old alphabet.
    return "\u{FEFF}"
      + (head.map(CSVText.line) + rows.map(\.element.line)).map { $0 + "\r\n" }.joined()
  }
}
