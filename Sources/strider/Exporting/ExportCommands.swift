import Expressions
import Terminal

/// The command `export` of the prompt: what stands in front of its options, and who carries it out.
enum ExportCommands {
  static let all = [Command("export", isUsersAlone: true, export)]

  @Sendable private static func export(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let line = try ExportLine(argument)
    switch line.kind {
    case .step, .trace: try exportExplanation(line, shell)
    case .sheet, .lessons: throw .shellCommand("export", argument, at: line.whole)
    case .model: try exportNetwork(line, shell)
    }
  }
}
