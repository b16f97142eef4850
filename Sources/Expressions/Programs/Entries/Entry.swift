/// A stretch of a source that is read as one: an input at the prompt, a paste, a script, an input of a
/// transcript.
public struct Entry: Hashable, Sendable {
  /// Where it stands.
  public let range: SourceRange

  /// Whether it is a program, with Python's meanings; else it is ordinary lines.
  public let isProgram: Bool

  /// What made it a program; nil for a file that is one, and for ordinary lines.
  public let cause: SourceRange?

  /// Where what was typed begins, for lines that begin with a prompt, by the line's own beginning.
  let margins: [Int: Int]

  /// Makes an entry.
  init(
    _ range: SourceRange, isProgram: Bool, cause: SourceRange? = nil, margins: [Int: Int] = [:]
  ) {
    self.range = range
    self.isProgram = isProgram
    self.cause = cause
    self.margins = margins
  }
}
