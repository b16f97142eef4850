import Expressions
import Tensors
import Walkthroughs

/// An exercise of a page once more, with other numbers in the matrices that its answer comes from.
///
/// It can be had where the question shows, in code, an expression that has the answer's value, and where
/// no other word of it is a number. The page is then carried out again up to the exercise with new whole
/// numbers, and the expression is what is asked. An answer of names must agree with it for these as
/// well: what was true of the old numbers alone, such as where the largest stands, does not, and is not
/// asked again. An answer of numbers alone is taken for the work on the one expression that is shown.
struct OtherNumbers {
  /// How many draws the answer must agree for.
  private static let draws = 8

  private let exercise: Exercise
  private let inputs: [String]

  /// Expressions in the question; the last of them that has the answer's value is what is asked.
  private let shown: [String]

  /// A matrix that is written on the page: its variable, the input, and its place there.
  private struct Matrix {
    var name: String
    var input: Int
    var range: SourceRange
    var grid: NumberGrid
  }

  /// Looks whether an exercise can have other numbers.
  ///
  /// - Parameters:
  ///   - exercise: The exercise, which is no template.
  ///   - items: What stands before it on the page.
  init?(_ exercise: Exercise, after items: some Sequence<LessonItem>) {
    guard [.value, .predict].contains(exercise.kind), exercise.accept == nil,
      exercise.examples.isEmpty
    else { return nil }
    let words = exercise.question.flatMap { item -> [Inline] in
      if case .prose(let block) = item { block.block.words } else { [] }
    }
    guard !Inline.hasNumber(exercise.title + words) else { return nil }
    let codes = Inline.codes(words)
    self.exercise = exercise
    inputs = OtherNumbers.inputs(items) + codes.filter { OtherNumbers.assignment($0) != nil }
    shown = codes.filter { OtherNumbers.assignment($0) == nil }
  }

  /// Asks the exercise with new numbers; nil where they would not make the same question.
  func question(using random: inout RandomSource) -> OpenQuestion? {
    guard let answer = exercise.answerText else { return nil }
    let page = OtherNumbers.session(inputs)
    guard let old = try? page.copy { _ in }.evaluate(answer),
      let asked = shown.last(where: { agrees($0, old, page) })
    else { return nil }
    let isWorked = Judge.names(in: answer).isEmpty
    if isWorked, Set(shown).count > 1 { return nil }
    let names = OtherNumbers.sources(of: isWorked ? asked : answer, inputs)
    let matrices = OtherNumbers.matrices(in: inputs).filter { names.contains($0.name) }
    guard !matrices.isEmpty else { return nil }
    var question: OpenQuestion?
    for _ in 0..<OtherNumbers.draws {
      var inputs = inputs
      var givens: [String: String] = [:]
      // From the back, so that places in front stay where they are.
      for matrix in matrices.reversed() {
        let text = OtherNumbers.drawn(like: matrix.grid, using: &random)
        inputs[matrix.input] = SourceText(inputs[matrix.input]).replacing(matrix.range, with: text)
        if givens[matrix.name] == nil { givens[matrix.name] = text }
      }
      let session = OtherNumbers.session(inputs)
      guard let new = try? session.copy { _ in }.evaluate(asked),
        isWorked || agrees(answer, new, session)
      else { return nil }
      if question != nil || Agreement.agree(new, old) { continue }
      question = OpenQuestion(
        worded(asking: asked, of: names), page: session, draw: nil, original: exercise)
      question?.givens = givens.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    }
    return question
  }

  private func agrees(_ expression: String, _ value: Value, _ session: Session) -> Bool {
    (try? session.copy { _ in }.evaluate(expression)).map { Agreement.agree($0, value) } ?? false
  }

  /// The exercise with the expression for its answer, without what is true of the old numbers alone.
  private func worded(asking expression: String, of names: Set<String>) -> Exercise {
    var worded = exercise
    worded.answer?.entries = [
      Example.Entry(input: expression, output: [], line: exercise.line, inputLines: 1)
    ]
    worded.hints = exercise.hints.filter { hint in
      !hint.contains { Inline.hasNumber($0.block.words) }
    }
    worded.explanation = []
    worded.slips = exercise.slips.filter { slip in
      slip.answers.allSatisfy { !Judge.names(in: $0).isDisjoint(with: names) }
    }
    return worded
  }

