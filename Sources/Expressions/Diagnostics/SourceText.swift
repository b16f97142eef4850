/// A source with its lines, to say where in it something stands.
public struct SourceText: Sendable {
  /// Where something stands as people count: lines and characters from 1.
  public struct Place: Hashable, Sendable {
    /// The line.
    public var line: Int
    /// The character within the line, counted in grapheme clusters.
    public var column: Int
    /// How many characters of that line it takes.
    public var length: Int
  }

  private let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Finds the lines of a source, which end with `\n`, `\r\n` or `\r`.
  ///
  /// - Complexity: O(*n*).
  public init(_ source: String) {
    bytes = Array(source.utf8)
    var starts = [0]
    var next = LineScanner.nextLine(in: bytes, from: 0)
    while next > 0, LineScanner.isLineEnd(bytes[next - 1]) {
      starts.append(next)
      guard next < bytes.count else { break }
      next = LineScanner.nextLine(in: bytes, from: next)
    }
    lineStarts = starts
  }

  /// How many lines there are; one in an empty source.
  public var lineCount: Int { lineStarts.count }

  /// The place of a range; of one that goes over several lines, the part in its first.
  ///
  /// - Complexity: O(log *n*) and the length of the line.
  public func place(of range: SourceRange) -> Place {
    let line = lineNumber(of: range.start)
    let span = self.range(ofLine: line)
    let start = min(max(range.start, span.start), span.end)
    let end = min(max(range.end, start), span.end)
    return Place(
      line: line, column: text(SourceRange(span.start, start)).count + 1,
      length: text(SourceRange(start, end)).count)
  }

  /// The number of the line, from 1, that an offset is in.
  public func lineNumber(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Where a line stands, without its end; an empty range for a line that does not exist.
  public func range(ofLine number: Int) -> SourceRange {
    guard 1...lineStarts.count ~= number else { return SourceRange(bytes.count, bytes.count) }
    let start = lineStarts[number - 1]
    return SourceRange(start, LineScanner.endOfLine(in: bytes, from: start))
  }

  /// What a range says, as it was typed.
  public func text(_ range: SourceRange) -> String {
    let start = min(max(range.start, 0), bytes.count)
    let end = min(max(range.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The offset at or before another at which a scalar begins.
  func scalarBoundary(before offset: Int) -> Int {
    var boundary = min(max(offset, 0), bytes.count)
    while boundary > 0, boundary < bytes.count, bytes[boundary] & 0xC0 == 0x80 { boundary -= 1 }
    return boundary
  }
}
