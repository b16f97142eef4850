/// Runs the statements of one entry that is Python's: one record, one count of steps.
public final class ProgramRunner {
  private let source: ProgramSource

  /// Begins an entry.
  public init(_ source: ProgramSource, session: Session) {
    self.source = source
  }

  /// Runs statements of the entry, one after another.
  ///
  /// - Throws: what is wrong.
  public func run(_ statements: [ProgramStatement]) throws(Diagnostic) {
    guard let first = statements.first else { return }
    throw .unexpectedInProgram(source.lines.text(first.range), at: first.range)
  }
}
