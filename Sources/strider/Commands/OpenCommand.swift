import ArgumentParser
import Expressions
import Networks
import Tensors
import Terminal

/// The command `strider open MODEL`.
struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "open",
      Phrase("Opens the prompt with a network in it.", "打开提示符，并载入一个网络。"),
      discussion: Phrase(
        """
        The network is net, after its summary. It is as in use, not in training; net.train() changes \
        that. Where the standard input is no terminal, the script on it runs with net.
        """,
        """
        网络名为 net，先显示它的概要。它处于使用状态，不在训练；net.train() 可以改变。\
        标准输入不是终端时，运行其中的脚本，脚本里可用 net。
        """))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var opened: ModelArguments

  func run() throws {
    let style = common.style
    let isPrompt = style.isInteractive && common.format == .text
    let shell = common.shell(isPrompt: isPrompt)
    let loop = isPrompt ? PromptLoop(shell, style: style, isQuiet: true) : nil
    do throws(CommandFailure) {
      try open(shell)
    } catch {
      try common.end(error, shell)
    }
    shell.presenter.flush()
    guard let loop else { return try RunCommand.run(file: "-", shell) }
    loop.run()
    if let status = Signals.endingStatus { throw ExitCode(status) }
  }

  private func open(_ shell: Shell) throws(CommandFailure) {
    let (network, shape) = try opened.network(shell)
    network.isTraining = false
    shell.session.bind("net", to: .network(network))
    if let shape { try opened.summarise(network, shape, shell) }
    if let phrase = network.format?.normalisation.phrase(name: "net") {
      shell.session.show(.note(phrase))
    }
  }
}
