extension ProgramParser {
  /// Whether a statement with a block begins here.
  var startsCompound: Bool {
    switch token.kind {
    case .keyword(let keyword):
      [.def, .class, .if, .for, .while, .with, .try, .async].contains(keyword)
    case .sign(.at): true
    default: false
    }
  }

  // MARK: compound

  /// Reads a statement with a block; nil if none begins here.
  mutating func compound() throws(ProgramSyntaxFailure) -> ProgramStatement? {
    let start = token.range
    switch token.kind {
    case .sign(.at): return try decorated()
    case .keyword(.def): return try function(decorators: [], start)
    case .keyword(.class): return try classDefinition(decorators: [], start)
    case .keyword(.if): return try conditional()
    case .keyword(.for): return try forLoop()
    case .keyword(.while): return try whileLoop()
    case .keyword(.with): return try with()
    case .keyword(.try): return try trying()
    case .keyword(.async): return try asynchronous()
    case .keyword(.elif), .keyword(.else), .keyword(.except), .keyword(.finally):
      throw ProgramSyntaxFailure(.branchAlone(text(token), at: start))
    case .name where text(token) == "match": return try matching()
    default: return nil
    }
  }

  private func statement(
    _ kind: ProgramStatement.Kind, _ start: SourceRange, _ blocks: [ProgramBlock],
    _ parts: [ProgramExpression?] = []
  ) throws(ProgramSyntaxFailure) -> ProgramStatement {
    var height = 0
    for block in blocks { for statement in block { height = max(height, statement.height) } }
    for case let part? in parts { height = max(height, part.height) }
    let end = blocks.compactMap(\.last).map(\.range.end).max() ?? start.end
    guard height < Self.greatestHeight else {
      throw ProgramSyntaxFailure(.nestedTooDeeply(Self.greatestHeight, at: start))
    }
    return ProgramStatement(
      kind, SourceRange(start.start, max(end, start.end)), height: height + 1)
  }

  // MARK: if

  private mutating func conditional() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    var branches: [ConditionalBranch] = []
    repeat {
      let head = token.range
      advance()
      let test = try namedTest()
      branches.append(ConditionalBranch(test: test, body: try block(of: head)))
    } while isAt(.elif)
    let otherwise = try elseBlock()
    return try statement(
      .conditional(branches, otherwise: otherwise), start,
      branches.map(\.body) + [otherwise ?? []], branches.map(\.test))
  }

  private mutating func elseBlock() throws(ProgramSyntaxFailure) -> ProgramBlock? {
    let head = token.range
    return take(.else) ? try block(of: head) : nil
  }

  // MARK: for, while

  private mutating func forLoop() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    advance()
    let target = try loopTarget()
    guard take(.in) else { throw inMissing() }
    let iterable = try value()
    let body = try loopBody(start)
    let otherwise = try elseBlock()
    return try statement(
      .forLoop(target, iterable, body: body, otherwise: otherwise), start,
      [body, otherwise ?? []], [iterable])
  }

  private mutating func whileLoop() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    advance()
    let test = try namedTest()
    let body = try loopBody(start)
    let otherwise = try elseBlock()
    return try statement(
      .whileLoop(test, body: body, otherwise: otherwise), start, [body, otherwise ?? []], [test])
  }

  private mutating func loopBody(
    _ head: SourceRange
  ) throws(ProgramSyntaxFailure) -> ProgramBlock {
    loops += 1
    defer { loops -= 1 }
    return try block(of: head)
  }

  // MARK: with

  private mutating func with() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    advance()
    let items = try withItems()
    let body = try block(of: start)
    return try statement(.with(items, body: body), start, [body], items.map(\.manager))
  }

  /// Reads the items, which may stand in brackets together.
  private mutating func withItems() throws(ProgramSyntaxFailure) -> [WithItem] {
    if isAt(.openParenthesis), let partner = partner(of: position),
      tokens[min(partner + 1, tokens.count - 1)].kind == .sign(.colon),
      tokens[position..<partner].contains(where: { $0.kind == .keyword(.as) })
    {
      let opening = token
      advance()
      var items: [WithItem] = []
      repeat {
        if isAt(.closeParenthesis) { break }
        items.append(try withItem())
      } while take(.comma)
      _ = try close(opening)
      return items
    }
    var items: [WithItem] = []
    repeat { items.append(try withItem()) } while take(.comma)
    return items
  }

  private mutating func withItem() throws(ProgramSyntaxFailure) -> WithItem {
    let manager = try test()
    guard take(.as) else { return WithItem(manager: manager, target: nil) }
    return WithItem(manager: manager, target: try target(try chain(), for: .assignment))
  }

  /// Where the bracket is that closes the one at an index.
  func partner(of opening: Int) -> Int? {
    var open = 0
    for index in opening..<tokens.count {
      guard case .sign(let mark) = tokens[index].kind else { continue }
      if mark.closing != nil { open += 1 }
      if mark.isClosing { open -= 1 }
      if open == 0 { return index }
    }
    return nil
  }

  // MARK: def, class

  private mutating func decorated() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    var decorators: [ProgramExpression] = []
    while take(.at) {
      decorators.append(try namedTest())
      guard take(.newline) else {
        throw isAtEnd
          ? ProgramSyntaxFailure(.decoratorAlone(at: start), isIncomplete: true) : refusal()
      }
    }
    switch token.kind {
    case .keyword(.def): return try function(decorators: decorators, start)
    case .keyword(.class): return try classDefinition(decorators: decorators, start)
    case .keyword(.async): return try asynchronous()
    default: throw ProgramSyntaxFailure(.decoratorAlone(at: start), isIncomplete: isAtEnd)
    }
  }

  private mutating func function(
    decorators: [ProgramExpression], _ start: SourceRange
  ) throws(ProgramSyntaxFailure) -> ProgramStatement {
    let head = token.range
    advance()
    let name = try name()
    guard isAt(.openParenthesis) else {
      throw ProgramSyntaxFailure(
        .parametersMissing(name.text, at: name.range), isIncomplete: false)
    }
    let opening = token
    advance()
    let parameters = try parameters(until: .closeParenthesis)
    let headRange = head.union(try close(opening))
    if take(.arrow) { _ = try test() }
    let outer = (isInFunction, loops)
    (isInFunction, loops) = (true, 0)
    defer { (isInFunction, loops) = outer }
    let body = try block(of: head)
    let definition = FunctionDefinition(
      name: name, parameters: parameters, body: body, decorators: decorators,
      headRange: headRange)
    return try statement(
      .function(definition), start, [body], decorators + parameters.map(\.defaultValue))
  }

  private mutating func classDefinition(
    decorators: [ProgramExpression], _ start: SourceRange
  ) throws(ProgramSyntaxFailure) -> ProgramStatement {
    let head = token.range
    advance()
    let name = try name()
    var arguments: [ProgramArgument] = []
    if isAt(.openParenthesis) {
      let opening = token
      advance()
      arguments = try self.arguments(opening)
      _ = try close(opening)
    }
    let outer = (isInFunction, loops)
    (isInFunction, loops) = (false, 0)
    defer { (isInFunction, loops) = outer }
    let body = try block(of: head)
    let definition = ClassDefinition(
      name: name, arguments: arguments, body: body, decorators: decorators)
    return try statement(
      .classDefinition(definition), start, [body], decorators + arguments.map(\.value))
  }
}
