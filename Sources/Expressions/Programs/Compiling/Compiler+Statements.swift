extension Compiler {
  /// Compiles statements one after another.
  func block(_ statements: ProgramBlock) {
    for statement in statements { releasing { self.statement(statement) } }
  }

  private func statement(_ statement: ProgramStatement) {
    place = statement.range
    if code.isLibrary {
      emit(.step)
    } else {
      emit(.statement, a: Int32(clamping: namespace.book.line(of: place.start, in: code.source)))
    }
    switch statement.kind {
    case .expression(let value): expression(statement, value)
    case .assignment(let targets, let value): assign(value, to: targets)
    case .augmented(let target, let op, let range, let value):
      place = SourceRange(target.range.start, value.range.end)
      change(target, op, range, by: value)
    case .annotated(let target, _, let value):
      if let value { assign(value, to: [target]) }
    case .function(let definition): define(definition, at: statement.range)
    case .classDefinition(let definition): define(definition, at: statement.range)
    case .conditional(let branches, let otherwise): conditional(branches, otherwise)
    case .forLoop(let target, let iterable, let body, let otherwise):
      loop(target, iterable, body, otherwise)
    case .whileLoop(let test, let body, let otherwise): loop(test, body, otherwise)
    case .with(let items, let body): with(items[...], body)
    case .returning(let value): giveBack(value)
    case .breaking: leaveLoop { labels in labels.breaks.append(emit(.jump)) }
    case .continuing: leaveLoop { labels in direct(emit(.jump), to: labels.start) }
    case .passing, .global, .nonlocal: return
    case .assertion(let test, let message): assert(test, message)
    case .deletion(let targets): for target in targets { delete(target) }
    case .raising(let value, _):
      emit(.raise, a: value.map { self.value($0) } ?? Compiler.absent)
    case .importing(let modules): for module in modules { importing(module) }
    case .importingFrom(let module, _, let names):
      for item in names {
        at(item.name.range) {
          let result = temporary()
          emit(.fromModule, a: result, b: name(module), c: name(item.name.text))
          setVariable((item.alias ?? item.name).text, to: result)
        }
      }
    case .outside(let outside): self.outside(outside)
    }
  }

  func outside(_ outside: ProgramOutside) {
    emit(.outside, a: index(of: outside.rawValue, in: \.outsides))
  }

  /// A bare expression is shown at the outermost level of an entry, and only there.
  private func expression(_ statement: ProgramStatement, _ value: ProgramExpression) {
    if case .text = value.kind, scope.kind != .module { return }
    let result = self.value(value)
    guard scope.kind == .module, enclosing.isEmpty, isOutermost else { return }
    var shown = Compiler.absent
    if case .name(let name) = value.kind { shown = self.name(name) }
    emit(.show, extra: statement.silenced ? 1 : 0, a: result, b: shown)
  }

  private func importing(_ module: ImportedModule) {
    at(module.module.range) {
      let path = module.module.text
      let result = temporary()
      // `import a.b` binds a, `import a.b as c` binds a.b.
      let bound = module.alias == nil ? String(path.prefix { $0 != "." }) : path
      emit(.module, a: result, b: name(bound))
      setVariable(module.alias?.text ?? bound, to: result)
    }
  }

  private func conditional(_ branches: [ConditionalBranch], _ otherwise: ProgramBlock?) {
    var ends: [Int] = []
    var known: Set<String>?
    let before = assigned
    for branch in branches {
      assigned = before
      let skip = jump(unless: branch.test)
      nested(branch.body)
      known = known?.intersection(assigned) ?? assigned
      ends.append(emit(.jump))
      direct(skip)
    }
    assigned = before
    if let otherwise { nested(otherwise) }
    assigned = (known ?? assigned).intersection(assigned)
    for end in ends { direct(end) }
  }

  /// The statements of a block inside another statement.
  private func nested(_ statements: ProgramBlock) {
    nesting += 1
    block(statements)
    nesting -= 1
  }

  /// A jump that is taken where a test is false.
  func jump(unless test: ProgramExpression) -> Int {
    if case .not(let value) = test.kind {
      return at(test.range) { emit(.jumpIf, b: self.value(value)) }
    }
    let result = value(test)
    return at(test.range) { emit(.jumpUnless, b: result) }
  }

  /// How many loops of the function the code stands in.
  var loopCount: Int {
    enclosing.count { entry in if case .loop = entry { true } else { false } }
  }

  private func plan(_ variables: [(name: String, register: Int32)]) -> Int32 {
    let variables = code.isLibrary ? [] : variables
    code.loopDepth = max(code.loopDepth, loopCount + 1)
    return index(
      of: LoopPlan(
        number: namespace.nextLoop(variables.map(\.name)), depth: loopCount, variables: variables),
      in: \.loops)
  }

  /// The plan of a loop with the variables of a target.
  func loopPlan(_ target: ProgramTarget) -> Int32 { plan(loopVariables(target)) }

  private func loop(
    _ target: ProgramTarget, _ iterable: ProgramExpression, _ body: ProgramBlock,
    _ otherwise: ProgramBlock?
  ) {
    let header = place
    let iterator = temporary()
    let source = value(iterable)
    at(iterable.range) { _ = emit(.iterate, a: iterator, b: source) }
    let before = assigned
    let loop = loopPlan(target)
    let start = here
    place = SourceRange(header.start, iterable.range.end)
    let next: Int
    if case .name(let name) = target.kind, let register = destination(name) {
      next = emit(.next, a: iterator, b: register, d: loop)
      assigned.insert(name)
    } else {
      let item = temporary()
      next = emit(.next, a: iterator, b: item, d: loop)
      at(target.range) { store(item, in: target) }
    }
    repeated(body, start: start, otherwise, before: before, end: next)
  }

  private func loop(
    _ test: ProgramExpression, _ body: ProgramBlock, _ otherwise: ProgramBlock?
  ) {
    let before = assigned
    let loop = plan([])
    let start = here
    place = test.range
    emit(.pass, d: loop)
    let end = jump(unless: test)
    repeated(body, start: start, otherwise, before: before, end: end)
  }

  private func repeated(
    _ body: ProgramBlock, start: Int, _ otherwise: ProgramBlock?, before: Set<String>, end: Int
  ) {
    let labels = LoopLabels(start: start, depth: loopCount)
    enclosing.append(.loop(labels))
    nested(body)
    enclosing.removeLast()
    direct(emit(.jump), to: start)
    direct(end)
    emit(.leave, a: Int32(labels.depth))
    assigned = before
    if let otherwise { nested(otherwise) }
    if !labels.breaks.isEmpty { assigned = before }
    for jump in labels.breaks { direct(jump) }
    if !labels.breaks.isEmpty { emit(.leave, a: Int32(labels.depth)) }
  }

  /// The variables of a loop that are registers: what errors and steps name.
  private func loopVariables(_ target: ProgramTarget) -> [(name: String, register: Int32)] {
    switch target.kind {
    case .name(let name): destination(name).map { [(name, $0)] } ?? []
    case .several(let targets): targets.flatMap { loopVariables($0) }
    case .starred(let target): loopVariables(target)
    case .attribute, .element: []
    }
  }

  private func leaveLoop(_ jump: (LoopLabels) -> Void) {
    for entry in enclosing.reversed() {
      switch entry {
      case .with(let manager): emit(.exit, a: manager)
      case .loop(let labels):
        jump(labels)
        return
      }
    }
  }

  private func with(_ items: ArraySlice<WithItem>, _ body: ProgramBlock) {
    guard let item = items.first else {
      nested(body)
      return
    }
    let manager = temporary()
    let given = value(item.manager)
    at(item.manager.range) {
      emit(.move, a: manager, b: given)
      let entered = temporary()
      emit(.enter, a: entered, b: manager)
      if let target = item.target { store(entered, in: target) }
    }
    enclosing.append(.with(manager))
    with(items.dropFirst(), body)
    enclosing.removeLast()
    emit(.exit, a: manager)
  }

  private func giveBack(_ value: ProgramExpression?) {
    let result = value.map { self.value($0) } ?? constant(.none)
    for case .with(let manager) in enclosing.reversed() { emit(.exit, a: manager) }
    emit(.giveBack, a: result)
  }

  private func assert(_ test: ProgramExpression, _ message: ProgramExpression?) {
    let value = self.value(test)
    let passes = at(test.range) { emit(.jumpIf, b: value) }
    let text = message.map { self.value($0) } ?? Compiler.absent
    emit(.fail, a: text)
    direct(passes)
  }

  private func delete(_ target: ProgramTarget) {
    at(target.range) {
      switch target.kind {
      case .name(let name):
        switch place(of: name) {
        case .direct(let register): emit(.forget, a: register, b: self.name(name))
        case .cell(let register): emit(.forget, extra: 1, a: register, b: self.name(name))
        case .global(let slot): emit(.forget, a: ~slot, b: self.name(name))
        }
        assigned.remove(name)
      case .attribute(let base, let attribute):
        emit(.removeAttribute, b: value(base), c: self.name(attribute.text))
      case .element(let base, let index):
        let base = value(base)
        emit(.removeElement, b: base, c: self.plan(index))
      case .several(let targets): for target in targets { delete(target) }
      case .starred(let target): delete(target)
      }
    }
  }
}
