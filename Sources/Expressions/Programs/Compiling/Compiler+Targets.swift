extension Compiler {
  /// `a = b = value`.
  func assign(_ value: ProgramExpression, to targets: [ProgramTarget]) {
    if targets.count == 1, case .several(let parts) = targets[0].kind,
      case .tuple(let values) = value.kind, parts.count == values.count,
      parts.allSatisfy(\.isName), values.allSatisfy({ !$0.isStarred })
    {
      exchange(values, parts)
      return
    }
    if targets.count == 1, case .name(let name) = targets[0].kind,
      let register = destination(name)
    {
      // A value that is computed goes where it is wanted at once.
      let result = self.value(value, into: register)
      if result != register { emit(.move, a: register, b: result) }
      assigned.insert(name)
      return
    }
    let result = self.value(value)
    for target in targets { at(target.range) { store(result, in: target) } }
  }

  /// `a, b = b, a`: all values first, without a tuple between.
  private func exchange(_ values: [ProgramExpression], _ targets: [ProgramTarget]) {
    let results = values.map { value -> Int32 in
      let result = temporary()
      let computed = self.value(value, into: result)
      if computed != result { emit(.move, a: result, b: computed) }
      return result
    }
    for (target, result) in zip(targets, results) { store(result, in: target) }
  }

  /// Puts a register's value into a target.
  func store(_ value: Int32, in target: ProgramTarget) {
    switch target.kind {
    case .name(let name): setVariable(name, to: value)
    case .attribute(let base, let attribute):
      let base = self.value(base)
      emit(.setAttribute, a: value, b: base, c: name(attribute.text))
    case .element(let base, let index):
      let base = self.value(base)
      emit(.setElement, a: value, b: base, c: plan(index))
    case .several(let targets):
      let starred = targets.firstIndex { part in
        if case .starred = part.kind { true } else { false }
      }
      let registers = targets.map { _ in temporary() }
      let plan = index(
        of: UnpackingPlan(registers: registers, starred: starred), in: \.unpackings)
      emit(.unpack, a: value, b: plan)
      for (target, register) in zip(targets, registers) { store(register, in: target) }
    case .starred(let target): store(value, in: target)
    }
  }

  /// `target op= value`.
  func change(
    _ target: ProgramTarget, _ op: ProgramOperator, _ range: SourceRange,
    by value: ProgramExpression
  ) {
    switch target.kind {
    case .name(let name): change(name, op, by: value)
    case .element(let base, let index): change(base, index, op, by: value)
    case .attribute(let base, let attribute):
      let base = self.value(base)
      let old = temporary()
      emit(.attribute, a: old, b: base, c: name(attribute.text))
      let new = self.value(value)
      emit(.inPlace, extra: op.code, a: old, b: old, c: new)
      emit(.setAttribute, a: old, b: base, c: name(attribute.text))
    case .several, .starred: return
    }
  }

  private func change(_ name: String, _ op: ProgramOperator, by value: ProgramExpression) {
    let old = variable(name)
    let register = destination(name)
    if op == .add, let register, register == old, let (left, right) = product(value) {
      emit(.addProduct, a: register, b: left, c: right)
      return
    }
    var before = old
    if value.callsSomething, old < 0 {
      before = temporary()
      emit(.move, a: before, b: old)
    }
    let new = self.value(value)
    let result = register ?? temporary()
    emit(.inPlace, extra: op.code, a: result, b: before, c: new)
    if register == nil { setVariable(name, to: result) }
  }

  /// Compiles `y[i] += value`.
  ///
  /// Python reads `y[i]` before it computes the value, which shows only where the value calls something
  /// that may change `y`.
  private func change(
    _ base: ProgramExpression, _ index: ProgramIndex, _ op: ProgramOperator,
    by value: ProgramExpression
  ) {
    let base = self.value(base)
    let plan = self.plan(index)
    if op == .add, let (left, right) = product(value) {
      emit(.addProductToElement, a: left, b: base, c: plan, d: right)
    } else if value.callsOwnFunction {
      let old = temporary()
      emit(.element, a: old, b: base, c: plan)
      let new = self.value(value)
      emit(.inPlace, extra: op.code, a: old, b: old, c: new)
      emit(.setElement, a: old, b: base, c: plan)
    } else {
      let new = self.value(value)
      emit(.changeElement, extra: op.code, a: new, b: base, c: plan)
    }
  }

  /// The registers of the factors where a value is one product that calls nothing.
  private func product(_ value: ProgramExpression) -> (Int32, Int32)? {
    guard case .chain(let first, let links) = value.kind, links.count == 1,
      links[0].op == .multiply, !value.callsSomething
    else { return nil }
    let left = self.value(first)
    return (left, self.value(links[0].operand))
  }
}

extension ProgramTarget {
  var isName: Bool { if case .name = kind { true } else { false } }
}

extension ProgramExpression {
  var isStarred: Bool { if case .starred = kind { true } else { false } }

  /// Whether computing it may run a function.
  var callsSomething: Bool { contains { if case .call = $0.kind { true } else { false } } }

  /// Whether computing it may run a function of the learner's: one that is called by its bare name.
  var callsOwnFunction: Bool {
    contains { part in
      guard case .call(let callee, _) = part.kind else { return false }
      if case .attribute = callee.kind { return false }
      return true
    }
  }

  private func contains(_ test: (ProgramExpression) -> Bool) -> Bool {
    if test(self) { return true }
    switch kind {
    case .unary(_, let value), .not(let value), .attribute(let value, _), .starred(let value):
      return value.contains(test)
    case .chain(let first, let links):
      return first.contains(test) || links.contains { $0.operand.contains(test) }
    case .comparison(let first, let links):
      return first.contains(test) || links.contains { $0.operand.contains(test) }
    case .power(let base, let exponent, _): return base.contains(test) || exponent.contains(test)
    case .call(let callee, let arguments):
      return callee.contains(test) || arguments.contains { $0.value.contains(test) }
    case .element(let base, let index):
      return base.contains(test)
        || index.items.contains { item in
          switch item {
          case .expression(let value): value.contains(test)
          case .slice(let start, let stop, let step, _):
            [start, stop, step].contains { $0?.contains(test) ?? false }
          }
        }
    case .tuple(let values), .list(let values), .and(let values), .or(let values),
      .set(let values):
      return values.contains { $0.contains(test) }
    case .conditional(let test1, let then, let otherwise):
      return [test1, then, otherwise].contains { $0.contains(test) }
    case .comprehension, .formatted, .dictionary, .named: return true
    case .integer, .real, .text, .constant, .name, .lambda, .outside: return false
    }
  }
}

extension ProgramOperator {
  /// The operator as a number in an instruction.
  var code: UInt8 { unsafeBitCast(self, to: UInt8.self) }

  /// The operator of a number that ``code`` gave.
  @inline(__always)
  init(code: UInt8) { self = unsafeBitCast(code, to: ProgramOperator.self) }
}

extension ProgramComparison {
  /// The operator as a number in an instruction.
  var code: UInt8 { unsafeBitCast(self, to: UInt8.self) }

  /// The operator of a number that ``code`` gave.
  @inline(__always)
  init(code: UInt8) { self = unsafeBitCast(code, to: ProgramComparison.self) }
}

extension ProgramSign {
  /// The sign as a number in an instruction.
  var code: UInt8 { unsafeBitCast(self, to: UInt8.self) }

  /// The sign of a number that ``code`` gave.
  @inline(__always)
  init(code: UInt8) { self = unsafeBitCast(code, to: ProgramSign.self) }
}
