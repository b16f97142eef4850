import ArgumentParser
import Expressions

/// The command `strider size W F [P] [S]`.
struct SizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "size",
    abstract: "The output-size formula (W−F+2P)/S+1, with the numbers put in.",
    discussion: "Any one of W, F, P, S or the output may be ? and is solved for.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The distance between neighbouring taps of the kernel.")
  var dilation: String?

  @Flag(name: .customLong("ceil"), help: "Keep a last window that sticks out, as ceil_mode does.")
  var ceilMode = false

  @Option(name: .customLong("out"), help: "The wanted output, where something else is ?.")
  var output: String?

  @ArgumentParser.Argument(help: "W F [P] [S]: numbers, ? or expressions without blanks.")
  var numbers: [String]

  func run() throws {
    var arguments = numbers.joined(separator: " ")
    if let dilation { arguments += " --dilation \(dilation)" }
    if ceilMode { arguments += " --ceil" }
    if let output { arguments += " --out \(output)" }
    try common.explain(arguments) { shell throws(Diagnostic) in
      try ExplanationCommands.answerSize(
        SizeQuestion(arguments: arguments, shell.session), shell)
    }
  }
}
