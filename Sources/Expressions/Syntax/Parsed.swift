/// What reading a source gave.
public struct Parsed: Sendable {
  /// The statements before the error, or all of them.
  public var statements: [Statement] = []

  /// The error that ended the reading.
  public var diagnostic: Diagnostic?

  /// Remarks on what was read, such as that `%` begins a comment.
  public var notes: [Diagnostic] = []

  /// Whether the source is right as far as it goes but needs more: an open bracket, an operator
  /// without its right side, a line that says it is continued.
  public var isIncomplete = false

  /// Where reading can go on after the error: the beginning of the next line.
  public var resumption: Int?
}
