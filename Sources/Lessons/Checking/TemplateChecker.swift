import Expressions
import Tensors
import Terminal

/// Proves templates by drawing them many times: the answer passes, every slip has a value, and one at
/// least is not the answer.
///
/// A template that equals one already proven, as a translation does, is not drawn again.
struct TemplateChecker {
  /// How many draws of a template are tried.
  static let draws = 200

  private var proven: Set<[String]> = []

  /// Proves a template, in a session of its own: it is asked in practice as well, where there is no
  /// page.
  ///
  /// - Returns: What is wrong, and the letters for which it is.
  mutating func issue(
    with exercise: Exercise, in session: Session
  ) -> (message: Phrase, got: String?)? {
    let key = TemplateChecker.key(exercise)
    if proven.contains(key) { return nil }
    var random = RandomSource(seed: 4)
    for _ in 0..<Self.draws {
      do throws(Drawing.Failure) {
        let question = try exercise.ask(page: session, language: .english, using: &random)
        if let wrong = wrong(with: question.judge) {
          let letters = question.draw?.letters.map { "\($0.name)=\($0.letter.text)" }
          let answer = question.judge.exercise.answerText
          return (wrong, letters?.joined(separator: " ") ?? answer)
        }
      } catch {
        return (error.reason, nil)
      }
    }
    proven.insert(key)
    return nil
  }

  /// Everything about a template that is computed with.
  private static func key(_ exercise: Exercise) -> [String] {
    exercise.options + ["answer", exercise.answerText ?? "", exercise.gap ?? ""]
      + exercise.examples.flatMap(\.entries).map(\.input) + ["slips"]
      + exercise.slips.flatMap(\.answers)
  }

  private func wrong(with judge: Judge) -> Phrase? {
    guard judge.verdict(on: judge.exercise.sampleAnswer).isRight else {
      return Phrase("the answer does not pass its own check", "答案通不过自己的检查")
    }
    if judge.exercise.kind == .choice { return nil }
    let slips = judge.exercise.slips.flatMap(\.answers)
    for slip in slips {
      do throws(Diagnostic) {
        _ = try judge.value(ofSlip: slip)
      } catch {
        return Phrase("the slip \(slip) has no value", "错误答案 \(slip) 没有值")
      }
    }
    let isDistinct = slips.contains {
      if case .slip = judge.verdict(on: $0) { true } else { false }
    }
    return isDistinct ? nil : Phrase("no slip differs from the answer", "没有与答案不同的错误答案")
  }
}
