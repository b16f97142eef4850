import Expressions
import Tensors
import Terminal

/// Grades hand-ins: works every recorded answer out again and compares it with the student's own numbers.
///
/// What is handed in is carried out as statements of the language alone, within the limits of a page, and
/// touches no file. The same files give the same grades.
public final class Grader {
  private let desk: SheetDesk
  /// The sheet in its other language, if there is one.
  private let other: SheetDesk?
  private let makeRunner: () -> any LessonRunner

  /// What programs are worth, by exercise: where no number is drawn, what is right is the same for all students,
  /// and so is what many of them write.
  private var programs: [Int: ProgramGrades] = [:]

  private struct ProgramGrades {
    /// How many are kept.
    static let most = 1 << 12

    let judge: ProgramJudge
    var known: [String: (Grade.Outcome, credit: Double)] = [:]
  }

  /// Prepares to grade.
  ///
  /// - Parameters:
  ///   - desk: The sheet with the key of the class.
  ///   - other: The same in the other language, for students who had that.
  ///   - makeRunner: Makes a new session for a student's own variables.
  public init(
    _ desk: SheetDesk, other: SheetDesk? = nil, makeRunner: @escaping () -> any LessonRunner
  ) {
    self.desk = desk
    self.other = other
    self.makeRunner = makeRunner
  }

  /// Grades the text of a file.
  public func grade(_ text: String, file: String) -> Grade {
    let handIn: HandIn
    do throws(HandIn.Fault) {
      handIn = try HandIn(text)
    } catch {
      return Grade(file: file, error: error.phrase)
    }
    return grade(handIn, file: file)
  }

  /// Grades a hand-in.
  public func grade(_ handIn: HandIn, file: String) -> Grade {
    guard handIn.sheet == desk.header.id else {
      return Grade(
        file: file,
        error: Phrase(
          "it belongs to the sheet \(excerpt(handIn.sheet))",
          "它属于作业卷 \(excerpt(handIn.sheet))"), id: handIn.student, name: handIn.name)
    }
    let questions: [OpenQuestion]
    do throws(Drawing.Failure) {
      questions = try desk.questions(of: handIn.student)
    } catch {
      return Grade(file: file, error: error.reason, id: handIn.student, name: handIn.name)
    }
    let replay = Replay(handIn.events, questions, makeRunner)
    let tests = questions.indices.map { test($0, questions[$0], handIn.events, replay) }
    return Grade(
      id: handIn.student, name: handIn.name, file: file, made: handIn.made, tests: tests,
      remarks: remarks(handIn, questions))
  }

  private func remarks(_ handIn: HandIn, _ questions: [OpenQuestion]) -> [Grade.Remark] {
    var remarks: [Grade.Remark] = []
    if !handIn.isUnchanged { remarks.append(.changed) }
    if !isHandedOut(handIn, questions) { remarks.append(.otherPage) }
    let ids = Set(desk.exercises.map(\.id))
    if handIn.events.contains(where: { !ids.contains($0.exercise) }) {
      remarks.append(.strangeExercises)
    }
    if let deadline = desk.header.deadline {
      let last = handIn.events.map(\.at).max().map { max($0, handIn.made) } ?? handIn.made
      if last > deadline { remarks.append(.late(last.seconds - deadline.seconds)) }
    }
    return remarks
  }

  /// Whether the page that was answered is the one that was made for the student, in either language.
  private func isHandedOut(_ handIn: HandIn, _ questions: [OpenQuestion]) -> Bool {
    let student = Student(id: handIn.student, name: handIn.name, language: nil)
    if SheetPage(desk: desk, student: student, questions: questions).name == handIn.page {
      return true
    }
    guard let other, let questions = try? other.questions(of: handIn.student) else { return false }
    return SheetPage(desk: other, student: student, questions: questions).name == handIn.page
  }

  // MARK: One exercise

  private func test(
    _ place: Int, _ question: OpenQuestion, _ events: [SheetEvent], _ replay: Replay
  ) -> Grade.Test {
    let exercise = desk.exercises[place]
    let own = events.filter { $0.exercise == exercise.id }
    let answers = own.filter { $0.kind == .answer }
    var test = Grade.Test(
      exercise: exercise.id, title: Inline.plain(question.judge.exercise.title), score: 0,
      maxScore: desk.points(place), outcome: .open, answer: answers.last?.text ?? "",
      tries: answers.count, seconds: Grader.seconds(own), isMachine: false)
    guard let last = events.lastIndex(where: { $0.kind == .answer && $0.exercise == exercise.id })
    else { return test }
    if let judge = programs[place]?.judge ?? question.programJudge {
      let (outcome, credit) = program(
        events[last].text, judge, place, isDrawn: question.draw != nil)
      (test.outcome, test.score) = (outcome, Points.rounded(test.maxScore * credit))
      test.isMachine = !judge.machine(in: events[last].text).isEmpty
      return test
    }
    test.outcome = outcome(place, question, events[last].text, before: last, replay)
    switch test.outcome {
    case .right: test.score = test.maxScore
    case .slip(let slips, _):
      let credits = slips.compactMap { $0 < exercise.slips.count ? exercise.slips[$0].credit : nil }
      test.score = Points.rounded(test.maxScore * (credits.max() ?? 0))
    case .mistake, .wrong, .unreadable, .open: break
    }
    test.isMachine = question.judge.isMachine(test.answer)
    return test
  }

