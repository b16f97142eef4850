import ArgumentParser
import Expressions
import Shell
import Terminal

/// The command `strider why 'STATEMENTS' 'ELEMENT'`.
struct WhyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .why,
      Phrase("Tells where one number comes from.", "说明一个数从哪里来。"))
  }

  @OptionGroup var common: CommonOptions

  @Option(help: .phrase("How many levels of terms are explained.", "逐项说明的层数。"))
  var depth = 1

  @ArgumentParser.Argument(help: .phrase("Statements that compute the number.", "算出这个数的语句。"))
  var statements: String

  @ArgumentParser.Argument(
    help: .phrase("The number, as y[0,1] or grad(L, w)[0].", "要说明的数，如 y[0,1] 或 grad(L, w)[0]。"))
  var element: String

  func run() throws {
    try common.explain(element, after: statements) { shell throws(Diagnostic) in
      try ExplanationCommands.why(element, depth: depth, shell)
    }
  }
}
