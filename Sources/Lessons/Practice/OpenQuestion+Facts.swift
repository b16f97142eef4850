import Terminal
import Walkthroughs

/// What lessons and practice tell programs, an object for each thing that happens.
extension OpenQuestion {
  /// The problem as it is asked.
  public func fact(number: Int) -> JSONValue {
    let exercise = judge.exercise
    return .object(
      [
        .init("kind", .string("problem")), .init("number", .integer(number)),
        .init("lesson", .string(lesson)), .init("exercise", .string(original.id)),
        .init("answer_kind", .string(exercise.kind.rawValue)),
        .init("title", .string(Inline.plain(exercise.title))),
        .init("question", .string(plainQuestion)),
        .init("letters", .array(told.map { OpenQuestion.fact($0.name, $0.letter) })),
      ]
        + (follows.map { [.init("follows", .string($0.rawValue))] } ?? [])
        + (givens.isEmpty ? [] : [.init("given", .array(givens.map { .string($0) }))])
        + (exercise.kind == .choice
          ? [.init("choices", .array(exercise.choices.map { .string($0) }))] : []))
  }

  /// What a letter stands for.
  private static func fact(_ name: String, _ letter: Draw.Letter) -> JSONValue {
    let facts: [JSONValue.Member] =
      switch letter {
      case .word(let word): [.init("text", .string(word))]
      case .number(let number): [.init("shape", .array([])), .init("values", .numbers([number]))]
      case .integers(let tensor):
        [
          .init("shape", .integers(tensor.shape.dimensions)),
          .init("values", .numbers(tensor.elements)),
        ]
      }
    return .object([.init("name", .string(name))] + facts)
  }

  /// The prose and programs of the question, a line for each paragraph.
  var plainQuestion: String {
    let blocks = judge.exercise.question.compactMap { item -> PlacedBlock? in
      guard case .prose(let block) = item else { return nil }
      if case .list = block.block, judge.exercise.kind == .choice { return nil }
      return block
    }
    return plain(blocks)
  }

  private func plain(_ blocks: [PlacedBlock]) -> String {
    blocks.map { block in
      if case .paragraph(let words) = block.block { return Inline.plain(words) }
      return MarkdownText.lines(block.block).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// What an answer was worth.
  func fact(of verdict: Verdict, on answer: String) -> JSONValue {
    var (word, message) = ("wrong", "")
    switch verdict {
    case .right: (word, message) = ("right", plainExplanation)
    case .slip(let slip): (word, message) = ("slip", Inline.plain(slip.message))
    case .empty: word = "empty"
    case .wrong, .unreadable: break
    }
    return .object([
      .init("kind", .string("verdict")), .init("exercise", .string(original.id)),
      .init("answer", .string(answer)), .init("verdict", .string(word)),
      .init("message", .string(message)),
    ])
  }

  /// A hint that was given.
  func fact(ofHint text: StyledText) -> JSONValue {
    .object([
      .init("kind", .string("hint")), .init("exercise", .string(original.id)),
      .init("text", .string(text.plain)),
    ])
  }

  /// The answer, its value and, if it is asked for, what the likely mistakes give.
  public func factOfAnswer(withSlips: Bool = false) -> JSONValue {
    let exercise = judge.exercise
    let slips = exercise.slips.map { slip -> JSONValue in
      .object([
        .init("values", .array(values(of: slip).map { .string($0) })),
        .init("message", .string(Inline.plain(slip.message))),
      ])
    }
    return .object(
      [
        .init("kind", .string("solution")), .init("exercise", .string(original.id)),
        .init("expression", .string(exercise.answerText ?? "")),
        .init("value", .string(answerValue)), .init("explanation", .string(plainExplanation)),
      ] + (withSlips ? [.init("slips", .array(slips))] : []))
  }

  private var plainExplanation: String { plain(judge.exercise.explanation) }
}
