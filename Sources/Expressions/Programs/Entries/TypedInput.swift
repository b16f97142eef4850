/// An input as it is being typed, and whether it goes on with the next line.
public struct TypedInput {
  /// How an input stands at the end of its last line.
  public enum State: Hashable, Sendable {
    /// It can be carried out.
    case complete
    /// A bracket or an operator needs more, or a line says that it is continued.
    case unfinished
    /// A text in triple quotes is open: an empty line belongs to it.
    case inText
    /// A block is open: further lines may belong to it, and an empty one ends it.
    case inBlock
  }

  /// How it stands.
  public let state: State

  /// Reads what has been typed.
  ///
  /// - Parameters:
  ///   - text: The lines, prompts of a transcript included.
  ///   - names: The names that mean something already.
  ///   - isCommand: Whether a command stands on the line that begins at an offset.
  public init(
    _ text: String, names: KnownNames, isCommand: @escaping (Int) -> Bool = { _ in false }
  ) {
    let source = ProgramSource(text)
    let reader = EntryReader(source, names: names, isCommand: isCommand)
    guard let last = reader.entries().last else {
      state = .complete
      return
    }
    if last.isProgram {
      state = Self.state(of: ParsedProgram(source, last, names: names), text)
    } else {
      state =
        Self.isUnfinished(Transcript.blanked(text), names, isCommand)
        ? .unfinished : .complete
    }
  }

  /// The names that an unfinished program gives so far.
  public static func names(in text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    let tokens = ProgramLexer.lines(bytes, SourceRange(0, bytes.count))
    return ProgramNames.bound(in: bytes, tokens)
  }

  private static func state(of program: ParsedProgram, _ text: String) -> State {
    if text.hasSuffix("\\") { return .unfinished }
    if program.isIncomplete {
      switch program.diagnostic?.id {
      case "unfinished-text": return .inText
      case "block-missing", "decorator-alone", "try-without-handler": return .inBlock
      default: return .unfinished
      }
    }
    guard program.diagnostic == nil, case .statement(let statement)? = program.parts.last else {
      return .complete
    }
    return statement.isCompound ? .inBlock : .complete
  }

  private static func isUnfinished(
    _ text: String, _ names: KnownNames, _ isCommand: (Int) -> Bool
  ) -> Bool {
    var parser = Parser(text, knownNames: names.isKnown)
    while let (offset, beginsLine) = parser.nextStart() {
      if beginsLine, isCommand(offset) {
        parser.skipLine()
      } else if let parsed = parser.next() {
        if parsed.isIncomplete { return true }
        if parsed.diagnostic != nil { return false }
      }
    }
    return false
  }
}

extension ProgramStatement {
  /// Whether it has blocks.
  var isCompound: Bool {
    switch kind {
    case .function, .classDefinition, .conditional, .forLoop, .whileLoop, .with: true
    case .outside(let outside): [.trying, .matching, .asynchronous].contains(outside)
    default: false
    }
  }
}
