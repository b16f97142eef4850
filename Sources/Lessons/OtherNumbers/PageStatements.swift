import Expressions

/// Statements of a page, and which of them the values of some names come from.
struct PageStatements {
  /// One statement.
  struct Line {
    /// Which statement of the page it is.
    let number: Int
    /// What is typed.
    var text: String
    /// The names that it gives a value, or changes.
    let targets: Set<String>
    /// The names that it reads.
    let sources: Set<String>
    /// The one variable to which it gives numbers that are written down, with their place.
    let matrix: (name: String, range: SourceRange, grid: NumberGrid)?
    /// Whether the value is made of variables by stacking them, or by calls alone.
    let isArranging: Bool
    /// Whether the page has printed the value.
    let isPrinted: Bool
  }

  /// Functions whose values are more than their arguments say, or take long to have.
  private static let large: Set<String> = [
    "fit", "load", "save", "digit", "digits", "Sequential", "Conv2d", "ConvTranspose2d", "Linear",
    "BatchNorm2d", "rand", "randn", "randint", "backward",
  ]

  private(set) var lines: [Line] = []

  /// The statements of the examples before a place, questions' included.
  init(_ items: some Sequence<LessonItem>) {
    for item in items {
      switch item {
      case .prose: break
      case .example(let example): take(example)
      case .exercise(let exercise):
        if !exercise.isTemplate { exercise.examples.forEach { take($0, isPrinted: false) } }
      }
    }
  }

  private mutating func take(_ example: Example, isPrinted: Bool = true) {
    guard example.runs else { return }
    if example.words.contains(.fresh) { lines = [] }
    for entry in example.entries { append(entry.input, isPrinted: isPrinted && example.isShown) }
  }

  /// Adds the assignments of a text.
  mutating func append(_ text: String, isPrinted: Bool = false) {
    let source = SourceText(text)
    for statement in Parser.parse(text).statements {
      guard case .assignment(let assignment) = statement.kind else { continue }
      let names = assignment.targets.map { Judge.names(in: source.text($0.range)) }
      let value = Judge.names(in: source.text(assignment.value.range))
      let keeps = assignment.op != nil || assignment.targets.contains { !$0.isName }
      lines.append(
        Line(
          number: lines.count, text: source.text(statement.range),
          targets: names.reduce([]) { $0.union($1) },
          sources: keeps ? names.reduce(value) { $0.union($1) } : value,
          matrix: matrix(assignment, startingAt: statement.range.start),
          isArranging: PageStatements.isArranging(assignment.value),
          isPrinted: isPrinted && !statement.silenced))
    }
  }

  private static func isArranging(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .literal(let rows, _):
      rows.flatMap(\.elements).allSatisfy { if case .name = $0.kind { true } else { false } }
    case .call, .attribute, .transpose: true
    default: false
    }
  }

  private func matrix(
    _ assignment: Assignment, startingAt start: Int
  ) -> (name: String, range: SourceRange, grid: NumberGrid)? {
    guard assignment.op == nil, assignment.targets.count == 1,
      case .name(let name)? = assignment.targets.first?.kind,
      case .numbers(let grid) = assignment.value.kind
    else { return nil }
    let range = assignment.value.range
    return (name, SourceRange(range.start - start, range.end - start), grid)
  }

  /// Those statements that the values of some names come from; nil if they are too much to do again.
  func needed(for names: Set<String>) -> PageStatements? {
    var wanted = names
    var needed = self
    needed.lines = []
    for line in lines.reversed() where !line.targets.isDisjoint(with: wanted) {
      wanted.formUnion(line.sources)
      needed.lines.append(line)
    }
    guard wanted.isDisjoint(with: Self.large) else { return nil }
    needed.lines.reverse()
    return needed
  }

  /// The names that are read or given a value.
  var names: Set<String> {
    lines.reduce(into: []) { $0.formUnion($1.targets.union($1.sources)) }
  }

  /// The same with another text in the place of written numbers.
  mutating func replace(_ line: Int, with text: String) {
    guard lines.indices.contains(line), let matrix = lines[line].matrix else { return }
    let source = SourceText(lines[line].text)
    lines[line].text =
      source.text(SourceRange(0, matrix.range.start)) + text
      + source.text(SourceRange(matrix.range.end, Int.max))
  }

  /// A session in which they have been carried out.
  func session() -> Session {
    let session = Session { _ in }
    for line in lines { try? session.run(line.text) }
    return session
  }
}

extension Target {
  /// Whether it is a variable alone.
  fileprivate var isName: Bool {
    if case .name = kind { true } else { false }
  }
}
