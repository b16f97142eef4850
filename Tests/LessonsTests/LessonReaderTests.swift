import Testing

@testable import Lessons

/// How pages are read, whole ones and broken ones.
struct LessonReaderTests {
  @Test func `a page is read with all its parts`() throws {
    let (read, issues) = Pages.read(Pages.whole)
    let lesson = try #require(read)
    #expect(issues.isEmpty)
    #expect(lesson.header.title == "Counting places")
    #expect(lesson.exercises.map(\.id) == ["last-place", "pick", "gap", "any"])
    let first = try #require(lesson.exercises.first)
    #expect(first.hints.count == 2)
    #expect(first.slips.map(\.answers) == [["10 - 4"], ["10", "11"]])
    #expect(first.slips.first?.value == "6")
    #expect(lesson.exercises.last?.parameters.map(\.name) == ["W", "F"])
    #expect(lesson.examples.first?.entries.map(\.output) == [[], ["8"]])
  }

  @Test(arguments: [
    ("", 1), ("# No header\n", 1), ("---\nid: a\n", 1),
    ("---\nid: a\ntitle: [\n---\n", 3), ("---\nid: a\nid: b\n---\n", 3),
    ("---\nid: a\ntitle: b\nminutes: 1\nformat: 2\n---\n", 5),
    ("---\nid: a\ntitle: b\nminutes: soon\nformat: 1\n---\n", 4),
    (Pages.head + "\n```strider\n> 1\n", 11),
    (Pages.head + "\n\u{0}\n", 11),
    (Pages.head + "\n![a](b.png)\n", 11),
    (Pages.head + "\n> said somebody\n", 11),
    (Pages.head + "\n<table>\n", 11),
    (
      Pages.head + "\n<!-- exercise a kind=value -->\n### A\n\n<details><summary>Joke</summary>\n",
      14
    ),
    (Pages.head + "\n```strider\n3\n```\n", 12),
    (Pages.head + "\n```strider answer\n> 3\n```\n", 11),
  ])
  func `a broken page is named with its line`(source: String, line: Int) {
    #expect(Pages.read(source).1.map(\.line).contains(line))
  }

  @Test func `an input goes on until it is whole`() throws {
    let source =
      Pages.head + "\n```strider\n> x = [1 2\n3 4]\nx  2×2\n1 2\n3 4\n> x[0,\n  1]\n2\n```\n"
    let entries = try #require(Pages.read(source).0?.examples.first).entries
    #expect(entries.map(\.input) == ["x = [1 2\n3 4]", "x[0,\n  1]"])
    #expect(entries.map(\.output) == [["x  2×2", "1 2", "3 4"], ["2"]])
  }

  @Test func `lists as deep as anybody likes are refused and not followed`() {
    let deep = (0..<3000).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
    let source = Pages.head + "\n" + deep + String(repeating: "*a ", count: 20_000) + "\n"
    #expect(Pages.read(source).0 != nil)
  }
}
