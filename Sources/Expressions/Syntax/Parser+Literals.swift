extension Parser {
  // MARK: rows

  /// Reads `"[" [row {(";"|line end) row} [";"]] "]"`.
  mutating func literal() throws(SyntaxFailure) -> SyntaxNode {
    let start = position
    try open(.literal)
    if let numbers = try numbers() { return numbers }
    // Numbers stand before something else: read them again as elements like others.
    (position, splitsAtBlanks) = (start, false)
    advance()
    var rows: [Row] = []
    var isMatrix = false
    while try goToRow(&isMatrix) {
      splitsAtBlanks = !rowHasComma
      let elements = try row()
      rows.append(Row(elements, elements[0].range.union(elements[elements.count - 1].range)))
    }
    let range = try close()
    return try make(.literal(rows, isMatrix: isMatrix || rows.count > 1), range)
  }

  /// Passes over what stands between rows.
  ///
  /// - Returns: Whether another row follows.
  private mutating func goToRow(_ isMatrix: inout Bool) throws(SyntaxFailure) -> Bool {
    while true {
      skipLineEnds()
      guard token.kind == .semicolon else { break }
      isMatrix = true
      advance()
    }
    if token.kind == .comma { throw missingOperand() }
    return token.kind != .closeBracket
  }

  /// Reads `expr {(","|blank) expr} [","]`.
  private mutating func row() throws(SyntaxFailure) -> [SyntaxNode] {
    var elements: [SyntaxNode] = []
    repeat { elements.append(try expression()) } while try goToElement()
    return elements
  }

  /// Passes over what stands between elements.
  ///
  /// - Returns: Whether another element of the same row follows.
  private mutating func goToElement() throws(SyntaxFailure) -> Bool {
    if token.kind == .lineEnd, !isCommaAfterLineEnd { return false }
    skipLineEnds()
    switch token.kind {
    case .comma:
      advance()
      skipLineEnds()
      if token.kind == .comma { throw missingOperand() }
      return token.kind != .semicolon && token.kind != .closeBracket
    case .semicolon, .closeBracket: return false
    default:
      guard splitsAtBlanks, token.followsBlank, token.kind.beginsOperand else { throw refusal() }
      return true
    }
  }

  private var isCommaAfterLineEnd: Bool {
    tokens[nextInLine(from: position)].kind == .comma
  }

  /// The first token from a place on that is not a line end.
  private func nextInLine(from start: Int) -> Int {
    var index = start
    while tokens[index].kind == .lineEnd || tokens[index].kind == .continuation { index += 1 }
    return index
  }

  /// Whether the row that begins here has a comma of its own.
  ///
  /// Brackets inside are jumped over, so that all rows of a literal together are looked through once.
  private var rowHasComma: Bool {
    var index = position
    var last = Token.Kind.openBracket
    while true {
      let kind = tokens[index].kind
      switch kind {
      case .comma: return true
      case .semicolon, .end: return false
      case .continuation:
        index += 1
        continue
      case .lineEnd:
        index = nextInLine(from: index)
        if tokens[index].kind == .comma { return true }
        guard last.isBinaryOperator else { return false }
        continue
      default:
        if kind.isClosing { return false }
        if kind.isOpening {
          guard tokens[index].partner > index else { return false }
          index = Int(tokens[index].partner)
        }
      }
      last = tokens[index].kind
      index += 1
    }
  }

  // MARK: Rows of numbers

  /// The rest of a literal that holds nothing but numbers.
  ///
  /// - Returns: nil if it holds something else.
  private mutating func numbers() throws(SyntaxFailure) -> SyntaxNode? {
    var values: [Double] = []
    var rows: [(count: Int, range: SourceRange)] = []
    var (isMatrix, areWhole) = (false, true)
    while try goToRow(&isMatrix) {
      splitsAtBlanks = !rowHasComma
      let (start, count) = (token.range, values.count)
      repeat {
        guard let value = number(&areWhole) else { return nil }
        values.append(value)
      } while try goToElement()
      let end = previous?.range ?? start
      rows.append((values.count - count, start.union(end)))
    }
    try refuseRagged(rows)
    let grid = NumberGrid(
      values, rows: rows.count, columns: rows.first?.count ?? 0,
      isMatrix: isMatrix || rows.count > 1, areWhole: areWhole)
    return try make(.numbers(grid), try close())
  }

  /// A number, perhaps with a sign, that is an element by itself.
  ///
  /// - Parameter areWhole: Becomes false where it was not written as a whole one.
  /// - Returns: nil where something else stands here.
  private mutating func number(_ areWhole: inout Bool) -> Double? {
    let isSigned = token.kind.isSign
    let digits = isSigned ? tokens[position + 1] : token
    guard digits.kind == .number else { return nil }
    let next = tokens[position + (isSigned ? 2 : 1)]
    switch next.kind {
    case .comma, .semicolon, .closeBracket, .lineEnd: break
    case .number, .string, .name, .openParenthesis, .openBracket:
      guard splitsAtBlanks, next.followsBlank else { return nil }
    case .plus, .minus:
      let after = tokens[position + (isSigned ? 3 : 2)]
      guard splitsAtBlanks, next.followsBlank, !after.followsBlank else { return nil }
    default: return nil
    }
    let isNegative = token.kind == .minus
    if isSigned { position += 1 }
    advance()
    let value = NumberScanner.value(bytes, digits.range)
    if areWhole, !NumberScanner.isWhole(bytes, digits.range) { areWhole = false }
    return isNegative ? -value : value
  }

  private func refuseRagged(_ rows: [(count: Int, range: SourceRange)]) throws(SyntaxFailure) {
    guard let first = rows.first,
      let wrong = rows.firstIndex(where: { $0.count != first.count })
    else { return }
    throw SyntaxFailure(
      .raggedRows(
        row: wrong + 1, count: rows[wrong].count, at: rows[wrong].range, firstCount: first.count,
        first: first.range))
  }
}
