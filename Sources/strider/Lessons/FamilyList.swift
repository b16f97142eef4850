import Lessons
import Terminal
import Walkthroughs

/// The table of the families of problems.
enum FamilyList {
  /// Shows each family with its lesson and its title.
  static func show(_ families: [Family], _ shell: Shell) {
    let rows = families.map { family in
      [
        StyledText(family.exercise.id, .name), StyledText(family.lesson, .dim),
        StyledText(Inline.plain(family.exercise.title)),
      ]
    }
    let facts = families.map { family in
      JSONValue.members([
        ("kind", .string("family")), ("lesson", .string(family.lesson)),
        ("exercise", .string(family.exercise.id)),
        ("title", .string(Inline.plain(family.exercise.title))),
        ("generator", family.exercise.generator.map { .string($0) } ?? .null),
      ])
    }
    let lines = Table(rows).lines(width: shell.settings.columns)
    shell.presenter.show(StyledText(lines: lines), facts: facts.map(\.text), shell.settings)
    shell.presenter.flush()
  }
}
