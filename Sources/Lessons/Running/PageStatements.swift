import Expressions

/// The assignments of a page, and the names that each of them reads.
struct PageStatements {
  /// One statement.
  struct Line {
    /// The names that it gives a value, or changes.
    let targets: Set<String>
    /// The names that it reads.
    let sources: Set<String>
    /// Whether the page has printed the value.
    let isPrinted: Bool
  }

  private(set) var lines: [Line] = []

  /// The statements of the examples before a place, questions' included.
  init(_ items: some Sequence<LessonItem>) {
    for item in items {
      switch item {
      case .prose: break
      case .example(let example): take(example)
      case .exercise(let exercise):
        if exercise.isPrinted { exercise.examples.forEach { take($0, isPrinted: false) } }
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
          targets: names.reduce([]) { $0.union($1) },
          sources: keeps ? names.reduce(value) { $0.union($1) } : value,
          isPrinted: isPrinted && !statement.silenced))
    }
  }
}

extension Target {
  /// Whether it is a variable alone.
  fileprivate var isName: Bool {
    if case .name = kind { true } else { false }
  }
}
