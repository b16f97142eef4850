import ArgumentParser
import Expressions
import Lessons
import Shell
import Terminal

/// `strider practice [TOPIC]`.
struct PracticeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .practice,
      Phrase("Asks problems with other numbers each time, without end.", "不断出题，每次换一组数。"))
  }

  @OptionGroup var common: CommonOptions

  @Option(help: .phrase("The same seed gives the same problems.", "种子相同，题目就相同。"))
  var seed: UInt64?

  @Option(
    help: .phrase(
      "How many problems; without end unless given, 10 with --print.",
      "题目数量；默认不限，与 --print 合用时是 10。"))
  var count: Int?

  @Option(
    help: .phrase(
      "From how many of the first lessons; unless given, right answers raise it.",
      "从前面多少课里出题；不写时，答对了就增加。"))
  var level: Int?

  @Flag(help: .phrase("List the families of problems.", "列出各类题目。"))
  var list = false

  @Flag(help: .phrase("Ask what is due again, by what was remembered so far.", "只出今天该复习的题。"))
  var due = false

  @Flag(
    help: .phrase(
      "Ask a series that grows by one idea a problem: conv, size or pool.",
      "出一组逐题加一个新内容的题：conv、size 或 pool。"))
  var ladder = false

  @Flag(help: .phrase("Print a worksheet.", "打印练习卷。"))
  var print = false

  @Flag(help: .phrase("With --print: write Markdown.", "与 --print 合用：写成 Markdown。"))
  var markdown = false

  @Flag(
    help: .phrase(
      "With --print: the answers, and what mistakes mean, on a page of their own.",
      "与 --print 合用：另起一页写答案，并说明各种错误的含义。"))
  var answers = false

  @ArgumentParser.Argument(
    help: .phrase("A lesson or a family of problems; everything unless given.", "一课或一类题目；不写时是全部。"),
    completion: .topic)
  var topic: String = ""

  func validate() throws {
    if let fault = UsageFault("--count", count, 1...1000) { throw ValidationError(fault.phrase) }
    if let level, level < 1 {
      throw ValidationError(
        Phrase("--level is the number of a lesson, from 1.", "--level 是课程的编号，从 1 开始。"))
    }
    if list && print {
      throw ValidationError(
        Phrase("--list and --print are two different things.", "--list 和 --print 是两回事，不能同用。"))
    }
    if due && ladder {
      throw ValidationError(
        Phrase("--due and --ladder are two different things.", "--due 和 --ladder 是两回事，不能同用。"))
    }
    if (answers || markdown) && !print {
      throw ValidationError(
        Phrase(
          "--answers and --markdown belong to --print.", "--answers 和 --markdown 要与 --print 合用。"))
    }
  }

  func run() throws {
    let isPrompt = common.style.isInteractive && !print && common.format == .text
    let shell = common.shell(isPrompt: isPrompt)
    let drill: Drill
    do throws(Diagnostic) {
      if list { return FamilyList.show(try shell.guide.families(of: topic), shell) }
      let plan = PracticePlan(
        topic: topic, seed: seed, count: count, level: level, isDue: due, isLadder: ladder,
        isWorksheet: print)
      guard let prepared = try shell.guide.drill(plan) else { return shell.presenter.flush() }
      drill = prepared
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
