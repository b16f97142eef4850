/// An error on its way out of the parser of programs.
final class ProgramSyntaxFailure: Error {
  let diagnostic: Diagnostic

  /// The class of the exception that Python raises.
  let python: String

  /// Whether more input could make the source right.
  let isIncomplete: Bool

  /// Behind what reading goes on, if that is not the place of the error.
  let resumption: Int?

  init(
    _ diagnostic: Diagnostic, python: String = "SyntaxError", isIncomplete: Bool = false,
    resumption: Int? = nil
  ) {
    self.diagnostic = diagnostic
    self.python = python
    self.isIncomplete = isIncomplete
    self.resumption = resumption
  }
}
