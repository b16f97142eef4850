/// Reads sources of the expression language.
///
///     statement = import | target {"," target} ("="|"+="|"-="|"*="|"/=") tuple | tuple
///     tuple     = expr {"," expr}
///     expr      = sum {("<"|"<="|">"|">="|"=="|"!=") sum}         a<b<c means (a<b)*(b<c)
///     sum       = term {("+"|"-") term}
///     term      = unary {("*"|"/"|"//"|"%"|".*"|"./"|"@") unary}
///     unary     = ("-"|"+") unary | juxta
///     juxta     = NUMBER power | paren {paren} power | power      2P, 2(W+1), (a)(b); no blank between
///     power     = postfix [("^"|"**"|".^") exponent | "²" | "³"]
///     exponent  = ("-"|"+") exponent | power                      right to left; 2^-1
///     postfix   = atom {"(" args ")" | "[" index "]" | "." NAME | "'"}
///     atom      = NUMBER | STRING | NAME | "(" [tuple [","]] ")" | "[" rows "]" | "⌊" expr "⌋" | "⌈" expr "⌉"
///     args      = [arg {"," arg} [","]]                           arg  = [NAME "="] expr
///     index     = item {"," item} [","]                           item = expr | slice | "..." | "None"
///     rows      = [row {(";"|line end) row} [";"]]                row  = expr {(","|blank) expr} [","]
///
/// A statement ends at a line end or `;`. Directly inside the brackets of a literal, a blank ends an
/// element if the next token can begin one and is not a sign followed by a blank, and the row has no
/// comma of its own; a line end ends the row, unless the row is empty, its last token is a comma, an
/// operator or an opening bracket, or the next line begins with a comma. Inside `( )`, `⌊ ⌋`, `⌈ ⌉`
/// and an index, blanks and line ends mean nothing. A line that ends with an operator goes on.
///
/// Each level of the grammar is a function of that name, in a file for a few of them together.
public struct Parser {
  /// The longest source that is read, in bytes.
  public static let longestSource = 8 << 20

  /// How many brackets and exponents may stand one inside another.
  static let deepestNesting = 200

  /// The largest ``SyntaxNode/height``.
  static let greatestHeight = 400

  let bytes: [UInt8]
  let tokens: [Token]
  var position = 0

  /// Whether line ends mean nothing here.
  var ignoresLines = false

  /// Whether a blank ends an element here.
  var splitsAtBlanks = false

  /// The brackets around the current token, the innermost last.
  var openings: [Opening] = []
  var depth = 0

  private let isKnownOutside: (String) -> Bool
  private let assigned: [String: Int]
  private let percentSigns: [Int]
  private var passedPercentSigns = 0

  /// Prepares to read a source statement by statement.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - knownNames: Whether a name is a variable's or a function's.
  public init(_ source: String, knownNames: @escaping (String) -> Bool = { _ in false }) {
    bytes = Array(source.utf8)
    let lexer = Lexer.lex(bytes.count > Self.longestSource ? [] : bytes, isKnown: knownNames)
    tokens = lexer.tokens
    percentSigns = lexer.percentSigns
    assigned = lexer.assigned
    isKnownOutside = knownNames
  }

  /// Prepares to read what a lexer has cut into tokens.
  init(_ lexer: Lexer) {
    bytes = lexer.bytes
    tokens = lexer.tokens
    percentSigns = []
    assigned = lexer.assigned
    isKnownOutside = lexer.isKnown
  }

  /// Reads a whole source.
  public static func parse(
    _ source: String, knownNames: @escaping (String) -> Bool = { _ in false }
  ) -> Parsed {
    var parser = Parser(source, knownNames: knownNames)
    var parsed = Parsed()
    while parsed.diagnostic == nil, let next = parser.next() {
      parsed.statements += next.statements
      parsed.notes += next.notes
      parsed.diagnostic = next.diagnostic
      parsed.resumption = next.resumption
      parsed.isIncomplete = next.isIncomplete
    }
    return parsed
  }

