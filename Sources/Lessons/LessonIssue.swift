import Files
import Terminal

/// Something that is wrong with a page: where, what was expected, and what came.
public struct LessonIssue: Hashable, Sendable {
  /// The file.
  public var path: String
  /// The line in it, from 1.
  public var line: Int
  /// What is wrong.
  public var message: Phrase
  /// What the page says.
  public var expected: String?
  /// What the program says.
  public var got: String?
  /// Whether the page is only suspect, as one whose original has changed.
  public var isWarning = false

  /// Makes an issue.
  public init(
    _ path: String, _ line: Int, _ message: Phrase, expected: String? = nil, got: String? = nil,
    isWarning: Bool = false
  ) {
    self.path = path
    self.line = line
    self.message = message
    self.expected = expected
    self.got = got
    self.isWarning = isWarning
  }
  /// What is wrong with a file that cannot be read or written, at its line where that is known.
  init(_ failure: FileFailure, path: String) {
    if case .character(let line, let column) = failure.place {
      let words = failure.reason.phrase
      self.init(
        path, line,
        Phrase("column \(column): \(words.english)", "第 \(column) 列：\(words.chinese)"))
    } else {
      self.init(path, 1, failure.reason.phrase)
    }
  }
}
