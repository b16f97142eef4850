import ArgumentParser
import Shell
import Terminal

/// Convolutional networks taken apart by hand.
@main
struct Strider: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "strider",
      abstract: Phrase(
        "Takes convolutional networks apart by hand: every window, product, sum and gradient.",
        "亲手拆解卷积网络：每个窗口、每个乘积、每个和、每个梯度。"
      ).spoken,
      discussion: Phrase(
        """
        Without a subcommand: the prompt, or a script from the standard input. A file's name runs it. \
        strider lesson 01 is the place to begin. --version tells the version, the instructions in use \
        and where lessons and state lie.
        """,
        "不写子命令时打开提示符，或运行标准输入中的脚本；写文件名则运行该文件。初次使用可从 strider lesson 01 开始。用 --version 查看版本、指令集、课程和记录的位置。"
      ).spoken,
      subcommands: Subcommand.allCases.map(\.command), defaultSubcommand: PromptCommand.self)
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

extension Subcommand {
  /// What carries it out.
  fileprivate var command: any ParsableCommand.Type {
    switch self {
    case .prompt: PromptCommand.self
    case .eval: EvalCommand.self
    case .run: RunCommand.self
    case .step: StepCommand.self
    case .why: WhyCommand.self
    case .trace: TraceCommand.self
    case .size: SizeCommand.self
    case .check: CheckCommand.self
    case .lessons: LessonsCommand.self
    case .lesson: LessonCommand.self
    case .practice: PracticeCommand.self
    case .train: TrainCommand.self
    case .evaluate: EvaluateCommand.self
    case .predict: PredictCommand.self
    case .summary: SummaryCommand.self
    case .open: OpenCommand.self
    case .rewind: RewindCommand.self
    case .judge: JudgeCommand.self
    case .sheet: SheetCommand.self
    case .handIn: HandInCommand.self
    case .grade: GradeCommand.self
    case .report: ReportCommand.self
    case .export: ExportCommand.self
    }
  }
}
