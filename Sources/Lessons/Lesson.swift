import Terminal

/// A page that teaches: prose, examples that run, and exercises.
public struct Lesson: Sendable {
  /// The facts at the head of the file.
  public var header: LessonHeader
  /// The language it is written in.
  public var language: Language
  /// The file it was read from.
  public var path: String
  /// What stands on the page, in order.
  public var items: [LessonItem]
  /// The stretches of the page that are translated one by one.
  public var sections: [LessonSection]

  /// The exercises, in order.
  public var exercises: [Exercise] {
    items.compactMap { if case .exercise(let exercise) = $0 { exercise } else { nil } }
  }

  /// The examples, those of questions included, in order.
  public var examples: [Example] {
    items.flatMap { item -> [Example] in
      switch item {
      case .example(let example): [example]
      case .exercise(let exercise): exercise.examples
      case .prose: []
      }
    }
  }
}

/// Something on a page.
public enum LessonItem: Hashable, Sendable {
  /// Words, lists, tables and text between fences.
  case prose(PlacedBlock)
  /// Inputs with what they print.
  case example(Example)
  /// A question with everything about it.
  case exercise(Exercise)
}

/// The facts at the head of a lesson.
public struct LessonHeader: Hashable, Sendable {
  /// The only format there is so far.
  public static let format = 1

  /// The name by which the lesson is asked for, such as `05-padding`.
  public var id: String
  /// What it is called.
  public var title: String
  /// The ids of the lessons it builds on.
  public var requires: [String]
  /// How long it takes.
  public var minutes: Int
  /// The line of the file with its id.
  public var idLine = 2
  /// The line of the file with what it builds on.
  public var requiresLine = 2
  /// What it says as a sheet; nil for a lesson.
  public var sheet: SheetHeader?

  /// Whether it is a student's own sheet, which holds no answers.
  public var isStudents: Bool { sheet?.student != nil }
}

/// A stretch of a page from one heading, or one exercise, to the next.
public struct LessonSection: Hashable, Sendable {
  /// Its heading, or the id of the exercise.
  public var name: String
  /// Its first line in the file.
  public var line: Int
  /// A short hash of its words.
  public var hash: String
  /// The hash that its counterpart had when it was translated, as `<!-- of 3fa9c1 -->` says.
  public var translated: String?
}
