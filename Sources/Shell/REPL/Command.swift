import Expressions
import Terminal

/// A command of the prompt: a word at the beginning of a line, the rest of which is its argument.
struct Command: Sendable {
  /// What it does with the rest of the line.
  typealias Body = @Sendable (_ argument: String, _ shell: Shell) throws(Diagnostic) -> Void

  /// The word.
  let name: String

  /// Whether `save` writes it down: not what would leave, save or load again.
  let isRepeatable: Bool

  /// Whether a page may not hold it: it does more than compute.
  let isUsersAlone: Bool

  /// What it does.
  let body: Body

  init(
    _ name: String, isRepeatable: Bool = true, isUsersAlone: Bool = false, _ body: @escaping Body
  ) {
    self.name = name
    self.isRepeatable = isRepeatable
    self.isUsersAlone = isUsersAlone
    self.body = body
  }

  /// Every command, by its word.
  static let all =
    HelpCommands.all + ExplanationCommands.all + ToolCommands.all + ComparisonCommands.all
    + SessionCommands.all
    + LessonCommands.all + TrainingCommands.all + ExportCommands.all

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// What a line with a `:` and no command is.
  static let unknown = Command("") { word, _ throws(Diagnostic) in
    throw .unknownCommand(word, among: all.map(\.name))
  }

  /// The command of a word.
  static func named(_ name: String) -> Command? { byName[name] }
}
