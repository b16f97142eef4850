import ArgumentParser
import Expressions
import Shell
import Terminal

/// The command `strider summary MODEL`.
struct SummaryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .summary,
      Phrase(
        "Layers, shapes, parameters, multiply-adds and receptive fields of a network.",
        "网络的各层、形状、参数、乘加次数和感受野。"))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: ModelArguments

  func run() throws {
    try common.carryOut(summarise)
  }

  private func summarise(_ shell: Shell) throws(CommandFailure) {
    if let own = OwnModule(arguments), try own.bind(in: shell) {
      return try own.summarise(try ModelArguments.shape(arguments.input) ?? [1, 28, 28], shell)
    }
    let (network, shape) = try arguments.network(shell)
    try arguments.summarise(network, shape ?? [1, 28, 28], shell)
  }
}
