import Expressions
import Tensors
import Terminal

/// Takes a student through a sheet: asks its questions, keeps the answers, and tells of them no more than
/// the sheet allows.
///
/// Like the player of lessons it knows nothing of a terminal or a clock; each call gives the events that
/// the prompt carries out.
public final class SheetPlayer {
  /// The student's sheet.
  public let lesson: Lesson

  /// What its header says.
  public let header: SheetHeader

  /// How text is laid out.
  public var style: PageText

  /// Keeps what happens: a kind, the exercise and what was typed.
  public var record: (SheetEvent.Kind, String, String) -> Void = { _, _, _ in }

  /// The last answer to each exercise.
  public private(set) var answers: [String: String] = [:]

  private let page: PageRun
  private var position = 0
  private var stop = Stop.end
  private var seal: Seal?

  private enum Stop {
    case example(Example)
    case question(OpenQuestion)
    case end
  }

  /// Opens a student's sheet; nil for any other page.
  ///
  /// - Parameters:
  ///   - lesson: The page.
  ///   - style: How text is laid out.
  ///   - events: What was done of it before.
  ///   - makeRunner: Makes a new session.
  public init?(
    _ lesson: Lesson, style: PageText, events: [SheetEvent] = [],
    makeRunner: @escaping () -> any LessonRunner
  ) {
    guard let header = lesson.header.sheet, header.student != nil else { return nil }
    self.lesson = lesson
    self.header = header
    self.style = style
    page = PageRun(lesson, makeRunner: makeRunner)
    for event in events where event.kind == .answer { answers[event.exercise] = event.text }
  }

  /// The question that waits for its answer.
  public var openQuestion: OpenQuestion? {
    if case .question(let question) = stop { question } else { nil }
  }

  /// Whether there is nothing more on the page.
  public var isFinished: Bool {
    if case .end = stop { true } else { false }
  }

  /// The variables that the page has made so far.
  public var variables: Session { page.runner(at: position).session }

  // MARK: Moving

  /// Begins: says what is recorded, then goes to the first question without an answer.
  public func begin() -> [LessonEvent] {
    let words = [SheetWords.recorded, SheetWords.told(header.told), SheetWords.ways]
    let start = SheetWords.start(lesson, header).map { say($0) } + words.map { say($0) }
    let open = lesson.items.firstIndex { item in
      if case .exercise(let exercise) = item { answers[exercise.id] == nil } else { false }
    }
    if !answers.isEmpty, let open {
      position = open
      let adopt = LessonEvent.adopt(page.runner(at: open, withQuestion: false).session)
      return start + [say(SheetWords.resumed), adopt] + proceed()
    }
    position = answers.isEmpty ? 0 : lesson.items.count
    return start + proceed()
  }

  /// Begins again at the top; answers stay.
  public func restart() -> [LessonEvent] {
    position = 0
    return proceed()
  }

  /// What Enter on an empty line does: runs the example, asks once more, or tells where the sheet stands.
  public func enter() -> [LessonEvent] {
    switch stop {
    case .example: next()
    case .question(let question): ask(question)
    case .end: ending
    }
  }

  /// Goes on without an answer; one that was given stays.
  public func next() -> [LessonEvent] {
    switch stop {
    case .example(let example):
      let before = page.runner(at: position, withQuestion: false).session
      position += 1
      let isEchoed = example.entries.count > 1
      let runs = example.entries.map { LessonEvent.run($0.input, isEchoed: isEchoed) }
      return [.adopt(before)] + runs + proceed()
    case .question:
      position += 1
      return proceed()
    case .end: return ending
    }
  }

  /// Goes back to the question before, to change its answer.
  public func back() -> [LessonEvent] {
    let questions = lesson.items.indices.filter { index in
      if case .exercise = lesson.items[index] { index < position } else { false }
    }
    guard let last = questions.last else { return [say(LessonWords.atTheBeginning)] }
    position = last
    return proceed()
  }

