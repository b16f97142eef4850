import ArgumentParser
import Terminal

/// `--as`: what a file of tensors alone is taken for.
package struct ModelType: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: .phrase(
      "The network that the file's weights belong to: a name, or a script.",
      "文件中的权重属于哪个网络：名称或脚本。"),
    completion: .model)
  package var type: String?

  /// Makes what the parser fills in.
  package init() {}
}
