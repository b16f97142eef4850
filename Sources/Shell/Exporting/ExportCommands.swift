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

extension Diagnostic {
  /// An `export` that does not say where to.
  static func exportTarget(_ kind: ExportKind, _ subject: String, at range: SourceRange)
    -> Diagnostic
  {
    // What is computed may be a network, or something whose steps are wanted.
    let isExpression = kind == .model && subject.contains("(")
    let line =
      isExpression ? "step \(escaped(subject)) --to page.html" : kind.example(atShell: false)
    return Diagnostic(
      "export-target",
      Phrase("where to is missing: --to and a file's name", "没有说写到哪里：--to 和文件名"),
      at: .init(range), help: Phrase(same: "export \(line)"))
  }

  /// An expression without `step` or `trace` before it, to a file that an explanation is written to.
  static func exportedExpression(
    _ subject: String, to path: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "export-expression",
      Phrase(
        "what is written to \(escaped(path)) is an explanation: step or trace stands in front",
        "写到 \(escaped(path)) 的是讲解：前面要写 step 或 trace"),
      at: .init(range),
      help: Phrase(same: "export step \(escaped(subject)) --to \(escaped(path))"))
  }
}