  /// What is said to words that are no answer.
  public var unread: [LessonEvent] {
    if let question = openQuestion, question.judge.exercise.kind == .choice {
      return [letters(question)]
    }
    return [say(SheetWords.unread)]
  }

  private func letters(_ question: OpenQuestion) -> LessonEvent {
    let letters = question.judge.exercise.letters
    return say(LessonWords.letters(letters.first ?? "a", letters.last ?? "b"))
  }

  /// What is said where help is asked for.
  public var noHelp: [LessonEvent] { [say(SheetWords.noHelp)] }

  private func proceed() -> [LessonEvent] {
    var events: [LessonEvent] = []
    while position < lesson.items.count {
      switch lesson.items[position] {
      case .prose(let block): events.append(.show(style.text(block.block) + StyledText("\n")))
      case .example(let example) where example.runs && example.isShown:
        stop = .example(example)
        return events + [
          .show(example.inputs.wrapped(to: style.width, indent: 4)),
          say(LessonWords.enterRunsPlain),
        ]
      case .example(let example):
        if example.isShown { events.append(.show(style.text(.fence(example.fence)))) }
      case .exercise(let exercise): return events + open(exercise)
      }
      position += 1
    }
    stop = .end
    return events + ending
  }

  private func open(_ exercise: Exercise) -> [LessonEvent] {
    let session = page.runner(at: position).session
    let question = OpenQuestion(exercise, page: session, draw: nil, language: lesson.language)
    question.lesson = lesson.header.id
    question.data = SheetPlayer.data(of: exercise, in: session)
    seal = Seal(words: exercise.seal)
    stop = .question(question)
    record(.asked, exercise.id, "")
    return [.adopt(session)] + ask(question)
  }

  /// The matrices of a question that are seen better in rows than in its words.
  private static func data(
    of exercise: Exercise, in session: Session
  ) -> [(name: String, letter: Draw.Letter)] {
    let given = exercise.examples.filter { !$0.isShown }.flatMap(\.entries).map(\.input)
    let data = given.flatMap(QuestionData.targets).compactMap {
      name -> (name: String, letter: Draw.Letter)? in
      session.variables[name].flatMap(Agreement.tensor).map { (name, .integers($0)) }
    }
    let inRows = MatrixRows(data).names
    return data.filter { inRows.contains($0.name) }
  }

  private func ask(_ question: OpenQuestion) -> [LessonEvent] {
    let exercise = question.judge.exercise
    let place = lesson.exercises.firstIndex { $0.id == exercise.id } ?? 0
    let head = SheetWords.place(place + 1, of: lesson.exercises.count, points: exercise.points)
    var parts = question.parts(style)
    parts.insert(StyledText(head[style.language], .dim), at: 0)
    let kept = answers[exercise.id].map { [say(SheetWords.answered($0))] } ?? []
    let isJudgedHere = seal != nil || question.programJudge?.canJudge ?? false
    let later = header.told != .nothing && !isJudgedHere ? [say(SheetWords.later)] : []
    return [.tell(StyledText(lines: parts), fact: question.fact(number: place + 1))] + kept + later
      + [say(SheetWords.yourAnswer)]
  }

  private var ending: [LessonEvent] {
    let open = lesson.exercises.filter { answers[$0.id] == nil }.map(\.id)
    return [say(SheetWords.end(open: open)), say(SheetWords.handIn(lesson.path))]
  }

  private func say(_ phrase: Phrase) -> LessonEvent {
    .show(StyledText(phrase[lesson.language], .dim).wrapped(to: style.width))
  }

  // MARK: Answers

