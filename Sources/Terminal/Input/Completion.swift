/// Knows how an unfinished line may go on.
///
/// It is pure: it writes nothing and changes nothing.
public protocol Completer {
  /// What may stand at the cursor.
  ///
  /// - Parameters:
  ///   - line: The line, or the lines of an entry that has several.
  ///   - cursor: The place of the cursor, as an offset in UTF-8 code units on the bound of a
  ///     character.
  /// - Returns: The candidates and the part of the line that they take the place of.
  func complete(line: String, cursor: Int) -> Completion
}

/// What may stand at the cursor.
public struct Completion: Hashable, Sendable {
  /// One way to go on.
  public struct Candidate: Hashable, Sendable {
    /// What is put into the line.
    public var text: String
    /// What is shown in a list.
    public var display: StyledText
    /// What follows if this is the only candidate: `(`, a space, or nothing.
    public var suffix: String

    /// Makes a candidate.
    public init(_ text: String, display: StyledText? = nil, suffix: String = "") {
      self.text = text
      self.display = display ?? StyledText(text)
      self.suffix = suffix
    }
  }

  /// The part of the line that a candidate takes the place of, in UTF-8 code units; it ends at the
  /// cursor.
  public var replaced: Range<Int>

  /// The candidates, in the order in which they are listed.
  public var candidates: [Candidate]

  /// Words to show under the line: the parameters of a function.
  public var note: StyledText?

  /// Makes a completion.
  public init(replaced: Range<Int>, candidates: [Candidate], note: StyledText? = nil) {
    self.replaced = replaced
    self.candidates = candidates
    self.note = note
  }

  /// What Tab puts in the place of `replaced`.
  ///
  /// It is the candidate with its suffix if there is only one, else what all candidates begin with,
  /// if that is more than stands there already. Nil if nothing is to do.
  func insertion(over existing: String) -> String? {
    guard let first = candidates.first else { return nil }
    let texts = Set(candidates.map(\.text))
    if texts.count == 1 {
      let whole = first.text + first.suffix
      return whole == existing ? nil : whole
    }
    let common = texts.reduce(first.text) { $0.commonPrefix(with: $1) }
    return common.count > existing.count || (common.count == existing.count && common != existing)
      ? common : nil
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
