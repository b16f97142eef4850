/// A sign before an operand.
public enum UnaryOperator: String, Hashable, Sendable {
  case minus = "-"
  case plus = "+"
}

/// An operator of a sum or of a product; its dotted twin is told apart by ``Link/manner``.
public enum BinaryOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case matrixMultiply = "@"
}

/// An operator that compares.
public enum ComparisonOperator: String, Hashable, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
}

/// Which whole number half brackets take.
public enum Rounding: String, Hashable, Sendable {
  case floor
  case ceil
}

/// An operator of a chain with the operand on its right.
public struct Link<Operator: Hashable & Sendable>: Hashable, Sendable {
  /// How an operator was written.
  public enum Manner: Hashable, Sendable {
    /// As itself: `*`.
    case plain
    /// With MATLAB's dot: `.*`.
    case dotted
    /// Not at all: `2P`, `(a)(b)`. The operator's range is empty.
    case juxtaposed
  }

  /// The operator.
  public let op: Operator

  /// Where the operator stands.
  public let operatorRange: SourceRange

  /// How it was written.
  public let manner: Manner

  /// What stands on its right.
  public let operand: SyntaxNode

  /// Makes a link.
  public init(
    _ op: Operator, _ operatorRange: SourceRange, _ operand: SyntaxNode, manner: Manner = .plain
  ) {
    self.op = op
    self.operatorRange = operatorRange
    self.operand = operand
    self.manner = manner
  }
}

/// An argument of a call.
public struct Argument: Hashable, Sendable {
  /// The keyword, if it was given by one.
  public let name: String?

  /// Where the keyword stands.
  public let nameRange: SourceRange?

  /// What was given.
  public let value: SyntaxNode

  /// Where the argument stands, its keyword included.
  public let range: SourceRange

  /// Makes an argument.
  public init(name: String? = nil, nameRange: SourceRange? = nil, value: SyntaxNode) {
    self.name = name
    self.nameRange = nameRange
    self.value = value
    range = nameRange?.union(value.range) ?? value.range
  }
}

/// What stands between two commas of an index.
public struct IndexItem: Hashable, Sendable {
  /// What an item selects.
  public enum Kind: Hashable, Sendable {
    /// A place, or places: `0`, `-1`, `i`.
    case element(SyntaxNode)
    /// `start:stop:step`, each part optional.
    case slice(start: SyntaxNode?, stop: SyntaxNode?, step: SyntaxNode?)
    /// `...`: as many whole dimensions as are left.
    case ellipsis
    /// `None` or `np.newaxis`: a new dimension of length 1.
    case newAxis
  }

  /// What it selects.
  public let kind: Kind

  /// Where it stands.
  public let range: SourceRange

  /// Makes an item.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

extension IndexItem.Kind {
  /// The expressions directly inside.
  public var children: [SyntaxNode] {
    switch self {
    case .element(let node): [node]
    case .slice(let start, let stop, let step): [start, stop, step].compactMap(\.self)
    case .ellipsis, .newAxis: []
    }
  }
}

/// A row of a literal: what stands between two `;` or line ends.
public struct Row: Hashable, Sendable {
  /// The elements, at least one.
  public let elements: [SyntaxNode]

  /// Where the row stands.
  public let range: SourceRange

  /// Makes a row.
  public init(_ elements: [SyntaxNode], _ range: SourceRange) {
    self.elements = elements
    self.range = range
  }
}

/// The numbers of a literal that holds nothing else, row after row.
///
/// A node for each would make a literal of a megabyte slow to read.
public struct NumberGrid: Hashable, Sendable {
  /// The numbers in row-major order; none for `[]`.
  public let values: [Double]

  /// How many rows there are.
  public let rows: Int

  /// How many numbers each row holds.
  public let columns: Int

  /// Whether it was written as a matrix, with `;` or several lines; else it has rank 1.
  public let isMatrix: Bool

  /// Whether every number was written as a whole one, without point and exponent.
  public let areWhole: Bool

  /// Makes a grid.
  public init(_ values: [Double], rows: Int, columns: Int, isMatrix: Bool, areWhole: Bool) {
    self.values = values
    self.areWhole = areWhole
    self.rows = rows
    self.columns = columns
    self.isMatrix = isMatrix
  }
}
