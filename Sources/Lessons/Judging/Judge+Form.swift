import Expressions
import Tensors
import Terminal

extension Judge {
  /// What form a right answer has, where a wrong one has another: one number, a row, a shape.
  ///
  /// - Parameter text: What was typed.
  /// - Returns: Nil if the form is the right one, or if several are.
  func wantedForm(of text: String) -> Phrase? {
    guard exercise.accept == nil, ![.choice, .fill].contains(exercise.kind),
      let right = (try? value(of: exercise.answerText ?? "")).flatMap(Agreement.tensor)
    else { return nil }
    let count = right.elements.count
    if exercise.kind == .shape, let written = Judge.writtenShape(text) {
      return written.count == count ? nil : LessonWords.wantsSizes(count)
    }
    guard let given = (try? value(typed: text)).flatMap(Agreement.tensor) else { return nil }
    if exercise.kind == .shape {
      let isShape = given.shape.rank > 1 || given.elements.count == count
      return isShape ? nil : LessonWords.wantsSizes(count)
    }
    if given.shape == right.shape { return missingDigits(text, right) }
    switch right.shape.rank {
    case 0:
      return Judge.withoutCommas(text).map(LessonWords.withoutCommas) ?? LessonWords.wantsNumber
    case 1: return LessonWords.wantsVector(count)
    default: return LessonWords.wantsShape(right.shape.dimensions)
    }
  }

  /// Whether a number was rounded to too few digits to tell it from others.
  private func missingDigits(_ text: String, _ right: Tensor<Double>) -> Phrase? {
    guard let typed = TypedNumber.numbers(in: text)?.first, let right = right.single,
      typed.isRoundedTooFar(from: right)
    else { return nil }
    return LessonWords.wantsDigits
  }

  /// A number that is written in groups of three digits, without the commas between them.
  private static func withoutCommas(_ text: String) -> String? {
    let text = ScalarFolding.folded(text).trimmingBlanks
    guard text.wholeMatch(of: /\d{1,3}(,\d{3})+/) != nil else { return nil }
    return text.filter { $0 != "," }
  }

  /// Whether a text is one of the letters of a choice.
  private func isOption(_ text: String) -> Bool {
    let letters = [exercise.answerText ?? ""] + exercise.slips.flatMap(\.answers)
    return letters.map(Judge.letter).contains(Judge.letter(text))
  }

  /// Whether an input is meant as an answer, and not as a try of the learner's own.
  ///
  /// An assignment is a try. So is the name of a variable, unless its value is the answer or a known
  /// mistake; and where a letter is asked for, so is all that can be computed.
  ///
  /// - Parameters:
  ///   - input: What was typed.
  ///   - learner: The learner's own variables.
  /// - Returns: Whether it is to be judged.
  func isAnswer(_ input: String, learner: Session) -> Bool {
    let isChoice = exercise.kind == .choice
    if isChoice, isOption(input) || TypedNumber.numbers(in: input) != nil { return true }
    let parsed = Parser.parse(input) { learner.isKnown($0) }
    guard let last = parsed.statements.last else { return true }
    if case .assignment = last.kind { return false }
    guard parsed.diagnostic == nil, case .expression(let node) = last.kind else { return true }
    if case .name(let name) = node.kind, exercise.kind != .fill {
      guard learner.isKnown(name) else { return true }
      if case .wrong = verdict(on: input, learner: learner) { return false }
      return true
    }
    return !isChoice
  }
}
