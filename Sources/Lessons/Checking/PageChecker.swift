import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Proves one page: its examples print what it says, its answers pass, its slips are refused with their
/// messages, whatever is typed in between.
struct PageChecker {
  let lesson: Lesson
  let makeRunner: () -> any LessonRunner
  private(set) var runner: any LessonRunner
  private(set) var issues: [LessonIssue] = []

  /// What proves templates, with those it has proven.
  var templates: TemplateChecker

  /// The lines of fences whose outputs are not what the page says, and what they should be.
  private(set) var corrections: [Correction] = []

  /// The answer of a `predict` that the next example has to show.
  private var predicted: (exercise: Exercise, value: Value)?

  /// The names that the page set where nobody sees it.
  private var unseen: Set<String> = []

  /// New lines for a stretch of a file.
  struct Correction: Hashable, Sendable {
    /// The lines to replace, from 1.
    var lines: Range<Int>
    var text: [String]
  }

  init(
    _ lesson: Lesson, templates: TemplateChecker = TemplateChecker(),
    makeRunner: @escaping () -> any LessonRunner
  ) {
    self.lesson = lesson
    self.templates = templates
    self.makeRunner = makeRunner
    runner = makeRunner()
  }

  /// Goes through the page once.
  mutating func check() {
    for item in lesson.items {
      switch item {
      case .prose: break
      case .example(let example): check(example)
      case .exercise(let exercise): check(exercise)
      }
    }
    if let predicted { report(unseen: predicted.exercise) }
  }

  mutating func report(
    _ line: Int, _ message: Phrase, expected: String? = nil, got: String? = nil
  ) {
    issues.append(LessonIssue(lesson.path, line, message, expected: expected, got: got))
  }

  // MARK: Examples

  private mutating func check(_ example: Example) {
    guard example.runs else { return }
    if example.words.contains(.fresh) {
      runner = makeRunner()
      unseen = []
    }
    let targets = example.entries.flatMap { QuestionData.targets(of: $0.input) }
    unseen = example.isShown ? unseen.subtracting(targets) : unseen.union(targets)
    let wanted = predicted
    predicted = nil
    var isSeen = false
    runner.beginFence()
    for entry in example.entries {
      check(entry, in: runner, isQuiet: !example.isShown)
      if entry == example.entries.first, example.words.contains(.step), !isSteppable {
        report(
          entry.line,
          Phrase("the first input has no steps to go through", "第一个输入没有可以逐步演示的运算"))
      }
      if entry == example.entries.first, let start = example.start, !isStep(start) {
        report(entry.line, Phrase("there is no step at \(start)", "没有位于 \(start) 的一步"))
      }
      if let wanted, let last = runner.session.last, Agreement.agree(last, wanted.value) {
        isSeen = true
      }
    }
    if let wanted, !isSeen { report(unseen: wanted.exercise) }
  }

  /// Whether there is something to go through in the last value.
  private var isSteppable: Bool {
    guard case .tensor(let node) = runner.session.last else { return false }
    return Walkthrough(of: node) != nil
  }

  /// Whether there is a step at a place of the last value.
  private func isStep(_ place: [Int]) -> Bool {
    guard case .tensor(let node) = runner.session.last else { return false }
    return Walkthrough(of: node)?.position(of: place) != nil
  }

  private mutating func report(unseen exercise: Exercise) {
    report(
      exercise.line,
      Phrase(
        "\(exercise.id) predicts what the next example does not show",
        "\(exercise.id) 预测的值没有出现在下一个示例中"))
  }

  private mutating func check(
    _ entry: Example.Entry, in runner: any LessonRunner, isQuiet: Bool
  ) {
    let got = runner.run(entry.input)
    if isQuiet, entry.output.isEmpty, !got.contains(where: PageChecker.isError) { return }
    guard !OutputComparison.matches(expected: entry.output, got: got) else { return }
    report(
      entry.line, Phrase("the output is not what the page says", "输出与页面不符"),
      expected: entry.output.joined(separator: "\n"), got: got.joined(separator: "\n"))
    let start = entry.line + entry.inputLines
    corrections.append(Correction(lines: start..<start + entry.output.count, text: got))
  }

  /// Whether a line begins an error.
  static func isError(_ line: String) -> Bool {
    line.hasPrefix("error:") || line.hasPrefix("错误：")
  }

  // MARK: Exercises

  private mutating func check(_ exercise: Exercise) {
    if let predicted { report(unseen: predicted.exercise) }
    predicted = nil
    checkData(of: exercise)
    guard exercise.isPrinted else { return checkDraws(of: exercise) }
    for example in exercise.examples { check(example) }
    guard exercise.answer != nil else { return }
    if exercise.kind == .program { return checkProgram(exercise) }
    let judge: Judge
    do throws(Drawing.Failure) {
      let question = try exercise.askPrinted(page: runner.session, language: lesson.language)
      guard let question else { return }
      judge = question.judge
      if let draw = question.draw { checkPrinted(exercise, draw) }
    } catch {
      return report(exercise.line, error.reason)
    }
    let template = exercise
    let exercise = judge.exercise
    if exercise.kind != .choice { checkOutput(ofAnswer: exercise, judge.page) }
    checkVerdicts(judge)
    checkValues(judge)
    checkUsualMistakes(judge)
    let spoiled = runner.copy()
    for name in spoiled.session.variables.keys { spoiled.session.bind(name, to: .number(0)) }
    if !judge.verdict(on: exercise.sampleAnswer, learner: spoiled.session).isRight {
      report(
        exercise.line,
        Phrase("free play spoils \(exercise.id)", "自由尝试会影响 \(exercise.id) 的判断"))
    }
    if exercise.kind == .predict, let value = try? judge.value(of: exercise.answerText ?? "") {
      predicted = (exercise, value)
    }
    if template.isTemplate { proveDraws(of: template) }
  }

