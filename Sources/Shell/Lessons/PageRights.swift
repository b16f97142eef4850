import Expressions
import Lessons
import Terminal

/// What anything that stands on a page may do, whoever wrote it.
extension FileAccess {
  /// Reading of what the program brings in the folder `data` of its lessons, and nothing else.
  static let lessonPage = FileAccess.page(
    data: LessonFolder.standard(
      program: LessonFolder.program(), environment: TerminalState.environment
    ).map { $0 + "/data" })
}

extension Allowance {
  /// The time and memory of a page, counted from now.
  static var page: Allowance { .page(environment: TerminalState.environment) }
}
