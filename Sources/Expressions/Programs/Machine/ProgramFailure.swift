import Terminal

/// What went wrong in a program, on its way out of the calls that led there.
final class ProgramFailure: Error, @unchecked Sendable {
  // Unchecked: it belongs to the thread that runs the program.

  /// The class of the exception that Python raises.
  let python: String

  /// What is wrong.
  var diagnostic: Diagnostic

  /// Where it is wrong: the code and the place in it, once that is known.
  private(set) var source: ProgramSource?
  private var calls: [ProgramContext.Call] = []
  private var variables: [ProgramContext.Variable] = []
  private var called: String?

  init(_ python: String, _ diagnostic: Diagnostic) {
    self.python = python
    self.diagnostic = diagnostic
  }

  convenience init(_ python: String, _ id: String, _ message: Phrase, help: Phrase? = nil) {
    self.init(python, Diagnostic(id, message, help: help))
  }

  /// Notes where in a function it came about, and on the way out where that was called; what is wrong
  /// in a function of the library is wrong where that is called.
  func pass(
    through code: ProgramCode, at range: SourceRange, variables: () -> [ProgramContext.Variable]
  ) {
    guard !code.isLibrary else { return }
    if source == nil {
      source = code.source
      self.variables = variables()
      if diagnostic.primary == nil { diagnostic.primary = Diagnostic.Label(range) }
    } else if let called {
      calls.insert(ProgramContext.Call(function: called, source: code.source, range: range), at: 0)
    }
    called = code.name.isEmpty ? nil : code.name
  }

  /// The whole, for the user.
  var finished: Diagnostic {
    guard let source else { return diagnostic }
    var finished = diagnostic
    finished.program = ProgramContext(
      python: python, source: source, calls: calls, variables: variables)
    return finished
  }
}
