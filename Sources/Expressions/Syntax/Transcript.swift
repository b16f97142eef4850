/// Sessions pasted from other prompts: what was typed is kept, what was printed is passed over.
///
/// A text is such a session if its first line begins with `>>>`, `>>`, `> `, `In [n]:` or `strider>`.
/// Lines that begin with the same prompt are inputs, lines behind them that begin with `...`, `...:` or
/// `...>` continue them, and all others are outputs.
public enum Transcript {
  /// Something that was typed.
  public struct Input: Hashable, Sendable {
    /// What was typed, without prompts, its lines kept.
    public var text: String
    /// The number, from 1, of its first line in the session.
    public var line: Int
  }

  /// What was typed in a session.
  ///
  /// - Returns: nil if the text is no session.
  public static func inputs(in source: String) -> [Input]? {
    guard let lines = classify(Array(source.utf8)) else { return nil }
    var inputs: [Input] = []
    for line in lines {
      let text = String(decoding: line.typed, as: UTF8.self)
      switch line.kind {
      case .input: inputs.append(Input(text: text, line: line.number))
      case .continuation: inputs[inputs.count - 1].text += "\n" + text
      case .output: break
      }
    }
    return inputs.filter { !$0.text.allSatisfy(\.isWhitespace) }
  }

  /// A session with blanks in place of everything that was not typed, so that offsets and lines stay
  /// what they were.
  ///
  /// - Returns: The text itself if it is no session.
  public static func blanked(_ source: String) -> String {
    var bytes = Array(source.utf8)
    guard let lines = classify(bytes) else { return source }
    for line in lines {
      let end = line.kind == .output ? line.end : line.typed.startIndex
      for index in line.start..<end { bytes[index] = UInt8(ascii: " ") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An input of a session: its lines, and where what was typed begins on each.
  struct Stretch {
    var range: SourceRange
    var margins: [Int: Int]
  }

  /// The inputs of a session; nil if the text is none.
  static func stretches(in bytes: [UInt8]) -> [Stretch]? {
    guard let lines = classify(bytes) else { return nil }
    var stretches: [Stretch] = []
    for line in lines where line.kind != .output {
      let margin = [line.start: line.typed.startIndex]
      if line.kind == .input {
        stretches.append(Stretch(range: SourceRange(line.start, line.end), margins: margin))
      } else {
        stretches[stretches.count - 1].range.end = line.end
        stretches[stretches.count - 1].margins.merge(margin) { _, new in new }
      }
    }
    return stretches
  }

  // MARK: Lines

  private enum Prompt: String, CaseIterable {
    case python = ">>>"
    case strider = "strider>"
    case matlab = ">>"
    case plain = "> "
    case notebook = "In ["
  }

  private struct Line {
    enum Kind { case input, continuation, output }
    var kind: Kind
    var number: Int
    var start: Int
    var end: Int
    var typed: ArraySlice<UInt8>
  }

  private static func classify(_ bytes: [UInt8]) -> [Line]? {
    var lines: [Line] = []
    var prompt: Prompt?
    var block: OpenBlock?
    var offset = 0
    var number = 0
    while offset < bytes.count {
      number += 1
      let end = LineScanner.endOfLine(in: bytes, from: offset)
      let line = bytes[offset..<end]
      defer { offset = LineScanner.nextLine(in: bytes, from: offset) }
      let stripped = line.drop { $0 == 0x20 || $0 == 0x09 }
      if prompt == nil {
        if stripped.isEmpty { continue }
        prompt = Prompt.allCases.first { typed(stripped, $0) != nil }
      }
      guard let prompt else { return nil }
      var found = Line(kind: .output, number: number, start: offset, end: end, typed: line)
      if let typed = typed(stripped, prompt) {
        found.typed = withoutBlank(typed)
        let goesOn = block?.goesOn(with: found.typed) ?? false
        found.kind = goesOn ? .continuation : .input
        if !goesOn { block = OpenBlock(bytes, found.typed) }
      } else if let last = lines.last, last.kind != .output, let typed = continued(stripped) {
        (found.kind, found.typed) = (.continuation, withoutBlank(typed))
      } else if prompt == .plain, block?.goesOn(with: line) ?? false {
        found.kind = .continuation
      } else {
        block = nil
      }
      lines.append(found)
    }
    return prompt == nil ? nil : lines
  }

  /// The blank after a prompt belongs to the prompt.
  private static func withoutBlank(_ typed: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    typed.first == 0x20 ? typed.dropFirst() : typed
  }

  /// What stands behind a prompt.
  private static func typed(_ line: ArraySlice<UInt8>, _ prompt: Prompt) -> ArraySlice<UInt8>? {
    guard line.starts(with: prompt.rawValue.utf8) else {
      // An empty input: editors strip the blank of `> `.
      return prompt == .plain && line.elementsEqual(">".utf8) ? line.dropFirst() : nil
    }
    let rest = line.dropFirst(prompt.rawValue.utf8.count)
    switch prompt {
    case .notebook:
      let digits = rest.prefix { 0x30...0x39 ~= $0 }
      let close = rest.dropFirst(digits.count)
      guard close.starts(with: "]:".utf8) else { return nil }
      return close.dropFirst(2)
    case .matlab where rest.first == UInt8(ascii: ">"): return nil
    default: return rest
    }
  }

  /// What stands behind `...`, `...:` or `...>`.
  private static func continued(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.starts(with: "...".utf8) else { return nil }
    let rest = line.dropFirst(3)
    if rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: ">") {
      return rest.dropFirst()
    }
    return rest.isEmpty || rest.first == 0x20 ? rest : nil
  }
}
