import ArgumentParser
import Expressions

/// The command `strider why 'STATEMENTS' 'ELEMENT'`.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Tells where one number comes from.")

  @OptionGroup var common: CommonOptions

  @Option(help: "How many levels of terms are explained.")
  var depth = 1

  @ArgumentParser.Argument(help: "Statements that compute the number.")
  var statements: String

  @ArgumentParser.Argument(help: "The number, as y[0,1] or grad(L, w)[0].")
  var element: String

  func run() throws {
    try common.explain(element, after: statements) { shell throws(Diagnostic) in
      try ExplanationCommands.why(element, depth: depth, shell)
    }
  }
}
