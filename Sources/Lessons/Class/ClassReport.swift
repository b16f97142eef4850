import Terminal
import Walkthroughs

/// What a class believes: of each exercise, how many were right and how often each slip was made.
///
/// Nobody is named. A student counts once, with what was handed in last.
public struct ClassReport {
  /// One exercise over the class.
  public struct Exercise: Hashable, Sendable {
    /// The exercise's id.
    public var id: String
    /// What it is called.
    public var title: String
    /// How many were right.
    public var right = 0
    /// The slips, the most frequent first.
    public var slips: [Slip] = []
    /// How many were wrong in no known way.
    public var wrong = 0
    /// How many could not be read.
    public var unreadable = 0
    /// How many gave no answer.
    public var open = 0
    /// How many let the program work it out.
    public var machine = 0
    /// The median of the seconds that an answer took; nil where none is known.
    public var seconds: Int?
  }

  /// A slip over the class.
  public struct Slip: Hashable, Sendable {
    /// What it means.
    public var message: String
    /// How often it was made.
    public var count: Int
    /// The lessons that cure it.
    public var lessons: [String]
  }

  /// What is kept of an answer.
  private struct Kept {
    var outcome: Int32
    var seconds: Int32
    var isMachine: Bool
  }

  private let desk: SheetDesk
  private let language: Language
  private var students: [String: (made: Int, answers: [Kept])] = [:]
  /// The outcomes that came up, each with its number.
  private var outcomes: [Grade.Outcome] = [.right, .wrong, .unreadable(Phrase(same: "")), .open]
  private var numbers: [Grade.Outcome: Int32] = [:]

  /// How many files could not be graded.
  public private(set) var failures = 0

  /// How many students handed something in.
  public var count: Int { students.count }

  /// Begins a report.
  public init(of desk: SheetDesk, language: Language) {
    self.desk = desk
    self.language = language
    for (number, outcome) in outcomes.enumerated() { numbers[outcome] = Int32(number) }
  }

  /// Takes a grade into account.
  public mutating func add(_ grade: Grade) {
    guard grade.error == nil else {
      failures += 1
      return
    }
    let made = grade.made?.seconds ?? 0
    if let before = students[grade.id], before.made > made { return }
    students[grade.id] = (
      made,
      grade.tests.map {
        Kept(
          outcome: number(of: $0.outcome), seconds: Int32(clamping: $0.seconds ?? -1),
          isMachine: $0.isMachine)
      }
    )
  }

  private mutating func number(of outcome: Grade.Outcome) -> Int32 {
    var outcome = outcome
    if case .unreadable = outcome { outcome = .unreadable(Phrase(same: "")) }
    // What is the same mistake for all is said with each one's numbers.
    if case .slip(let slips, _) = outcome, !slips.isEmpty { outcome = .slip(slips, "") }
    if let number = numbers[outcome] { return number }
    let number = Int32(outcomes.count)
    outcomes.append(outcome)
    numbers[outcome] = number
    return number
  }

  // MARK: The findings

  /// The exercises in order.
  public func exercises() -> [Exercise] {
    desk.exercises.indices.map { place in
      let exercise = desk.exercises[place]
      var found = Exercise(id: exercise.id, title: Inline.plain(exercise.title))
      let answers = students.values.compactMap {
        place < $0.answers.count ? $0.answers[place] : nil
      }
      var slips: [Slip] = []
      for (number, outcome) in outcomes.enumerated() {
        let count = answers.count { $0.outcome == number }
        guard count > 0 else { continue }
        switch outcome {
        case .right: found.right = count
        case .wrong: found.wrong = count
        case .unreadable: found.unreadable = count
        case .open: found.open = count
        case .slip(let numbers, let message):
          slips.append(slip(exercise, numbers, message, count))
        case .mistake(let message, let lesson):
          let lessons = lesson.map { [$0] } ?? self.slip(exercise, [], message, count).lessons
          slips.append(Slip(message: message, count: count, lessons: lessons))
        }
      }
      found.slips = slips.sorted { ($1.count, $0.message) < ($0.count, $1.message) }
      found.machine = answers.count(where: \.isMachine)
      let seconds = answers.map(\.seconds).filter { $0 >= 0 }.sorted()
      found.seconds = seconds.isEmpty ? nil : Int(seconds[seconds.count / 2])
      return found
    }
  }

  private func slip(
    _ exercise: Lessons.Exercise, _ numbers: [Int], _ message: String, _ count: Int
  ) -> Slip {
    let slips = numbers.map { exercise.slips[$0] }
    let words =
      slips.isEmpty
      ? message : Inline.plain(LessonWords.either(slips.map(\.message), in: language))
    var lessons = slips.flatMap { ClassReport.lessons($0.message) }
    if lessons.isEmpty {
      lessons = exercise.explanation.flatMap { ClassReport.lessons($0.block.words) }
    }
    var seen: Set<String> = []
    return Slip(message: words, count: count, lessons: lessons.filter { seen.insert($0).inserted })
  }

  /// The lessons to which words link.
  private static func lessons(_ words: [Inline]) -> [String] {
    words.flatMap { word -> [String] in
      switch word {
      case .link(_, let target):
        let file = LessonFolder.name(of: String(target.prefix { $0 != "#" }))
        return file.hasSuffix(".md") ? [String(file.dropLast(3))] : []
      case .emphasis(let inner), .strong(let inner): return lessons(inner)
      default: return []
      }
    }
  }

  /// The object for programs, one an exercise.
  public func facts() -> [JSONValue] {
    exercises().map { exercise in
      let slips = exercise.slips.map { slip -> JSONValue in
        .object([
          .init("message", .string(slip.message)), .init("count", .integer(slip.count)),
          .init("lessons", .array(slip.lessons.map { .string($0) })),
        ])
      }
      return .object([
        .init("kind", .string("report")), .init("exercise", .string(exercise.id)),
        .init("title", .string(exercise.title)), .init("hand_ins", .integer(count)),
        .init("right", .integer(exercise.right)), .init("slips", .array(slips)),
        .init("wrong", .integer(exercise.wrong)),
        .init("unreadable", .integer(exercise.unreadable)), .init("open", .integer(exercise.open)),
        .init("machine", .integer(exercise.machine)),
        .init("median_seconds", exercise.seconds.map { .integer($0) } ?? .null),
      ])
    }
  }
}
