import ArgumentParser
import Terminal

/// Convolutional networks taken apart by hand.
@main
struct Strider: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "strider",
      Phrase(
        "Takes convolutional networks apart by hand: every window, product, sum and gradient.",
        "亲手拆解卷积网络：每个窗口、每个乘积、每个和、每个梯度。"),
      discussion: Phrase(
        "Without a subcommand: the prompt, or a script from the standard input.",
        "不写子命令时打开提示符，或运行标准输入中的脚本。"),
      subcommands: [
        PromptCommand.self, EvalCommand.self, RunCommand.self, StepCommand.self,
        WhyCommand.self, TraceCommand.self, SizeCommand.self, CheckCommand.self,
        LessonsCommand.self, LessonCommand.self, PracticeCommand.self, TrainCommand.self,
        EvaluateCommand.self, SummaryCommand.self,
      ],
      defaultSubcommand: PromptCommand.self)
  }

  static func main() {
    let words = Array(Swift.CommandLine.arguments.dropFirst())
    let language =
      Arguments.language(in: words) ?? Language.ofLocale(TerminalState.environment)
    HelpLanguage.$current.withValue(language) {
      do {
        var command = try parseAsRoot(Arguments.readable(words))
        try command.run()
      } catch {
        let report = ParserReport(error, columns: TerminalState.columns())
        report.write()
        exit(withError: report.status)
      }
    }
  }
}
