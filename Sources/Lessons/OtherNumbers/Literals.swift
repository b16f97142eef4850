import Expressions

/// The numbers of a question, those of them that change, and what stays true then.
struct Literals {
  /// How many numbers are looked at: each is compared with what any two others give.
  private static let most = 64

  /// The numbers that change, as they stand in the question.
  let changing: [WrittenNumber]

  /// Every number of the question and the answer.
  let all: [WrittenNumber]

  private let varied: Set<Double>
  private let relations: LiteralRelations

  /// How often a number may stand in a slip.
  private let allowed: [Double: Int]

  /// Variables of the page that neither question nor answer names.
  private let strange: Set<String>

  /// Takes the numbers of an exercise; nil if none can change, or not alone.
  ///
  /// - Parameters:
  ///   - asked: The exercise.
  ///   - words: The words of its question that may hold numbers.
  ///   - page: The variables of the page.
  init?(_ asked: AskedExercise, words: [Inline], in page: Session) {
    let question = Inline.numbers(words)
    let answer = WrittenNumber.all(in: asked.answer)
    let rule = LiteralRule(asked, words: words, in: page)
    changing = question.filter(rule.canChange)
    all = question + answer
    guard !changing.isEmpty, all.count <= Literals.most, !Literals.isNumber(asked.answer) else {
      return nil
    }
    let varied = Set(changing.map(\.value))
    relations = LiteralRelations(
      varied, all: Set(all.map(\.value)),
      results: LiteralRelations.results(asked.answer, varied, in: page))
    let staying =
      question.map(\.value).filter { !varied.contains($0) }
      + NumberWords.values(in: Inline.plain(words))
    guard !relations.areRelated, !staying.contains(where: relations.isDerived) else { return nil }
    self.varied = varied
    allowed = LiteralRule.counts(question).merging(
      LiteralRule.counts(answer), uniquingKeysWith: max)
    strange = Set(page.variables.keys).subtracting(Judge.names(in: asked.answer))
      .subtracting(asked.shownNames)
  }

  private static func kind(of text: String) -> SyntaxNode.Kind? {
    guard case .expression(let node)? = Parser.parse(text).statements.last?.kind else { return nil }
    return node.kind
  }

  /// Whether an expression is a number alone, which tells nothing of how it was found.
  private static func isNumber(_ text: String) -> Bool {
    if case .number? = kind(of: text) { true } else { false }
  }

  /// Whether an expression is several numbers that are written down.
  private static func isWrittenDown(_ text: String) -> Bool {
    switch kind(of: text) {
    case .numbers, .literal, .tuple: true
    default: false
    }
  }

  /// Whether a text stays true: none of its numbers that stay may come from one that changes, and one that
  /// changes stands in it hardly more often than in the question, or it is a part of a rule as well.
  func isTold(_ text: [Inline]) -> Bool {
    let numbers = Inline.numbers(text)
    let words = NumberWords.values(in: Inline.plain(text))
    let staying = numbers.map(\.value).filter { !varied.contains($0) } + words
    let counts = LiteralRule.counts(numbers)
    return words.isDisjoint(with: varied) && !staying.contains(where: relations.isDerived)
      && varied.allSatisfy { counts[$0, default: 0] <= allowed[$0, default: 0] + 1 }
  }

  /// Whether a slip is still the same mistake: a calculation with a number that changes, and otherwise
  /// with what question and answer have.
  func isTold(_ slip: String) -> Bool {
    let numbers = WrittenNumber.all(in: slip)
    let counts = LiteralRule.counts(numbers)
    guard !Literals.isWrittenDown(slip), strange.isDisjoint(with: Judge.names(in: slip)),
      numbers.contains(where: { varied.contains($0.value) })
    else { return false }
    return numbers.allSatisfy { number in
      let value = number.value
      if varied.contains(value) {
        return number.role != .exponent && counts[value, default: 0] <= allowed[value, default: 0]
      }
      return allowed[value] != nil || value == 2 || !relations.isDerived(value)
    }
  }
}
