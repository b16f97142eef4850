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
    guard text.wholeMatch(of: groups) != nil else { return nil }
    return text.filter { $0 != "," }
  }

  // Unsafe to the compiler alone: it is made once and only matched.
  private nonisolated(unsafe) static let groups = /\d{1,3}(,\d{3})+/
}