  /// How long an exercise was open until its last answer, without the pauses of more than an hour.
  private static func seconds(_ events: [SheetEvent]) -> Int? {
    guard let last = events.lastIndex(where: { $0.kind == .answer }), last > 0 else { return nil }
    return zip(events[...last], events[...last].dropFirst()).reduce(0) { sum, pair in
      // Between an answer and the next time it is asked something else was done.
      let isAway = pair.1.kind == .asked && pair.0.kind == .answer
      let seconds = pair.1.at.seconds - pair.0.at.seconds
      return sum + (isAway || !(0...3600).contains(seconds) ? 0 : seconds)
    }
  }

  private func outcome(
    _ place: Int, _ question: OpenQuestion, _ typed: String, before event: Int, _ replay: Replay
  ) -> Grade.Outcome {
    let empty = makeEmpty
    var text = typed
    if case .answer(let meant) = question.meaning(of: typed, learner: empty) { text = meant }
    var verdict = question.judge.verdict(on: text)
    if case .unreadable = verdict {
      verdict = question.judge.verdict(on: text, learner: replay.session(before: event))
    }
    switch verdict {
    case .right: return .right
    case .slip(let slip): return self.slip(slip, place, question)
    case .wrong: return .wrong
    case .empty:
      return .unreadable(Phrase("it is no expression", "它不是表达式"))
    case .unreadable(let diagnostic): return .unreadable(diagnostic.message)
    }
  }

  /// What a program is worth, which is found out once where it does not depend on the student.
  private func program(
    _ text: String, _ judge: ProgramJudge, _ place: Int, isDrawn: Bool
  ) -> (Grade.Outcome, credit: Double) {
    if isDrawn { return program(text, judge) }
    if let known = programs[place]?.known[text] { return known }
    let found = program(text, judge)
    var grades = programs[place] ?? ProgramGrades(judge: judge)
    if grades.known.count >= ProgramGrades.most { grades.known = [:] }
    grades.known[text] = found
    programs[place] = grades
    return found
  }

  /// What a program is worth: held against what is right, its slip named.
  private func program(_ text: String, _ judge: ProgramJudge) -> (Grade.Outcome, credit: Double) {
    switch judge.verdict(on: text) {
    case .right: return (.right, 1)
    case .declared(let wrong, let comparison):
      return (
        .mistake(Inline.plain(wrong.message), lesson: comparison.lesson), wrong.credit ?? 0
      )
    case .differs(let comparison):
      guard let slip = comparison.slip else { return (.wrong, 0) }
      let words = (comparison.slipWords ?? slip.words)[desk.lesson.language]
      let stop = Phrase(".", "。")[desk.lesson.language]
      let sentence = words.prefix(1).uppercased() + words.dropFirst() + stop
      return (.mistake(sentence, lesson: comparison.lesson), 0)
    case .unreadable(let diagnostic): return (.unreadable(diagnostic.message), 0)
    case .later: return (.unreadable(Phrase(same: "")), 0)
    }
  }

  private lazy var makeEmpty: Session = makeRunner().session

  /// The slips of the sheet that a slip with the student's numbers stands for.
  private func slip(
    _ found: Exercise.Slip, _ place: Int, _ question: OpenQuestion
  ) -> Grade.Outcome {
    let exercise = desk.exercises[place]
    guard exercise.generator == nil else {
      return .slip([], Inline.plain(found.message))
    }
    let applied = question.draw.map { exercise.applied($0) } ?? exercise
    let numbers = applied.slips.indices.filter { number in
      applied.slips[number].answers.contains { found.answers.contains($0) }
    }
    return .slip(numbers, Inline.plain(found.message))
  }

  // MARK: What was typed on the way

  /// The student's own variables, made again from what was typed, as far as an answer needs them.
  private final class Replay {
    private let events: [SheetEvent]
    private let questions: [String: OpenQuestion]
    private let makeRunner: () -> any LessonRunner
    private var runner: (any LessonRunner)?
    private var next = 0

    init(
      _ events: [SheetEvent], _ questions: [OpenQuestion],
      _ makeRunner: @escaping () -> any LessonRunner
    ) {
      self.events = events
      self.questions = Dictionary(questions.map { ($0.original.id, $0) }) { first, _ in first }
      self.makeRunner = makeRunner
    }

    func session(before event: Int) -> Session {
      if event < next { runner = nil }
      let runner = self.runner ?? makeRunner()
      if self.runner == nil {
        self.runner = runner
        next = 0
        runner.beginFence()
      }
      while next < event {
        switch events[next].kind {
        case .asked:
          if let question = questions[events[next].exercise] {
            runner.session.adopt(question.judge.letters)
          }
        case .input: _ = runner.run(events[next].text)
        case .answer: break
        }
        next += 1
      }
      return runner.session
    }
  }
}

extension HandIn.Fault {
  /// How it is said.
  var phrase: Phrase {
    switch self {
    case .empty: Phrase("the file is empty", "文件是空的")
    case .foreign: Phrase("it is no hand-in", "它不是提交的作业")
    case .truncated:
      Phrase("it is cut off: its last line is missing", "文件不完整：缺少最后一行")
    case .line(let line): Phrase("line \(line) cannot be read", "第 \(line) 行无法读取")
    case .tooLong: Phrase("it has more lines than are read", "行数太多，无法读取")
    }
  }
}
