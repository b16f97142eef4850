/// An error on its way out of the parser of programs.
final class ProgramSyntaxFailure: Error {
  let diagnostic: Diagnostic

  /// The class of the exception that Python raises.
  let python: String

  /// Whether more input could make the source right.
  let isIncomplete: Bool

  init(
    _ diagnostic: Diagnostic, python: String = "SyntaxError", isIncomplete: Bool = false
  ) {
    self.diagnostic = diagnostic
    self.python = python
    self.isIncomplete = isIncomplete
  }
}
