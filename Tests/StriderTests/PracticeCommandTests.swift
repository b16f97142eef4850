import Foundation
import TestSupport
import Testing

/// `strider practice` on the lessons as they are, without a terminal.
struct PracticeCommandTests {
  /// A fact that was written as JSON.
  private typealias Fact = [String: Any]

  private let folder: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    environment = ["XDG_STATE_HOME": folder.path]
  }

  private func run(_ arguments: [String], input: String = "") throws -> ProgramRun {
    try ProgramRun(
      ["practice"] + arguments, input: Array(input.utf8), environment: environment)
  }

  private func facts(_ arguments: [String], input: String = "") throws -> [Fact] {
    let output = try run(arguments + ["--format", "json"], input: input).output
    return try output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Fact)
    }
  }

  @Test func `answers on the standard input are judged and told as facts`() throws {
    // The key of the same problems says what to answer.
    let sheet = ["size", "--seed", "5", "--count", "1", "--language", "en"]
    let key = try facts(sheet + ["--print", "--answers"])
    let solution = try #require(key.last)
    let value = try #require(solution["value"] as? String)
    let slip = try #require((solution["slips"] as? [Fact])?.first)
    let wrong = try #require((slip["values"] as? [String])?.first)
    let told = try facts(sheet, input: "\(wrong)\n7919\nhint\n\(value)\n")
    #expect(
      told.compactMap { $0["kind"] as? String }
        == ["problem", "verdict", "verdict", "hint", "verdict", "score"])
    #expect(
      told.compactMap { $0["verdict"] as? String } == ["slip", "wrong", "right"])
    #expect(told[1]["message"] as? String == slip["message"] as? String)
    #expect(told.last?["right"] as? Int == 1 && told.last?["wrong"] as? Int == 2)
    #expect(told.first?["question"] as? String == key.first?["question"] as? String)
  }

  @Test func `a seed gives the same problems whatever was answered before`() throws {
    let arguments = ["--seed", "9", "--count", "12", "--print", "--language", "en"]
    let before = try run(arguments).output
    _ = try run(["size", "--count", "2"], input: "1\n2\nsolution\n1\nsolution\n")
    #expect(try run(arguments).output == before)
  }

  @Test func `both languages draw the same problems`() throws {
    func exercises(_ language: String) throws -> [[String]] {
      let sheet = try facts([
        "--seed", "2", "--count", "60", "--print", "--answers", "--language", language,
      ])
      return sheet.map { fact in
        ["exercise", "expression", "value"].compactMap { fact[$0] as? String }
          .filter { !$0.contains(")") || $0.contains("(") }
      }
    }
    #expect(try exercises("en") == (try exercises("zh")))
  }

  @Test func `a worksheet is text or Markdown, its key on a page of its own`() throws {
    let arguments = ["bug", "--seed", "1", "--count", "6", "--print", "--language", "en"]
    let text = try run(arguments + ["--answers"]).output
    #expect(text.contains("\u{0C}\nAnswers\n") && !text.contains("```"))
    let markdown = try run(arguments + ["--markdown"]).output
    #expect(markdown.contains("# Practice\n") && markdown.contains("```python\n"))
    #expect(!markdown.contains("Answers"))
    #expect(try run(["--answers"]).status == 64)
  }

  @Test func `input that is no text ends practice with a message`() throws {
    let run = try ProgramRun(
      ["practice", "size", "--seed", "1", "--language", "en"], input: [0xFF, 0x0A],
      environment: environment)
    #expect(run.status == 74 && run.errors.contains("UTF-8"))
    #expect(run.output.contains("Done: 0 right"))
  }

  @Test func `families are listed with their lessons`() throws {
    let all = try facts(["--list", "--language", "en"])
    #expect(all.allSatisfy { $0["kind"] as? String == "family" })
    let pages = try FileManager.default.contentsOfDirectory(atPath: "Lessons/en")
    let lessons = pages.map { $0.replacing(".md", with: "") }
    #expect(Set(all.compactMap { $0["lesson"] as? String }) == Set(lessons))
    #expect(all.contains { $0["generator"] as? String == "find-the-bug" })
    let some = try run(["size", "--list", "--language", "en"]).output
    #expect(some.contains("solve-size") && !some.contains("pixel-index"))
  }

  private static let plan = URL(fileURLWithPath: "../shared/syllabus.md")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: plan.path)))
  func `every family of the plan can be asked for by its name`() throws {
    let text = try String(contentsOf: Self.plan, encoding: .utf8)
    var inPractice = false
    var names: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("**") || line.hasPrefix("#") { inPractice = line == "**Practice**" }
      guard inPractice, line.hasPrefix("- `"), let colon = line.firstIndex(of: ":") else {
        continue
      }
      names += line[..<colon].split(separator: "`").enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
    #expect(names.count > 60)
    for name in names {
      let found = try run([name, "--print", "--count", "1", "--seed", "1"])
      #expect(found.status == 0, "\(name)")
    }
  }
}
