extension ProgramParser {
  // MARK: value

  /// Reads `["*"] test {"," ["*"] test} [","]`: a tuple if there is a comma.
  mutating func value() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    let first = try starredOr { (parser) throws(ProgramSyntaxFailure) in try parser.namedTest() }
    guard isAt(.comma) else { return first }
    var elements = [first]
    while take(.comma), canBeginExpression {
      elements.append(
        try starredOr { (parser) throws(ProgramSyntaxFailure) in try parser.namedTest() })
    }
    return try make(.tuple(elements), range(from: start), over: elements)
  }

  /// Reads `*x`, or what else stands here.
  mutating func starredOr(
    _ other: (inout ProgramParser) throws(ProgramSyntaxFailure) -> ProgramExpression
  ) throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    guard take(.times) else { return try other(&self) }
    let inner = try chain()
    return try make(.starred(inner), range(from: start), over: [inner])
  }

  /// Reads `NAME ":=" test`, or a test.
  mutating func namedTest() throws(ProgramSyntaxFailure) -> ProgramExpression {
    guard token.kind == .name, peek().kind == .sign(.walrus) else { return try test() }
    let start = token.range
    let name = try name()
    advance()
    let value = try test()
    return try make(.named(name, value), range(from: start), over: [value])
  }

  // MARK: test

  /// Reads a `lambda`, or `disjunction ["if" disjunction "else" test]`.
  mutating func test() throws(ProgramSyntaxFailure) -> ProgramExpression {
    try nested { (parser) throws(ProgramSyntaxFailure) in
      if parser.isAt(.lambda) { return try parser.lambda() }
      let then = try parser.disjunction()
      guard parser.isAt(.if) else { return then }
      parser.advance()
      let condition = try parser.disjunction()
      guard parser.take(.else) else { throw parser.elseMissing(then.range) }
      let otherwise = try parser.test()
      return try parser.make(
        .conditional(test: condition, then: then, otherwise: otherwise),
        then.range.union(otherwise.range), over: [condition, then, otherwise])
    }
  }

  private mutating func lambda() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    advance()
    let parameters = try parameters(until: .colon)
    try expect(.colon)
    let body = try test()
    return try make(
      .lambda(parameters, body), range(from: start),
      over: parameters.map(\.defaultValue) + [body])
  }

  // MARK: disjunction, conjunction, inversion

  /// Reads `conjunction {"or" conjunction}`.
  mutating func disjunction() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let first = try conjunction()
    guard isAt(.or) else { return first }
    var operands = [first]
    while take(.or) { operands.append(try conjunction()) }
    return try make(.or(operands), range(from: first.range), over: operands)
  }

  private mutating func conjunction() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let first = try inversion()
    guard isAt(.and) else { return first }
    var operands = [first]
    while take(.and) { operands.append(try inversion()) }
    return try make(.and(operands), range(from: first.range), over: operands)
  }

  private mutating func inversion() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    guard take(.not) else { return try comparison() }
    let operand = try nested { (parser) throws(ProgramSyntaxFailure) in try parser.inversion() }
    return try make(.not(operand), range(from: start), over: [operand])
  }

  // MARK: comparison

  private mutating func comparison() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let first = try chain()
    var links: [ProgramLink<ProgramComparison>] = []
    while let (op, range) = takeComparison() {
      links.append(ProgramLink(op, range, try chain()))
    }
    if links.isEmpty { return first }
    return try make(
      .comparison(first, links), range(from: first.range), over: [first],
      [links.map(\.operand)])
  }

  private mutating func takeComparison() -> (ProgramComparison, SourceRange)? {
    let first = token.range
    switch token.kind {
    case .sign(let mark):
      guard let op = ProgramComparison(rawValue: mark.rawValue) else { return nil }
      advance()
      return (op, first)
    case .keyword(.in):
      advance()
      return (.isIn, first)
    case .keyword(.not) where peek().kind == .keyword(.in):
      advance()
      advance()
      return (.isNotIn, range(from: first))
    case .keyword(.is):
      advance()
      let isNegated = take(.not)
      return (isNegated ? .isNotSame : .isSame, range(from: first))
    default: return nil
    }
  }

  // MARK: chain

  /// Reads operands with operators of a level and those that bind more tightly.
  mutating func chain(_ level: Int = 0) throws(ProgramSyntaxFailure) -> ProgramExpression {
    guard level < ProgramMark.tightest else { return try unary() }
    let first = try chain(level + 1)
    var links: [ProgramLink<ProgramOperator>] = []
    while case .sign(let mark) = token.kind, let (own, op) = mark.chained, own == level {
      let range = token.range
      advance()
      try refuseDotted(range)
      links.append(ProgramLink(op, range, try chain(level + 1)))
    }
    if links.isEmpty { return first }
    return try make(
      .chain(first, links), range(from: first.range), over: [first], [links.map(\.operand)])
  }

  // MARK: unary, power

  private mutating func unary() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let start = token.range
    guard case .sign(let mark) = token.kind, let sign = ProgramSign(rawValue: mark.rawValue) else {
      return try power()
    }
    advance()
    let operand = try nested { (parser) throws(ProgramSyntaxFailure) in try parser.unary() }
    return try make(.unary(sign, operand), range(from: start), over: [operand])
  }

  private mutating func power() throws(ProgramSyntaxFailure) -> ProgramExpression {
    let base = try postfix()
    let range = token.range
    if isAt(.superscript) {
      let exponent = try make(.integer(original(range) == "²" ? 2 : 3), range)
      advance()
      return try make(
        .power(base, exponent, operatorRange: range), base.range.union(range), over: [base])
    }
    guard take(.power) else { return base }
    let exponent = try nested { (parser) throws(ProgramSyntaxFailure) in try parser.unary() }
    return try make(
      .power(base, exponent, operatorRange: range), self.range(from: base.range),
      over: [base, exponent])
  }
}

extension ProgramMark {
  /// How many levels of operators there are that are applied from left to right.
  fileprivate static let tightest = 6

  /// The operator between two operands, and its level: 0 binds loosest.
  fileprivate var chained: (level: Int, op: ProgramOperator)? {
    switch self {
    case .bar: (0, .or)
    case .exclusiveOr: (1, .exclusiveOr)
    case .ampersand: (2, .and)
    case .shiftLeft: (3, .shiftLeft)
    case .shiftRight: (3, .shiftRight)
    case .plus: (4, .add)
    case .minus: (4, .subtract)
    case .times: (5, .multiply)
    case .divide: (5, .divide)
    case .floorDivide: (5, .floorDivide)
    case .remainder: (5, .remainder)
    case .at: (5, .matrixMultiply)
    default: nil
    }
  }
}
