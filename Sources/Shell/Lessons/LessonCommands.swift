import Expressions
import Lessons
import Terminal
import Walkthroughs

/// Commands about lessons and practice.
enum LessonCommands {
  static let all = [
    Command("lessons", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try LessonList.show(shell, argument)
    },
    Command("lesson", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.open(argument.trimmed, argument: argument)
    },
    Command("next", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.next(argument)
    },
    Command("back", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.act("back", argument, drill: { _ in [] }, player: { $0.back() })
    },
    Command("hint", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.act("hint", argument, drill: { $0.hint() }, player: { $0.hint() })
    },
    Command("solution", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.act("solution", argument, drill: { $0.solution() }, player: { $0.solution() })
    },
    Command("skip", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.act("skip", argument, drill: { $0.skip() }, player: { $0.skip() })
    },
    Command("restart", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.act("restart", argument, drill: { $0.begin() }, player: { $0.restart() })
    },
    Command("practice", isUsersAlone: true) { argument, shell throws(Diagnostic) in
      try shell.guide.practice(argument)
    },
  ]
}

/// The table of lessons with what has been done of each.
enum LessonList {
  /// Shows the table.
  ///
  /// - Throws: a diagnostic if there are no lessons.
  static func show(_ shell: Shell, _ argument: String) throws(Diagnostic) {
    guard let library = shell.guide.library, !library.entries.isEmpty else {
      throw .noLessons(argument)
    }
    let language = shell.settings.language
    var rows: [[StyledText]] = []
    var facts: [JSONValue] = []
    for entry in library.entries {
      let (lesson, issues) = library.read(entry, in: language)
      guard let lesson else {
        rows.append([StyledText(entry.id, .name), "", StyledText(words(issues, language), .bad)])
        continue
      }
      let tally = shell.guide.progress.progress.tally(lesson)
      rows.append([
        StyledText(entry.id, .name), StyledText("\(tally.done)/\(tally.all)"),
        StyledText(lesson.header.title) + StyledText(words(tally, language), .dim),
      ])
      facts.append(
        .members([
          ("kind", .string("lesson")), ("id", .string(entry.id)),
          ("title", .string(lesson.header.title)), ("done", .integer(tally.done)),
          ("skipped", .integer(tally.skipped)), ("changed", .integer(tally.changed)),
          ("exercises", .integer(tally.all)),
        ]))
    }
    let table = Table(rows, alignments: [.left, .right, .left])
    shell.presenter.show(
      StyledText(lines: table.lines(width: shell.settings.columns)), facts: facts.map(\.text),
      shell.settings)
    shell.presenter.flush()
  }

  /// What a number of right answers does not say.
  private static func words(_ tally: Progress.Tally, _ language: Language) -> String {
    var parts: [Phrase] = []
    if tally.skipped > 0 {
      parts.append(Phrase("\(tally.skipped) skipped", "跳过 \(tally.skipped) 题"))
    }
    if tally.changed > 0 {
      parts.append(
        Phrase("\(tally.changed) changed since", "\(tally.changed) 题后来有改动"))
    }
    guard !parts.isEmpty else { return "" }
    return Phrase(
      " (\(parts.map(\.english).joined(separator: ", ")))",
      "（\(parts.map(\.chinese).joined(separator: "，"))）")[language]
  }

  private static func words(_ issues: [LessonIssue], _ language: Language) -> String {
    issues.first.map { "\(escaped($0.path)):\($0.line): \($0.message[language])" } ?? ""
  }
}
