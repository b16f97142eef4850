/// Something in a source that only a program has.
struct ProgramForm: Hashable {
  /// How much a form says by itself.
  enum Weight: Hashable {
    /// The entry is Python's, whatever ordinary lines make of it: `"""`, `f"…"`, `x = None`.
    case certain
    /// The entry is Python's if ordinary lines refuse something in it: `def f(x):`, `{`.
    case strong
    /// The entry is Python's if ordinary lines refuse the statement that it stands in: `x in y`, `~x`.
    case weak
  }

  var weight: Weight
  var range: SourceRange
}

/// Finds the forms of a source that only programs have, outside texts and comments.
///
/// - Complexity: O(*n*).
struct ProgramForms {
  /// What was found, in the order of the source.
  private(set) var found: [ProgramForm] = []

  private let bytes: [UInt8]
  private let tokens: [ProgramToken]
  private let isVariable: (String) -> Bool

  /// The names that the source gives a value somewhere.
  private var assigned: Set<String> = []

  /// The brackets open before the current token.
  private var depth = 0

  /// A `for` in brackets that waits for its `in`, with the depth at which it stands.
  private var loops: [(range: SourceRange, depth: Int)] = []

  /// A `lambda` that waits for its `:`.
  private var lambdas: [(range: SourceRange, depth: Int)] = []

  /// The head of a line that waits for its `:`.
  private var head: (range: SourceRange, needsIn: Bool)?

  /// What the statement being read has outside brackets.
  private var statement = StatementFacts()

  private struct StatementFacts {
    var assignments = 0
    var conditional: SourceRange?
    var bracketedTarget: SourceRange?
  }

  init(
    _ bytes: [UInt8], _ range: SourceRange, margins: [Int: Int],
    isVariable: @escaping (String) -> Bool
  ) {
    self.bytes = bytes
    self.isVariable = isVariable
    tokens = ProgramLexer.lines(bytes, range, margins: margins)
    for index in tokens.indices
    where kind(index) == .name && kind(index + 1) == .sign(.assign) {
      assigned.insert(ScalarFolding.text(in: bytes, tokens[index].range))
    }
    for index in tokens.indices { look(at: index) }
    // A bracket that is still open may get its `in`.
    found += loops.map { ProgramForm(weight: .strong, range: $0.range) }
    found.sort { $0.range.start < $1.range.start }
  }

  private mutating func add(_ weight: ProgramForm.Weight, _ range: SourceRange) {
    found.append(ProgramForm(weight: weight, range: range))
  }

  private func kind(_ index: Int) -> ProgramToken.Kind {
    tokens.indices.contains(index) ? tokens[index].kind : .end
  }

  private mutating func look(at index: Int) {
    let token = tokens[index]
    let beginsLine = index == 0 || isBetweenLines(kind(index - 1))
    if beginsLine { lookAtHead(index) }
    switch token.kind {
    case .newline:
      (depth, loops, lambdas, head, statement) = (0, [], [], nil, StatementFacts())
    case .sign(let mark): look(at: mark, index, beginsLine)
    case .keyword(let keyword): look(at: keyword, index, beginsLine)
    case .text, .unfinishedText: lookAtText(index)
    default: break
    }
  }

  private func isBetweenLines(_ kind: ProgramToken.Kind) -> Bool {
    switch kind {
    case .newline, .indent, .dedent, .misplacedLine, .mixedTabs: true
    default: false
    }
  }

  // MARK: Heads of lines

  private mutating func lookAtHead(_ index: Int) {
    let token = tokens[index]
    let next = kind(index + 1)
    switch token.kind {
    case .keyword(.def) where next == .name && kind(index + 2) == .sign(.openParenthesis):
      add(.strong, token.range)
    case .keyword(.class)
    where next == .name
      && [.sign(.openParenthesis), .sign(.colon)].contains(kind(index + 2)):
      add(.strong, token.range)
    case .keyword(.for): head = (token.range, true)
    case .keyword(.while), .keyword(.if), .keyword(.with), .keyword(.try):
      head = (token.range, false)
    case .sign(.at) where next == .name: add(.strong, token.range)
    case .sign(.openParenthesis), .sign(.openBracket), .sign(.times):
      statement.bracketedTarget = token.range
    default: break
    }
  }