  /// What an input means: an answer, a wish to move, or something for the prompt.
  public func meaning(of input: String, learner: Session) -> LearnerMeaning {
    guard let question = openQuestion else { return .input }
    let text = input.trimmingBlanks
    if SheetPlayer.isPrint(text) { return .input }
    // A name that the student has made is an answer; one of the page is looked at.
    if learner.isKnown(text), ![.choice, .program].contains(question.judge.exercise.kind) {
      return question.judge.page.variables[text] == nil ? .answer(text) : .input
    }
    return question.meaning(of: input, learner: learner)
  }

  private static func isPrint(_ text: String) -> Bool {
    guard case .expression(let node)? = Parser.parse(text).statements.last?.kind,
      case .call(let callee, _) = node.kind, case .name("print") = callee.kind
    else { return false }
    return true
  }

  /// Keeps an answer, and says of it what the sheet allows.
  ///
  /// What has no value is no answer and costs nothing.
  ///
  /// - Parameters:
  ///   - text: What was meant.
  ///   - input: What was typed, which is what is kept.
  ///   - learner: The student's own variables, which an answer may use.
  /// - Returns: What to show.
  public func answer(_ text: String, typed input: String, learner: Session) -> [LessonEvent] {
    guard let question = openQuestion else { return [] }
    let exercise = question.judge.exercise
    if exercise.kind == .program { return answerProgram(text, question) }
    switch question.judge.verdict(on: text, learner: learner) {
    case .unreadable(let diagnostic):
      return [.report(diagnostic, in: text), say(SheetWords.notKept)]
    case .empty: return [say(SheetWords.notKept)]
    case .wrong where exercise.kind == .choice && !exercise.letters.contains(Judge.letter(text)):
      return [letters(question)]
    default: break
    }
    let kept = keep(input, of: exercise)
    guard header.told != .nothing, let seal,
      let given = try? question.judge.given(text.trimmingBlanks, learner),
      let sealed = Seal.canonical(given.value, exercise.kind, digits: exercise.digits)
    else { return [kept] + next() }
    switch seal.verdict(on: sealed) {
    case .right:
      return [.show(StyledText(LessonWords.right[style.language], .good) + StyledText("\n"))]
        + next()
    case .slip(let message):
      let words =
        StyledText(
          LessonWords.notYet[style.language] + (style.language == .english ? " " : ""), .bad)
        + style.styled(Inline.reading(message))
      return [.show(words.wrapped(to: style.width)), say(SheetWords.mayChange)]
    case .wrong:
      return [
        .show(StyledText(LessonWords.notYet[style.language], .bad)), say(SheetWords.mayChange),
      ]
    }
  }

  /// Keeps what was typed as the answer to an exercise.
  private func keep(_ input: String, of exercise: Exercise) -> LessonEvent {
    let isFirst = answers[exercise.id] == nil
    answers[exercise.id] = input
    record(.answer, exercise.id, input)
    return say(isFirst ? SheetWords.kept : SheetWords.changed)
  }

  /// Keeps a program, which also runs among the student's variables, and says of it what the sheet allows:
  /// where it goes wrong only if slips are told.
  private func answerProgram(_ text: String, _ question: OpenQuestion) -> [LessonEvent] {
    guard let judge = question.programJudge else { return [] }
    let runs = LessonEvent.run(text, isEchoed: false)
    let verdict = judge.verdict(on: text)
    if case .unreadable = verdict { return [runs, say(SheetWords.notKept)] }
    let kept = keep(text, of: question.judge.exercise)
    guard header.told != .nothing else { return [runs, kept] + next() }
    switch verdict {
    case .unreadable, .later: return [runs, kept] + next()
    case .right:
      return [runs, .show(StyledText(LessonWords.right[style.language], .good) + StyledText("\n"))]
        + next()
    case .declared(_, let comparison), .differs(let comparison):
      let shown = header.told == .slips ? style.text(of: comparison).lines : []
      return [
        runs,
        .show(StyledText(lines: [StyledText(LessonWords.notYet[style.language], .bad)] + shown)),
        say(SheetWords.mayChange),
      ]
    }
  }
}
