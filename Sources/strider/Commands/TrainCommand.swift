import ArgumentParser
import Expressions
import Shell
import Tensors
import Terminal

/// The command `strider train`.
struct TrainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .train,
      Phrase("Trains a network on pictures.", "用图像训练网络。"),
      discussion: Phrase(
        """
        The same seed gives the same weights, whatever the number of threads. Ctrl-C finishes the \
        step, saves, and says where; the same command line with --save, or --resume, goes on to the \
        very weights that an unbroken run reaches.
        """,
        """
        种子相同，权重就相同，与线程数无关。按 Ctrl-C 会做完当前一步、保存并说明位置；\
        再用同一条带 --save 的命令或 --resume 接着训练，得到的权重与不中断时完全相同。
        """))
  }

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: TrainArguments

  func validate() throws {
    if let fault = arguments.fault { throw ValidationError(fault.phrase) }
  }

  func run() throws {
    Signals.installInterruptOnly { Interruption.request() }
    let shell = common.shell()
    defer { shell.presenter.flush() }
    do throws(CommandFailure) {
      try arguments.train(shell, isKept: false) { ending throws(CommandFailure) in
        guard ending.isInterrupted else { return }
        var diagnostic = ending.diagnostic("strider train", at: SourceRange(0, 0))
        diagnostic.primary = nil
        shell.presenter.report(diagnostic, in: NamedSource(""), shell.settings)
        throw .reported(status: Signals.endingStatus ?? 130)
      }
    } catch {
      try common.end(error, shell)
    }
  }
}
