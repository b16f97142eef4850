import Expressions
import Tensors
import Terminal

/// A question as a page without the program can ask it: an answer is compared with numbers and texts that
/// stand there.
public struct StaticQuestion {
  /// What an answer is compared with.
  public enum Answer {
    /// Numbers in a shape.
    case numbers(Tensor<Double>)
    /// The sizes of a shape.
    case sizes([Double])
    /// A text, as it is typed.
    case text(String)
  }

  /// A known mistake.
  public struct Slip {
    /// What it gives.
    public let answers: [Answer]
    /// What it means.
    public let message: [Inline]
  }

  /// The exercise, its numbers put in.
  public let exercise: Exercise
  /// What is given beside the words; empty if nothing is.
  public let rows: StyledText
  /// What is right; nil where no page can tell.
  public let answer: Answer?
  /// Whether other answers may be right, which no page can tell.
  public let isOpen: Bool
  /// The known mistakes.
  public let slips: [Slip]
  /// The answer and the way to it.
  public let solution: StyledText

  init(_ question: OpenQuestion, style: PageText) {
    exercise = question.judge.exercise
    rows = question.given(style)
    let right = exercise.kind == .fill ? exercise.sampleAnswer : exercise.answerText ?? ""
    answer = StaticQuestion.answer(right, question.judge)
    isOpen = exercise.accept != nil || exercise.kind == .fill
    slips = exercise.slips.map { slip in
      Slip(
        answers: slip.answers.compactMap { StaticQuestion.answer($0, question.judge) },
        message: slip.message)
    }
    solution = question.solution(style)
  }

  /// The questions of an exercise: one, or of a template some with other numbers each, those of the page
  /// first.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - page: The variables as the page leaves them there.
  ///   - draws: How many there are of a template.
  ///   - seed: What their numbers depend on.
  ///   - style: How the words of a solution are laid out.
  /// - Returns: The questions; fewer where no more can be drawn.
  public static func questions(
    of exercise: Exercise, page: Session, draws: Int, seed: UInt64, style: PageText
  ) -> [StaticQuestion] {
    var random = RandomSource(seed: seed)
    var drawing = FairDrawing(exercise, page: page)
    return (0..<(exercise.isTemplate ? draws : 1)).compactMap { number in
      let printed =
        number == 0 ? try? exercise.askPrinted(page: page, language: style.language) : nil
      let question =
        printed ?? (try? exercise.ask(drawing: &drawing, language: style.language, using: &random))
      return question.map { StaticQuestion($0, style: style) }
    }
  }

  /// What an answer of the page, typed as it is there, is compared with; nil where it has no value.
  private static func answer(_ text: String, _ judge: Judge) -> Answer? {
    switch judge.exercise.kind {
    case .choice: return .text(Judge.letter(text))
    case .fill: return .text(text)
    case .program: return nil
    case .shape:
      return (try? judge.value(ofSlip: text)).flatMap(Agreement.shape).map { .sizes($0) }
    default:
      guard let value = try? judge.value(ofSlip: text) else { return nil }
      if case .string(let word) = value { return .text(word) }
      return Agreement.tensor(value).map { .numbers($0) }
    }
  }
}
