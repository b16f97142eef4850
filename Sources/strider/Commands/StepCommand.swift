import ArgumentParser
import Expressions
import Shell
import Tensors
import Terminal

/// The command `strider step 'STATEMENTS'`.
struct StepCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .step,
      Phrase("Shows every step of the operation that a value came from.", "逐步显示一个值是怎样算出来的。"))
  }

  @OptionGroup var common: CommonOptions

  @Flag(help: .phrase("Ask for each number before it is shown.", "每个数都先提问再显示。"))
  var predict = false

  @Flag(
    help: .phrase(
      "For a lecture: large frames, one key, the command always in sight.",
      "讲课用：大图、一个按键，命令始终可见。"))
  var present = false

  @ArgumentParser.Argument(
    help: .phrase("Statements; the last value's operation is shown.", "语句；显示算出最后一个值的运算。"))
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

  /// The line as it is typed.
  private var command: String { "strider step \(statements.quoted)" }

  func validate() throws {
    if present && predict {
      throw ValidationError(
        Phrase("--present and --predict do not go together.", "--present 和 --predict 不能同用。"))
    }
  }

  func run() throws {
    try common.explain(statements) { shell throws(Diagnostic) in
      if present, try ExplanationCommands.presentStep(statements, command: command, shell) {
        return
      }
      if predict { shell.lines = answers }
      try ExplanationCommands.step(statements, isPredicting: predict, shell)
    }
  }
}
