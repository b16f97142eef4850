import ArgumentParser
import Terminal

/// The options of `export`, on the command line and at the prompt.
package struct ExportOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: .phrase("What a network is written as.", "网络写成什么形式。"))
  package var form: ModelExport.Form?

  @Option(
    help: .phrase("Where to: a name that is free.", "写到哪里：尚未使用的名称。"), completion: .file())
  package var to = ""

  @Option(
    help: .phrase(
      "The shape of a picture, as in 1,28,28; ONNX wants it where the network does not say it.",
      "图像的形状，如 1,28,28；网络没有说明时 ONNX 需要它。"))
  package var input: String?

  @Flag(
    help: .phrase(
      "A page of step asks for each number before it shows it.", "step 的网页先提问每个数再显示。"))
  package var predict = false

  @Option(
    help: .phrase(
      "How many questions are made of a template; 10 unless said.", "每个模板生成多少道题；默认 10。"))
  package var draws: Int?

  @Option(help: .phrase("The same seed gives the same numbers.", "种子相同，数值就相同。"))
  package var seed: UInt64?

  @Flag(help: .phrase("Replace what is there.", "替换已有的文件。"))
  package var force = false

  /// The first option that was given and says nothing for a kind.
  package func foreign(to kind: ExportKind) -> String? {
    let given = [
      ("--as", form != nil), ("--input", input != nil), ("--predict", predict),
      ("--draws", draws != nil), ("--seed", seed != nil),
    ]
    return given.first { $0.1 && !kind.options.contains($0.0) }?.0
  }

  /// Makes what the parser fills in.
  package init() {}
}

extension ModelExport.Form: ExpressibleByArgument {}
