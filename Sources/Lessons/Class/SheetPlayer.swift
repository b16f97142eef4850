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
  /// Whether only the questions without an answer are gone through.
  private var isFilling = false

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
    if !answers.isEmpty, let open = firstOpen() {
      position = open
      let adopt = LessonEvent.adopt(page.runner(at: open, withQuestion: false).session)
      return start + [say(SheetWords.resumed), adopt] + proceed()
    }
    position = answers.isEmpty ? 0 : lesson.items.count
    return start + proceed()
  }

  /// Begins again at the top; answers stay.
  public func restart() -> [LessonEvent] {
    (position, isFilling) = (0, false)
    return proceed()
  }

  /// What Enter on an empty line does: runs the example, asks once more, or tells where the sheet stands.
  ///
  /// - Parameter isAskedAgain: Whether an example is only offered once more.
  /// - Returns: What to show.
  public func enter(isAskedAgain: Bool = false) -> [LessonEvent] {
    switch stop {
    case .example: isAskedAgain ? [say(LessonWords.enterRunsPlain)] : next()
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
      if isFilling { position = firstOpen(from: position) ?? lesson.items.count }
      return proceed()
    case .end: return ending
    }
  }

  /// The first question without an answer, from a place on.
  private func firstOpen(from start: Int = 0) -> Int? {
    lesson.items.indices.dropFirst(start).first { item in
      if case .exercise(let exercise) = lesson.items[item] {
        answers[exercise.id] == nil
      } else {
        false
      }
    }
  }

  /// Goes back to the question before, to change its answer; from the end to the first that has none.
  public func back() -> [LessonEvent] {
    isFilling = false
    if isFinished, let open = firstOpen() {
      (position, isFilling) = (open, true)
      return proceed()
    }
    let questions = lesson.items.indices.filter { index in
      if case .exercise = lesson.items[index] { index < position } else { false }
    }
    guard let last = questions.last else { return [say(LessonWords.atTheBeginning)] }
    position = last
    return proceed()
  }

  /// What is said to a program that another exercise than the open one asks for: only there it is kept.
  public func remark(on input: String) -> [LessonEvent] {
    guard let open = openQuestion else { return [] }
    let asked = lesson.exercises.enumerated().first { place, exercise in
      guard exercise.kind == .program, exercise.id != open.judge.exercise.id,
        let text = exercise.program, let name = ProgramTrial.functionName(in: text)
      else { return false }
      return ProgramTrial.defines(name, in: input)
    }
    guard let asked else { return [] }
    return [
      say(SheetWords.askedElsewhere(asked.offset + 1, Inline.plain(asked.element.title)))
    ]
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
          .show(example.inputs.wrappedCode(to: style.width)),
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
    let kept = answers[exercise.id].map(answered) ?? []
    let isJudgedHere = seal != nil || question.programJudge?.canJudge ?? false
    let later = header.told != .nothing && !isJudgedHere ? [say(SheetWords.later)] : []
    return [.tell(StyledText(lines: parts), fact: question.fact(number: place + 1))] + kept + later
      + [say(SheetWords.yourAnswer)]
  }

  private var ending: [LessonEvent] {
    isFilling = false
    let open = lesson.exercises.enumerated().filter { answers[$0.element.id] == nil }.map {
      (number: $0.offset + 1, title: Inline.plain($0.element.title))
    }
    return [say(SheetWords.end(open: open)), say(SheetWords.handIn(lesson.path))]
  }

  /// What an answer is so far: a program in lines of its own.
  private func answered(_ answer: String) -> [LessonEvent] {
    guard answer.contains("\n") else { return [say(SheetWords.answered(answer))] }
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
    return [
      say(SheetWords.answeredInLines),
      .show(StyledText(lines: lines.map { StyledText(printed: "  \($0)") })),
    ]
  }

  private func say(_ phrase: Phrase) -> LessonEvent {
    .show(StyledText(phrase[lesson.language], .dim).wrapped(to: style.width))
  }

  // MARK: Answers

  /// What an input means: an answer, a wish to move, or something for the prompt.
  public func meaning(of input: String, learner: Session) -> LearnerMeaning {
    guard let question = openQuestion else {
      return answeredProgram(input) == nil ? .input : .answer(input)
    }
    let text = input.trimmingBlanks
    // A name that the student has made is an answer; one of the page is looked at.
    if learner.isKnown(text), ![.choice, .program].contains(question.judge.exercise.kind) {
      return question.judge.page.variables[text] == nil ? .answer(text) : .input
    }
    return question.meaning(of: input, learner: learner)
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
    guard let question = openQuestion ?? answeredProgram(input) else { return [] }
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

  /// The question that a program answers which is typed behind the end of the sheet: it is told by the
  /// name of its function, and one that has no answer yet is also told of a function of another name.
  private func answeredProgram(_ input: String) -> OpenQuestion? {
    guard isFinished else { return nil }
    for (place, item) in lesson.items.enumerated() {
      guard case .exercise(let exercise) = item, exercise.kind == .program else { continue }
      let page = page.runner(at: place).session
      let question = OpenQuestion(exercise, page: page, draw: nil, language: lesson.language)
      guard let judge = question.programJudge else { continue }
      let isOpen = answers[exercise.id] == nil
      if judge.isAnswer(input) || isOpen && judge.otherName(in: input) != nil { return question }
    }
    return nil
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
    let gaps = ProgramText.gaps(in: text)
    if !gaps.isEmpty { return [say(LessonWords.gaps(gaps)), say(SheetWords.notKept)] }
    if let other = judge.otherName(in: text) {
      return [
        runs, say(LessonWords.otherName(other, wanted: judge.name)), say(SheetWords.notKept),
      ]
    }
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
