/// Code that is pasted with the fences of a Markdown page around it: the fences are passed over.
public enum MarkdownFence {
  /// A paste with blanks in place of its fences, and of what stands outside them, so that offsets and lines
  /// stay what they were.
  ///
  /// Only a text that begins with a fence is taken for such a page, or one whose last line is one: three
  /// accents may also stand in a text of a program.
  ///
  /// - Complexity: O(*n*).
  public static func blanked(_ source: String) -> String {
    guard source.utf8.contains(accent) else { return source }
    var bytes = Array(source.utf8)
    let lines = lines(of: bytes)
    let fences = lines.indices.filter { lines[$0].isFence }
    guard let first = fences.first, let last = fences.last else { return source }
    let written = lines.indices.filter { !lines[$0].isBlank }
    if written.first == first {
      var isInside = false
      for line in lines {
        if line.isFence { isInside.toggle() }
        if line.isFence || !isInside { blank(line.range, in: &bytes) }
      }
    } else if fences.count == 1, written.last == last {
      blank(lines[last].range, in: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let accent = UInt8(ascii: "`")

  private struct Line {
    let range: Range<Int>
    let isFence: Bool
    let isBlank: Bool
  }

  private static func lines(of bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var offset = 0
    while offset < bytes.count {
      let end = LineScanner.endOfLine(in: bytes, from: offset)
      let text = bytes[offset..<end].drop { $0 == 0x20 || $0 == 0x09 }
      let word = text.dropFirst(3)
      let isFence =
        text.starts(with: [accent, accent, accent])
        && word.allSatisfy { $0 != accent && $0 != UInt8(ascii: "(") }
      lines.append(Line(range: offset..<end, isFence: isFence, isBlank: text.isEmpty))
      offset = LineScanner.nextLine(in: bytes, from: offset)
    }
    return lines
  }

  private static func blank(_ range: Range<Int>, in bytes: inout [UInt8]) {
    for index in range { bytes[index] = 0x20 }
  }
}
