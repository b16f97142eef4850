import ArgumentParser
import Expressions

/// `strider step 'STATEMENTS'`
struct StepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Shows every step of the operation that a value came from.")

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(help: "Statements; the last value's operation is shown.")
  var statements: String

  func run() throws {
    try common.explain(statements) { shell throws(Diagnostic) in
      try ExplanationCommands.step(statements, isPredicting: false, shell)
    }
  }
}
