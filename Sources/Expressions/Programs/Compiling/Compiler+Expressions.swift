extension Compiler {
  /// The register that holds an expression's value: the one that is asked for where it has to be
  /// computed, a variable's or a constant's own where it is there already.
  func value(_ expression: ProgramExpression, into target: Int32? = nil) -> Int32 {
    at(expression.range) { compute(expression, target) }
  }

  private func compute(_ expression: ProgramExpression, _ target: Int32?) -> Int32 {
    switch expression.kind {
    case .integer(let number): return constant(.int(number))
    case .real(let number): return constant(.real(number, 0))
    case .text(let text): return constant(.object(TextObject(text)))
    case .constant(let constant): return self.constant(constant)
    case .name(let name): return variable(name, into: target)
    case .formatted(let parts):
      let plan = format(parts)
      return result(target) { emit(.format, a: $0, b: plan) }
    case .unary(let sign, let operand): return unary(sign, operand, target)
    case .not(let operand):
      let value = self.value(operand)
      return result(target) { emit(.not, a: $0, b: value) }
    case .chain(let first, let links): return chain(first, links, target)
    case .power(let base, let exponent, _):
      let left = operand(base, before: [exponent])
      let right = value(exponent)
      return result(target) {
        emit(.binary, extra: ProgramOperator.power.code, a: $0, b: left, c: right)
      }
    case .comparison(let first, let links): return comparison(first, links, target)
    case .and(let values): return choice(values, target, .jumpUnless)
    case .or(let values): return choice(values, target, .jumpIf)
    case .conditional(let test, let then, let otherwise):
      return conditional(test, then, otherwise, target)
    case .lambda(let parameters, let body):
      return lambda(parameters, body, at: expression.range, target)
    case .call(let callee, let arguments): return call(callee, arguments, target)
    case .element(let base, let index):
      let base = self.value(base)
      let plan = self.plan(index)
      return result(target) { emit(.element, a: $0, b: base, c: plan) }
    case .attribute(let base, let attribute):
      let base = self.value(base)
      let name = self.name(attribute.text)
      return result(target) { emit(.attribute, a: $0, b: base, c: name) }
    case .tuple(let values): return collect(values, 0, target)
    case .list(let values): return collect(values, 1, target)
    case .set(let values): return collect(values, 2, target)
    case .dictionary(let items): return dictionary(items, target)
    case .comprehension(let comprehension):
      return self.comprehension(comprehension, at: expression.range, target)
    case .starred(let value): return self.value(value, into: target)
    case .named(let name, let value):
      let result = self.value(value)
      setVariable(name.text, to: result)
      return result
    case .outside(let outside):
      self.outside(outside)
      return constant(ProgramValue.none)
    }
  }

  /// A register for a result, after an instruction that fills it.
  ///
  /// A variable that the instruction may still read is not overwritten before: the machine puts the
  /// result down last.
  func result(_ target: Int32?, _ emit: (Int32) -> Int) -> Int32 {
    let register = target ?? temporary()
    _ = emit(register)
    return register
  }

  /// An operand that keeps its value while others are computed: a variable of the entry may be changed
  /// by a function that they call.
  private func operand(
    _ expression: ProgramExpression, before others: [ProgramExpression]
  ) -> Int32 {
    let register = value(expression)
    guard register < 0 || isVariable(register), others.contains(where: \.mayAssign) else {
      return register
    }
    let copy = temporary()
    emit(.move, a: copy, b: register)
    return copy
  }

  private func isVariable(_ register: Int32) -> Bool { Int(register) < code.variableCount }

  private func constant(_ constant: ProgramConstant) -> Int32 {
    switch constant {
    case .none: self.constant(ProgramValue.none)
    case .true: self.constant(.boolean(true))
    case .false: self.constant(.boolean(false))
    case .ellipsis: self.constant(.object(EllipsisObject.shared))
    }
  }

  private func unary(_ sign: ProgramSign, _ operand: ProgramExpression, _ target: Int32?) -> Int32 {
    if sign == .minus {
      if case .integer(let number) = operand.kind { return constant(.int(-number)) }
      if case .real(let number) = operand.kind { return constant(.real(-number, 0)) }
    }
    if sign == .invert, case .constant(let truth) = operand.kind {
      if truth == .true { return constant(.int(-2)) }
      if truth == .false { return constant(.int(-1)) }
    }
    let value = self.value(operand)
    return result(target) { emit(.unary, extra: sign.code, a: $0, b: value) }
  }

  private func chain(
    _ first: ProgramExpression, _ links: [ProgramLink<ProgramOperator>], _ target: Int32?
  ) -> Int32 {
    var left = operand(first, before: links.map(\.operand))
    for (place, link) in links.enumerated() {
      let right = value(link.operand)
      let whole = SourceRange(first.range.start, link.operand.range.end)
      let isLast = place == links.count - 1
      let before = left
      left = at(whole) {
        result(isLast ? target : nil) {
          emit(.binary, extra: link.op.code, a: $0, b: before, c: right)
        }
      }
    }
    return left
  }

  private func comparison(
    _ first: ProgramExpression, _ links: [ProgramLink<ProgramComparison>], _ target: Int32?
  ) -> Int32 {
    var left = operand(first, before: links.map(\.operand))
    if links.count == 1 {
      let right = value(links[0].operand)
      return result(target) {
        emit(.compare, extra: links[0].op.code, a: $0, b: left, c: right)
      }
    }
    let result = temporary()
    var ends: [Int] = []
    for (place, link) in links.enumerated() {
      let right = operand(link.operand, before: links[(place + 1)...].map(\.operand))
      emit(.compare, extra: link.op.code, a: result, b: left, c: right)
      if place < links.count - 1 { ends.append(emit(.jumpUnless, b: result)) }
      left = right
    }
    for end in ends { direct(end) }
    return result
  }

  /// `and` and `or`: the first value that decides it, or the last.
  private func choice(
    _ values: [ProgramExpression], _ target: Int32?, _ leaving: Instruction.Code
  ) -> Int32 {
    let result = temporary()
    var ends: [Int] = []
    let before = assigned
    for (place, value) in values.enumerated() {
      let computed = self.value(value, into: result)
      if computed != result { emit(.move, a: result, b: computed) }
      if place < values.count - 1 {
        ends.append(at(value.range) { emit(leaving, b: result) })
      }
      if place > 0 { assigned = before.intersection(assigned) }
    }
    for end in ends { direct(end) }
    return result
  }

  private func conditional(
    _ test: ProgramExpression, _ then: ProgramExpression, _ otherwise: ProgramExpression,
    _ target: Int32?
  ) -> Int32 {
    let result = temporary()
    let before = assigned
    let skip = jump(unless: test)
    let first = value(then, into: result)
    if first != result { emit(.move, a: result, b: first) }
    let end = emit(.jump)
    direct(skip)
    let second = value(otherwise, into: result)
    if second != result { emit(.move, a: result, b: second) }
    direct(end)
    assigned = before
    return result
  }

  /// The index between the brackets of an element.
  func plan(_ index: ProgramIndex) -> Int32 {
    var items: [ProgramIndexPlan.Item] = []
    var arePlaces = true
    for item in index.items {
      switch item {
      case .expression(let value):
        if case .starred = value.kind { arePlaces = false }
        items.append(.value(self.value(value)))
      case .slice(let start, let stop, let step, _):
        arePlaces = false
        func part(_ part: ProgramExpression?) -> Int32 {
          part.map { self.value($0) } ?? Compiler.absent
        }
        items.append(.slice(start: part(start), stop: part(stop), step: part(step)))
      }
    }
    return self.index(
      of: ProgramIndexPlan(items: items, isTuple: index.isTuple, arePlaces: arePlaces),
      in: \.indices)
  }

  /// A tuple, list or set.
  private func collect(_ values: [ProgramExpression], _ kind: UInt8, _ target: Int32?) -> Int32 {
    let plan = arguments(
      values.map { value in
        if case .starred(let inner) = value.kind {
          return ProgramArgument(manner: .unpacked, value: inner, range: value.range)
        }
        return ProgramArgument(manner: .byPlace, value: value, range: value.range)
      })
    return result(target) { emit(.collect, extra: kind, a: $0, b: plan) }
  }

  private func dictionary(_ items: [DictionaryItem], _ target: Int32?) -> Int32 {
    let plans = items.map { item -> DictionaryPlan in
      switch item {
      case .pair(let key, let value):
        let key = self.value(key)
        return .pair(key, self.value(value))
      case .unpacked(let value): return .unpacked(self.value(value))
      }
    }
    let plan = index(of: plans, in: \.dictionaries)
    return result(target) { emit(.dictionary, a: $0, b: plan) }
  }

  private func format(_ parts: [FormattedPart]) -> Int32 {
    let plans = parts.flatMap { part -> [FormatPlan] in
      switch part {
      case .text(let text): return [.text(text)]
      case .field(let value, let source, let conversion, let format):
        let register = self.value(value)
        let inner = format.isEmpty ? Compiler.absent : self.format(format)
        // `{x=}` shows the value as it would be typed.
        let shown = source != nil && conversion == nil && format.isEmpty ? .repr : conversion
        return (source.map { [.text($0)] } ?? []) + [.field(register, shown, format: inner)]
      }
    }
    return index(of: plans, in: \.formats)
  }
}

extension ProgramExpression {
  /// Whether computing it may change a variable: by a function that it calls, or by `:=`.
  fileprivate var mayAssign: Bool { callsSomething }
}
