import Expressions
import Terminal

/// The answer and the likely mistakes as values.
extension OpenQuestion {
  /// The answer as a value; for a choice the sentence.
  var answerValue: String {
    let answer = judge.exercise.answerText ?? ""
    if judge.exercise.kind == .choice {
      return judge.exercise.choices.first { $0.hasPrefix(answer) } ?? answer
    }
    return (try? judge.value(of: answer)).map(ValuePreview.text) ?? answer
  }

  /// The values that a likely mistake gives, each once; for a choice the letter.
  func values(of slip: Exercise.Slip) -> [String] {
    var values: [String] = []
    for answer in slip.answers {
      let value =
        judge.exercise.kind == .choice
        ? answer : (try? judge.value(ofSlip: answer)).map(ValuePreview.text) ?? answer
      if !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// The work that leads to the answer: its expression, with the drawn numbers that it names.
  ///
  /// Nil where there is none to show: for a choice, a number, or a letter alone.
  var answerWork: String? {
    let exercise = judge.exercise
    guard exercise.kind != .choice, let answer = exercise.answerText,
      TypedNumber.numbers(in: answer) == nil, draw == nil || Judge.names(in: answer) != [answer]
    else { return nil }
    let names = Judge.names(in: answer)
    let letters = (draw?.letters ?? []).compactMap { name, letter -> String? in
      guard case .number = letter, names.contains(name) else { return nil }
      return "\(name) = \(letter.text)"
    }
    return letters.isEmpty ? answer : answer + "   (" + letters.joined(separator: ", ") + ")"
  }
}
