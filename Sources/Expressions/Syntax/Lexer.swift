/// Cuts a source into tokens.
///
/// Nothing is refused here: what the language does not have becomes a token too, and is an error only if
/// the parser comes to it. Line ends are tokens; whether they mean anything is the parser's to say.
struct Lexer {
  let bytes: [UInt8]
  var tokens: [Token] = []

  /// Where `%` begins a comment behind an operand, which might have been meant as a remainder.
  var percentSigns: [Int] = []

  /// The names that get values, with the offset of the sign that first gives them one.
  var assigned: [String: Int] = [:]

  /// Whether a name is a variable's or a function's before this source.
  let isKnown: (String) -> Bool

  /// Where the next token begins.
  var offset = 0
  var openBrackets: [Int] = []

  /// Whether only the operand behind a `%` is read, to see whether it is one.
  var readsOperand = false
  private var followsBlank = false

  init(_ bytes: [UInt8], isKnown: @escaping (String) -> Bool) {
    self.bytes = bytes
    self.isKnown = isKnown
  }

  /// The tokens of a source, the last one being ``Token/Kind/end``.
  static func lex(_ bytes: [UInt8], isKnown: @escaping (String) -> Bool) -> Lexer {
    var lexer = Lexer(bytes, isKnown: isKnown)
    lexer.tokens.reserveCapacity(bytes.count / 2 + 2)
    while lexer.offset < bytes.count { lexer.step() }
    lexer.append(.end, to: bytes.count)
    return lexer
  }

  mutating func step() {
    let (value, length) = peek()
    switch value {
    case 0x20, 0x09, 0x0B, 0x0C: skip(length)
    case 0x0A: append(.lineEnd, length)
    case 0x0D: append(.lineEnd, peek(1).value == 0x0A ? 2 : 1)
    case UInt32(UInt8(ascii: "#")): skipComment()
    case UInt32(UInt8(ascii: "%")): percent(length)
    case 0x30...0x39: number()
    case UInt32(UInt8(ascii: "'")), UInt32(UInt8(ascii: "\"")): quote(value)
    case UInt32(UInt8(ascii: ".")): dot()
    case UInt32(UInt8(ascii: "\\")): backslash()
    default:
      if ScalarFolding.beginsName(value) { name() } else { symbol() }
    }
  }

  // MARK: Moving on

  /// The folded character some code units ahead.
  func peek(_ distance: Int = 0) -> (value: UInt32, length: Int) {
    ScalarFolding.scalar(in: bytes, at: offset + distance)
  }

  private mutating func skip(_ length: Int) {
    offset += length
    followsBlank = true
  }

  private mutating func append(_ kind: Token.Kind, _ length: Int) {
    append(kind, to: offset + length)
  }

  mutating func append(_ kind: Token.Kind, to end: Int) {
    let isLineEnd = kind == .lineEnd || kind == .continuation
    var token = Token(
      kind: kind, followsBlank: followsBlank || isLineEnd, start: Int32(offset), end: Int32(end))
    if kind.isOpening {
      openBrackets.append(tokens.count)
    } else if kind.isClosing, let last = openBrackets.last, tokens[last].kind.closing == kind {
      openBrackets.removeLast()
      token.partner = Int32(last)
      tokens[last].partner = Int32(tokens.count)
    }
    if kind.isAssignment, openBrackets.isEmpty { noteTargets() }
    tokens.append(token)
    offset = end
    followsBlank = isLineEnd
  }

  /// Whether the character at the offset stands directly behind something a quote can transpose.
  private var canTranspose: Bool {
    guard !followsBlank, let last = tokens.last else { return false }
    switch last.kind {
    case .name, .closeParenthesis, .closeBracket, .transpose: return true
    default: return false
    }
  }

  // MARK: Comments and continued lines

  private mutating func percent(_ length: Int) {
    if isRemainder(length) { return append(.remainder, length) }
    if tokens.last?.kind.endsOperand == true { percentSigns.append(offset) }
    skipComment()
  }

  /// The names before the sign of an assignment get values.
  private mutating func noteTargets() {
    var index = tokens.count - 1
    while index >= 0,
      [.name, .comma, .closeParenthesis, .closeBracket].contains(tokens[index].kind)
    {
      let token = tokens[index]
      if token.kind == .name {
        let name = ScalarFolding.text(in: bytes, token.range)
        if assigned[name] == nil { assigned[name] = offset }
      }
      index -= 1
    }
  }

  private mutating func skipComment() {
    offset = LineScanner.endOfLine(in: bytes, from: offset)
    followsBlank = true
  }

  private mutating func dot() {
    if peek(1).value == UInt32(UInt8(ascii: ".")), peek(2).value == UInt32(UInt8(ascii: ".")) {
      if let end = LineScanner.continuation(in: bytes, after: offset + 3) {
        append(.continuation, to: end)
      } else {
        append(.ellipsis, 3)
      }
      return
    }
    let next = peek(peek().length).value
    let previous = followsBlank ? nil : tokens.last?.kind
    if ScalarFolding.isDigit(next), previous?.endsOperand != true { return number() }
    if next == UInt32(UInt8(ascii: "'")), canTranspose {
      return append(.transpose, to: offset + peek().length + peek(peek().length).length)
    }
    symbol()
  }

  private mutating func backslash() {
    if let end = LineScanner.continuation(in: bytes, after: offset + peek().length) {
      append(.continuation, to: end)
    } else {
      append(.foreign, peek().length)
    }
  }

  // MARK: Words, numbers, texts, signs

  private mutating func name() {
    var end = offset
    while true {
      let (value, length) = ScalarFolding.scalar(in: bytes, at: end)
      guard length > 0, ScalarFolding.continuesName(value) else { break }
      end += length
    }
    append(.name, to: end)
  }

  private mutating func number() {
    let (kind, end) = NumberScanner.scan(bytes, from: offset)
    append(kind, to: end)
  }

  private mutating func quote(_ value: UInt32) {
    if value == UInt32(UInt8(ascii: "'")), canTranspose {
      return append(.transpose, peek().length)
    }
    let (kind, end) = StringScanner.scan(bytes, from: offset)
    append(kind, to: end)
  }

  private mutating func symbol() {
    let (kind, end) = SymbolScanner.scan(bytes, from: offset)
    append(kind, to: end)
  }
}
