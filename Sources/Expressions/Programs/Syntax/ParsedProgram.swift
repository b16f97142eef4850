/// What reading an entry of a program gave, from its beginning to its end.
public struct ParsedProgram: Sendable {
  /// A part of an entry at its outermost level.
  public enum Part: Sendable {
    /// A statement that can run.
    case statement(ProgramStatement)
    /// A line that is a command, such as `why out[1,0]`, and where it stands.
    case command(SourceRange)
    /// A statement that cannot be read, and what is wrong with it.
    case unreadable(Diagnostic)
  }

  /// The parts in the order of the source.
  public let parts: [Part]

  /// Whether more input could still belong to the last statement.
  public let isIncomplete: Bool

  /// Makes the result of reading.
  public init(parts: [Part], isIncomplete: Bool = false) {
    self.parts = parts
    self.isIncomplete = isIncomplete
  }

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - source: The text that it stands in.
  ///   - entry: Where it stands.
  ///   - names: The names that mean something already: a variable's is no command.
  /// - Complexity: O(*n*).
  public init(_ source: ProgramSource, _ entry: Entry, names: KnownNames) {
    self = ProgramParser.parse(source, entry, isKnown: names.isVariable)
  }

  /// The statements that can run.
  public var statements: [ProgramStatement] {
    parts.compactMap { part in if case .statement(let statement) = part { statement } else { nil } }
  }

  /// The first thing that cannot be read.
  public var diagnostic: Diagnostic? {
    for case .unreadable(let diagnostic) in parts { return diagnostic }
    return nil
  }
}
