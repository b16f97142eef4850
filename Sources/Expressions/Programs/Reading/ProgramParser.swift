/// Reads programs, by recursive descent after Python's reference grammar.
///
///     statement  = compound | simple {";" simple} [";"] NEWLINE
///     compound   = decorators ("def" | "class") | "if" | "for" | "while" | "with" | outside
///     block      = ":" simple {";" simple} NEWLINE | ":" NEWLINE INDENT statement+ DEDENT
///     simple     = assignment | expression | "return" | "raise" | "assert" | "del" | "pass" | "break"
///                | "continue" | "global" | "nonlocal" | "import" | "from"
///     assignment = target ":" test ["=" value] | target augmented value | {target "="} value
///     value      = ["*"] test {"," ["*"] test} [","]
///     test       = "lambda" [parameters] ":" test | disjunction ["if" disjunction "else" test]
///     disjunction = conjunction {"or" conjunction}             conjunction = inversion {"and" inversion}
///     inversion  = "not" inversion | comparison
///     comparison = chain {("<"|"<="|">"|">="|"=="|"!="|"in"|"not" "in"|"is"|"is" "not") chain}
///     chain      = "|" over "^" over "&" over "<<" ">>" over "+" "-" over "*" "/" "//" "%" "@"
///     unary      = ("-"|"+"|"~") unary | power                           power = postfix ["**" unary]
///     postfix    = atom {"(" arguments ")" | "[" index "]" | "." NAME}
///     atom       = NAME | NUMBER | TEXT+ | "None" | "True" | "False" | "..." | "(" … ")" | "[" … "]"
///                | "{" … "}"
///
/// Each level is a function of that name, in a file for a few of them together. What is well-formed but
/// outside the language becomes a node; what is not well-formed is an error that leaves out one
/// statement of the outermost level.
struct ProgramParser {
  /// The longest entry that is read, in bytes.
  static let longestSource = 8 << 20

  /// How deep brackets, signs and blocks may stand one inside another.
  static let deepestNesting = 200

  /// The largest ``ProgramExpression/height``.
  static let greatestHeight = 400

  let bytes: [UInt8]
  var tokens: [ProgramToken]
  var position = 0
  var depth = 0

  /// What made the entry Python's, for an error that says so; nil where the file did.
  let cause: SourceRange?

  /// Whether the statement being read is inside a function.
  var isInFunction = false

  /// How many loops of the function are around the statement being read.
  var loops = 0

  init(_ bytes: [UInt8], _ tokens: [ProgramToken], cause: SourceRange?) {
    self.bytes = bytes
    self.tokens = tokens
    self.cause = cause
  }

  // MARK: Entries

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - source: The text that the entry is in.
  ///   - entry: Where it stands, and what made it Python's.
  ///   - isKnown: Whether a name is a variable's: it is then no command.
  /// - Returns: What was read, with what is wrong in it.
  /// - Complexity: O(*n*).
  static func parse(
    _ source: ProgramSource, _ entry: Entry, isKnown: (String) -> Bool
  ) -> ParsedProgram {
    let size = entry.range.end - entry.range.start
    guard size <= longestSource else {
      return ParsedProgram(
        parts: [.unreadable(.sourceTooLong(bytes: size, limit: longestSource))])
    }
    var reading = ProgramReading(source, entry, isKnown: isKnown)
    return reading.parse()
  }

  // MARK: Statements

  /// Reads one statement of the outermost level, or the several of one line.
  mutating func outermost() throws(ProgramSyntaxFailure) -> [ParsedProgram.Part] {
    if token.kind == .command {
      let range = token.range
      advance()
      _ = take(.newline)
      return [.command(range)]
    }
    return try statements().map { .statement($0) }
  }

  /// Reads `compound | simple {";" simple} [";"] NEWLINE`.
  mutating func statements() throws(ProgramSyntaxFailure) -> [ProgramStatement] {
    switch token.kind {
    case .indent:
      throw ProgramSyntaxFailure(.unexpectedIndent(at: lineRange), python: "IndentationError")
    case .misplacedLine: throw misplaced()
    case .mixedTabs: throw mixedTabs()
    default: break
    }
    if let compound = try compound() { return [compound] }
    return try simpleLine()
  }

  private func mixedTabs() -> ProgramSyntaxFailure {
    ProgramSyntaxFailure(.mixedTabs(at: lineRange), python: "TabError")
  }

  private func misplaced() -> ProgramSyntaxFailure {
    let depth = tokens[..<position].reduce(0) { $0 + ($1.kind == .indent ? 1 : 0) }
    return ProgramSyntaxFailure(
      depth >= ProgramLexer.deepestBlocks - 1
        ? .nestedTooDeeply(ProgramLexer.deepestBlocks, at: lineRange)
        : .indentUnmatched(at: lineRange), python: "IndentationError")
  }

  /// The first token behind marks of blocks.
  private var lineRange: SourceRange {
    tokens[position...].first { $0.end > $0.start }?.range ?? token.range
  }

  /// Reads `block`; `head` is the word that it belongs to, for a message.
  mutating func block(of head: SourceRange) throws(ProgramSyntaxFailure) -> ProgramBlock {
    try expectColon(of: head)
    guard take(.newline) else {
      guard !isAtEnd else { throw blockMissing(head) }
      if startsCompound {
        throw ProgramSyntaxFailure(.compoundOnOneLine(text(token), at: token.range))
      }
      return try simpleLine()
    }
    guard take(.indent) else { throw blockMissing(head) }
    return try nested { (parser) throws(ProgramSyntaxFailure) in
      var body: ProgramBlock = []
      while !parser.take(.dedent) {
        if parser.isAtEnd { break }
        body += try parser.statements()
      }
      return body
    }
  }

  private func blockMissing(_ head: SourceRange) -> ProgramSyntaxFailure {
    if token.kind == .mixedTabs { return mixedTabs() }
    if token.kind == .misplacedLine { return misplaced() }
    return ProgramSyntaxFailure(
      .blockMissing(after: original(head), at: head, found: lineRange),
      python: "IndentationError",
      isIncomplete: tokens[position...].allSatisfy { $0.kind == .dedent || $0.kind == .end })
  }
}
