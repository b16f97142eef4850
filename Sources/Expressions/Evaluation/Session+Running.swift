extension Session {
  /// Carries out one statement of a text and shows what it gives.
  ///
  /// - Throws: what is wrong; the variables are then as they were.
  public func run(_ statement: Statement, in text: String) throws(Diagnostic) {
    try Evaluator(session: self, source: Source(text: text)).run(statement)
  }

  /// Carries out every statement of a text.
  ///
  /// - Throws: the first thing that is wrong; what stands before it has been done.
  public func run(_ text: String) throws(Diagnostic) {
    if let program = ProgramEntry(text, in: self) { return try program.run() }
    let parsed = Parser.parse(text, knownNames: isKnown)
    for statement in parsed.statements { try run(statement, in: text) }
    if let diagnostic = parsed.diagnostic { throw diagnostic }
  }

  /// The value of the last statement of a text; nothing is printed.
  ///
  /// - Throws: the first thing that is wrong, also that there is no value.
  public func evaluate(_ text: String) throws(Diagnostic) -> Value {
    if let program = ProgramEntry(text, in: self) { return try program.value() }
    let parsed = texts.parsed(text, isKnown: isKnown)
    if let diagnostic = parsed.diagnostic { throw diagnostic }
    let evaluator = Evaluator(session: self, source: Source(text: text))
    var value: Value?
    for statement in parsed.statements {
      if case .expression(let node) = statement.kind {
        value = try evaluator.evaluate(node)
        last = value
      } else {
        let show = self.show
        self.show = { outcome in if case .note = outcome { show(outcome) } }
        defer { self.show = show }
        try evaluator.run(statement)
        value = last
      }
    }
    guard let value else { throw .noValue(at: SourceRange(0, text.utf8.count)) }
    return value
  }

  /// The names that can be called on an ordinary line: the library's, and Python's built-in ones.
  public static var callableNames: [String] { FunctionTable.shared.names + Builtins.names }

  /// Whether a name means something already: the parser asks before it takes `% x` for a remark.
  public func isKnown(_ name: String) -> Bool {
    variables[name] != nil || imported[name] != nil || FunctionTable.shared.named(name) != nil
  }
}
