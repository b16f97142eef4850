import Expressions
import Tensors
import Terminal

/// A family of problems: a template and the lesson it stands in.
public struct Family: Hashable, Sendable {
  /// The lesson's id.
  public var lesson: String
  /// The template.
  public var exercise: Exercise

  /// The families of some lessons, in order.
  public static func families(in lessons: [Lesson]) -> [Family] {
    lessons.flatMap { lesson in
      lesson.exercises.filter(\.isTemplate).map {
        Family(lesson: lesson.header.id, exercise: $0)
      }
    }
  }

  /// Whether a topic names the family: the id of its exercise or of its lesson, or the beginning of
  /// either.
  public func belongs(to topic: String) -> Bool {
    topic.isEmpty || exercise.id.hasPrefix(topic) || lesson.hasPrefix(topic)
      || lesson.dropFirst(3).hasPrefix(topic)
  }
}

/// Endless problems with other numbers each time; families that were answered wrongly come sooner, and
/// the more was answered rightly, the further the families reach.
public final class Drill {
  /// Is told what happens to problems.
  public var record: (Progress.Event, Exercise) -> Void = { _, _ in }

  /// How text is laid out.
  public var style: PageText

  private let families: [Family]
  private let makeSession: () -> Session
  private let isTopic: Bool
  private var random: RandomSource
  private var left: Int?
  private var weights: [String: Double] = [:]
  private var rights = 0
  private var wrongs = 0
  private var question: OpenQuestion?
  private var last = ""

  /// Prepares to practise.
  ///
  /// - Parameters:
  ///   - families: What is drawn from, the easiest first.
  ///   - isTopic: Whether all of them are asked from the beginning.
  ///   - seed: What the draws depend on.
  ///   - count: How many problems; nil for no end.
  ///   - progress: What was answered before.
  ///   - style: How text is laid out.
  ///   - makeSession: Makes an empty session.
  public init(
    _ families: [Family], isTopic: Bool, seed: UInt64, count: Int?, progress: Progress,
    style: PageText, makeSession: @escaping () -> Session
  ) {
    self.families = families
    self.isTopic = isTopic
    self.style = style
    self.makeSession = makeSession
    random = RandomSource(seed: seed)
    left = count
    for entry in progress.entries where entry.lesson == Drill.name {
      if entry.event == .right { rights += 1 }
      weigh(entry.exercise, entry.event)
    }
  }

  /// The name under which progress keeps practice.
  public static let name = "practice"

  /// The problem that waits for its answer.
  public var openExercise: Exercise? { question?.judge.exercise }

  /// Whether all problems have been asked.
  public var isFinished: Bool { question == nil && left == 0 }

  // MARK: Choosing

  private func weigh(_ id: String, _ event: Progress.Event) {
    let weight = weights[id] ?? 1
    switch event {
    case .wrong, .solution: weights[id] = min(weight + 2, 9)
    case .right: weights[id] = max(weight - 1, 0.5)
    default: break
    }
  }

  /// A family, the more likely the weaker its answers were.
  private func choose() -> Family? {
    let reach = isTopic ? families.count : min(families.count, 4 + rights / 2)
    let near = families.prefix(reach)
    let total = near.reduce(0) { $0 + (weights[$1.exercise.id] ?? 1) }
    var place = random.uniform() * total
    for family in near {
      place -= weights[family.exercise.id] ?? 1
      if place < 0 { return family }
    }
    return near.last
  }

  /// A family other than the one before, if there is any.
  private func chooseAnew() -> Family? {
    let first = choose()
    return first?.exercise.id == last ? choose() : first
  }

  /// Draws a problem.
  ///
  /// - Returns: Nil if the family's condition rejects everything.
  private func draw() -> OpenQuestion? {
    for _ in 0..<8 {
      guard let family = chooseAnew() else { return nil }
      let question = try? family.exercise.ask(
        page: makeSession(), language: style.language, using: &random)
      guard let question else { continue }
      last = family.exercise.id
      return question
    }
    return nil
  }

  /// Some problems at once, for a worksheet.
  public func problems(_ count: Int) -> [OpenQuestion] {
    (0..<max(0, count)).compactMap { _ in draw() }
  }

  // MARK: Asking

  /// Asks the first problem.
  public func begin() -> [LessonEvent] { ask() }

  private func ask() -> [LessonEvent] {
    question = nil
    if let left, left <= 0 { return [score] }
    guard let next = draw() else { return [score] }
    left = left.map { $0 - 1 }
    question = next
    return [.adopt(next.judge.letters)] + next.parts(style).map { .show($0) }
  }

  private var score: LessonEvent {
    let phrase = Phrase("Done: \(wrongs) wrong answers.", "结束：答错 \(wrongs) 次。")
    return .show(StyledText(phrase[style.language], .heading))
  }

  /// Judges an answer; a right one is followed by the next problem.
  public func answer(_ text: String, learner: Session) -> [LessonEvent] {
    guard let question else { return [] }
    let verdict = question.judge.verdict(on: text, learner: learner)
    switch verdict {
    case .right:
      note(.right, question)
      rights += 1
      return [.show(question.praise(text, style))] + ask()
    case .slip, .wrong, .empty:
      note(.wrong, question)
      wrongs += 1
      question.tries += 1
      return [.show(question.reply(to: text, verdict, style))]
    case .unreadable(let diagnostic): return [.report(diagnostic, in: text)]
    }
  }

  private func note(_ event: Progress.Event, _ question: OpenQuestion) {
    weigh(question.original.id, event)
    record(event, question.original)
  }

  /// Gives a hint.
  public func hint() -> [LessonEvent] {
    guard let question else { return [] }
    return question.help(style).map { .show($0) }
  }

  /// Shows the answer and goes on.
  public func solution() -> [LessonEvent] {
    guard let question else { return [] }
    note(.solution, question)
    return [.show(question.solution(style))] + ask()
  }

  /// Goes on without an answer.
  public func skip() -> [LessonEvent] {
    guard let question else { return [] }
    note(.skipped, question)
    return ask()
  }
}
