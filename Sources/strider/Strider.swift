import ArgumentParser

/// Convolutional networks taken apart by hand.
@main
struct Strider: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strider",
    abstract:
      "Takes convolutional networks apart by hand: every window, product, sum and gradient.",
    discussion: "Without a subcommand: the prompt, or a script from the standard input.",
    subcommands: [
      PromptCommand.self, EvalCommand.self, RunCommand.self, StepCommand.self, WhyCommand.self,
      TraceCommand.self, SizeCommand.self, CheckCommand.self,
      LessonsCommand.self, LessonCommand.self, PracticeCommand.self,
      TrainCommand.self, EvaluateCommand.self, SummaryCommand.self,
    ],
    defaultSubcommand: PromptCommand.self)

  static func main() {
    main(Arguments.readable(Array(Swift.CommandLine.arguments.dropFirst())))
  }
}
