import Expressions

/// Which numbers of a question can be other ones.
struct LiteralRule {
  /// How often each number stands in the question, and in the answer.
  private let counted: [Double: Int]
  private let used: [Double: Int]

  /// Those in words, in expressions, and as all that a letter is given.
  private let inWords: Set<Double>
  private let inCodes: Set<Double>
  private let assigned: Set<Double>

  /// Those written in words, and those that are exponents.
  private let told: Set<Double>
  private let exponents: Set<Double>

  /// Whether the question names a map of the page.
  private let namesMap: Bool

  /// Looks at the numbers of an exercise.
  ///
  /// - Parameters:
  ///   - asked: The exercise.
  ///   - words: The words of its question that may hold numbers.
  ///   - page: The variables of the page.
  init(_ asked: AskedExercise, words: [Inline], in page: Session) {
    let question = Inline.numbers(words)
    let answer = WrittenNumber.all(in: asked.answer)
    counted = LiteralRule.counts(question)
    used = LiteralRule.counts(answer)
    inWords = Set(WrittenNumber.all(in: Inline.bareWords(words)).map(\.value))
    inCodes = Set(Inline.codes(words).flatMap(WrittenNumber.all).map(\.value))
    assigned = Set(asked.assignments.compactMap(LiteralRule.assigned))
    told = NumberWords.values(in: Inline.plain(words))
    exponents = Set((question + answer).filter { $0.role == .exponent }.map(\.value))
    namesMap = asked.shownNames.contains { name in
      if case .tensor(let node)? = page.variables[name] { node.value.single == nil } else { false }
    }
  }

  /// How often each number stands among some.
  static func counts(_ numbers: [WrittenNumber]) -> [Double: Int] {
    Dictionary(grouping: numbers, by: \.value).mapValues(\.count)
  }

  /// The number that is all an assignment gives.
  private static func assigned(_ text: String) -> Double? {
    guard case .assignment(let assignment)? = Parser.parse(text).statements.last?.kind,
      case .number(let value, _) = assignment.value.kind
    else { return nil }
    return value
  }

  /// Whether a number of the question is given, and the answer computed from it.
  func canChange(_ number: WrittenNumber) -> Bool {
    let value = number.value
    guard value != 0, value != 1, LiteralRule.isChosen(number), !told.contains(value),
      !exponents.contains(value), let uses = used[value], uses <= counted[value, default: 0]
    else { return false }
    // 2 is a part of many rules: it is given where words tell it or a letter is it.
    if value == 2, !inWords.contains(2), !assigned.contains(2) { return false }
    // What words tell beside the name of a map is mostly what the map holds.
    return !namesMap || inCodes.contains(value)
  }

  /// Whether a number looks chosen and not computed: it has three digits at most, but for zeros, or is a
  /// power of two.
  private static func isChosen(_ number: WrittenNumber) -> Bool {
    guard let decimals = number.decimals, decimals < 6, number.value < 1e9 else { return false }
    var units = LiteralDraw.units(number.value, decimals)
    if decimals == 0, units > 0, units & (units - 1) == 0 { return true }
    while units > 0, units.isMultiple(of: 10) { units /= 10 }
    return units < 1000
  }
}
