import Expressions
import Lessons
import Terminal
import Walkthroughs

/// Commands about lessons and practice.
enum LessonCommands {
  static let all = [
    Command("lessons") { argument, shell throws(Diagnostic) in
      try LessonList.show(shell, argument)
    },
    Command("lesson") { argument, shell throws(Diagnostic) in
      try shell.guide.open(argument.trimmed, argument: argument)
    },
    Command("next") { argument, shell throws(Diagnostic) in try shell.guide.next(argument) },
    Command("back") { argument, shell throws(Diagnostic) in
      try shell.guide.act("back", argument, drill: { _ in [] }, player: { $0.back() })
    },
    Command("hint") { argument, shell throws(Diagnostic) in
      try shell.guide.act("hint", argument, drill: { $0.hint() }, player: { $0.hint() })
    },
    Command("solution") { argument, shell throws(Diagnostic) in
      try shell.guide.act("solution", argument, drill: { $0.solution() }, player: { $0.solution() })
    },
    Command("skip") { argument, shell throws(Diagnostic) in
      try shell.guide.act("skip", argument, drill: { $0.skip() }, player: { $0.skip() })
    },
    Command("restart") { argument, shell throws(Diagnostic) in
      try shell.guide.act("restart", argument, drill: { $0.begin() }, player: { $0.restart() })
    },
    Command("practice") { argument, shell throws(Diagnostic) in
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
      let count = shell.guide.progress.progress.count(lesson)
      rows.append([
        StyledText(entry.id, .name), StyledText("\(count.done)/\(count.all)"),
        StyledText(lesson.header.title),
      ])
      facts.append(
        .members([
          ("kind", .string("lesson")), ("id", .string(entry.id)),
          ("title", .string(lesson.header.title)), ("done", .integer(count.done)),
          ("exercises", .integer(count.all)),
        ]))
    }
    let table = Table(rows, alignments: [.left, .right, .left])
    shell.presenter.show(
      StyledText(lines: table.lines(width: shell.settings.columns)), facts: facts.map(\.text),
      shell.settings)
    shell.presenter.flush()
  }

  private static func words(_ issues: [LessonIssue], _ language: Language) -> String {
    issues.first.map { "\(escaped($0.path)):\($0.line): \($0.message[language])" } ?? ""
  }
}
