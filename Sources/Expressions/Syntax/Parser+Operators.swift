extension Parser {
  // MARK: expr

  /// Reads `sum {("<"|"<="|">"|">="|"=="|"!=") sum}`.
  mutating func expression() throws(SyntaxFailure) -> SyntaxNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepestNesting {
      throw SyntaxFailure(.nestedTooDeeply(Self.deepestNesting, at: token.range))
    }
    let first = try sum()
    var links: [Link<ComparisonOperator>] = []
    while let op = token.kind.comparison {
      let sign = takeOperator()
      links.append(Link(op, sign.range, try sum()))
    }
    guard let last = links.last else { return first }
    return try make(.comparison(first, links), first.range.union(last.operand.range))
  }

  // MARK: sum, term

  /// Reads `term {("+"|"-") term}`.
  mutating func sum() throws(SyntaxFailure) -> SyntaxNode {
    let first = try term()
    var links: [Link<BinaryOperator>] = []
    while token.kind.isSign, !signBeginsElement {
      try refuseIncrement()
      let sign = takeOperator()
      links.append(Link(sign.kind == .plus ? .add : .subtract, sign.range, try term()))
    }
    return try chain(first, links)
  }

  /// Reads `unary {("*"|"/"|"//"|"%"|".*"|"./"|"@") unary}`.
  mutating func term() throws(SyntaxFailure) -> SyntaxNode {
    let first = try unary()
    var links: [Link<BinaryOperator>] = []
    while let (op, manner) = token.kind.product {
      let sign = takeOperator()
      links.append(Link(op, sign.range, try unary(), manner: manner))
    }
    return try chain(first, links)
  }

  func chain(_ first: SyntaxNode, _ links: [Link<BinaryOperator>]) throws(SyntaxFailure)
    -> SyntaxNode
  {
    guard let last = links.last else { return first }
    return try make(.chain(first, links), first.range.union(last.operand.range))
  }

  /// Passes over an operator and the line ends behind it.
  private mutating func takeOperator() -> Token {
    let sign = token
    advance()
    skipLineEnds()
    return sign
  }

  /// Whether the sign here begins a new element of a literal: it has a blank before it and none behind.
  private var signBeginsElement: Bool {
    splitsAtBlanks && token.followsBlank && !tokens[position + 1].followsBlank
  }

  // MARK: unary

  /// Reads `("-"|"+") unary | juxta`.
  mutating func unary() throws(SyntaxFailure) -> SyntaxNode {
    let signs = takeSigns()
    return try signed(try juxtaposition(), signs)
  }

  private mutating func takeSigns() -> [Token] {
    var signs: [Token] = []
    while token.kind.isSign { signs.append(takeOperator()) }
    return signs
  }

  private func signed(_ operand: SyntaxNode, _ signs: [Token]) throws(SyntaxFailure) -> SyntaxNode {
    var node = operand
    for sign in signs.reversed() {
      let op = sign.kind == .plus ? UnaryOperator.plus : .minus
      node = try make(.unary(op, node), sign.range.union(node.range))
    }
    return node
  }

  // MARK: juxta

  /// Reads `NUMBER power | paren {paren} power | power`.
  mutating func juxtaposition() throws(SyntaxFailure) -> SyntaxNode {
    let start = position
    let first = try power()
    let isNumber = tokens[start].kind == .number && position == start + 1
    let isGroup = tokens[start].kind == .openParenthesis && tokens[start].partner == position - 1
    guard isNumber || isGroup else { return first }
    var links: [Link<BinaryOperator>] = []
    while isFactorAhead, isNumber && links.isEmpty || token.kind == .openParenthesis {
      let place = SourceRange(Int(token.start), Int(token.start))
      links.append(Link(.multiply, place, try power(), manner: .juxtaposed))
    }
    return try chain(first, links)
  }

  /// Whether a factor follows without a blank.
  private var isFactorAhead: Bool {
    guard !token.followsBlank else { return false }
    switch token.kind {
    case .name, .openParenthesis, .openBracket, .openFloor, .openCeil: return true
    default: return false
    }
  }

  // MARK: power, exponent

  /// Reads `postfix [("^"|"**"|".^") exponent | "²" | "³"]`.
  mutating func power() throws(SyntaxFailure) -> SyntaxNode {
    let base = try postfix()
    let sign = token
    let exponent: SyntaxNode
    if sign.kind == .superscript {
      let value: Double = ScalarFolding.decode(bytes, at: Int(sign.start)).value == 0xB2 ? 2 : 3
      exponent = try make(.number(value, text: value == 2 ? "2" : "3"), sign.range)
      advance()
    } else if sign.kind == .power {
      _ = takeOperator()
      exponent = try self.exponent()
    } else {
      return base
    }
    if isFactorAhead { throw SyntaxFailure(factorAfterPower(base, exponent)) }
    if token.kind == .number, !token.followsBlank {
      throw SyntaxFailure(factorAfterPower(base, exponent))
    }
    return try make(
      .power(base, exponent, operatorRange: sign.range), base.range.union(exponent.range))
  }

  /// Reads `("-"|"+") exponent | power`.
  private mutating func exponent() throws(SyntaxFailure) -> SyntaxNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepestNesting {
      throw SyntaxFailure(.nestedTooDeeply(Self.deepestNesting, at: token.range))
    }
    let signs = takeSigns()
    return try signed(try power(), signs)
  }

  private func factorAfterPower(_ base: SyntaxNode, _ exponent: SyntaxNode) -> Diagnostic {
    let power = base.range.union(exponent.range)
    return .factorAfterPower(
      original(power), text(token), at: token.range, power: power)
  }
}

extension Token.Kind {
  fileprivate var comparison: ComparisonOperator? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    default: nil
    }
  }

  fileprivate var product: (BinaryOperator, Link<BinaryOperator>.Manner)? {
    switch self {
    case .times: (.multiply, .plain)
    case .divide: (.divide, .plain)
    case .floorDivide: (.floorDivide, .plain)
    case .remainder: (.remainder, .plain)
    case .matrixMultiply: (.matrixMultiply, .plain)
    case .dottedTimes: (.multiply, .dotted)
    case .dottedDivide: (.divide, .dotted)
    default: nil
    }
  }
}
