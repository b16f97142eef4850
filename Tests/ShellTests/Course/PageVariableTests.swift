import Testing

@testable import Lessons
@testable import Shell

/// What pages and their questions call their values.
struct PageVariableTests {
  /// A word that stands alone and names a variable is the variable, and its command is gone.
  private static let commands = Set(LessonCommands.all.map(\.name) + ["leave", "help", "quit"])

  @Test(arguments: Course.pages)
  func `none of them hides a command of the lesson`(page: Course.Page) throws {
    let lesson = try page.lesson()
    var names = Set(PageStatements(lesson.items).lines.flatMap(\.targets))
    #expect(!names.isEmpty)
    names.formUnion(lesson.exercises.flatMap(\.parameters).map(\.name))
    #expect(names.isDisjoint(with: Self.commands), "\(names.intersection(Self.commands))")
  }
}
