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

  /// A value as it can be typed, with every digit; nil for more than a matrix.
  static func literal(_ value: Value) -> String? {
    guard let tensor = Agreement.tensor(value), tensor.shape.rank <= 2,
      tensor.elements.allSatisfy(\.isFinite)
    else { return nil }
    func text(_ number: Double) -> String {
      let text = "\(number)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    if let number = tensor.single, tensor.shape.rank == 0 { return text(number) }
    let columns = max(1, tensor.shape.dimensions.last ?? 1)
    let rows = stride(from: 0, to: tensor.elements.count, by: columns).map { start in
      tensor.elements[start..<min(start + columns, tensor.elements.count)].map(text)
        .joined(separator: " ")
    }
    let isRow = rows.count == 1 && tensor.shape.rank == 2
    return "[" + rows.joined(separator: "; ") + (isRow ? ";]" : "]")
  }
}
