import Expressions
import Tensors
import Terminal
import Walkthroughs

/// The answer and the likely mistakes as values.
extension OpenQuestion {
  /// The answer as a value; for a choice the sentence.
  var answerValue: String {
    let answer = judge.exercise.answerText ?? ""
    if judge.exercise.kind == .program { return answer }
    if judge.exercise.kind == .choice {
      return judge.exercise.choices.first { $0.hasPrefix(answer) } ?? answer
    }
    return (try? judge.value(of: answer)).map(text) ?? answer
  }

  /// A value as the question has it: of one that asks for a shape, the sizes.
  func text(_ value: Value) -> String {
    guard judge.exercise.kind == .shape, let tensor = Agreement.tensor(value), tensor.shape.rank > 0
    else { return ValuePreview.text(value) }
    let sizes = tensor.shape.rank == 1 ? tensor.elements : tensor.shape.dimensions.map(Double.init)
    return "(" + sizes.map { NumberText(decimals: 4).cell($0) }.joined(separator: ", ") + ")"
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

  /// The expression that leads to the answer.
  ///
  /// Nil where there is none to show: for a choice, a number, a letter alone, or what only the program
  /// needs.
  var answerExpression: String? {
    guard judge.exercise.kind != .program, let answer = judge.exercise.answerText,
      TypedNumber.numbers(in: answer) == nil,
      draw == nil || Judge.names(in: answer) != [answer]
    else { return nil }
    return ShownAnswer(judge).text
  }

  /// What was drawn for the letters of the expression, in brackets: the numbers, and those rows and
  /// matrices whose names the question does not say; empty if there are none.
  ///
  /// No line is broken beside the sign of equality, nor within a row: the spaces there are no-break
  /// spaces.
  var answerLetters: String {
    let names = Judge.names(in: answerExpression ?? "")
    let letters = told.compactMap { name, letter -> String? in
      switch letter {
      case _ where !names.contains(name): return nil
      case .word: return nil
      case .integers where isNamed(name): return nil
      default:
        let rows = letter.text.split(separator: "; ").map { $0.replacing(" ", with: "\u{A0}") }
        return "\(name)\u{A0}=\u{A0}" + rows.joined(separator: "; ")
      }
    }
    return letters.isEmpty ? "" : "(" + letters.joined(separator: ", ") + ")"
  }

  /// Whether the question says what a letter is called: `x = [1 2 3]`, or above the rows beside it.
  private func isNamed(_ name: String) -> Bool {
    if !MatrixRows(told).text(width: .max).isEmpty { return true }
    return plainQuestion.ranges(of: "\(name) = ").contains { range in
      plainQuestion[..<range.lowerBound].last.map { !$0.isLetter || !$0.isASCII } ?? true
    }
  }

  /// The work that leads to the answer: its expression, with the drawn numbers that it names.
  var answerWork: String? {
    answerExpression.map { answerLetters.isEmpty ? $0 : $0 + "   " + answerLetters }
  }
}
