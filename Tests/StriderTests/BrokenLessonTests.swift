import Foundation
import TestSupport
import Testing

/// Lesson files that are broken: each is named with its line by every command that reads it.
struct BrokenLessonTests {
  private static let header = "---\nid: a\ntitle: A\nrequires: []\nminutes: 1\nformat: 1\n---\n"

  /// A page, the line that is named, and whether there is a lesson left to take.
  private static let pages: [(page: String, line: Int, isLesson: Bool)] = [
    ("", 1, false), ("\n", 1, false), ("# No header\n", 1, false), ("---\nid: a\n", 1, false),
    ("---\n---\n", 2, false), ("---\n- a\n---\n", 2, false), ("---\nid: [\n---\n", 2, false),
    ("---\nid: a\ntitle: A\nminutes: 1\nformat: 7\n---\n", 5, false),
    (header + "\n# A\u{0}\n", 9, false),
    (header + "\n```strider\n> 1\n1\n", 9, true),
    (header + "\n```strider\n> conv2d([1 2\n", 9, true),
    (header + "\n<!-- exercise a\n", 9, true),
    (
      header + "\n<!-- exercise a kind=value -->\n### A\n\n<details><summary>Hint</summary>\n", 12,
      true
    ),
    (header + "\n" + String(repeating: "- ", count: 5000) + "\n", 9, true),
    (header.replacingOccurrences(of: "[]", with: "[b"), 4, false),
    (header.replacingOccurrences(of: "[]", with: "b"), 4, true),
    (header.replacingOccurrences(of: "[]", with: "[b]"), 4, true),
    (header.replacingOccurrences(of: "[]", with: "[a]"), 4, true),
    (header.replacingOccurrences(of: "minutes: 1", with: "minutes: 1e999"), 5, true),
  ]

  @Test(arguments: pages.indices)
  func `a broken page is named with its line and never ends the program`(index: Int) throws {
    let (page, line, isLesson) = Self.pages[index]
    let folder = try TemporaryFolder()
    let path = try folder.write("a.md", page.utf8)
    let check = try ProgramRun(["check", path, "--language", "en"])
    #expect(check.status == 1)
    #expect(check.output.contains("a.md:\(line): error: "), "\(check.output)")
    let taken = try ProgramRun(
      ["lesson", "--file", path, "--language", "en"], input: Array("\n1\nhint\nsolution\n".utf8),
      environment: ["XDG_STATE_HOME": folder.path])
    #expect(taken.status == (isLesson ? 0 : 1))
    if !isLesson { #expect(taken.errors.contains("a.md:\(line): "), "\(taken.errors)") }
  }

  @Test func `bytes that are no text are named with their place`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.md", Array(Self.header.utf8) + [0xFF])
    let check = try ProgramRun(["check", path, "--language", "en"])
    #expect(check.status == 1)
    let line = Self.header.split(separator: "\n", omittingEmptySubsequences: false).count
    let last = Self.header.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let column = last.count + 1
    #expect(
      check.output.contains(
        "a.md:\(line): error: column \(column): this is not part of any UTF-8 text"))
  }

  @Test func `a cycle of lessons, an id that is taken and a page without its pair are named`()
    throws
  {
    let folder = try TemporaryFolder()
    func page(_ id: String, _ requires: String) -> String {
      Self.header.replacingOccurrences(of: "id: a", with: "id: \(id)")
        .replacingOccurrences(of: "[]", with: "[\(requires)]")
    }
    for (path, text) in [
      ("en/a.md", page("a", "c")), ("en/b.md", page("b", "a")), ("en/c.md", page("c", "b")),
      ("en/d.md", page("a", "")), ("zh/e.md", page("e", "")),
    ] {
      try folder.write(path, text.utf8)
    }
    let check = try ProgramRun(["check", folder.path, "--language", "en"])
    #expect(check.status == 1)
    for name in ["a", "b", "c"] {
      #expect(
        check.output.contains("en/\(name).md:4: error: requires leads back to the lesson itself"))
      #expect(check.output.contains("en/\(name).md:1: stale: there is no translation"))
    }
    #expect(check.output.contains("en/d.md:2: error: the id a is taken"))
    #expect(check.output.contains("zh/e.md:1: stale: there is no original"))
  }

  @Test func `a lesson in a library that is broken does not hide the others`() throws {
    let place = try LessonPlace()
    try place.folder.write("zz.md", "no header".utf8)
    let list = try place.run(["lessons"])
    #expect(list.status == 0)
    #expect(
      list.output.contains("Counting places") && list.output.contains("zz.md:1: a lesson begins"))
    let lesson = try place.run(["lesson", "zz"])
    #expect(lesson.status == 1 && lesson.errors.contains("zz.md:1: "))
  }
}
