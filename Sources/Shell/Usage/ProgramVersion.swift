import Files
import Lessons
import Tensors
import Terminal

/// What a report of a fault has to name: the version, the instructions in use, where lessons and state lie.
package enum ProgramVersion {
  /// The version.
  package static let number = "1.0"

  /// The lines of `strider --version`, in the language of the help.
  package static var text: String {
    let environment = TerminalState.environment
    let lessons = LessonFolder.standard(
      program: LessonFolder.program(), environment: environment)
    let none = Phrase("none found", "没有找到").spoken
    let state = StateFolder.path(environment: environment) ?? Phrase("not kept", "不保存").spoken
    let rows = [
      ["strider", number],
      [Phrase("instructions", "指令集").spoken, Machine.instructionSet],
      [Phrase("lessons", "课程").spoken, lessons.map { escaped($0) } ?? none],
      [Phrase("state", "记录").spoken, escaped(state)],
    ]
    return Table(rows.map { $0.map { StyledText($0) } }).lines().map(\.plain)
      .joined(separator: "\n")
  }
}
