import Files
import Foundation
import Terminal
import TestSupport
import Testing

@testable import Lessons

struct GradeRunTests {
  private let folder: TemporaryFolder
  private let files: [String]

  init() throws {
    folder = try TemporaryFolder()
    let room = try ClassRoom()
    var files: [String] = []
    for number in 10..<60 {
      let id = "s\(number)"
      let answers = [("places", number.isMultiple(of: 2) ? "W-F+1" : "W-F"), ("winner", "a")]
      files.append(try folder.write("\(id).txt", room.handIn(id, answers).text.utf8))
    }
    files.append(try folder.write("s60.txt", []))
    self.files = files
  }

  private func run(_ journal: GradeJournal?, threads: Int = 2, each: (Grade) -> Void = { _ in })
    throws -> Bool
  {
    try GradeRun(files, language: .english, threads: threads) {
      (try? ClassRoom())?.grader
    }.run(into: journal, each: each)
  }

  private func table(_ journal: GradeJournal, _ columns: GradeTable.Columns = .plain) throws
    -> String
  {
    var table = GradeTable(
      columns, of: try ClassRoom().desk, students: [], language: .english)
    try journal.forEach { table.count($0) }
    table.begin()
    try journal.forEach { row in
      var row = row
      table.add(&row)
    }
    return table.text()
  }

  @Test func `the same files give the same bytes, with one thread or several`() throws {
    var texts: [String] = []
    for threads in [1, 2, 3] {
      let journal = GradeJournal(beside: nil, name: "x")
      #expect(try run(journal, threads: threads))
      texts.append(try table(journal))
    }
    #expect(Set(texts).count == 1)
    let lines = texts[0].split(separator: "\r\n")
    #expect(lines.first == "\u{FEFF}id,name,points,places,window,winner,remarks")
    #expect(lines.contains("s10,,3,1,0,2,"))
    #expect(lines.contains("s11,,2.5,0.5,0,2,"))
    #expect(lines.count == 52)
    #expect(lines.contains { $0.hasSuffix("s60.txt: the file is empty") })
  }

  @Test func `a run that broke off goes on where it stopped`() throws {
    let path = folder.path + "/grades.csv"
    let journal = GradeJournal(beside: path, name: "x")
    #expect(try run(journal))
    let whole = try table(journal)
    // As after a power cut: some rows, the last of them in half.
    let lines = try folder.read("grades.csv.partial").split(separator: "\n")
    let cut = lines.prefix(20).joined(separator: "\n") + "\n" + lines[20].prefix(50)
    _ = try folder.write("grades.csv.partial", cut.utf8)
    var graded = 0
    let again = GradeJournal(beside: path, name: "x")
    #expect(try run(again) { _ in graded += 1 })
    #expect(graded == files.count - 19)
    #expect(try table(again) == whole)
    again.remove()
    #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
  }

  @Test func `rows of another sheet, or of a file that changed, are graded anew`() throws {
    let path = folder.path + "/grades.csv"
    #expect(try run(GradeJournal(beside: path, name: "x")))
    _ = try folder.write("s20.txt", [])
    var graded = 0
    let changed = GradeJournal(beside: path, name: "x")
    #expect(try run(changed) { _ in graded += 1 })
    #expect(graded == files.count - 10)
    graded = 0
    #expect(try run(GradeJournal(beside: path, name: "y")) { _ in graded += 1 })
    #expect(graded == files.count)
  }

  @Test(arguments: [["whole", "copy"], ["copy", "whole"]])
  func `of a hand-in and a changed copy of it the whole one counts`(order: [String]) throws {
    let room = try ClassRoom()
    let journal = GradeJournal(beside: nil, name: "x")
    let whole = try room.handIn("s1", [("winner", "b")])
    let copy = whole.text.replacingOccurrences(of: "answer b", with: "answer a")
    try journal.append(
      order.map { name in
        let text = name == "whole" ? whole.text : copy
        return GradeRow(room.grader.grade(text, file: name), hash: "", in: .english)
      })
    let lines = try table(journal).split(separator: "\r\n")
    #expect(lines.contains("s1,,0,0,0,0,\"handed in 2 times; the last one counts\""))
    #expect(lines.contains { $0.contains("copy: changed after it was written") })
  }

  @Test func `of several hand-ins of a student the last counts, and both are named`() throws {
    let room = try ClassRoom()
    let journal = GradeJournal(beside: nil, name: "x")
    let early = try room.handIn("s1", [("winner", "a")], start: "2026-12-01T00:00:00Z")
    let late = try room.handIn("s1", [("winner", "b")], start: "2026-12-02T00:00:00Z")
    try journal.append(
      [("late", late), ("early", early)].map {
        GradeRow(room.grader.grade($1.text, file: $0), hash: "", in: .english)
      })
    let lines = try table(journal).split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines.contains("s1,,0,0,0,0,\"handed in 2 times; the last one counts\""))
    #expect(lines.contains("s1,,,,,,early: another hand-in of the same student counts"))
    #expect(try table(journal, .canvas).split(separator: "\r\n").count == 3)
  }

  @Test func `tables for platforms have the columns that these import`() throws {
    let journal = GradeJournal(beside: nil, name: "x")
    #expect(try run(journal))
    let canvas = try table(journal, .canvas).split(separator: "\r\n")
    #expect(canvas[0] == "\u{FEFF}Student,ID,SIS User ID,SIS Login ID,Section,A tiny sheet")
    #expect(canvas[1] == "    Points Possible,,,,,6")
    #expect(canvas[2] == ",,,s10,,3")
    #expect(canvas.count == 52)
    let moodle = try table(journal, .moodle).split(separator: "\r\n")
    #expect(moodle[0] == "\u{FEFF}ID number,Full name,A tiny sheet,Feedback")
    #expect(moodle[1] == "s10,,3,")
  }
}
