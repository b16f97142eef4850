import Lessons
import Terminal
import Walkthroughs

/// What `strider check` says.
package struct CheckReport {
  private let check: LessonCheck
  private let language: Language
  private let isStrict: Bool

  package init(_ check: LessonCheck, language: Language, isStrict: Bool) {
    self.check = check
    self.language = language
    self.isStrict = isStrict
  }

  /// Whether anything is wrong.
  package var failed: Bool { check.issues.contains { isStrict || !$0.isWarning } }

  /// Lines for people.
  package func text(_ style: AnsiStyle) -> [String] {
    var lines = check.issues.flatMap(lines)
    lines += notes.map { note in
      StyledText("\(escaped(note.path)):\(note.line): ", .name)
        + StyledText(Phrase("note: ", "说明：")[language], .dim)
        + StyledText(note.message[language])
    }
    lines += check.updated.map {
      StyledText(Phrase("updated \(escaped($0))", "已更新 \(escaped($0))")[language])
    }
    lines.append(summary)
    return lines.map(style.render)
  }

  /// What the author of sheets should know, where nothing else was asked about.
  private var notes: [LessonIssue] {
    check.lessons.allSatisfy { $0.header.sheet != nil } ? check.notes : []
  }

  private func lines(_ issue: LessonIssue) -> [StyledText] {
    let isError = isStrict || !issue.isWarning
    let word = isError ? Phrase("error", "错误") : Phrase("stale", "待核对")
    var head = StyledText("\(escaped(issue.path)):\(issue.line): ", .name)
    head += StyledText(word[language], isError ? .error : .secondary)
    head += StyledText((language == .english ? ": " : "：") + issue.message[language])
    return [head] + quoted(Phrase("expected", "应为"), issue.expected)
      + quoted(Phrase("got", "实为"), issue.got)
  }

  private func quoted(_ word: Phrase, _ text: String?) -> [StyledText] {
    guard let text else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isShort = lines.count == 1
    let head = StyledText("  " + word[language] + (isShort ? "  " : ""), .dim)
    if isShort { return [head + StyledText(escaped(text))] }
    return [head] + lines.map { StyledText("    " + escaped($0)) }
  }

  private var summary: StyledText {
    let errors = check.issues.count { isStrict || !$0.isWarning }
    let exercises = check.lessons.reduce(0) { $0 + $1.exercises.count }
    let examples = check.lessons.reduce(0) { $0 + $1.examples.count }
    let pages = check.lessons.count + check.helpPages
    let found =
      errors == 0 ? Phrase("all is well", "全部通过") : Phrase("\(errors) wrong", "\(errors) 处有误")
    let phrase = Phrase(
      "\(count(pages, "page")), \(count(examples, "example")), \(count(exercises, "exercise")): "
        + found.english,
      "\(pages) 个页面，\(examples) 个示例，\(exercises) 道练习：\(found.chinese)")
    return StyledText(phrase[language], errors == 0 ? .good : .bad)
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// One object a line for programs.
  package var json: [String] {
    check.issues.map { issue in
      JSONValue.members([
        ("kind", .string("issue")), ("file", .string(issue.path)), ("line", .integer(issue.line)),
        ("message", .string(issue.message[language])),
        ("expected", issue.expected.map { .string($0) } ?? .null),
        ("got", issue.got.map { .string($0) } ?? .null),
        ("warning", .bool(!isStrict && issue.isWarning)),
      ]).text
    }
      + notes.map { note in
        JSONValue.members([
          ("kind", .string("note")), ("file", .string(note.path)), ("line", .integer(note.line)),
          ("message", .string(note.message[language])),
        ]).text
      } + [
        JSONValue.members([
          ("kind", .string("check")), ("pages", .integer(check.lessons.count + check.helpPages)),
          ("exercises", .integer(check.lessons.reduce(0) { $0 + $1.exercises.count })),
          ("passed", .bool(!failed)),
        ]).text
      ]
  }
}
