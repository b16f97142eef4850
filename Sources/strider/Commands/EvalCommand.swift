import ArgumentParser
import Terminal

/// Evaluates statements that stand on the command line: `strider eval 'STATEMENTS'`.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluates statements, prints what they give, and exits.")

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(help: "Statements of the language.")
  var statements: String

  func run() throws {
    try RunCommand.run(NamedSource(statements), common.shell())
  }
}
