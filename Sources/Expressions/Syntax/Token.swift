/// A piece of the source that the parser takes as one.
///
/// Sixteen bytes, as a literal of a megabyte has half a million of them; what a token says is read from
/// the source when it is wanted.
struct Token {
  enum Kind: UInt8 {
    case number, malformedNumber, string, unfinishedString, name
    case openParenthesis, closeParenthesis, openBracket, closeBracket
    case openFloor, closeFloor, openCeil, closeCeil
    case comma, semicolon, colon, dot, ellipsis, transpose, superscript
    case assign, addAssign, subtractAssign, multiplyAssign, divideAssign
    case plus, minus, times, divide, floorDivide, remainder, matrixMultiply, dottedTimes,
      dottedDivide, power
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    /// Something that the language does not have, such as `&&`.
    case foreign
    /// `...` or `\` last on a line, with the line end.
    case continuation
    case lineEnd
    case end
  }

  var kind: Kind

  /// Whether a blank, a comment or a line end stands before it, or it is one.
  var followsBlank: Bool

  var start: Int32
  var end: Int32

  /// Where among the tokens the bracket is that belongs to this one; −1 if there is none.
  var partner: Int32 = -1

  var range: SourceRange { SourceRange(Int(start), Int(end)) }
}

extension Token.Kind {
  var isOpening: Bool {
    switch self {
    case .openParenthesis, .openBracket, .openFloor, .openCeil: true
    default: false
    }
  }

  /// The bracket that an opening one waits for.
  var closing: Token.Kind? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openFloor: .closeFloor
    case .openCeil: .closeCeil
    default: nil
    }
  }

  var isClosing: Bool {
    switch self {
    case .closeParenthesis, .closeBracket, .closeFloor, .closeCeil: true
    default: false
    }
  }

  var isSign: Bool { self == .plus || self == .minus }

  /// Whether an operand can begin with it.
  var beginsOperand: Bool {
    switch self {
    case .number, .malformedNumber, .string, .unfinishedString, .name, .plus, .minus: true
    default: isOpening
    }
  }

  /// Whether an operand can end with it.
  var endsOperand: Bool {
    switch self {
    case .number, .string, .name, .transpose, .superscript: true
    default: isClosing
    }
  }

  /// Whether it wants something on its right: a line that ends with it goes on.
  var isBinaryOperator: Bool {
    switch self {
    case .plus, .minus, .times, .divide, .floorDivide, .remainder, .matrixMultiply, .dottedTimes,
      .dottedDivide, .power, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      true
    default: false
    }
  }

  var isAssignment: Bool {
    switch self {
    case .assign, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign: true
    default: false
    }
  }
}
