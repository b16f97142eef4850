/// Reads an entry part by part, and goes on behind a statement that cannot be read.
struct ProgramReading {
  private let source: ProgramSource
  private let entry: Entry
  private let commands: Set<String>
  private var parts: [ParsedProgram.Part] = []
  private var isIncomplete = false

  /// How many bytes may be cut into tokens anew behind errors, so that reading stays linear.
  private var room: Int

  init(_ source: ProgramSource, _ entry: Entry, isKnown: (String) -> Bool) {
    self.source = source
    let bytes = source.bytes
    self.entry = entry
    room = 4 * (entry.range.end - entry.range.start) + 1 << 16
    let all = Set(CommandName.allCases.map(\.rawValue).filter { !isKnown($0) })
    // Names that the program gives itself are no commands in it.
    let tokens = ProgramLexer.lines(bytes, entry.range, margins: entry.margins, commands: all)
    commands =
      tokens.contains { $0.kind == .command }
      ? all.subtracting(ProgramNames.bound(in: bytes, tokens)) : all
  }

  private var bytes: [UInt8] { source.bytes }

  mutating func parse() -> ParsedProgram {
    var next: Int? = entry.range.start
    while let start = next { next = parse(from: start) }
    return ParsedProgram(parts: parts, isIncomplete: isIncomplete)
  }

  /// Reads up to the first error.
  ///
  /// - Returns: Where to go on.
  private mutating func parse(from start: Int) -> Int? {
    let tokens = ProgramLexer.lines(
      bytes, SourceRange(start, entry.range.end), margins: entry.margins, commands: commands)
    var parser = ProgramParser(bytes, tokens, cause: entry.cause)
    while !parser.isAtEnd {
      let first = parser.token.start
      do throws(ProgramSyntaxFailure) {
        parts += try parser.outermost()
      } catch {
        isIncomplete = isIncomplete || error.isIncomplete
        var diagnostic = error.diagnostic
        diagnostic.program = ProgramContext(python: error.python, source: source)
        parts.append(.unreadable(diagnostic))
        return resumption(after: first, error.resumption ?? parser.token.start)
      }
    }
    return nil
  }

  /// The next line that can begin a statement, behind the place of an error.
  private mutating func resumption(after first: Int, _ place: Int) -> Int? {
    // Behind the end nothing is known; the line of the statement's beginning is what is wrong.
    let isAtEnd = place >= entry.range.end
    var next = LineScanner.nextLine(in: bytes, from: isAtEnd ? first : place)
    while next < entry.range.end, !canBegin(at: next) {
      next = LineScanner.nextLine(in: bytes, from: next)
    }
    room -= entry.range.end - next
    return next < entry.range.end && room > 0 ? next : nil
  }

  /// Whether a line stands at the margin and begins with something that no statement goes on with.
  private func canBegin(at line: Int) -> Bool {
    let start = entry.margins[line] ?? line
    guard start < bytes.count, bytes[start] != 0x20, bytes[start] != 0x09,
      !LineScanner.isLineEnd(bytes[start]), !")]},#".utf8.contains(bytes[start])
    else { return false }
    let word = bytes[start...].prefix { 0x61...0x7A ~= $0 }
    return !["elif", "else", "except", "finally"].contains(String(decoding: word, as: UTF8.self))
  }
}
