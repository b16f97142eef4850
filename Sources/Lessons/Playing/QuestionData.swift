import Expressions
import Tensors

/// The values of a page that a question speaks of, to be shown with it: they may have scrolled away.
///
/// What the page wrote down is shown as it is, and so is what it has printed, where the question names it.
/// What else it computed is shown unless the answer can be read off it; in its place stands what it was
/// computed from.
struct QuestionData {
  /// The most numbers of a value that is shown.
  private static let most = 100

  /// The values, in the order in which the question names them.
  private(set) var values: [(name: String, letter: Draw.Letter)] = []

  private let statements: PageStatements
  private let page: Session
  private let answer: Tensor<Double>?
  /// Whether a gradient is asked for: what was printed of the way forward then tells too little.
  private let isOfGradient: Bool
  private var seen: Set<String>
  /// The letters of a template.
  private let letters: Set<String>
  /// What the words name.
  private let named: Set<String>

  /// Looks for them.
  ///
  /// - Parameters:
  ///   - exercise: The exercise with its letters put in.
  ///   - items: What stands before it on the page.
  ///   - told: The letters that the question tells by itself.
  ///   - draw: What was drawn for the letters, where there are any.
  ///   - page: The variables as these leave them.
  init(
    _ exercise: Exercise, after items: [LessonItem], telling told: Set<String> = [],
    _ draw: Draw? = nil, page: Session
  ) {
    var statements = PageStatements(items)
    for text in draw.map(exercise.definitions) ?? [] { statements.append(text) }
    self.statements = statements
    letters = Set(draw?.letters.map(\.name) ?? [])
    // Names in a program are its own, whatever the page has given them.
    guard exercise.kind != .program else {
      (self.page, answer, seen, named, isOfGradient) = (page, nil, [], [], false)
      return
    }
    self.page = page
    let answerText = [.choice, .program].contains(exercise.kind) ? "" : exercise.answerText ?? ""
    isOfGradient = QuestionData.names(in: answerText).contains("grad")
    answer = page.valueAside(of: answerText).flatMap(Agreement.tensor)
    let codes =
      exercise.questionCodes
      + exercise.examples.filter(\.isShown).flatMap(\.entries).map(\.input).filter {
        !QuestionData.isDefinition($0)
      }
      + (exercise.gap.map { [$0] } ?? [])
    // What the question itself gives a value stands there, and the names of a program that is only read are
    // the program's own.
    let read = exercise.question.flatMap { item -> [String] in
      guard case .prose(let block) = item, case .fence(let fence) = block.block else { return [] }
      return fence.lines.flatMap(QuestionData.names)
    }
    seen = told.union(codes.flatMap(QuestionData.targets)).union(read)
    named = told.union(codes.flatMap(QuestionData.names))
    for code in codes { for name in QuestionData.names(in: code) { add(name, isNamed: true) } }
    for name in QuestionData.names(in: answerText) { add(name, isNamed: false) }
  }

  /// Whether a text defines a function: the names in it are its own.
  private static func isDefinition(_ text: String) -> Bool {
    text.hasPrefix("def ") || text.hasPrefix("class ") || text.hasPrefix("@")
  }

  static func targets(of code: String) -> [String] {
    Parser.parse(code).statements.flatMap { statement -> [String] in
      guard case .assignment(let assignment) = statement.kind else { return [] }
      return assignment.targets.compactMap { target -> String? in
        if case .name(let name) = target.kind { name } else { nil }
      }
    }
  }

  /// The names of an expression in the order in which they stand there.
  static func names(in code: String) -> [String] {
    code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }

  private mutating func add(_ name: String, isNamed: Bool) {
    guard let line = statements.lines.last(where: { $0.targets.contains(name) }),
      seen.insert(name).inserted, let value = page.variables[name].flatMap(Agreement.tensor)
    else { return }
    let sources = line.sources.filter { page.variables[$0] != nil && $0 != name }
    // A letter that follows from something unnamed could not be known otherwise.
    let isGiven = letters.contains(name) && isNamed && !named.isSuperset(of: sources)
    let isSeen = line.isPrinted && (isNamed || !isOfGradient && !tells(value)) || isGiven
    if sources.isEmpty || isSeen || (isNamed && value.shape.rank > 0 && !tells(value)) {
      take(name, value)
    } else {
      for source in sources.sorted() { add(source, isNamed: false) }
    }
  }

  /// Whether the answer can be read off a value.
  private func tells(_ value: Tensor<Double>) -> Bool {
    guard let answer else { return false }
    if let number = answer.single { return value.elements.contains(number) }
    return value.shape == answer.shape && value.elements == answer.elements
  }

  private mutating func take(_ name: String, _ value: Tensor<Double>) {
    guard value.elements.count <= Self.most, value.elements.allSatisfy(\.isFinite) else { return }
    let number = value.shape.rank == 0 ? value.single : nil
    values.append((name, number.map { .number($0) } ?? .integers(value)))
  }
}

extension Exercise {
  /// The letters of a draw as assignments: of what is drawn the numbers, of what follows the expression.
  fileprivate func definitions(_ draw: Draw) -> [String] {
    parameters.compactMap { parameter in
      let drawn = draw.letters.first { $0.name == parameter.name }?.letter
      let value = parameter.isFree ? drawn?.literal : parameter.definition
      return value.map { "\(parameter.name) = \($0)" }
    }
  }
}
