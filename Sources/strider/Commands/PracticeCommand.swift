import ArgumentParser
import Expressions
import Lessons
import Terminal

/// `strider practice [TOPIC]`.
struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice", abstract: "Asks problems with other numbers each time, without end.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The same seed gives the same problems.")
  var seed: UInt64?

  @Option(help: "How many problems.")
  var count: Int?

  @Flag(help: "Print a worksheet.")
  var print = false

  @Flag(help: "With --print: the answers, and what mistakes mean, on a page of their own.")
  var answers = false

  @ArgumentParser.Argument(help: "A lesson or a family of problems; everything unless given.")
  var topic: String = ""

  func validate() throws {
    if let count, !(1...1000).contains(count) {
      throw ValidationError("--count is a number from 1 to 1000")
    }
  }

  func run() throws {
    let isPrompt = common.style.isInteractive && !print && common.format == .text
    let shell = common.shell(isPrompt: isPrompt)
    let drill: Drill
    do throws(Diagnostic) {
      let seed = seed ?? UInt64(shell.guide.progress.progress.entries.count)
      drill = try shell.guide.drill(topic, seed: seed, count: count)
    } catch {
      shell.presenter.report(error, in: NamedSource(topic), shell.settings)
      shell.presenter.flush()
      throw ExitCode(1)
    }
    if print { return write(drill) }
    guard isPrompt, let loop = PromptLoop(shell, style: common.style, isQuiet: true) else {
      shell.guide.begin(drill)
      return LessonLoop.run(shell)
    }
    shell.guide.begin(drill)
    loop.run()
  }

  private func write(_ drill: Drill) {
    let style = PageText(width: 80, isAccessible: true, language: common.chosenLanguage)
    let sheet = Worksheet(drill.problems(count ?? 10), style: style)
    var output = Output(descriptor: 1)
    for line in sheet.lines(hasAnswers: answers) { output.line(escaped(line)) }
    output.flush()
  }
}
