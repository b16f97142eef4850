import ArgumentParser
import Expressions

/// The command `strider trace 'STATEMENTS'`.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Shows every value forward and every gradient backward of the last value.")

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(help: "Statements; the last value, or its sum, is traced.")
  var statements: String

  func run() throws {
    try common.explain(statements) { shell throws(Diagnostic) in
      try ExplanationCommands.trace(statements, shell)
    }
  }
}
