import Expressions
import Tensors
import Terminal

/// Exercises as questions that a learning platform can judge by itself: numbers, shapes and choices.
public struct QuestionBank {
  /// A question with its numbers put in.
  struct Item {
    /// How an answer is judged.
    enum Kind {
      /// A number, and how far from it is right.
      case number(Double, tolerance: Double)
      /// One of these texts.
      case text([String])
      /// One of these sentences, by its place.
      case choice([String], right: Int)
    }

    /// A known mistake.
    struct Slip {
      /// The number, the texts, or the place of the sentence.
      var kind: Kind
      /// What it means, as HTML.
      var message: String
      /// The part of the points.
      var credit: Double
    }

    var id: String
    var title: String
    /// What is asked, as HTML.
    var question: String
    /// What is said with the answer, as HTML.
    var explanation: String
    var points: Int
    var kind: Kind
    var slips: [Slip]
  }

  /// The questions that were made of one exercise.
  struct Group {
    var id: String
    var title: String
    var items: [Item] = []
  }

  /// What the bank is called.
  public let title: String

  /// The exercises of which no question could be made: what their answers are, no platform can judge.
  public private(set) var leftOut: [String] = []

  /// How many questions there are.
  public var count: Int { groups.reduce(0) { $0 + $1.items.count } }

  private(set) var groups: [Group] = []

  /// Makes questions of the exercises of some pages.
  ///
  /// - Parameters:
  ///   - lessons: The pages.
  ///   - title: What the bank is called.
  ///   - draws: How many questions are made of a template.
  ///   - seed: What the numbers depend on.
  ///   - makeRunner: Makes a new session in a language.
  public init(
    _ lessons: [Lesson], title: String, draws: Int, seed: UInt64,
    makeRunner: @escaping (Language) -> any LessonRunner
  ) {
    self.title = title
    for lesson in lessons {
      let page = PageRun(lesson) { makeRunner(lesson.language) }
      for (place, item) in lesson.items.enumerated() {
        guard case .exercise(let exercise) = item else { continue }
        add(exercise, lesson, page.runner(at: place).session, draws: draws, seed: seed)
      }
    }
  }

  private mutating func add(
    _ exercise: Exercise, _ lesson: Lesson, _ page: Session, draws: Int, seed: UInt64
  ) {
    var group = Group(id: exercise.id, title: Inline.plain(exercise.title))
    var random = RandomSource(seed: seed)
    var drawing = FairDrawing(exercise, page: page)
    for number in 0..<(exercise.isTemplate ? draws : 1) {
      let question = try? exercise.ask(
        drawing: &drawing, language: lesson.language, using: &random)
      guard let question,
        let item = QuestionBank.item(question, exercise, number + 1, lesson.language)
      else { break }
      group.items.append(item)
    }
    if group.items.isEmpty { leftOut.append(exercise.id) } else { groups.append(group) }
  }

  // MARK: One question

  private static func item(
    _ question: OpenQuestion, _ original: Exercise, _ number: Int, _ language: Language
  ) -> Item? {
    let exercise = question.judge.exercise
    guard exercise.accept == nil, exercise.examples.allSatisfy({ !$0.isShown || $0.runs }),
      let kind = kind(of: exercise.answerText ?? "", in: question, original)
    else { return nil }
    var slips: [Item.Slip] = []
    for slip in exercise.slips {
      for answer in slip.answers {
        guard let wrong = self.kind(of: answer, in: question, original) else { continue }
        slips.append(
          Item.Slip(
            kind: wrong, message: BlockMarkup().html(slip.message), credit: slip.credit ?? 0))
      }
    }
    let rows = question.given(PageText(width: 80, language: language)).plain
    var body = exercise.question.compactMap { item -> String? in
      switch item {
      case .prose(let block):
        if case .list = block.block, exercise.kind == .choice { return nil }
        return BlockMarkup().html(block.block)
      case .example(let example):
        guard example.isShown else { return nil }
        return "<pre>" + Markup.escaped(example.transcript.plain) + "</pre>"
      case .exercise: return nil
      }
    }
    if !rows.isEmpty { body.append("<pre>" + Markup.escaped(rows) + "</pre>") }
    return Item(
      id: "\(original.id)-\(number)", title: Inline.plain(exercise.title),
      question: body.joined(separator: "\n"),
      explanation: exercise.explanation.map { BlockMarkup().html($0.block) }
        .joined(separator: "\n"),
      points: original.points ?? 1, kind: kind, slips: slips)
  }

  /// How a platform can tell an answer; nil for what it cannot.
  private static func kind(
    of answer: String, in question: OpenQuestion, _ original: Exercise
  ) -> Item.Kind? {
    let exercise = question.judge.exercise
    switch exercise.kind {
    case .choice:
      let letters = exercise.letters.map { $0.lowercased() }
      guard let place = letters.firstIndex(of: Judge.letter(answer)) else { return nil }
      let sentences = exercise.choices.map { choice in
        String(choice.drop { $0 != ")" }.dropFirst()).trimmingBlanks
      }
      return .choice(sentences, right: place)
    case .shape:
      guard let value = try? question.judge.value(ofSlip: answer),
        let sizes = Agreement.shape(value)?.map({ Points.text($0) }), sizes.count > 1
      else { return nil }
      return .text(
        ["×", "x", " × ", " x ", ", ", ",", " "].map { sizes.joined(separator: $0) }
          + ["(" + sizes.joined(separator: ", ") + ")", "[" + sizes.joined(separator: ", ") + "]"]
          + ["[" + sizes.joined(separator: " ") + "]"])
    case .value, .find, .predict:
      guard let value = try? question.judge.value(ofSlip: answer),
        let number = Agreement.tensor(value)?.single, number.isFinite
      else { return nil }
      if let digits = original.digits {
        return .number(number, tolerance: (0..<digits).reduce(0.5) { half, _ in half / 10 })
      }
      let isWhole = Int(exactly: number) != nil
      return .number(number, tolerance: isWhole ? 0 : max(1e-6 * number.magnitude, 5e-5))
    default: return nil
    }
  }
}
