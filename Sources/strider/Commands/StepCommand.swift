import ArgumentParser
import Expressions
import Tensors
import Terminal

/// The command `strider step 'STATEMENTS'`.
struct StepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Shows every step of the operation that a value came from.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Ask for each number before it is shown.")
  var predict = false

  @ArgumentParser.Argument(help: "Statements; the last value's operation is shown.")
  var statements: String

  /// Where answers are typed: at a terminal with line editing, else the standard input.
  private var answers: any LineSource {
    let style = common.style
    guard style.isInteractive,
      let editor = LineEditor(style: style, history: History(path: nil))
    else { return PipeReader() }
    Signals.install { Interruption.request() }
    return editor
  }

  func run() throws {
    try common.explain(statements) { shell throws(Diagnostic) in
      if predict { shell.lines = answers }
      try ExplanationCommands.step(statements, isPredicting: predict, shell)
    }
  }
}
