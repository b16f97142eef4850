import Expressions

/// Reads the inputs and outputs between the fences of an example.
///
/// A line that begins with `> ` begins an input, which goes on until the parser has a whole one; what
/// follows is its output.
enum TranscriptFence {
  /// The inputs and outputs of a fence.
  ///
  /// - Returns: The example, and the line of the first output that no input comes before.
  static func example(
    _ fence: Fence, words: Set<Example.Word>
  ) -> (example: Example, stray: Int?) {
    var entries: [Example.Entry] = []
    var stray: Int?
    for (offset, text) in fence.lines.enumerated() {
      let line = fence.line + 1 + offset
      if text.hasPrefix("> ") || text == ">" {
        entries.append(
          Example.Entry(
            input: String(text.dropFirst(2)), output: [], line: line, inputLines: 1))
      } else if let last = entries.indices.last {
        if entries[last].output.isEmpty, isIncomplete(entries[last].input) {
          let continued = text.hasPrefix("... ") ? String(text.dropFirst(4)) : text
          entries[last].input += "\n" + continued
          entries[last].inputLines += 1
        } else {
          entries[last].output.append(text)
        }
      } else if stray == nil, !text.allSatisfy(\.isWhitespace) {
        stray = line
      }
    }
    return (Example(words: words, entries: entries, fence: fence), stray)
  }

  private static func isIncomplete(_ input: String) -> Bool {
    Parser.parse(input).isIncomplete
  }
}
