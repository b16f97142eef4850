import Expressions

/// Reads the inputs and outputs between the fences of an example.
///
/// A line that begins with `> ` begins an input, which goes on until the parser has a whole one, and
/// over the lines of the block that it opens; what follows is its output.
enum TranscriptFence {
  /// The inputs and outputs of a fence.
  ///
  /// - Returns: The example, and the line of the first output that no input comes before.
  static func example(
    _ fence: Fence, words: Set<Example.Word>
  ) -> (example: Example, stray: Int?) {
    var entries: [Example.Entry] = []
    var stray: Int?
    var block: OpenBlock?
    for (offset, text) in fence.lines.enumerated() {
      let line = fence.line + 1 + offset
      let typed = text.hasPrefix("> ") || text == ">" ? String(text.dropFirst(2)) : nil
      let last = entries.indices.last
      let isOpen = last.map { entries[$0].output.isEmpty } ?? false
      let continued = typed ?? (text.hasPrefix("... ") ? String(text.dropFirst(4)) : text)
      if isOpen, let last, block?.goesOn(with: continued) ?? false {
        entries[last].add(continued)
      } else if let typed {
        entries.append(Example.Entry(input: typed, output: [], line: line, inputLines: 1))
        block = OpenBlock(typed)
      } else if let last {
        if isOpen, isIncomplete(entries[last].input) {
          entries[last].add(continued)
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
    switch TypedInput(input, names: KnownNames()).state {
    case .unfinished, .inText: true
    case .complete, .inBlock: false
    }
  }
}

extension Example.Entry {
  /// Adds a line to the input.
  fileprivate mutating func add(_ line: String) {
    input += "\n" + line
    inputLines += 1
  }
}
