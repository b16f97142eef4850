import Foundation
import TestSupport
import Testing

/// What `strider check` does with several files, and what `--update` writes.
struct CheckCommandTests {
  /// A page and its translation, without outputs and stamps.
  private static func write(into folder: TemporaryFolder) throws {
    let page = LessonPlace.page.replacingOccurrences(of: "y  1×2\n3  5\n", with: "wrong\n")
      .replacingOccurrences(of: "> W - n + 1\n7\n", with: "> W - n + 1\n")
    try folder.write("en/places.md", page.utf8)
    let translation = page.replacingOccurrences(of: "Counting places", with: "数位置")
      .replacingOccurrences(of: "The first place counts too", with: "第一个位置也要算")
    try folder.write("zh/places.md", translation.utf8)
  }

  private func check(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(["check", "--language", "en"] + arguments)
  }

  @Test func `update fills outputs and stamps of a pair at once, and leaves nothing to do`() throws
  {
    let folder = try TemporaryFolder()
    try Self.write(into: folder)
    let paths = ["\(folder.path)/en/places.md", "\(folder.path)/./zh/places.md"]
    let first = try check("--update", "--strict", paths[0], paths[1])
    #expect(first.status == 0, "\(first.output)")
    #expect(first.output.components(separatedBy: "updated ").count == 3)
    let pages = try (folder.read("en/places.md"), folder.read("zh/places.md"))
    #expect(pages.0.contains("> y = conv2d([1 2 3;], [1 1;])\ny  1×2\n3  5\n```"))
    #expect(pages.1.contains("> W - n + 1\n7\n```"))
    #expect(pages.1.components(separatedBy: "<!-- of ").count == 4)
    let second = try check("--update", "--strict", folder.path)
    #expect(second.status == 0 && !second.output.contains("updated"))
    #expect(try folder.read("en/places.md") == pages.0 && folder.read("zh/places.md") == pages.1)
  }

  @Test func `what update cannot put right is told where it stands afterwards`() throws {
    let folder = try TemporaryFolder()
    try Self.write(into: folder)
    let page = try folder.read("en/places.md").replacingOccurrences(of: "| 6 |", with: "| 5 |")
    let path = try folder.write("en/places.md", page.utf8)
    let run = try check("--update", path)
    #expect(run.status == 1)
    let lines = try folder.read("en/places.md").components(separatedBy: "\n")
    let line = try #require(lines.firstIndex { $0.contains("| 5 |") }) + 1
    #expect(run.output.contains("places.md:\(line): error: the slip's value is another"))
  }

  @Test func `what is wrong with many pages is told in their order, the same each time`() throws {
    let folder = try TemporaryFolder()
    let names = (1...8).map { "page\($0)" }
    for name in names {
      let page = LessonPlace.page.replacingOccurrences(of: "id: places", with: "id: \(name)")
        .replacingOccurrences(of: "3  5", with: "3  6").replacingOccurrences(
          of: "| 6 |", with: "| 5 |")
      try folder.write("\(name).md", page.utf8)
    }
    let run = try check(folder.path)
    #expect(run.status == 1)
    let told = run.output.split(separator: "\n").compactMap { line in
      names.first {
        line.contains("/\($0).md:") && line.contains(": error:") && !line.contains("is taken")
      }
    }
    #expect(told == names.flatMap { [$0, $0] }, "\(run.output)")
    for _ in 0..<5 { #expect(try check(folder.path).output == run.output) }
  }

  @Test func `a file that is named in two ways is checked once`() throws {
    let folder = try TemporaryFolder()
    try Self.write(into: folder)
    #expect(try check("--update", folder.path).status == 0)
    let name = "\(folder.path)/en/places.md"
    let run = try check("--strict", name, "\(folder.path)/./en//places.md", folder.path)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output == "2 pages, 2 examples, 4 exercises: all is well\n")
  }

  @Test func `a page that is older than its original is stale, and under strict an error`() throws {
    let folder = try TemporaryFolder()
    try Self.write(into: folder)
    #expect(try check("--update", folder.path).status == 0)
    let page = try folder.read("en/places.md")
    try folder.write(
      "en/places.md", page.replacingOccurrences(of: "How many places", with: "How many").utf8)
    let loose = try check(folder.path)
    #expect(loose.status == 0 && loose.output.contains("zh/places.md:18: stale: "))
    let strict = try check("--strict", folder.path)
    #expect(strict.status == 1 && strict.output.contains("zh/places.md:18: error: "))
  }
}