  /// What a question is worked out from stands on the page, where a reader sees it.
  private mutating func checkData(of exercise: Exercise) {
    let own = exercise.parameters.map(\.name)
    let codes = exercise.questionCodes + [exercise.gap, exercise.answerText].compactMap(\.self)
    for name in Set(codes.flatMap(QuestionData.names)).subtracting(own).sorted()
    where unseen.contains(name) {
      report(
        exercise.line,
        Phrase(
          "\(exercise.id) asks about \(name), which was set where the page does not show it",
          "\(exercise.id) 用到 \(name)，而它是在页面不显示的地方赋值的"))
    }
  }

  private mutating func checkOutput(ofAnswer exercise: Exercise, _ page: Session) {
    let copy = runner.copy()
    copy.session.adopt(page)
    for entry in exercise.answer?.entries ?? [] { check(entry, in: copy, isQuiet: false) }
  }

  /// Proofs 2 and 3.
  private mutating func checkVerdicts(_ judge: Judge) {
    let exercise = judge.exercise
    let line = exercise.answer?.fence.line ?? exercise.line
    let answer = exercise.sampleAnswer
    if let issue = PageChecker.choiceIssue(exercise) {
      report(line, issue, expected: exercise.letters.joined(separator: ", "), got: answer)
    }
    if !judge.verdict(on: answer).isRight {
      report(
        line, Phrase("the answer does not pass its own check", "答案通不过自己的检查"),
        expected: answer, got: words(judge.verdict(on: answer)))
    }
    for nonsense in ["", exercise.kind == .choice ? "q" : "7919.414213"]
    where judge.verdict(on: nonsense).isRight {
      report(
        line, Phrase("anything passes as an answer", "任何答案都能通过"), expected: "",
        got: nonsense.isEmpty ? "''" : nonsense)
    }
    for slip in exercise.slips {
      for given in slip.answers {
        guard case .slip(let found) = judge.verdict(on: given),
          found == slip || found.message == slip.message
        else {
          report(
            slip.line,
            Phrase("this slip does not get its message", "这个错误答案得不到对应的说明"),
            expected: Inline.plain(slip.message), got: words(judge.verdict(on: given)))
          continue
        }
      }
    }
  }

  /// What is wrong with a choice: its answer or a slip is none of its letters, or two of its sentences are
  /// equal.
  static func choiceIssue(_ exercise: Exercise) -> Phrase? {
    guard exercise.kind == .choice else { return nil }
    let letters = Set(exercise.letters)
    let words = Set(exercise.choices.map { $0.drop { $0 != ")" } })
    if letters.count < 2 || words.count < exercise.choices.count {
      return Phrase("two choices are equal, or there is one alone", "有两个选项相同，或者只有一个选项")
    }
    guard letters.isSuperset(of: ([exercise.answerText ?? ""] + exercise.slips.flatMap(\.answers)))
    else { return Phrase("an answer is none of the letters", "有答案不是选项的字母") }
    return nil
  }

  /// Proof 9.
  private mutating func checkUsualMistakes(_ judge: Judge) {
    let exercise = judge.exercise
    for case .usual(let name) in Coincidence.all(in: exercise, judge) {
      report(
        exercise.answer?.fence.line ?? exercise.line,
        Phrase(
          "a wrong way is right by chance: \(name.english)", "错误的做法碰巧正确：\(name.chinese)"),
        got: exercise.answerText)
    }
  }

  /// The third column of the slips.
  private mutating func checkValues(_ judge: Judge) {
    guard judge.exercise.kind != .choice else { return }
    for slip in judge.exercise.slips {
      guard let written = slip.value else { continue }
      for answer in slip.answers {
        guard let value = try? judge.value(ofSlip: answer) else { continue }
        if judge.agrees(written, with: value) { continue }
        report(
          slip.line, Phrase("the slip's value is another", "这个错误答案的值不同"), expected: written,
          got: ValuePreview.text(value))
      }
    }
  }

  private func words(_ verdict: Verdict) -> String {
    switch verdict {
    case .right: Phrase("right", "正确")[lesson.language]
    case .slip(let slip): Inline.plain(slip.message)
    case .wrong: Phrase("wrong, without a message", "错误，没有说明")[lesson.language]
    case .empty: Phrase("nothing given", "没有答案")[lesson.language]
    case .unreadable(let diagnostic): diagnostic.message[lesson.language]
    }
  }
}
