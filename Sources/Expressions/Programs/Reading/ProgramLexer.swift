/// Cuts a program into tokens, as Python's reference has it: logical lines, blocks by indentation,
/// lines joined in brackets and by `\`.
///
/// Nothing is refused here: what Python does not have becomes a token too, and is an error only if the
/// parser comes to it. Outside texts and comments the signs of books and of Chinese keyboards are read
/// as the ASCII ones that they stand for. A line whose first sign is `%` or `!`, and one that ends in
/// `?`, is a notebook's command and passed over.
struct ProgramLexer {
  /// How far blocks may stand one inside another.
  static let deepestBlocks = 100

  let bytes: [UInt8]
  let end: Int
  var tokens: [ProgramToken] = []
  var offset: Int

  /// Where what was typed begins, for lines that begin with a prompt.
  private let margins: [Int: Int]

  /// The words that make a line a command.
  private let commands: Set<String>

  /// The brackets that are open.
  var brackets: [ProgramMark] = []

  /// How far in each block stands, with a tab as up to eight blanks and as one.
  private var indents: [Indent] = []

  /// The first token of the current logical line.
  private var lineStart = 0

  /// How far in a line stands.
  struct Indent: Equatable {
    var columns = 0
    var signs = 0
  }

  init(
    _ bytes: [UInt8], _ range: SourceRange, margins: [Int: Int] = [:], commands: Set<String> = []
  ) {
    self.bytes = bytes
    self.margins = margins
    self.commands = commands
    offset = range.start
    end = min(range.end, bytes.count)
  }

  /// The tokens of whole lines, the last one being ``ProgramToken/Kind/end``.
  static func lines(
    _ bytes: [UInt8], _ range: SourceRange, margins: [Int: Int] = [:], commands: Set<String> = []
  ) -> [ProgramToken] {
    var lexer = ProgramLexer(bytes, range, margins: margins, commands: commands)
    while lexer.offset < lexer.end { lexer.line() }
    for _ in lexer.indents.dropFirst() { lexer.append(.dedent, to: lexer.offset) }
    lexer.append(.end, to: lexer.offset)
    return lexer.tokens
  }

  /// The tokens of an expression inside a text, where line ends mean nothing.
  static func expression(_ bytes: [UInt8], _ range: SourceRange) -> [ProgramToken] {
    var lexer = ProgramLexer(bytes, range)
    lexer.brackets = [.openParenthesis]
    while lexer.offset < lexer.end { lexer.step() }
    lexer.append(.end, to: lexer.offset)
    return lexer.tokens
  }

  /// The folded character some code units ahead; 0 past the end.
  func peek(_ distance: Int = 0) -> (value: UInt32, length: Int) {
    offset + distance < end ? ScalarFolding.scalar(in: bytes, at: offset + distance) : (0, 0)
  }

  mutating func append(_ kind: ProgramToken.Kind, to end: Int) {
    tokens.append(ProgramToken(kind: kind, start: offset, end: end))
    offset = end
  }

  // MARK: Lines

  /// Reads a logical line with its place among the blocks.
  private mutating func line() {
    let start = offset
    if let typed = margins[start] { offset = min(typed, end) }
    let indent = indentation()
    let (value, length) = peek()
    if length == 0 || ScalarFolding.isLineEnd(value) || value == UInt32(UInt8(ascii: "#")) {
      return skipLine()
    }
    if value == UInt32(UInt8(ascii: "%")) || value == UInt32(UInt8(ascii: "!")) {
      return skipLine()
    }
    let isOutermost = place(indent)
    lineStart = tokens.count
    if isOutermost, let command = commandEnd() {
      append(.command, to: command)
    } else {
      while offset < end, !isAtLineEnd { step() }
    }
    if tokens.count > lineStart { append(.newline, to: offset) }
    skipLine()
  }

  private var isAtLineEnd: Bool { brackets.isEmpty && ScalarFolding.isLineEnd(peek().value) }

  private mutating func skipLine() {
    offset = min(LineScanner.nextLine(in: bytes, from: offset), end)
  }

  /// Passes over the blanks at a line's beginning and measures them.
  private mutating func indentation() -> Indent {
    var indent = Indent()
    while true {
      let (value, length) = peek()
      switch value {
      case 0x20: indent.columns += 1
      case 0x09: indent.columns += 8 - indent.columns % 8
      case 0x0C, 0xFEFF: indent = Indent(columns: 0, signs: -1)
      default: return indent
      }
      indent.signs += 1
      offset += length
    }
  }

  /// Says with tokens how a line stands to the blocks around it.
  ///
  /// - Returns: Whether it stands outside all blocks.
  private mutating func place(_ indent: Indent) -> Bool {
    guard let last = indents.last else {
      indents = [indent]
      return true
    }
    if (indent.columns > last.columns) != (indent.signs > last.signs)
      || (indent.columns < last.columns) != (indent.signs < last.signs)
    {
      append(.mixedTabs, to: offset)
    } else if indent.columns > last.columns {
      indents.append(indent)
      append(indents.count > Self.deepestBlocks ? .misplacedLine : .indent, to: offset)
    } else {
      while let last = indents.last, indents.count > 1, last.columns > indent.columns {
        indents.removeLast()
        append(.dedent, to: offset)
      }
      if indents.last != indent { append(.misplacedLine, to: offset) }
    }
    return indents.count == 1
  }

  // MARK: Commands

