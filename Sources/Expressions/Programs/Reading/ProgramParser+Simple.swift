extension ProgramParser {
  // MARK: simple

  /// Reads `simple {";" simple} [";"] NEWLINE`.
  mutating func simpleLine() throws(ProgramSyntaxFailure) -> [ProgramStatement] {
    var statements: [ProgramStatement] = []
    repeat {
      if !statements.isEmpty, token.kind == .newline || isAtEnd { break }
      statements.append(try simple())
    } while take(.semicolon)
    guard take(.newline) || isAtEnd else { throw refusal() }
    return statements
  }

  /// Reads one statement without a block.
  private mutating func simple() throws(ProgramSyntaxFailure) -> ProgramStatement {
    let start = token.range
    let (kind, height) = try simpleKind()
    return ProgramStatement(
      kind, range(from: start), silenced: isAt(.semicolon), height: height + 1)
  }

  private mutating func simpleKind() throws(ProgramSyntaxFailure) -> (
    ProgramStatement.Kind, Int
  ) {
    guard case .keyword(let keyword) = token.kind else { return try assignmentOrExpression() }
    switch keyword {
    case .pass: return lone(.passing)
    case .break: return try inLoop(.breaking)
    case .continue: return try inLoop(.continuing)
    case .return: return try returned()
    case .raise: return try raised()
    case .assert: return try asserted()
    case .del: return try deleted()
    case .global, .nonlocal: return try declared(keyword)
    case .import: return try imported()
    case .from: return try importedFrom()
    default: return try assignmentOrExpression()
    }
  }

  private mutating func lone(_ kind: ProgramStatement.Kind) -> (ProgramStatement.Kind, Int) {
    advance()
    return (kind, 0)
  }

  private mutating func inLoop(
    _ kind: ProgramStatement.Kind
  ) throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    guard loops > 0 else {
      throw ProgramSyntaxFailure(.outsideLoop(text(token), at: token.range))
    }
    return lone(kind)
  }

  private var endsStatement: Bool { token.kind == .newline || isAtEnd || isAt(.semicolon) }

  private mutating func returned() throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    guard isInFunction else { throw ProgramSyntaxFailure(.returnOutside(at: token.range)) }
    advance()
    guard !endsStatement else { return (.returning(nil), 0) }
    let value = try value()
    return (.returning(value), value.height)
  }

  private mutating func raised() throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    advance()
    guard !endsStatement else { return (.raising(nil, cause: nil), 0) }
    let exception = try test()
    let cause = take(.from) ? try test() : nil
    return (.raising(exception, cause: cause), max(exception.height, cause?.height ?? 0))
  }

  private mutating func asserted() throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    advance()
    let test = try self.test()
    let message = take(.comma) ? try self.test() : nil
    return (.assertion(test, message: message), max(test.height, message?.height ?? 0))
  }

  private mutating func deleted() throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    advance()
    let node = try value()
    let target = try target(node, for: .deletion)
    if case .several(let targets) = target.kind, !isBracketed(node) {
      return (.deletion(targets), node.height)
    }
    return (.deletion([target]), node.height)
  }

  /// Whether a tuple or list stands in brackets of its own.
  private func isBracketed(_ node: ProgramExpression) -> Bool {
    "([".utf8.contains(bytes[node.range.start])
      && previous.map { $0.end == node.range.end && ")]".utf8.contains(bytes[$0.start]) } ?? false
  }

  private mutating func declared(
    _ keyword: ProgramKeyword
  ) throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    if keyword == .nonlocal, !isInFunction {
      throw ProgramSyntaxFailure(.nonlocalOutside(at: token.range))
    }
    advance()
    var names: [ProgramName] = []
    repeat { names.append(try name()) } while take(.comma)
    return (keyword == .global ? .global(names) : .nonlocal(names), 0)
  }

  // MARK: Imports

  private mutating func imported() throws(ProgramSyntaxFailure) -> (ProgramStatement.Kind, Int) {
    advance()
    var modules: [ImportedModule] = []
    repeat {
      let module = try dottedName()
      modules.append(ImportedModule(module: module, alias: take(.as) ? try name() : nil))
    } while take(.comma)
    return (.importing(modules), 0)
  }

  private mutating func importedFrom() throws(ProgramSyntaxFailure) -> (
    ProgramStatement.Kind, Int
  ) {
    advance()
    let start = token.range
    while take(.dot) || take(.ellipsis) {}
    let isRelative = position > 0 && previous?.kind == .sign(.dot)
    let module = isRelative && isAt(.import) ? nil : try dottedName()
    let place = module.map { start.union($0.range) } ?? start
    guard take(.import) else { throw refusal() }
    if take(.times) {
      return (.importingFrom(module: original(place), moduleRange: place, names: []), 0)
    }
    let opening = isAt(.openParenthesis) ? token : nil
    if opening != nil { advance() }
    var names: [ImportedName] = []
    repeat {
      if opening != nil, isAt(.closeParenthesis) { break }
      names.append(ImportedName(name: try name(), alias: take(.as) ? try name() : nil))
    } while take(.comma)
    if let opening { _ = try close(opening) }
    return (.importingFrom(module: original(place), moduleRange: place, names: names), 0)
  }

  private mutating func dottedName() throws(ProgramSyntaxFailure) -> ProgramName {
    var parts = [try name()]
    while take(.dot) { parts.append(try name()) }
    return ProgramName(
      parts.map(\.text).joined(separator: "."), parts[0].range.union(parts[parts.count - 1].range))
  }
}
