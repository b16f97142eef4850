/// What somebody wants who types an input where an answer is awaited, as far as its form tells.
public enum InputPurpose: Hashable, Sendable {
  /// It may stand for a value.
  case value
  /// Something is to be done: a definition, a loop, statements of a program that end in no value.
  case deed
  /// Something is to be told: `compare(mine, conv2d)`, `print(x)`.
  case report

  /// Looks at an input.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - session: The variables by which it is read.
  public init(_ text: String, in session: Session) {
    let source = ProgramSource(text)
    let names = KnownNames(session)
    let entries = EntryReader(source, names: names).entries()
    self = entries.lazy.map { InputPurpose($0, source, names) }.first { $0 != .value } ?? .value
  }

  private init(_ entry: Entry, _ source: ProgramSource, _ names: KnownNames) {
    guard entry.isProgram else {
      let text = source.lines.text(entry.range)
      self = InputPurpose(ordinary: Parser.parse(text, knownNames: names.isKnown))
      return
    }
    let program = ParsedProgram(source, entry, names: names)
    if program.diagnostic != nil {
      self = InputPurpose.opensBlock(entry, source) ? .deed : .value
      return
    }
    let isLong = entry.lines(of: source).count { !$0.isBlank } > 1
    if program.statements.contains(where: { $0.isBlock(ofSeveralLines: isLong) }) {
      self = .deed
    } else if case .expression(let value)? = program.statements.last?.kind {
      self = InputPurpose.tells(value) ? .report : .value
    } else {
      self = isLong || program.statements.last?.isAssignment ?? true ? .deed : .value
    }
  }

  private init(ordinary parsed: Parsed) {
    self = .value
    guard parsed.diagnostic == nil, case .expression(let node)? = parsed.statements.last?.kind,
      case .call(let callee, _) = node.kind
    else { return }
    switch callee.kind {
    case .name(let name), .attribute(_, let name, _):
      if FunctionTable.shared.named(name)?.tells ?? false { self = .report }
    default: break
    }
  }

  private static func tells(_ value: ProgramExpression) -> Bool {
    guard case .call(let callee, _) = value.kind else { return false }
    switch callee.kind {
    case .name(let name): return FunctionTable.shared.named(name)?.tells ?? false
    case .attribute(_, let name): return FunctionTable.shared.named(name.text)?.tells ?? false
    default: return false
    }
  }

  /// Whether a text that cannot be read was to define something, or is a block of several lines.
  private static func opensBlock(_ entry: Entry, _ source: ProgramSource) -> Bool {
    guard let cause = entry.cause else { return false }
    let lines = entry.lines(of: source)
    let before = source.lines.text(SourceRange(entry.range.start, cause.start))
    let beginsLine = before.reversed().prefix { !$0.isNewline }.allSatisfy(\.isWhitespace)
    guard beginsLine else { return false }
    switch source.lines.text(cause) {
    case "def", "class", "@": return true
    case "for", "while", "if", "with", "try": return lines.count { !$0.isBlank } > 1
    default: return false
    }
  }
}

extension ProgramStatement {
  /// Whether it is a block: a definition or a loop, or any other that stands on several lines.
  ///
  /// In one line `with padding: 7` may be said in words.
  fileprivate func isBlock(ofSeveralLines isLong: Bool) -> Bool {
    switch kind {
    case .function, .classDefinition, .forLoop, .whileLoop: true
    default: isCompound && isLong
    }
  }

  fileprivate var isAssignment: Bool {
    switch kind {
    case .assignment, .augmented, .annotated, .importing, .importingFrom, .deletion, .global: true
    default: false
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
