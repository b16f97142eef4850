import ArgumentParser
import Expressions
import Networks
import Shell
import Tensors
import Terminal

/// The command `strider open MODEL`.
struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .open,
      Phrase("Opens the prompt with a network in it.", "打开提示符，并载入一个网络。"),
      discussion: Phrase(
        """
        The network is net, after its summary. It is as in use, not in training; net.train() changes \
        that. Where the standard input is no terminal, the script on it runs with net. With --picture \
        the picture is x, made ready as strider predict makes it.
        """,
        """
        网络名为 net，先显示它的概要。它处于使用状态，不在训练；net.train() 可以改变。\
        标准输入不是终端时，运行其中的脚本，脚本里可用 net。给出 --picture 时，图像名为 x，处理方式同 strider predict。
        """))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var opened: ModelArguments

  @Option(
    help: .phrase("A picture for it: PNG, JPEG, PGM or PPM.", "给它的图像：PNG、JPEG、PGM 或 PPM。"),
    completion: .file())
  var picture: String?

  @OptionGroup var request: PictureRequest

  func validate() throws {
    if let fault = request.fault { throw ValidationError(fault.phrase) }
  }

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
    if let own = OwnModule(self.opened), try own.bind(in: shell) {
      if let shape = try ModelArguments.shape(self.opened.input) { try own.summarise(shape, shell) }
      guard picture == nil else {
        throw .wrong(
          Diagnostic(
            "picture-of-module",
            Phrase(
              "a module of a class of one's own does not say how it takes its pictures",
              "自己的类写的模块没有说明它如何接收图像"),
            help: Phrase(
              "at the prompt: x = image('FILE', size=28)", "在提示符下：x = image('FILE', size=28)")))
      }
      return
    }
    let (opened, shape) = try self.opened.opened(shell)
    let network = opened.network
    network.isTraining = false
    shell.session.bind("net", to: .network(network))
    if let shape { try self.opened.summarise(network, shape, shell) }
    if let phrase = network.format?.normalisation.phrase(name: "net") {
      shell.session.show(.note(phrase))
    }
    if !opened.otherOutputs.isEmpty {
      let others = opened.otherOutputs.map { "net(x)[\"\(escaped($0))\"]" }.joined(separator: ", ")
      shell.session.show(
        .note(
          Phrase(
            "net(x) gives the first of \(opened.otherOutputs.count + 1) outputs; the others are \(others)",
            "net(x) 给出 \(opened.otherOutputs.count + 1) 个输出中的第一个；其余是 \(others)")))
    }
    guard let picture else { return }
    let preparation = try PicturePreparation(request, opened)
    let x = try preparation.input(of: picture)
    shell.session.bind("x", to: .tensor(Node(x, label: "x")))
    let words = preparation.words
    shell.session.show(
      .note(
        Phrase(
          "x is \(escaped(picture)); \(words.english)", "x 是 \(escaped(picture))；\(words.chinese)"))
    )
  }
}
