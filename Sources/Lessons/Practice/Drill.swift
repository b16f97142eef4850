import Expressions
import Tensors
import Terminal
import Walkthroughs

/// Endless problems with other numbers each time; families that were answered wrongly come sooner, and
/// the more was answered rightly, the further the lessons reach from which they are taken.
public final class Drill {
  /// How far into the lessons problems are taken from.
  public enum Reach: Hashable, Sendable {
    /// All of them.
    case everything
    /// The first lessons, as many as this.
    case lessons(Int)
    /// From where the learner is, and one lesson further after each few right answers.
    case rising
    /// Each of them once, in their order.
    case inOrder
  }

  /// Is told what happens to problems.
  public var record: (Progress.Event, Exercise) -> Void = { _, _ in }

  /// How text is laid out.
  public var style: PageText

  private let makeSession: () -> Session
  /// The families that are still to come, where each comes once.
  private var queue: [Family]?
  private var curriculum: Curriculum
  private var random: RandomSource
  private var rotation = FamilyRotation()
  private let count: Int?
  private var left: Int?
  private var score = Score()
  private var question: OpenQuestion?

  /// Prepares to practise.
  ///
  /// - Parameters:
  ///   - families: What is drawn from, the easiest first.
  ///   - reach: How many of them are asked.
  ///   - seed: What the draws depend on.
  ///   - count: How many problems; nil for no end.
  ///   - progress: What was answered before.
  ///   - style: How text is laid out.
  ///   - makeSession: Makes an empty session.
  public init(
    _ families: [Family], reach: Reach, seed: UInt64, count: Int?, progress: Progress,
    style: PageText, makeSession: @escaping () -> Session
  ) {
    curriculum = Curriculum(families, reach: reach)
    queue = reach == .inOrder ? families : nil
    self.style = style
    self.makeSession = makeSession
    random = RandomSource(seed: seed)
    self.count = reach == .inOrder ? min(count ?? families.count, families.count) : count
    left = self.count
    for entry in progress.entries {
      if entry.lesson == Drill.name { rotation.weigh(entry.exercise, entry.event) }
      curriculum.begin(behind: entry)
    }
  }

  /// The name under which progress keeps practice.
  public static let name = "practice"

  /// The question that waits for its answer.
  public var openQuestion: OpenQuestion? { question }

  /// The problem that waits for its answer.
  public var openExercise: Exercise? { question?.judge.exercise }

  /// Whether all problems have been asked.
  public var isFinished: Bool { question == nil && left == 0 }

  // MARK: Choosing

  /// Draws a problem.
  ///
  /// - Returns: Nil if the conditions of several families reject everything.
  private func draw() -> OpenQuestion? {
    let families = curriculum.families(after: score.right)
    for _ in 0..<8 {
      guard let family = queue == nil ? rotation.next(among: families, using: &random) : fromQueue()
      else { return nil }
      let question = try? family.exercise.ask(
        page: makeSession(), language: style.language, using: &random)
      if let question {
        question.lesson = family.lesson
        return question
      }
    }
    return nil
  }

  private func fromQueue() -> Family? {
    guard let next = queue?.first else { return nil }
    queue?.removeFirst()
    return next
  }

  /// Some problems at once, for a worksheet.
  public func problems(_ count: Int) -> [OpenQuestion] {
    (0..<max(0, count)).compactMap { _ in draw() }
  }

  // MARK: Asking

  /// Asks the first problem.
  public func begin() -> [LessonEvent] {
    ask(StyledText(LessonWords.yourAnswer[style.language], .dim).wrapped(to: style.width))
  }

  /// Asks the next problem, with a piece of advice behind it.
  private func ask(_ advice: StyledText = StyledText()) -> [LessonEvent] {
    question = nil
    if let left, left <= 0 { return [end] }
    guard let next = draw() else { return [end] }
    left = left.map { $0 - 1 }
    score.asked += 1
    question = next
    next.place = .practice(score.asked, of: count)
    let gap = score.asked > 1 ? [StyledText()] : []
    let text = StyledText(lines: gap + next.parts(style) + (advice.isEmpty ? [] : [advice]))
    return [.adopt(next.judge.letters), .tell(text, fact: next.fact(number: score.asked))]
  }

  /// What Enter on an empty line does: the question, once more.
  public func enter() -> [LessonEvent] {
    question.map { [$0.again(style)] } ?? [end]
  }

  /// What is said at the end.
  public var end: LessonEvent {
    let words = StyledText(score.words[style.language], .heading).wrapped(to: style.width)
    return .tell(words, fact: score.fact)
  }

  /// Judges an answer; a right one is followed by the next problem.
  public func answer(_ text: String, learner: Session) -> [LessonEvent] {
    guard let question else { return [] }
    let verdict = question.judge.verdict(on: text, learner: learner)
    switch verdict {
    case .right:
      note(.right, question)
      let before = curriculum.lessons(after: score.right)
      score.right += 1
      let reached = curriculum.lessons(after: score.right)
      var words = [question.praise(text, style)]
      let explanation = style.text(question.judge.exercise.explanation)
      if !explanation.isEmpty { words.append(explanation) }
      if reached.count > before.count, let lesson = reached.last {
        let further = LessonWords.reached(lesson)[style.language]
        words.append(StyledText(further, .dim).wrapped(to: style.width))
      }
      return [tell(StyledText(lines: words), text, verdict)] + ask()
    case .slip, .wrong, .empty:
      note(.wrong, question)
      score.wrong += 1
      question.miss(verdict)
      let told = tell(question.reply(to: text, verdict, style), text, verdict)
      return [told] + (question.hintComes(after: verdict, style) ? hint() : [])
    case .unreadable(let diagnostic):
      return [.report(diagnostic, in: question.judge.filled(text))]
    }
  }

  private func tell(_ words: StyledText, _ answer: String, _ verdict: Verdict) -> LessonEvent {
    guard let question else { return .show(words) }
    return .tell(words, fact: question.fact(of: verdict, on: answer))
  }

  private func note(_ event: Progress.Event, _ question: OpenQuestion) {
    rotation.weigh(question.original.id, event)
    record(event, question.original)
  }

  /// Gives a hint.
  public func hint() -> [LessonEvent] {
    guard let question else { return [] }
    note(.hint, question)
    let help = question.help(style)
    return [.tell(help, fact: question.fact(ofHint: help))]
  }

  /// Shows the answer and goes on.
  public func solution() -> [LessonEvent] {
    guard let question else { return [] }
    note(.solution, question)
    score.passed += 1
    return [.tell(question.solution(style), fact: question.factOfAnswer())] + ask()
  }

  /// Goes on without an answer.
  public func skip() -> [LessonEvent] {
    guard let question else { return [] }
    note(.skipped, question)
    score.passed += 1
    return ask()
  }
}
