import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Takes a learner through a lesson: shows the page piece by piece, runs its examples when asked, asks
/// its questions and judges the answers.
///
/// The player knows nothing of a terminal. Each call gives the events that the prompt carries out. What
/// is judged rests on the page alone, whatever the learner's variables are.
public final class LessonPlayer {
  /// What the learner is expected to do.
  enum Stop {
    /// To go on.
    case pause
    /// To have an example run.
    case example(Example)
    /// To answer.
    case question(OpenQuestion)
    /// Nothing: the lesson is over.
    case end
  }

  /// The lesson.
  public private(set) var lesson: Lesson

  /// How text is laid out.
  public var style: PageText

  /// Is told what happens to exercises, and under which name progress keeps it: the lesson's, or that of
  /// practice.
  public var record: (Progress.Event, Exercise, String) -> Void = { _, _, _ in }

  /// Reads another lesson, such as one that this one requires.
  public var other: (String) -> Lesson? = { _ in nil }

  private let makeRunner: (Language) -> any LessonRunner
  var page: PageRun
  var position = 0
  private var stops: [Int] = []
  var random: RandomSource
  /// What the numbers of the open question were drawn with.
  var drawnWith: RandomSource
  var stop = Stop.pause
  /// The exercises that have been answered rightly.
  var solved: Set<String> = []
  /// The exercises that were passed over, or answered by the program.
  var skipped: Set<String> = []
  /// Whether something that the machine worked out has been offered by hand.
  var hasOffered = false
  /// Whether the question that follows is such an offer.
  var isAskedByHand = false

  /// Opens a lesson.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - style: How text is laid out.
  ///   - seed: What the numbers of templates depend on.
  ///   - makeRunner: Makes a new session in a language.
  public init(
    _ lesson: Lesson, style: PageText, seed: UInt64 = 0,
    makeRunner: @escaping (Language) -> any LessonRunner
  ) {
    self.lesson = lesson
    self.style = style
    self.makeRunner = makeRunner
    random = RandomSource(seed: seed)
    drawnWith = random
    page = PageRun(lesson) { makeRunner(lesson.language) }
  }

  /// Whether a question waits for its answer.
  public var isAsking: Bool {
    if case .question = stop { true } else { false }
  }

  /// Whether there is nothing more on the page.
  public var isFinished: Bool {
    if case .end = stop { true } else { false }
  }

  /// The question that waits for its answer.
  public var openQuestion: OpenQuestion? {
    if case .question(let question) = stop { question } else { nil }
  }

  /// The exercise that waits for its answer.
  public var openExercise: Exercise? { openQuestion?.judge.exercise }

  // MARK: Moving

  /// Where the learner is, for one who comes back: the item with which what is shown begins; nil at the end.
  public var place: Int? { isFinished ? nil : stops.last }

  /// Begins, behind the last exercise that was done before.
  ///
  /// - Parameters:
  ///   - progress: What was done.
  ///   - place: The item at which the lesson was left, where it was not finished.
  /// - Returns: What there is to do and to show.
  public func begin(_ progress: Progress = Progress(), at place: Int? = nil) -> [LessonEvent] {
    solved = Set(
      lesson.exercises.filter { progress.standing(of: $0, in: lesson.header.id) == .right }.map(
        \.id))
    skipped = Set(
      lesson.exercises.filter { progress.standing(of: $0, in: lesson.header.id) == .skipped }.map(
        \.id))
    if let place, lesson.items.indices.contains(place), place > 0 { return resume(at: place) }
    let done = lesson.items.lastIndex { item in
      guard case .exercise(let exercise) = item else { return false }
      return [.right, .skipped].contains(progress.standing(of: exercise, in: lesson.header.id))
    }
    guard let done, done + 1 < lesson.items.count else {
      let opening = LessonSummary.opening(lesson) { id in
        guard let required = other(id) else { return true }
        return required.exercises.allSatisfy {
          [.right, .skipped].contains(progress.standing(of: $0, in: id))
        }
      }
      return [say(opening)] + restart()
    }
    return resume(at: done + 1)
  }

