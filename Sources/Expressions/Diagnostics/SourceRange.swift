/// A stretch of a source text, as offsets in UTF-8 code units.
public struct SourceRange: Hashable, Sendable {
  /// Where it begins.
  public var start: Int

  /// Where it ends: the first offset that is no longer part of it.
  public var end: Int

  /// Makes a range from its ends.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The shortest range that holds this one and another.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }
}
