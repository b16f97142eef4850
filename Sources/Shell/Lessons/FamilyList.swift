import Lessons
import Terminal
import Walkthroughs

/// The table of the families of problems.
package enum FamilyList {
  /// Shows each family with its lesson and its title.
  package static func show(_ families: [Family], _ shell: Shell) {
    let memory = shell.guide.memory
    let rows = families.map { family in
      [
        StyledText(family.exercise.id, .name), StyledText(family.lesson, .dim),
        StyledText(Inline.plain(family.exercise.title))
          + StyledText(due(memory.days(until: family), shell.settings.language), .dim),
      ]
    }
    let facts = families.map { family in
      JSONValue.members([
        ("kind", .string("family")), ("lesson", .string(family.lesson)),
        ("exercise", .string(family.exercise.id)),
        ("title", .string(Inline.plain(family.exercise.title))),
        ("generator", family.exercise.generator.map { .string($0) } ?? .null),
        ("due_in_days", memory.days(until: family).map { .integer($0) } ?? .null),
      ])
    }
    let lines = Table(rows).lines(width: shell.settings.columns)
    shell.paging {
      shell.presenter.show(StyledText(lines: lines), facts: facts.map(\.text), shell.settings)
    }
    shell.presenter.flush()
  }

  /// When a family is due again, if it has been practised.
  private static func due(_ days: Int?, _ language: Language) -> String {
    guard let days else { return "" }
    let words =
      days <= 0
      ? Phrase("due now", "现在该复习")
      : days == 1 ? Phrase("due tomorrow", "明天复习") : Phrase("due in \(days) days", "\(days) 天后复习")
    return language == .chinese ? "（\(words.chinese)）" : "  (\(words.english))"
  }
}