  private func resume(at place: Int) -> [LessonEvent] {
    position = place
    stops = []
    return [say(LessonWords.resumed), .adopt(session(at: position))] + proceed()
  }

  /// Begins again.
  public func restart() -> [LessonEvent] {
    position = 0
    stops = []
    return proceed()
  }

  /// What Enter on an empty line does: runs the example, or goes on.
  public func enter() -> [LessonEvent] {
    switch stop {
    case .pause: return proceed()
    case .example(let example):
      let isEchoed = example.entries.count > 1
      let before = session(at: position)
      position += 1
      let runs = example.entries.map { LessonEvent.run($0.input, isEchoed: isEchoed) }
      let first = example.entries.first?.input
      let walk = example.start.flatMap { start in first.map { LessonEvent.walk($0, at: start) } }
      return [.adopt(before)] + runs + (walk.map { [$0] } ?? []) + proceed()
    case .question(let question):
      return context(of: question) + question.parts(style).map { .show($0) }
        + [say(LessonWords.yourAnswer)]
    case .end: return [say(LessonWords.finished)]
    }
  }

  /// What the page says before a question that shows no data of its own: the last paragraph of its section
  /// and the last inputs before it, which may be what is asked about and have scrolled away.
  private func context(of question: OpenQuestion) -> [LessonEvent] {
    guard question.follows == nil, question.isPrinted, question.data.isEmpty else { return [] }
    var (hasWords, hasInputs) = (false, false)
    var parts: [StyledText] = []
    for item in lesson.items.prefix(position).reversed() where !(hasWords && hasInputs) {
      switch item {
      case .prose(let block):
        if case .heading = block.block { return parts.map { show($0) } }
        guard case .paragraph = block.block, !hasWords else { continue }
        hasWords = true
        parts.insert(style.text(block.block), at: 0)
      case .example(let example):
        guard example.isShown, example.runs, !hasInputs else { continue }
        hasInputs = true
        let inputs = example.inputs.wrappedCode(to: style.width)
        if inputs.lines.count <= Self.mostInputs { parts.insert(inputs, at: 0) }
      case .exercise: continue
      }
    }
    return parts.map { show($0) }
  }

  /// The most lines of inputs that are shown again with a question.
  private static let mostInputs = 8

  /// Goes on without what is asked for here.
  public func next() -> [LessonEvent] {
    switch stop {
    // What follows an example speaks of what it shows, so that it is run in any case.
    case .pause, .example: return enter()
    case .question: return skip()
    case .end: return [say(LessonWords.noneAfter)]
    }
  }

  /// Goes back to where the learner stopped before.
  public func back() -> [LessonEvent] {
    if stops.count > 1 {
      stops.removeLast()
      position = stops.removeLast()
    } else if let section = section(before: stops.first ?? position) {
      // The lesson was taken up again here: what stands before it was seen another time.
      position = section
      stops = []
    } else {
      return [say(LessonWords.atTheBeginning)]
    }
    return [.adopt(session(at: position))] + proceed()
  }

  /// Where the section before a place begins; nil at the lesson's beginning.
  private func section(before place: Int) -> Int? {
    let heading = lesson.items.prefix(place).lastIndex { item in
      if case .prose(let block) = item, case .heading = block.block { true } else { false }
    }
    return heading ?? (place > 0 ? 0 : nil)
  }

  /// Goes on in another language at the same place; a question that is open keeps its numbers.
  public func change(to other: Lesson) -> [LessonEvent] {
    let open = openQuestion
    let passed = lesson.items[..<min(position, lesson.items.count)].count { !$0.isProse }
    var seen = 0
    var place = other.items.count
    for (index, item) in other.items.enumerated() where !item.isProse {
      if seen == passed {
        place = index
        break
      }
      seen += 1
    }
    lesson = other
    let makeRunner = self.makeRunner
    page = PageRun(other) { makeRunner(other.language) }
    stops = []
    position = place
    if let open {
      random = drawnWith
      if let events = askAgain(open) { return events }
    }
    return proceed()
  }

