import Expressions
import Tensors
import Terminal

/// An exercise of a page once more, with other numbers in its words: those that stand in the question and
/// again in the answer.
///
/// They change in both, and in the slips. A number stays as it is where it may be a part of the rule and
/// not what is given: 0 and 1, exponents, what stands in the answer more often than in the question, what
/// has more digits than people choose. There is no such question where a number that stays may come from
/// one that changes, where the question has the number from a variable of the page, or where an expression
/// in it that has the answer's value loses it.
struct OtherLiterals {
  /// How many draws are tried.
  private static let draws = 400

  private let asked: AskedExercise
  private let language: Language
  private let page: Session
  private let old: Value
  private let restated: RestatedValues
  private let literals: Literals
  private let draw: LiteralDraw

  /// Looks whether an exercise can have other literals.
  init?(_ asked: AskedExercise, language: Language) {
    let slips = asked.exercise.slips.flatMap(\.answers).joined(separator: " ")
    let names = Judge.names(in: asked.answer + " " + slips).union(asked.shownNames)
    guard let page = asked.statements.needed(for: names)?.session(),
      let old = AskedExercise.value(of: asked.answer, in: page)
    else { return nil }
    restated = RestatedValues(asked.words, in: page)
    guard let literals = Literals(asked, words: restated.unstated, in: page) else { return nil }
    self.asked = asked
    self.language = language
    self.page = page
    self.old = old
    self.literals = literals
    draw = LiteralDraw(literals.changing, among: literals.all)
  }

  /// Asks the exercise with new numbers; nil where none make the same question.
  func question(using random: inout RandomSource) -> OpenQuestion? {
    for _ in 0..<OtherLiterals.draws {
      guard let texts = draw.draw(using: &random) else { return nil }
      if let question = question(texts) { return question }
    }
    return nil
  }

  private func question(_ texts: [Double: String]) -> OpenQuestion? {
    let session = page.copy { _ in }
    for assignment in asked.assignments { try? session.run(replaced(assignment, texts)) }
    let answer = replaced(asked.answer, texts)
    guard let new = AskedExercise.value(of: answer, in: session), isAlike(new),
      asked.shown.allSatisfy({ code in holds(code, replaced(code, texts), new, in: session) }),
      let words = restated.restated(replaced(asked.words, texts), in: session)
    else { return nil }
    return OpenQuestion(
      worded(words, answer, texts, in: session), page: session, draw: nil, language: language,
      original: asked.exercise)
  }

  private func replaced(_ text: String, _ texts: [Double: String]) -> String {
    WrittenNumber.replacing(in: text) { texts[$0.value] }
  }

  private func replaced(_ text: [Inline], _ texts: [Double: String]) -> [Inline] {
    Inline.mapped(text, words: { replaced($0, texts) }, codes: { replaced($0, texts) })
  }

  // MARK: What stays

  /// Whether an expression of the question still has a value, and the answer's if it had that.
  private func holds(_ old: String, _ new: String, _ answer: Value, in session: Session) -> Bool {
    guard let before = AskedExercise.value(of: old, in: page) else { return true }
    guard let after = AskedExercise.value(of: new, in: session) else { return false }
    return !Agreement.agree(before, self.old) || Agreement.agree(after, answer)
  }

  /// Whether a value is another one of the same sort: of the same shape, its numbers whole, positive or
  /// less than 1 where they were, and of the same order of size.
  private func isAlike(_ new: Value) -> Bool {
    guard let a = Agreement.tensor(old), let b = Agreement.tensor(new), a.shape == b.shape,
      !Agreement.agree(old, new)
    else { return false }
    return zip(a.elements, b.elements).allSatisfy { OtherLiterals.areAlike($0, $1) }
  }

  private static func areAlike(_ a: Double, _ b: Double) -> Bool {
    guard b.isFinite, isWhole(a) == isWhole(b) else { return false }
    if a == 0 || b == 0 { return a == b }
    let ratio = b / a
    return ratio >= 0.2 && ratio <= 5 && (a.magnitude < 1) == (b.magnitude < 1)
  }

  private static func isWhole(_ number: Double) -> Bool {
    (number - number.rounded()).magnitude <= 1e-9 * max(1, number.magnitude)
  }

  // MARK: Words

  private func worded(
    _ words: [Inline], _ answer: String, _ texts: [Double: String], in session: Session
  ) -> Exercise {
    var exercise = asked.exercise
    let hasWords = !NumberWords.values(in: Inline.plain(exercise.title)).isEmpty
    exercise.title =
      hasWords || !literals.isTold(exercise.title)
      ? [.text(LessonWords.onceMore[language])] : replaced(exercise.title, texts)
    exercise.question = [
      .prose(
        PlacedBlock(block: .paragraph(words), line: exercise.line, lastLine: exercise.line))
    ]
    exercise.answer?.entries = [
      Example.Entry(input: answer, output: [], line: exercise.line, inputLines: 1)
    ]
    func told(_ blocks: [PlacedBlock]) -> [PlacedBlock]? {
      guard blocks.allSatisfy({ literals.isTold($0.block.words) }) else { return nil }
      return blocks.map { block in
        var block = block
        if case .paragraph(let words) = block.block {
          block.block = .paragraph(replaced(words, texts))
        }
        return block
      }
    }
    exercise.hints = exercise.hints.compactMap(told)
    exercise.explanation = told(exercise.explanation) ?? []
    exercise.slips = exercise.slips.compactMap { slip in
      guard literals.isTold(slip.message) else { return nil }
      var slip = slip
      slip.answers = slip.answers.filter(literals.isTold).map { replaced($0, texts) }
        .filter { AskedExercise.value(of: $0, in: session) != nil }
      slip.message = replaced(slip.message, texts)
      slip.value = nil
      return slip.answers.isEmpty ? nil : slip
    }
    exercise.slips += AskedExercise.oldAnswer(old, of: exercise, in: language).map { [$0] } ?? []
    return exercise
  }
}
