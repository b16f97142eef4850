import Expressions
import Tensors
import Terminal

/// An exercise of a page once more, with other numbers in the matrices that its answer comes from.
///
/// It can be had where the question shows, in code, an expression that has the answer's value, and where
/// no other word of it is a number. The page's assignments are then carried out again up to the exercise
/// with new numbers, and the expression is what is asked. An answer that names variables must agree with
/// it for these as well: what was true of the old numbers alone, such as where the largest stands, does
/// not, and is not asked again. An answer of numbers alone is taken for the work on the expression.
struct OtherMatrices {
  /// How many draws the answer must agree for.
  private static let draws = 8

  let asked: AskedExercise
  let language: Language
  let old: Value
  private let restated: RestatedValues

  /// What is asked.
  let expression: String

  /// The statements that question, answer and slips need.
  let statements: PageStatements

  /// The matrices that what is asked comes from, with the places of their statements.
  let matrices: [(line: Int, name: String, draw: MatrixDraw)]

  /// Whether the answer is worked out with the old numbers.
  let isWorked: Bool

  /// Looks whether an exercise can have other matrices.
  init?(_ asked: AskedExercise, language: Language) {
    let slips = asked.exercise.slips.flatMap(\.answers).joined(separator: " ")
    let names = Judge.names(in: asked.answer + " " + slips).union(asked.shownNames)
    guard asked.exercise.kind != .shape, let statements = asked.statements.needed(for: names) else {
      return nil
    }
    let page = statements.session()
    let restated = RestatedValues(asked.words, in: page)
    guard !OtherMatrices.hasNumber(restated.unstated),
      let old = AskedExercise.value(of: asked.answer, in: page)
    else { return nil }
    let variables = Judge.names(in: asked.answer).filter { page.variables[$0] != nil }
    isWorked = variables.isEmpty
    let choice = ExpressionAsked(asked, old, in: page)
    let found = isWorked ? choice.shown ?? choice.element : choice.shown ?? choice.answer
    guard let expression = found else { return nil }
    let expressions = Set(asked.shown.filter { !Judge.names(in: $0).isEmpty })
    if isWorked, expressions.count > 1 { return nil }
    let sources = Judge.names(in: isWorked ? expression : asked.answer + " " + expression)
    let needed = Set(asked.statements.needed(for: sources)?.lines.map(\.number) ?? [])
    let own = Set(asked.assignments)
    matrices = statements.lines.enumerated().compactMap { place, line in
      guard let matrix = line.matrix, needed.contains(line.number), !own.contains(line.text) else {
        return nil
      }
      return MatrixDraw(matrix.grid).map { (place, matrix.name, $0) }
    }
    guard !matrices.isEmpty else { return nil }
    self.asked = asked
    self.language = language
    self.old = old
    self.restated = restated
    self.expression = expression
    self.statements = statements
  }

  /// Whether there is a number beside code that may be one of the page's; sizes stay as they are.
  private static func hasNumber(_ words: [Inline]) -> Bool {
    WrittenNumber.all(in: Inline.bareWords(words)).contains {
      [.plain, .exponent].contains($0.role)
    }
  }

  /// Asks the exercise with new numbers; nil where they would not make the same question.
  func question(using random: inout RandomSource) -> OpenQuestion? {
    var question: OpenQuestion?
    for _ in 0..<OtherMatrices.draws {
      var statements = self.statements
      for matrix in matrices {
        statements.replace(matrix.line, with: matrix.draw.literal(using: &random))
      }
      let session = statements.session()
      guard let new = AskedExercise.value(of: expression, in: session),
        isWorked || agrees(asked.answer, new, session)
      else { return nil }
      if question != nil || Agreement.agree(new, old) { continue }
      guard let words = restated.restated(asked.words, in: session), let shown = shown(session)
      else { return nil }
      let worded = worded(words, in: session)
      question = OpenQuestion(
        worded, page: session, draw: nil, language: language, original: asked.exercise)
      question?.data = shown
    }
    return question
  }

  private func agrees(_ expression: String, _ value: Value, _ session: Session) -> Bool {
    AskedExercise.value(of: expression, in: session).map { Agreement.agree($0, value) } ?? false
  }
}