  /// The variables of the page before an item, for a learner to use.
  func session(at position: Int) -> Session {
    page.runner(at: position, withQuestion: false).session
  }

  // MARK: Showing

  func say(_ phrase: Phrase) -> LessonEvent {
    .show(StyledText(phrase[lesson.language], .dim).wrapped(to: style.width))
  }

  func show(_ text: StyledText) -> LessonEvent { .show(text + StyledText("\n")) }

  /// Shows the page as far as the next place where the learner has something to do.
  func proceed() -> [LessonEvent] {
    stops.append(position)
    var events: [LessonEvent] = []
    var hasShown = false
    while position < lesson.items.count {
      switch lesson.items[position] {
      case .prose(let block):
        if hasShown, case .heading(let level, _) = block.block, level <= 2 {
          stop = .pause
          return events + [say(LessonWords.enterContinues)]
        }
        events.append(show(style.text(block.block)))
        hasShown = true
        position += 1
      case .example(let example):
        if !example.isShown {
          position += 1
          events.append(.adopt(session(at: position)))
        } else if !example.runs {
          events.append(show(style.text(.fence(example.fence))))
          position += 1
        } else {
          return events + offer(example)
        }
      case .exercise(let exercise): return events + ask(exercise)
      }
    }
    stop = .end
    let summary = LessonSummary(lesson: lesson, solved: solved, skipped: skipped)
    let words = StyledText(lines: summary.lines(lesson.language)).wrapped(
      to: style.width, indent: 5)
    return events + [.tell(words, fact: summary.fact)]
  }

  private func offer(_ example: Example) -> [LessonEvent] {
    stop = .example(example)
    return [
      .tell(
        example.inputs.wrappedCode(to: style.width),
        fact: .object([
          .init("kind", .string("example")),
          .init("inputs", .array(example.entries.map { .string($0.input) })),
        ])),
      say(words(for: example)),
    ]
  }

  /// What `step` alone goes through, and the variables it needs.
  ///
  /// It is the first input of the example that is offered, or else of the last one since the heading, if
  /// that has steps to show; its other inputs only look at the result.
  public var steppable: (input: String, session: Session)? {
    for place in lesson.items.indices.prefix(position + 1).reversed() {
      switch lesson.items[place] {
      case .example(let example) where example.words.contains(.step):
        return example.entries.first.map { ($0.input, session(at: place)) }
      case .example where place == position: return nil
      case .prose(let block):
        if case .heading(let level, _) = block.block, level <= 2 { return nil }
      case .example, .exercise: continue
      }
    }
    return nil
  }

  /// Says what the learner may do here, once something else has filled the screen.
  public func reminder() -> [LessonEvent] {
    switch stop {
    case .pause: [say(LessonWords.enterContinues)]
    case .example(let example): [say(words(for: example))]
    case .question: [say(LessonWords.yourAnswer)]
    case .end: []
    }
  }

  private func words(for example: Example) -> Phrase {
    example.words.contains(.step) ? LessonWords.enterRuns : LessonWords.enterRunsPlain
  }

  /// The variables that the page has made so far.
  public var variables: Session { session(at: position) }
}

extension LessonItem {
  /// Whether it is words alone.
  var isProse: Bool {
    if case .prose = self { true } else { false }
  }
}

extension Example.Entry {
  /// The input as it stands at a prompt.
  fileprivate var prompted: StyledText { LessonEvent.prompted(input) }
}

extension LessonEvent {
  /// An input as it stands at a prompt: a line of a block has none of its own.
  public static func prompted(_ input: String) -> StyledText {
    let lines = input.split(separator: "\n").enumerated().map { number, line in
      number > 0 && line.hasPrefix("  ")
        ? StyledText(String(line)) : StyledText("> ", .prompt) + StyledText(String(line))
    }
    return StyledText(lines: lines)
  }
}

extension Example {
  /// The inputs as they stand at a prompt.
  var inputs: StyledText {
    StyledText(
      lines: entries.flatMap { $0.prompted.lines })
  }
}
