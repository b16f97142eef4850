import Expressions
import Tensors
import Terminal

/// Proves templates by drawing them many times: the answer passes, one slip at least is not the answer,
/// every one that is not has a value and gets its message, and no two choices are equal.
///
/// A template that equals one already proven, as a translation does, is not drawn again.
struct TemplateChecker {
  /// How many draws of a template are tried.
  static let draws = 200

  private var proven: Set<[String]> = []

  /// Proves a template, in a session of its own: it is asked in practice as well, where there is no
  /// page.
  ///
  /// - Returns: What is wrong, the letters for which it is, and the line if it is not the exercise's.
  mutating func issue(
    with exercise: Exercise, in session: Session
  ) -> (message: Phrase, got: String?, line: Int?)? {
    let key = TemplateChecker.key(exercise)
    if proven.contains(key) { return nil }
    var drawing = FairDrawing(exercise, page: session)
    var random = RandomSource(seed: 4)
    var answers: Set<String> = []
    for _ in 0..<Self.draws {
      do throws(Drawing.Failure) {
        let question = try exercise.ask(
          drawing: &drawing, language: .english, using: &random)
        answers.insert(question.answerValue)
        if let wrong = wrong(with: question.judge, of: exercise) {
          let letters = question.draw?.letters.map { "\($0.name)=\($0.letter.text)" }
          let answer = question.judge.exercise.answerText
          return (wrong.message, letters?.joined(separator: " ") ?? answer, wrong.line)
        }
      } catch {
        return (error.reason, nil, nil)
      }
    }
    if exercise.isPrinted, answers.count == 1 {
      return (
        Phrase("every draw has the answer of the first", "每次抽取的答案都与首次相同"), answers.first, nil
      )
    }
    if let unfair = TemplateChecker.unfair(exercise, drawing.rejected) { return unfair }
    proven.insert(key)
    return nil
  }

  /// The largest share of draws that may be drawn again.
  private static let mostUnfair = 0.2

  /// Whether a wrong way is right by chance too often.
  private static func unfair(
    _ exercise: Exercise, _ rejected: [Coincidence]
  ) -> (message: Phrase, got: String?, line: Int?)? {
    let count = rejected.count
    guard Double(count) > mostUnfair * Double(count + Self.draws) else { return nil }
    let often = Dictionary(grouping: rejected) { $0 }.max { $0.value.count < $1.value.count }
    let words = often.map { $0.key.words(in: exercise) } ?? Phrase(same: "")
    return (
      Phrase(
        "a wrong way is right by chance in \(count) of \(count + Self.draws) draws, mostly: "
          + words.english,
        "错误的做法在 \(count + Self.draws) 次抽取中有 \(count) 次碰巧正确，多为：\(words.chinese)"),
      nil, nil
    )
  }

  /// Everything about a template that is computed with.
  private static func key(_ exercise: Exercise) -> [String] {
    exercise.options + ["answer", exercise.answerText ?? "", exercise.gap ?? ""]
      + exercise.examples.flatMap(\.entries).map(\.input) + ["slips"]
      + exercise.slips.flatMap { $0.answers + (exercise.isPrinted ? [] : [$0.value ?? ""]) }
  }

  private func wrong(
    with judge: Judge, of template: Exercise
  ) -> (message: Phrase, line: Int?)? {
    let exercise = judge.exercise
    guard judge.verdict(on: exercise.sampleAnswer).isRight else {
      guard [.value, .shape].contains(exercise.kind) else {
        return (Phrase("the answer does not pass its own check", "答案通不过自己的检查"), nil)
      }
      do throws(Diagnostic) {
        _ = try judge.value(ofSlip: exercise.sampleAnswer)
        return (Phrase("the answer does not pass its own check", "答案通不过自己的检查"), nil)
      } catch {
        let answer = exercise.sampleAnswer
        return (
          Phrase(
            "the answer \(answer) has no value: \(error.message.english)",
            "答案 \(answer) 没有值：\(error.message.chinese)"), nil
        )
      }
    }
    if let wrong = PageChecker.choiceIssue(exercise) { return (wrong, nil) }
    for slip in exercise.slips {
      for answer in slip.answers {
        let value = try? judge.value(ofSlip: answer)
        if exercise.kind != .choice, value == nil {
          return (Phrase("the slip \(answer) has no value", "错误答案 \(answer) 没有值"), nil)
        }
        // The page writes the values of its first draw.
        if !template.isPrinted, let written = slip.value, let value,
          !judge.agrees(written, with: value)
        {
          return (Phrase("the slip's value is another", "这个错误答案的值不同"), slip.line)
        }
        guard case .slip(let found) = judge.verdict(on: answer), found == slip else {
          return (
            Phrase(
              "the slip \(answer) does not get its message", "错误答案 \(answer) 得不到对应的说明"),
            nil
          )
        }
      }
    }
    return exercise.slips.isEmpty
      ? (Phrase("no slip differs from the answer", "没有与答案不同的错误答案"), nil) : nil
  }
}
