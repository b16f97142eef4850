import Expressions
import Tensors
import Terminal

/// The desk of a lecturer: the sheet of which all are made, and the key of the class.
///
/// It draws the questions of any student anew, with their judges, and is used by one thread.
public final class SheetDesk {
  /// The sheet of which all are made.
  public let lesson: Lesson
  /// What its header says.
  public let header: SheetHeader
  /// The exercises in order.
  public let exercises: [Exercise]

  let source: [String]
  let key: SheetKey
  /// What draws the numbers of each exercise, among the variables as the page leaves them there.
  private var drawings: [FairDrawing]

  /// Opens a sheet; nil if the page is none, or is a student's.
  ///
  /// - Parameters:
  ///   - lesson: The page.
  ///   - source: The text of its file.
  ///   - key: The secret of the class.
  ///   - makeRunner: Makes a new session.
  public init?(
    _ lesson: Lesson, source: String, key: SheetKey, makeRunner: @escaping () -> any LessonRunner
  ) {
    guard let header = lesson.header.sheet, header.student == nil else { return nil }
    self.lesson = lesson
    self.header = header
    self.source = SheetDesk.lines(source)
    self.key = key
    exercises = lesson.exercises
    let run = PageRun(lesson, makeRunner: makeRunner)
    drawings = lesson.items.indices.compactMap { item in
      guard case .exercise(let exercise) = lesson.items[item] else { return nil }
      // Every desk probes alike, so that a student's numbers are the same whoever came before.
      return FairDrawing(
        exercise, page: run.runner(at: item).session, probe: RandomSource(seed: 1))
    }
  }

  /// The lines of a file, without the ends that some editors write.
  static func lines(_ source: String) -> [String] {
    source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
  }

  /// How many draws may let two slips fall together.
  private static let patience = 8

  /// A question of a student, with its judge.
  ///
  /// Numbers for which two slips have one value are drawn again, for a class's slips are to be told apart;
  /// after several draws what comes is taken.
  ///
  /// - Throws: why its numbers cannot be drawn.
  func question(_ place: Int, of student: String) throws(Drawing.Failure) -> OpenQuestion {
    let exercise = exercises[place]
    var random = key.random(sheet: header.id, student: student, exercise: exercise.id)
    var question = try exercise.ask(
      drawing: &drawings[place], language: lesson.language, using: &random)
    for _ in 1..<Self.patience where exercise.isTemplate && question.hasSharedSlip {
      question = try exercise.ask(
        drawing: &drawings[place], language: lesson.language, using: &random)
    }
    question.lesson = header.id
    return question
  }

  /// All questions of a student.
  ///
  /// - Throws: why some numbers cannot be drawn.
  func questions(of student: String) throws(Drawing.Failure) -> [OpenQuestion] {
    var questions: [OpenQuestion] = []
    for place in exercises.indices { questions.append(try question(place, of: student)) }
    return questions
  }

  /// What an exercise is worth: 1 unless it says otherwise.
  func points(_ place: Int) -> Double { Double(exercises[place].points ?? 1) }

  /// What all exercises are worth.
  public var points: Double { exercises.indices.reduce(0) { $0 + points($1) } }

  /// The same in words.
  public var pointsText: String { Points.text(points) }
}

extension OpenQuestion {
  /// Whether two slips have one value with these numbers.
  fileprivate var hasSharedSlip: Bool {
    guard original.generator == nil else { return false }
    let applied = draw.map { original.applied($0) } ?? original
    return judge.exercise.slips.contains { slip in
      applied.slips.count { own in own.answers.contains { slip.answers.contains($0) } } > 1
    }
  }
}
