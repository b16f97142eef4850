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

  @Option(help: "From how many of the first lessons; unless given, right answers raise it.")
  var level: Int?

  @Flag(help: "List the families of problems.")
  var list = false

  @Flag(help: "Print a worksheet.")
  var print = false

  @Flag(help: "With --print: write Markdown.")
  var markdown = false

  @Flag(help: "With --print: the answers, and what mistakes mean, on a page of their own.")
  var answers = false

  @ArgumentParser.Argument(help: "A lesson or a family of problems; everything unless given.")
  var topic: String = ""

  func validate() throws {
    if let count, !(1...1000).contains(count) {
      throw ValidationError("--count is a number from 1 to 1000")
    }
    if let level, level < 1 {
      throw ValidationError("--level is the number of a lesson, from 1")
    }
    if list && print {
      throw ValidationError("--list and --print are two different things")
    }
    if (answers || markdown) && !print {
      throw ValidationError("--answers and --markdown belong to --print")
    }
  }

  func run() throws {
    let isPrompt = common.style.isInteractive && !print && common.format == .text
    let shell = common.shell(isPrompt: isPrompt)
    let drill: Drill
    do throws(Diagnostic) {
      if list { return FamilyList.show(try shell.guide.families(of: topic), shell) }
      drill = try shell.guide.drill(
        PracticePlan(topic: topic, seed: seed, count: count, level: level, isWorksheet: print))
    } catch {
      shell.presenter.report(error, in: NamedSource(topic), shell.settings)
      shell.presenter.flush()
      throw ExitCode(1)
    }
    if print { return write(drill) }
    guard isPrompt, let loop = PromptLoop(shell, style: common.style, isQuiet: true) else {
      shell.guide.begin(drill)
      return try LessonLoop.run(shell)
    }
    shell.guide.begin(drill)
    loop.run()
  }

  private func write(_ drill: Drill) {
    let problems = drill.problems(count ?? 10)
    var output = Output(descriptor: 1)
    defer { output.flush() }
    if common.format == .json {
      for (number, problem) in problems.enumerated() {
        output.line(problem.fact(number: number + 1).text)
        if answers { output.line(problem.factOfAnswer(withSlips: true).text) }
      }
      return
    }
    let style = PageText(
      width: 80, isAccessible: common.style.isAccessible, language: common.chosenLanguage)
    let sheet = Worksheet(problems, style: style, form: markdown ? .markdown : .text)
    for line in sheet.problemLines() { output.line(escaped(line)) }
    guard answers else { return }
    // A page of its own on paper; nothing on a screen.
    if !markdown, !TerminalState.isTerminal(1) { output.line("\u{0C}") }
    for line in sheet.keyLines() { output.line(escaped(line)) }
  }
}