  // MARK: The page

  private static func inputs(_ items: some Sequence<LessonItem>) -> [String] {
    var inputs: [String] = []
    func take(_ example: Example) {
      guard example.runs else { return }
      if example.words.contains(.fresh) { inputs = [] }
      inputs += example.entries.map(\.input)
    }
    for item in items {
      switch item {
      case .prose: break
      case .example(let example): take(example)
      case .exercise(let exercise): if !exercise.isTemplate { exercise.examples.forEach(take) }
      }
    }
    return inputs
  }

  private static func session(_ inputs: [String]) -> Session {
    let session = Session { _ in }
    for input in inputs { try? session.run(input) }
    return session
  }

  private static func assignment(_ text: String) -> Assignment? {
    if case .assignment(let assignment)? = Parser.parse(text).statements.last?.kind {
      assignment
    } else {
      nil
    }
  }

  /// The names in an answer, and those that their values come from.
  private static func sources(of answer: String, _ inputs: [String]) -> Set<String> {
    var names = Judge.names(in: answer)
    for input in inputs.reversed() {
      for statement in Parser.parse(input).statements.reversed() {
        guard case .assignment(let assignment) = statement.kind else { continue }
        let text = SourceText(input)
        let targets = assignment.targets.map { Judge.names(in: text.text($0.range)) }
        if targets.contains(where: { !$0.isDisjoint(with: names) }) {
          names.formUnion(Judge.names(in: text.text(assignment.value.range)))
        }
      }
    }
    return names
  }

  /// The matrices and rows of whole numbers that variables are given.
  private static func matrices(in inputs: [String]) -> [Matrix] {
    inputs.enumerated().flatMap { number, input in
      Parser.parse(input).statements.compactMap { statement -> Matrix? in
        guard case .assignment(let assignment) = statement.kind, assignment.op == nil,
          assignment.targets.count == 1, case .name(let name)? = assignment.targets.first?.kind,
          case .numbers(let grid) = assignment.value.kind,
          grid.values.allSatisfy({ $0.magnitude < 1000 && $0 == $0.rounded() }),
          let low = grid.values.min(), let high = grid.values.max(), low < high
        else { return nil }
        return Matrix(name: name, input: number, range: assignment.value.range, grid: grid)
      }
    }
  }

  /// A literal of the same shape with whole numbers from the same range.
  private static func drawn(like grid: NumberGrid, using random: inout RandomSource) -> String {
    let low = grid.values.min() ?? 0
    let count = UInt64((grid.values.max() ?? 0) - low + 1)
    let numbers = NumberText(decimals: 0)
    let rows = (0..<grid.rows).map { _ in
      (0..<grid.columns).map { _ in numbers.text(low + Double(random.next() % count)) }
        .joined(separator: " ")
    }
    return "[" + rows.joined(separator: "; ") + (grid.isMatrix && rows.count == 1 ? ";]" : "]")
  }
}

extension Block {
  /// The running text of a block.
  var words: [Inline] {
    switch self {
    case .heading(_, let words), .paragraph(let words): words
    case .list(_, let items): items.flatMap { $0.flatMap(\.words) }
    case .table(let rows): rows.flatMap { $0.flatMap(\.self) }
    case .fence, .html: []
    }
  }
}

extension Inline {
  /// Whether there is a digit outside of code.
  static func hasNumber(_ words: [Inline]) -> Bool {
    words.contains { word in
      switch word {
      case .text(let text): text.contains(where: \.isNumber)
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): hasNumber(inner)
      case .code, .softBreak, .hardBreak: false
      }
    }
  }
}

extension SourceText {
  /// The text with another in the place of a stretch.
  fileprivate func replacing(_ range: SourceRange, with text: String) -> String {
    self.text(SourceRange(0, range.start)) + text + self.text(SourceRange(range.end, Int.max))
  }
}
