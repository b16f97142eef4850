import Tensors
import Terminal

/// The same question with other numbers, for an exercise of a page that is no template.
enum OtherNumbers {
  /// Asks an exercise with other numbers.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - items: What stands before it on the page.
  ///   - language: The page's language.
  ///   - random: Where the numbers come from.
  /// - Returns: A question whose answer passes its own check and whose slips all differ from it; nil where
  ///   other numbers would not make the same question.
  static func question(
    _ exercise: Exercise, after items: some Sequence<LessonItem>, language: Language,
    using random: inout RandomSource
  ) -> OpenQuestion? {
    guard let asked = AskedExercise(exercise, after: items) else { return nil }
    let question =
      OtherMatrices(asked, language: language)?.question(using: &random)
      ?? OtherLiterals(asked, language: language)?.question(using: &random)
    guard let question, question.judge.verdict(on: question.judge.exercise.sampleAnswer).isRight,
      !question.judge.exercise.slips.isEmpty
    else { return nil }
    return question
  }
}
