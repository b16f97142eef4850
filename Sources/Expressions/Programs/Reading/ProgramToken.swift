/// A piece of a program that the parser takes as one.
struct ProgramToken {
  enum Kind: Hashable {
    case name
    case keyword(ProgramKeyword)
    case sign(ProgramMark)
    /// A number; what it says is read from the source when it is wanted.
    case number
    /// A text with its prefix and its quotes.
    case text
    /// A text that the line or the source ends in.
    case unfinishedText(isLong: Bool)
    /// The end of a logical line.
    case newline
    /// The first line of a block is further in.
    case indent
    /// A block has ended.
    case dedent
    /// A line that stands further in or out than any block around it.
    case misplacedLine
    /// A line whose tabs and blanks fit its neighbours only with some width of a tab.
    case mixedTabs
    /// A whole line that is a command.
    case command
    /// Something that Python does not have.
    case foreign
    case end
  }

  var kind: Kind
  var start: Int
  var end: Int

  var range: SourceRange { SourceRange(start, end) }
}

/// The words that Python keeps for itself.
enum ProgramKeyword: String, CaseIterable {
  case `false` = "False"
  case none = "None"
  case `true` = "True"
  case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`
  case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not
  case or, pass, raise, `return`, `try`, `while`, with, yield

  /// A keyword begins with one of a few letters and is never long: names are read often.
  static let named: [String: ProgramKeyword] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// The signs of Python, each as it is written.
enum ProgramMark: String, CaseIterable {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case ellipsis = "..."
  case arrow = "->"
  case walrus = ":="
  case assign = "="
  case addAssign = "+="
  case subtractAssign = "-="
  case multiplyAssign = "*="
  case divideAssign = "/="
  case floorDivideAssign = "//="
  case remainderAssign = "%="
  case matrixAssign = "@="
  case powerAssign = "**="
  case andAssign = "&="
  case orAssign = "|="
  case exclusiveOrAssign = "^="
  case shiftLeftAssign = "<<="
  case shiftRightAssign = ">>="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case at = "@"
  case power = "**"
  case ampersand = "&"
  case bar = "|"
  case exclusiveOr = "^"
  case invert = "~"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  /// `²` and `³`, as books print them.
  case superscript = "²"

  static let named: [[UInt8]: ProgramMark] = Dictionary(
    uniqueKeysWithValues: allCases.map { (Array($0.rawValue.utf8), $0) })

  /// The operator of `+=` and its brothers.
  var augmented: ProgramOperator? {
    switch self {
    case .addAssign: .add
    case .subtractAssign: .subtract
    case .multiplyAssign: .multiply
    case .divideAssign: .divide
    case .floorDivideAssign: .floorDivide
    case .remainderAssign: .remainder
    case .matrixAssign: .matrixMultiply
    case .powerAssign: .power
    case .andAssign: .and
    case .orAssign: .or
    case .exclusiveOrAssign: .exclusiveOr
    case .shiftLeftAssign: .shiftLeft
    case .shiftRightAssign: .shiftRight
    default: nil
    }
  }

  /// The bracket that an opening one waits for.
  var closing: ProgramMark? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    default: nil
    }
  }

  var isClosing: Bool {
    switch self {
    case .closeParenthesis, .closeBracket, .closeBrace: true
    default: false
    }
  }
}
