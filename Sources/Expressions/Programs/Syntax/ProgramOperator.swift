/// A sign before an operand.
public enum ProgramSign: String, Hashable, Sendable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
}

/// An operator between two operands, also of `+=` and its brothers.
public enum ProgramOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case matrixMultiply = "@"
  /// Only in `**=`; elsewhere ``ProgramExpression/Kind/power(_:_:operatorRange:)``.
  case power = "**"
  case and = "&"
  case or = "|"
  /// An error on numbers, which says `**`.
  case exclusiveOr = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

/// An operator that compares.
public enum ProgramComparison: String, Hashable, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case isIn = "in"
  case isNotIn = "not in"
  case isSame = "is"
  case isNotSame = "is not"
}

/// An operator of a chain with the operand on its right.
public struct ProgramLink<Operator: Hashable & Sendable>: Hashable, Sendable {
  /// The operator.
  public let op: Operator

  /// Where the operator stands.
  public let operatorRange: SourceRange

  /// What stands on its right.
  public let operand: ProgramExpression

  /// Makes a link.
  public init(_ op: Operator, _ operatorRange: SourceRange, _ operand: ProgramExpression) {
    self.op = op
    self.operatorRange = operatorRange
    self.operand = operand
  }
}
