import Foundation
import Terminal
import Testing

@testable import Lessons
@testable import Shell

/// Tables of the lessons on a narrow screen.
struct LessonTableTests {
  private func tables(_ page: Course.Page) throws -> [[[[Inline]]]] {
    try page.lesson().items.flatMap { item -> [Block] in
      switch item {
      case .prose(let block): [block.block]
      case .example: []
      case .exercise(let exercise):
        exercise.question.compactMap { if case .prose(let block) = $0 { block.block } else { nil } }
          + exercise.explanation.map(\.block)
      }
    }.compactMap { if case .table(let rows) = $0 { rows } else { nil } }
  }

  /// The columns of a screen in which none of the lines has anything, as runs.
  private func gaps(_ lines: [StyledText]) -> Int {
    var isUsed: [Bool] = []
    for line in lines {
      var column = 0
      for character in line.plain {
        let width = String(character).displayWidth
        while isUsed.count < column + width { isUsed.append(false) }
        if character != " " { for cell in column..<column + width { isUsed[cell] = true } }
        column += width
      }
    }
    return isUsed.split(separator: true).count { $0.count >= 2 }
  }

  @Test(arguments: Course.pages)
  func `the columns of every table stand under one another`(page: Course.Page) throws {
    for width in [40, 60, 100] {
      let style = PageText(width: width, language: page.language)
      for rows in try tables(page) {
        let lines = style.text(.table(rows)).lines
        #expect(lines.allSatisfy { $0.width <= width }, "\(lines.map(\.plain))")
        let cells = lines.filter { !$0.plain.contains("─") }
        // Where a table does not fit, its rows are sentences.
        guard cells.count < lines.count else { continue }
        let columns = rows.map(\.count).max() ?? 0
        #expect(gaps(cells) >= columns - 1, "\(lines.map(\.plain))")
      }
    }
  }

  @Test(arguments: Course.pages)
  func `in accessible mode every row is a sentence with the heads of its cells`(
    page: Course.Page
  ) throws {
    let style = PageText(width: 60, isAccessible: true, language: page.language)
    for rows in try tables(page) {
      let text = style.text(.table(rows)).plain
      #expect(!text.contains("─") && !text.contains("│"))
      let bare = { (text: String) in text.filter { !$0.isWhitespace } }
      let colon = page.language == .english ? ":" : "："
      if let heads = rows.first, heads.dropFirst().allSatisfy(\.isEmpty) {
        // A card is about what stands at its head, once.
        #expect(bare(text).hasPrefix(bare(Inline.plain(heads.first ?? []))))
        for row in rows.dropFirst() where row.dropFirst().contains(where: { !$0.isEmpty }) {
          #expect(bare(text).contains(bare(Inline.plain(row[0])) + colon))
        }
        continue
      }
      for (column, head) in (rows.first ?? []).enumerated() where !head.isEmpty {
        let filled = rows.dropFirst().count { column < $0.count && !$0[column].isEmpty }
        let parts = bare(text).components(separatedBy: bare(Inline.plain(head)) + colon)
        #expect(parts.count > filled)
      }
    }
  }
}