  // MARK: Signs

  private mutating func look(at mark: ProgramMark, _ index: Int, _ beginsLine: Bool) {
    let token = tokens[index]
    if mark.isClosing { depth = max(0, depth - 1) }
    loops.removeAll { $0.depth > depth }
    lambdas.removeAll { $0.depth > depth }
    switch mark {
    case .openBrace: add(.strong, token.range)
    case .ampersand, .bar, .invert, .floorDivideAssign, .powerAssign: add(.weak, token.range)
    case .remainderAssign where isAugmentation(index): add(.certain, token.range)
    case .colon: lookAtColon()
    case .assign where depth == 0: lookAtAssignment(index)
    case .comma where depth == 0 && statement.assignments == 0:
      if [.sign(.openParenthesis), .sign(.times)].contains(kind(index + 1)) {
        statement.bracketedTarget = tokens[index + 1].range
      }
    case .semicolon where depth == 0: statement = StatementFacts()
    default: break
    }
    if mark.closing != nil { depth += 1 }
  }

  private mutating func lookAtColon() {
    if let last = lambdas.last, last.depth == depth {
      add(.strong, last.range)
      lambdas.removeLast()
    } else if depth == 0, let head, !head.needsIn {
      add(.strong, head.range)
      self.head = nil
    }
  }

  /// Whether `%=` follows a name, an element or an attribute at a line's start and a value follows it.
  private func isAugmentation(_ index: Int) -> Bool {
    guard depth == 0, statement.assignments == 0, index > 0 else { return false }
    let line = tokens[..<index].lastIndex { isBetweenLines($0.kind) } ?? -1
    guard kind(line + 1) == .name else { return false }
    switch kind(index + 1) {
    case .name, .number, .sign(.openParenthesis), .sign(.minus): return true
    default: return false
    }
  }

  private mutating func lookAtAssignment(_ index: Int) {
    let range = tokens[index].range
    statement.assignments += 1
    if statement.assignments == 2 { add(.weak, range) }
    if statement.assignments == 1, let target = statement.bracketedTarget { add(.weak, target) }
    if kind(index + 1) == .keyword(.none) {
      switch kind(index + 2) {
      case .newline, .end, .sign(.semicolon): add(.certain, tokens[index + 1].range)
      default: break
      }
    }
  }

  // MARK: Words and texts

  private mutating func look(at keyword: ProgramKeyword, _ index: Int, _ beginsLine: Bool) {
    let range = tokens[index].range
    switch keyword {
    case .for where depth > 0: loops.append((range, depth))
    case .in:
      if let last = loops.last, last.depth == depth {
        add(.strong, last.range)
        loops.removeLast()
      } else if depth == 0, head?.needsIn == true {
        head?.needsIn = false
      } else {
        add(.weak, range)
      }
    case .lambda: lambdas.append((range, depth))
    case .and, .or, .not, .is, .none, .assert, .del, .global: add(.weak, range)
    case .if where !beginsLine: statement.conditional = range
    case .else:
      if let conditional = statement.conditional { add(.weak, conditional) }
      statement.conditional = nil
    default: break
    }
  }

  private mutating func lookAtText(_ index: Int) {
    let token = tokens[index]
    let isLong = ProgramTextScan(bytes, end: token.end)
    var quote = token.start
    while quote < token.end, bytes[quote] | 0x20 >= 0x61, bytes[quote] | 0x20 <= 0x7A {
      quote += 1
    }
    let isTransposed =
      quote == token.start && bytes[quote] == UInt8(ascii: "'")
      && index > 0 && tokens[index - 1].end == token.start && endsOperand(kind(index - 1))
    if isLong.quotes(at: quote).isLong, !isTransposed { return add(.certain, token.range) }
    guard quote > token.start else { return }
    if bytes[quote] == UInt8(ascii: "'") {
      let prefix = String(decoding: bytes[token.start..<quote], as: UTF8.self)
      guard token.kind == .text, !isVariable(prefix), !assigned.contains(prefix) else { return }
    }
    add(.certain, SourceRange(token.start, token.end))
  }

  private func endsOperand(_ kind: ProgramToken.Kind) -> Bool {
    switch kind {
    case .name: true
    case .sign(let mark): mark.isClosing
    default: false
    }
  }
}
