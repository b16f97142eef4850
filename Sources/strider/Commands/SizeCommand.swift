import ArgumentParser
import Expressions
import Shell
import Terminal

/// The command `strider size W F [P] [S]`.
struct SizeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .size,
      Phrase(
        "The output-size formula (W−F+2P)/S+1, with the numbers put in.",
        "代入数字的输出尺寸公式 (W−F+2P)/S+1。"),
      discussion: Phrase(
        "Any one of W, F, P, S or the output may be ? and is solved for.",
        "W、F、P、S 和输出尺寸中的任何一个都可以写成 ?，由程序求出。"))
  }

  @OptionGroup var common: CommonOptions

  @Option(help: .phrase("The distance between neighbouring taps of the kernel.", "空洞率：卷积核相邻两点的间距。"))
  var dilation: String?

  @Flag(
    name: .customLong("ceil"),
    help: .phrase(
      "Keep a last window that sticks out, as ceil_mode does.",
      "保留伸出边界的最后一个窗口，与 ceil_mode 相同。"))
  var ceilMode = false

  @Option(
    name: .customLong("out"),
    help: .phrase("The wanted output, where something else is ?.", "想要的输出尺寸；其他某个量写成 ? 时使用。"))
  var output: String?

  @Flag(
    help: .phrase(
      "Of a transposed convolution: (W−1)·S−2P+D(F−1)+OP+1.",
      "转置卷积的尺寸：(W−1)·S−2P+D(F−1)+OP+1。"))
  var transposed = false

  @Option(help: .phrase("Cells behind the output of a transposed convolution.", "转置卷积输出末端增加的格数。"))
  var outputPadding: String?

  @ArgumentParser.Argument(
    help: .phrase(
      "W F [P] [S]: numbers, ? or expressions without blanks.",
      "W F [P] [S]：数、? 或不含空格的表达式。"))
  var numbers: [String]

  @Option(help: .hidden) var stride: String?

  @Option(help: .hidden) var padding: String?

  func validate() throws {
    guard stride != nil || padding != nil else { return }
    throw ValidationError(.sizeNumbersInOrder)
  }

  func run() throws {
    var arguments = numbers.joined(separator: " ")
    if let dilation { arguments += " --dilation \(dilation)" }
    if ceilMode { arguments += " --ceil" }
    if let output { arguments += " --out \(output)" }
    if transposed { arguments += " --transposed" }
    if let outputPadding { arguments += " --output-padding \(outputPadding)" }
    try common.explain(arguments) { shell throws(Diagnostic) in
      try ExplanationCommands.answerSize(
        SizeQuestion.questions(arguments, shell.session), shell)
    }
  }
}
