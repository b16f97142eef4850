import ArgumentParser
import Expressions
import Networks
import Shell
import Tensors
import Terminal

/// The command `strider rewind CHECKPOINT STEP`.
struct RewindCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .rewind,
      Phrase("Opens the prompt at one step of a run of training.", "打开提示符，回到一次训练的某一步。"),
      discussion: Phrase(
        """
        A run is its seed: it is gone through again from its first step, and how long that takes is \
        said first. net has the weights before the step, x and t are the batch that it learns from, \
        loss is the run's own: all are the run's to the bit. L is the loss recorded anew in Double; \
        grad(L, net[0].weight) is the gradient of the step. The pictures have to be those of then. \
        Where the standard input is no terminal, the script on it runs with these names.
        """,
        """
        训练由种子决定：从第一步起重新走一遍，先说明需要多久。net 是这一步之前的权重，x 和 t 是这一步\
        学习的批次，loss 是那次训练自己的损失，全都与那次训练逐位相同。L 是用 Double 重新记录的损失；\
        grad(L, net[0].weight) 就是这一步的梯度。图像必须与当时相同。标准输入不是终端时，\
        运行其中的脚本，脚本里可用这些名字。
        """))
  }

  @OptionGroup var common: CommonOptions

  @ArgumentParser.Argument(
    help: .phrase("A file that train --save wrote.", "train --save 写出的文件。"), completion: .file())
  var checkpoint: String

  @ArgumentParser.Argument(
    help: .phrase(
      "How many steps are done: 0 is before the first one.", "已完成的步数：0 表示第一步之前。"))
  var step: Int

  @Option(
    help: .phrase(
      "Where the pictures lie now; by default where they lay then.", "图像现在的位置；默认是当时的位置。"),
    completion: .data)
  var data: String?

  @Option(
    help: .phrase(
      "Threads; all cores by default. They change no bit.", "线程数；默认使用所有核心，不影响结果。"))
  var threads: Int?

  func validate() throws {
    if let fault = UsageFault("--threads", threads, 1...Machine.maximumThreads) {
      throw ValidationError(fault.phrase)
    }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    let style = common.style
    let isPrompt = style.isInteractive && common.format == .text
    let shell = common.shell(isPrompt: isPrompt)
    let loop = isPrompt ? PromptLoop(shell, style: style, isQuiet: true) : nil
    do throws(CommandFailure) {
      try rewind(shell)
    } catch {
      if Interruption.isRequested, case .wrong(let diagnostic) = error {
        shell.presenter.report(diagnostic, in: NamedSource(""), shell.settings)
        shell.presenter.flush()
        throw ExitCode(130)
      }
      try common.end(error, shell)
    }
    shell.presenter.flush()
    guard let loop else { return try RunCommand.run(file: "-", shell) }
    loop.run()
    if let status = Signals.endingStatus { throw ExitCode(status) }
  }

  private func rewind(_ shell: Shell) throws(CommandFailure) {
    let saved = try DataSource.checkpoint(checkpoint)
    guard let run = saved.run, let format = saved.network.format else {
      throw .wrong(.noRun(checkpoint))
    }
    let steps = run.position.stepsDone
    guard (0...steps).contains(step) else { throw .wrong(.noSuchStep(step, of: steps)) }
    let past = try PastRun(
      run, modelName: saved.modelName, format: format, dataName: data,
      threads: threads ?? Machine.cores, shell)
    try past.go(to: step, shell) { replay throws(TrainingFault) in try replay.advance() }
    let rewound = try RewoundRun(checkpoint, at: past)
    rewound.bind(in: shell.session)
    var history = run.cut(at: rewound.position, steps: step)
    history.dataName = data ?? run.dataName
    rewound.network.history = .saved(history, modelName: saved.modelName)
    let text = StyledText(
      lines: rewound.lines.map { shell.settings.fitted(StyledText($0[shell.settings.language])) })
    shell.presenter.show(text, facts: [rewound.json.text], shell.settings)
    if let caution = past.caution { shell.session.show(.note(caution)) }
  }
}
