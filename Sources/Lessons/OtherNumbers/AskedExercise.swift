import Expressions
import Terminal

/// An exercise taken apart: what its question says, and the page that it stands on.
struct AskedExercise {
  /// The exercise.
  let exercise: Exercise
  /// Its answer.
  let answer: String
  /// The words of its question.
  let words: [Inline]
  /// Assignments in the question.
  let assignments: [String]
  /// Other expressions in the question.
  let shown: [String]
  /// The assignments of the page before it, then those of the question.
  let statements: PageStatements

  /// Takes an exercise apart; nil if its question is more than words, or its answer is no one value.
  ///
  /// - Parameters:
  ///   - exercise: The exercise, which is no template.
  ///   - items: What stands before it on the page.
  init?(_ exercise: Exercise, after items: some Sequence<LessonItem>) {
    guard [.value, .predict, .shape].contains(exercise.kind), exercise.accept == nil,
      let answer = exercise.answerText, exercise.answer?.entries.count == 1
    else { return nil }
    var words: [Inline] = []
    for item in exercise.question {
      guard case .prose(let block) = item, case .paragraph(let inlines) = block.block else {
        return nil
      }
      words += inlines + [.softBreak]
    }
    self.exercise = exercise
    self.answer = answer
    self.words = words
    let codes = Inline.codes(words)
    assignments = codes.filter(AskedExercise.isAssignment)
    shown = codes.filter { !AskedExercise.isAssignment($0) }
    var statements = PageStatements(items)
    for assignment in assignments { statements.append(assignment) }
    self.statements = statements
  }

  private static func isAssignment(_ text: String) -> Bool {
    let parsed = Parser.parse(text)
    guard parsed.diagnostic == nil, case .assignment? = parsed.statements.last?.kind else {
      return false
    }
    return true
  }

  /// The names in the expressions of the question.
  var shownNames: Set<String> {
    (assignments + shown).reduce(into: []) { $0.formUnion(Judge.names(in: $1)) }
  }

  /// The value of an expression; nil if it has none.
  static func value(of expression: String, in session: Session) -> Value? {
    try? session.copy { _ in }.evaluate(expression)
  }

  /// The slip of whoever gives the old answer to the new question.
  static func oldAnswer(
    _ value: Value, of exercise: Exercise, in language: Language
  ) -> Exercise.Slip? {
    literal(value).map { text in
      Exercise.Slip(
        answers: [text], message: [.text(LessonWords.oldAnswer[language])], value: nil,
        line: exercise.line)
    }
  }

  /// A value as it can be typed, with every digit; nil where a number is not finite.
  static func literal(_ value: Value) -> String? {
    guard let tensor = Agreement.tensor(value), tensor.elements.allSatisfy(\.isFinite) else {
      return nil
    }
    return literal(tensor.elements[...], tensor.shape.dimensions[...])
  }

  private static func literal(
    _ numbers: ArraySlice<Double>, _ dimensions: ArraySlice<Int>
  ) -> String {
    func text(_ number: Double) -> String {
      let text = "\(number)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    guard let first = dimensions.first else { return numbers.first.map(text) ?? "" }
    if dimensions.count == 1 {
      return "[" + numbers.map(text).joined(separator: " ") + "]"
    }
    let size = max(1, numbers.count / max(1, first))
    let parts = stride(from: numbers.startIndex, to: numbers.endIndex, by: size).map { start in
      numbers[start..<min(start + size, numbers.endIndex)]
    }
    if dimensions.count == 2 {
      let rows = parts.map { $0.map(text).joined(separator: " ") }
      return "[" + rows.joined(separator: "; ") + (rows.count == 1 ? ";]" : "]")
    }
    return "[" + parts.map { literal($0, dimensions.dropFirst()) }.joined(separator: "; ") + "]"
  }
}