  /// Where the line ends, if it is a command: `:size`, `why out[1,0]`.
  ///
  /// Python has a meaning for `step = 1`, `step: int` and `next is None`.
  private func commandEnd() -> Int? {
    let lineEnd = min(LineScanner.endOfLine(in: bytes, from: offset), end)
    if peek().value == UInt32(UInt8(ascii: ":")) { return lineEnd }
    let wordEnd = nameEnd(offset)
    guard wordEnd > offset, wordEnd < lineEnd, bytes[wordEnd] == 0x20 || bytes[wordEnd] == 0x09,
      commands.contains(ScalarFolding.text(in: bytes, SourceRange(offset, wordEnd)))
    else { return nil }
    var next = wordEnd
    while next < lineEnd, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    let (value, length) = ScalarFolding.scalar(in: bytes, at: next)
    guard next < lineEnd else { return nil }
    if ScalarFolding.isDigit(value) || value == UInt32(UInt8(ascii: "(")) { return lineEnd }
    if value == UInt32(UInt8(ascii: "-")) {
      let second = ScalarFolding.scalar(in: bytes, at: next + length).value
      return second == value ? lineEnd : nil
    }
    let second = nameEnd(next)
    guard second > next else { return nil }
    let word = ScalarFolding.text(in: bytes, SourceRange(next, second))
    return ["in", "is", "not", "and", "or", "if"].contains(word) ? nil : lineEnd
  }

  // MARK: Tokens

  /// Reads a token, or passes over what is none.
  mutating func step() {
    let (value, length) = peek()
    switch value {
    case 0x20, 0x09, 0x0B, 0x0C: offset += length
    case 0x0A, 0x0D: offset += 1
    case UInt32(UInt8(ascii: "#")):
      offset = min(LineScanner.endOfLine(in: bytes, from: offset), end)
    case UInt32(UInt8(ascii: "\\")): joinLines(length)
    case UInt32(UInt8(ascii: "?")): question(length)
    case UInt32(UInt8(ascii: "'")), UInt32(UInt8(ascii: "\"")): text(from: offset)
    case UInt32(UInt8(ascii: ".")) where ScalarFolding.isDigit(peek(length).value): number()
    default:
      if ScalarFolding.isDigit(value) { return number() }
      if ScalarFolding.beginsName(value) { return word() }
      mark()
    }
  }

  /// `\` at the end of a line joins it with the next.
  private mutating func joinLines(_ length: Int) {
    let next = ScalarFolding.scalar(in: bytes, at: offset + length).value
    guard offset + length >= end || ScalarFolding.isLineEnd(next) else {
      return append(.foreign, to: offset + length)
    }
    offset = min(LineScanner.nextLine(in: bytes, from: offset), end)
    if let typed = margins[offset] { offset = min(typed, end) }
  }

  /// A `?` at the end of a line makes the line a notebook's question, which is passed over.
  private mutating func question(_ length: Int) {
    let lineEnd = min(LineScanner.endOfLine(in: bytes, from: offset), end)
    let isLast = bytes[min(offset + length, lineEnd)..<lineEnd].allSatisfy {
      $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "?")
    }
    guard isLast || tokens.count == lineStart, brackets.isEmpty else {
      return append(.foreign, to: offset + length)
    }
    tokens.removeLast(tokens.count - lineStart)
    offset = lineEnd
  }

  func nameEnd(_ start: Int) -> Int {
    var place = start
    while place < end {
      let (value, length) = ScalarFolding.scalar(in: bytes, at: place)
      let belongs =
        place == start ? ScalarFolding.beginsName(value) : ScalarFolding.continuesName(value)
      guard belongs else { break }
      place += length
    }
    return place
  }

  /// Reads a name, a keyword, or a text with a prefix.
  private mutating func word() {
    let wordEnd = nameEnd(offset)
    let quote = ScalarFolding.scalar(in: bytes, at: wordEnd).value
    if wordEnd < end, quote == UInt32(UInt8(ascii: "'")) || quote == UInt32(UInt8(ascii: "\"")),
      ProgramTextPrefix(bytes, SourceRange(offset, wordEnd)) != nil
    {
      return text(from: wordEnd)
    }
    guard wordEnd - offset <= 8, bytes[offset] < 0x80,
      let keyword = ProgramKeyword.named[
        String(decoding: bytes[offset..<wordEnd], as: UTF8.self)]
    else { return append(.name, to: wordEnd) }
    append(.keyword(keyword), to: wordEnd)
  }

  /// Reads a sign, the longest that fits.
  private mutating func mark() {
    let (value, length) = peek()
    if let printed = Self.printed[value] { return append(.sign(printed), to: offset + length) }
    guard value < 0x80 else { return append(.foreign, to: offset + length) }
    var ends = [offset + length]
    var signs = [UInt8(value)]
    while signs.count < 3 {
      let (next, length) = ScalarFolding.scalar(in: bytes, at: ends[ends.count - 1])
      guard length > 0, ends[ends.count - 1] < end, next < 0x80, next > 0x20 else { break }
      signs.append(UInt8(next))
      ends.append(ends[ends.count - 1] + length)
    }
    for count in stride(from: signs.count, through: 1, by: -1) {
      guard let mark = ProgramMark.named[Array(signs.prefix(count))] else { continue }
      if mark.closing != nil { brackets.append(mark) }
      if mark.isClosing, brackets.last?.closing == mark { brackets.removeLast() }
      return append(.sign(mark), to: ends[count - 1])
    }
    append(.foreign, to: offset + length)
  }

  /// Signs that are read as printed in books.
  private static let printed: [UInt32: ProgramMark] = [
    0x2264: .lessOrEqual, 0x2265: .greaterOrEqual, 0x2260: .notEqual, 0x2266: .lessOrEqual,
    0x2267: .greaterOrEqual, 0x2A7D: .lessOrEqual, 0x2A7E: .greaterOrEqual, 0xB2: .superscript,
    0xB3: .superscript,
  ]
}
