extension Parser {
  // MARK: statement

  /// Reads `import | target {"," target} ("="|"+="|"-="|"*="|"/=") tuple | tuple`.
  mutating func statement() throws(SyntaxFailure) -> Statement {
    let start = token.range
    if isImport {
      return try finish(.importing(imports()), start)
    }
    try refuseBracketedTargets()
    let elements = try tuple().map { $0.node }
    guard token.kind.isAssignment else { return try finish(.expression(node(elements)), start) }
    return try finish(.assignment(try assignment(to: elements)), start)
  }

  /// Takes the end of a statement.
  private mutating func finish(_ kind: Statement.Kind, _ start: SourceRange) throws(SyntaxFailure)
    -> Statement
  {
    let range = start.union(lastRead)
    if isBeforeAssignment { return Statement(kind, range, silenced: false) }
    switch token.kind {
    case .lineEnd, .end: return Statement(kind, range, silenced: false)
    case .semicolon:
      advance()
      return Statement(kind, range, silenced: true)
    default: throw refusal()
    }
  }

  /// Where the token read last stands, signs that a line goes on and the comma before another
  /// assignment left out.
  private var lastRead: SourceRange {
    var index = position - 1
    while index > 0, [.continuation, .comma].contains(tokens[index].kind) { index -= 1 }
    return tokens[max(index, 0)].range
  }

  // MARK: tuple

  /// Reads `expr {"," expr}`, each with the place among the tokens where it begins.
  private mutating func tuple() throws(SyntaxFailure) -> [(node: SyntaxNode, start: Int)] {
    var elements: [(SyntaxNode, Int)] = []
    repeat {
      if !elements.isEmpty, [.lineEnd, .end, .semicolon].contains(token.kind), let previous {
        throw SyntaxFailure(.trailingComma(at: previous.range))
      }
      let start = position
      elements.append((try expression(), start))
    } while take(.comma)
    return elements
  }

  private func node(_ elements: [SyntaxNode]) throws(SyntaxFailure) -> SyntaxNode {
    guard elements.count > 1 else { return elements[0] }
    return try make(
      .tuple(elements), elements[0].range.union(elements[elements.count - 1].range))
  }

  // MARK: Assignments

  private mutating func assignment(to elements: [SyntaxNode]) throws(SyntaxFailure) -> Assignment {
    let sign = token
    var targets: [Target] = []
    for element in elements { targets.append(try target(element)) }
    if sign.kind != .assign, targets.count > 1 {
      throw SyntaxFailure(.operatorOnTargets(text(sign), at: sign.range))
    }
    advance()
    skipLineEnds()
    var values = try tuple()
    if token.kind.isAssignment { try giveBackTarget(&values) }
    let op: BinaryOperator? =
      switch sign.kind {
      case .addAssign: .add
      case .subtractAssign: .subtract
      case .multiplyAssign: .multiply
      case .divideAssign: .divide
      default: nil
      }
    return Assignment(targets, op, sign.range, try node(values.map(\.node)))
  }

  /// In `W = 10, F = 3` the value read last is the target of an assignment of its own.
  private mutating func giveBackTarget(_ values: inout [(node: SyntaxNode, start: Int)])
    throws(SyntaxFailure)
  {
    let last = values.removeLast()
    guard let value = values.last else {
      throw SyntaxFailure(.assignmentsChained(original(last.node.range), at: token.range))
    }
    guard values.count == 1 else {
      throw SyntaxFailure(
        .assignmentsJoined(at: token.range, values: value.node.range.union(values[0].node.range)))
    }
    position = last.start
  }

  /// Whether the assignment read last was ended by the comma before another.
  private var isBeforeAssignment: Bool { previous?.kind == .comma }

  private func target(_ node: SyntaxNode) throws(SyntaxFailure) -> Target {
    switch node.kind {
    case .name("_"): return Target(.discard, node.range)
    case .name(let name):
      if ["True", "False", "None"].contains(name) {
        throw SyntaxFailure(.constantAssigned(name, at: node.range))
      }
      return Target(.name(name), node.range)
    case .index(let base, let items): return Target(.index(base, items), node.range)
    case .attribute(let base, let name, let nameRange):
      return Target(.attribute(base, name: name, nameRange: nameRange), node.range)
    case .call(let callee, let arguments):
      throw SyntaxFailure(callAssigned(callee, arguments, at: node.range))
    default: throw SyntaxFailure(.notATarget(original(node.range), at: node.range))
    }
  }

  /// `A(1,2) = 5` sets an element in MATLAB; `f(x) = …` defines a function in books.
  private func callAssigned(
    _ callee: SyntaxNode, _ arguments: [Argument], at range: SourceRange
  ) -> Diagnostic {
    .callAssigned(
      original(callee.range), fromZero: zeroBased(arguments.map(\.value)), at: range)
  }
}
