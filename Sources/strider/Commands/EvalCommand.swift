import ArgumentParser
import Shell
import Terminal

/// Evaluates statements that stand on the command line: `strider eval 'STATEMENTS'`.
struct EvalCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .eval,
      Phrase("Evaluates statements, prints what they give, and exits.", "计算语句，打印结果，然后退出。"))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(help: .phrase("Statements of the language.", "要计算的语句。"))
  var statements: String

  func run() throws {
    try RunCommand.run(NamedSource(statements), common.shell())
  }
}
