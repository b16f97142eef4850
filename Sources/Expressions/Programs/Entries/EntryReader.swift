/// Divides a source into entries and says which of them are programs.
///
/// A source is one entry; of a transcript each input is one. An entry is a program if it has a form that
/// only programs have, wherever ordinary lines would refuse it: what ordinary lines can read, they read.
public struct EntryReader {
  private let bytes: [UInt8]
  private let names: KnownNames
  private let isCommand: (Int) -> Bool

  /// Prepares to divide a source.
  ///
  /// - Parameters:
  ///   - source: The text, prompts of a transcript included.
  ///   - names: The names that mean something already.
  ///   - isCommand: Whether a command stands on the line that begins at an offset.
  public init(
    _ source: ProgramSource, names: KnownNames, isCommand: @escaping (Int) -> Bool = { _ in false }
  ) {
    bytes = source.bytes
    self.names = names
    self.isCommand = isCommand
  }

  /// The entries in order.
  ///
  /// Ordinary inputs of a transcript that stand side by side are one.
  ///
  /// - Complexity: O(*n*).
  public func entries() -> [Entry] {
    guard let inputs = Transcript.stretches(in: bytes) else {
      let whole = SourceRange(0, bytes.count)
      return [entry(whole, margins: [:])]
    }
    var entries: [Entry] = []
    for input in inputs {
      let entry = entry(input.range, margins: input.margins)
      if !entry.isProgram, let last = entries.last, !last.isProgram {
        entries[entries.count - 1] = Entry(last.range.union(entry.range), isProgram: false)
      } else {
        entries.append(entry)
      }
    }
    return entries
  }

  private func entry(_ range: SourceRange, margins: [Int: Int]) -> Entry {
    let cause = cause(range, margins)
    return Entry(range, isProgram: cause != nil, cause: cause, margins: margins)
  }

  /// What makes an entry a program; nil where nothing does.
  private func cause(_ range: SourceRange, _ margins: [Int: Int]) -> SourceRange? {
    guard range.end - range.start <= ProgramParser.longestSource else { return nil }
    let forms = ProgramForms(
      bytes, range, margins: margins, isVariable: names.isVariable
    ).found
    if forms.isEmpty { return nil }
    if forms.contains(where: { $0.weight == .certain }) {
      return forms.first { $0.weight != .weak }?.range
    }
    let refused = refusals(range, margins)
    if refused.isEmpty { return nil }
    return forms.first { form in
      form.weight == .strong
        || refused.contains { $0.start <= form.range.start && form.range.start < $0.end }
    }?.range
  }

  /// The stretches of an entry that ordinary lines refuse.
  private func refusals(_ range: SourceRange, _ margins: [Int: Int]) -> [SourceRange] {
    let text = String(decoding: blanked(range, margins), as: UTF8.self)
    var parser = Parser(text, knownNames: names.isKnown)
    var refused: [SourceRange] = []
    while let (offset, beginsLine) = parser.nextStart() {
      if beginsLine, isCommand(range.start + offset) {
        parser.skipLine()
      } else if let parsed = parser.next(), parsed.diagnostic != nil {
        let end = max(parsed.resumption ?? text.utf8.count, offset + 1)
        refused.append(SourceRange(range.start + offset, range.start + end))
      }
    }
    return refused
  }

  /// An entry with blanks in place of its prompts.
  private func blanked(_ range: SourceRange, _ margins: [Int: Int]) -> [UInt8] {
    var text = Array(bytes[range.start..<range.end])
    for (line, typed) in margins {
      for index in line..<min(typed, range.end) { text[index - range.start] = 0x20 }
    }
    return text
  }
}
