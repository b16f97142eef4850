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

  /// A whole source that is a program, whatever is in it.
  public init(program source: ProgramSource) {
    self.init(SourceRange(0, source.bytes.count), isProgram: true)
  }

  /// Makes an entry.
  init(
    _ range: SourceRange, isProgram: Bool, cause: SourceRange? = nil, margins: [Int: Int] = [:]
  ) {
    self.range = range
    self.isProgram = isProgram
    self.cause = cause
    self.margins = margins
  }

  /// Its lines as they were typed, without prompts and line ends.
  public func lines(of source: ProgramSource) -> [String] {
    let bytes = source.bytes
    var lines: [String] = []
    var offset = range.start
    while offset < range.end {
      let end = min(LineScanner.endOfLine(in: bytes, from: offset), range.end)
      let start = min(margins[offset] ?? offset, end)
      // Lines between those that were typed are outputs.
      if margins.isEmpty || margins[offset] != nil {
        lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      }
      offset = LineScanner.nextLine(in: bytes, from: offset)
    }
    return lines
  }
}

extension ProgramSource {
  /// The text with blanks in place of everything but what was typed on ordinary lines, so that offsets
  /// and lines stay what they are.
  public func ordinaryLines(of entries: [Entry]) -> String {
    if entries.allSatisfy({ !$0.isProgram }) { return Transcript.blanked(text) }
    var bytes = Array(Transcript.blanked(text).utf8)
    for entry in entries where entry.isProgram {
      for offset in entry.range.start..<entry.range.end
      where !LineScanner.isLineEnd(bytes[offset]) {
        bytes[offset] = 0x20
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