  // MARK: Statement by statement

  /// Where the next statement begins, and whether it is the first of its line; nil at the end.
  public mutating func nextStart() -> (offset: Int, beginsLine: Bool)? {
    skip { $0 == .lineEnd || $0 == .semicolon || $0 == .continuation }
    guard token.kind != .end else { return nil }
    let beginsLine = position == 0 || tokens[position - 1].kind == .lineEnd
    return (Int(token.start), beginsLine)
  }

  /// Reads the next statement, or says what is wrong with it and goes on to the next line.
  public mutating func next() -> Parsed? {
    if bytes.count > Self.longestSource { return refuseLongSource() }
    guard nextStart() != nil else { return nil }
    let start = position
    var parsed = Parsed()
    do throws(SyntaxFailure) {
      let statement = try statement()
      parsed.statements = [statement]
      parsed.isIncomplete = token.kind == .end && tokens[position - 1].kind == .continuation
    } catch {
      recover(from: start)
      parsed.diagnostic = error.diagnostic
      parsed.isIncomplete = error.isIncomplete
      parsed.resumption = Int(token.start)
    }
    parsed.notes = takeNotes()
    return parsed
  }

  /// Passes over the rest of the line, for a line that is not the language's.
  public mutating func skipLine() {
    let end = LineScanner.nextLine(in: bytes, from: Int(token.start))
    skip { _ in
      true
    } while: {
      $0.start < Int32(end)
    }
  }

  private mutating func refuseLongSource() -> Parsed? {
    guard depth == 0 else { return nil }
    depth = 1
    return Parsed(diagnostic: .sourceTooLong(bytes: bytes.count, limit: Self.longestSource))
  }

  /// Goes to the line after the wrong statement's, and past the brackets it is in.
  private mutating func recover(from start: Int) {
    var last = start
    while last < position {
      let partner = Int(tokens[last].partner)
      last = partner > last ? partner : last + 1
    }
    (openings, depth, ignoresLines, splitsAtBlanks) = ([], 0, false, false)
    position = min(last, tokens.count - 1)
    skipLine()
  }

  // MARK: Known names

  /// Whether a name is assigned further up, or was known before.
  func isKnown(_ name: String) -> Bool {
    isAssigned(name) || isKnownOutside(name)
  }

  /// Whether a name gets a value further up.
  func isAssigned(_ name: String) -> Bool { assigned[name].map { $0 < Int(token.start) } ?? false }

  /// The remarks on what has been read by now.
  private mutating func takeNotes() -> [Diagnostic] {
    while passedPercentSigns < percentSigns.count,
      case let offset = percentSigns[passedPercentSigns], offset < Int(token.start)
    {
      passedPercentSigns += 1
      if let remainder = remainderMeant(at: offset) {
        return [.commentNotRemainder(at: remainder)]
      }
    }
    return []
  }

  /// The stretch `% 2` or `% x` of a comment that could have been meant as a remainder.
  private func remainderMeant(at offset: Int) -> SourceRange? {
    var start = offset + ScalarFolding.scalar(in: bytes, at: offset).length
    while case let (value, length) = ScalarFolding.scalar(in: bytes, at: start),
      ScalarFolding.isBlank(value)
    {
      start += length
    }
    var end = start
    while case let (value, length) = ScalarFolding.scalar(in: bytes, at: end),
      ScalarFolding.continuesName(value)
    {
      end += length
    }
    let word = ScalarFolding.text(in: bytes, SourceRange(start, end))
    let isNumber = word.utf8.first.map { 0x30...0x39 ~= $0 } ?? false
    let isVariable = isAssigned(word) || isKnown(word) && !FunctionTable.shared.has(word)
    return isNumber || isVariable ? SourceRange(offset, end) : nil
  }
}
