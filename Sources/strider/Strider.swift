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
        """
        Without a subcommand: the prompt, or a script from the standard input. A file's name runs it. \
        strider lesson 01 is the place to begin. --version tells the version, the instructions in use \
        and where lessons and state lie.
        """,
        "不写子命令时打开提示符，或运行标准输入中的脚本；写文件名则运行该文件。初次使用可从 strider lesson 01 开始。用 --version 查看版本、指令集、课程和记录的位置。"
      ),
      subcommands: [
        PromptCommand.self, EvalCommand.self, RunCommand.self, StepCommand.self,
        WhyCommand.self, TraceCommand.self, SizeCommand.self, CheckCommand.self,
        LessonsCommand.self, LessonCommand.self, PracticeCommand.self, TrainCommand.self,
        EvaluateCommand.self, PredictCommand.self, SummaryCommand.self, OpenCommand.self,
        RewindCommand.self, JudgeCommand.self, SheetCommand.self, HandInCommand.self,
        GradeCommand.self, ReportCommand.self, ExportCommand.self,
      ],
      defaultSubcommand: PromptCommand.self)
  }

  static func main() {
    ProcessStart.prepare()
    let words = Array(Swift.CommandLine.arguments.dropFirst())
    let language =
      Arguments.language(in: words) ?? Language.ofLocale(TerminalState.environment)
    HelpLanguage.$current.withValue(language) {
      do {
        var command = try parseAsRoot(try Arguments.readable(words))
        try command.run()
      } catch {
        let report = ParserReport(error, of: words, columns: TerminalState.columns())
        report.write()
        exit(withError: report.status)
      }
    }
  }
}
