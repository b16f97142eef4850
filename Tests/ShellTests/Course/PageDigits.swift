import Foundation

@testable import Lessons

/// The digits of a page that `strider check` has to vouch for.
enum PageDigits {
  /// Where a digit stands.
  struct Place: Hashable {
    /// Its line in the file, from 1.
    var line: Int
    /// Its place among the bytes of the line.
    var byte: Int
    /// The line that is named when it is wrong.
    var told: Int
  }

  /// The digits that the program computes as well: those of outputs and of the slips' values, a group
  /// for each output and each value.
  static func computed(
    in lesson: Lesson, _ source: String
  ) -> (outputs: [[Place]], values: [[Place]]) {
    let page = Page(source)
    let exercises = lesson.exercises.filter(\.isPrinted)
    let answers = exercises.filter { $0.kind != .choice }.compactMap(\.answer)
    let outputs = (lesson.examples + answers).filter(\.runs).flatMap(\.entries).map { entry in
      let start = entry.line + entry.inputLines
      return (start..<start + entry.output.count).flatMap {
        page.digits(line: $0, told: entry.line)
      }
    }
    let values = exercises.flatMap(\.slips).filter { $0.value != nil }.map {
      page.digits(cell: 2, line: $0.line)
    }
    return (outputs.filter { !$0.isEmpty }, values.filter { !$0.isEmpty })
  }

  /// The digits that a writer chose: those of inputs, answers and slips, and the values of a template's
  /// slips, which are the same for every draw.
  static func typed(in lesson: Lesson, _ source: String) -> [Place] {
    let page = Page(source)
    let answers = lesson.exercises.compactMap(\.answer)
    let inputs = (lesson.examples + answers).flatMap(\.entries).flatMap { entry in
      (entry.line..<entry.line + entry.inputLines).flatMap { line in
        page.digits(line: line, told: entry.line)
      }
    }
    let slips = lesson.exercises.flatMap(\.slips).flatMap { page.digits(cell: 0, line: $0.line) }
    let values = lesson.exercises.filter { !$0.isPrinted }.flatMap(\.slips).filter {
      $0.value != nil
    }
    return inputs + slips + values.flatMap { page.digits(cell: 2, line: $0.line) }
  }

  /// A page with some digits moved up, 9 to 0.
  static func changed(_ source: String, _ places: [Place], by shift: Int) -> String {
    var lines = source.components(separatedBy: "\n").map { Array($0.utf8) }
    for place in places {
      let digit = Int(lines[place.line - 1][place.byte]) - 0x30
      lines[place.line - 1][place.byte] = UInt8(0x30 + (digit + shift) % 10)
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// The lines of a page as bytes.
  private struct Page {
    let lines: [[UInt8]]

    init(_ source: String) {
      lines = source.components(separatedBy: "\n").map { Array($0.utf8) }
    }

    func digits(line: Int, told: Int) -> [Place] {
      lines[line - 1].indices.filter { (0x30...0x39).contains(lines[line - 1][$0]) }.map {
        Place(line: line, byte: $0, told: told)
      }
    }

    /// The digits in a cell of a row of a table, whose cells stand between bars.
    func digits(cell: Int, line: Int) -> [Place] {
      let bars = lines[line - 1].indices.filter { lines[line - 1][$0] == UInt8(ascii: "|") }
      guard cell + 1 < bars.count else { return [] }
      return digits(line: line, told: line).filter {
        bars[cell] < $0.byte && $0.byte < bars[cell + 1]
      }
    }
  }
}
