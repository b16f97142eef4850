/// A text that is one program as a whole, for a command or an answer that takes statements.
struct ProgramEntry {
  private let session: Session
  private let source: ProgramSource
  private let entry: Entry

  /// Looks at a text; nil where it is ordinary lines.
  init?(_ text: String, in session: Session) {
    let source = ProgramSource(text)
    let entries = EntryReader(source, names: KnownNames(session)).entries()
    guard entries.count == 1, let entry = entries.first, entry.isProgram else { return nil }
    self.session = session
    self.source = source
    self.entry = entry
  }

  /// Carries it out and shows what it gives.
  ///
  /// - Throws: what cannot be read, before anything is done; else the first thing that is wrong.
  func run() throws(Diagnostic) {
    let program = ParsedProgram(source, entry, names: KnownNames(session))
    if let diagnostic = program.diagnostic { throw diagnostic }
    try ProgramRunner(source, session: session).run(program.statements)
  }

  /// The value of its last statement; only remarks are shown.
  ///
  /// - Throws: also that there is no value.
  func value() throws(Diagnostic) -> Value {
    let (show, last) = (session.show, session.last)
    session.show = { outcome in if case .note = outcome { show(outcome) } }
    session.last = nil
    defer {
      session.show = show
      session.last = session.last ?? last
    }
    try run()
    guard let value = session.last else { throw .noValue(at: entry.range) }
    return value
  }
}
