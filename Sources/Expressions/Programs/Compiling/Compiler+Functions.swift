extension Compiler {
  /// `def`.
  func define(_ definition: FunctionDefinition, at range: SourceRange) {
    place = definition.headRange
    let decorators = definition.decorators.map { ($0.range, value($0)) }
    var function = self.function(
      definition.name.text, definition.parameters, at: range, temporary()
    ) { inner in
      inner.document(definition.body)
      inner.block(definition.body)
    }
    for (range, decorator) in decorators.reversed() {
      function = decorate(function, decorator, range)
    }
    setVariable(definition.name.text, to: function)
  }

  /// Keeps the text that a body begins with: its `__doc__`.
  private func document(_ body: ProgramBlock) {
    guard case .expression(let first)? = body.first?.kind, case .text(let text) = first.kind else {
      return
    }
    code.documentation = text
  }

  private func decorate(_ value: Int32, _ decorator: Int32, _ range: SourceRange) -> Int32 {
    at(range) {
      let plan = index(
        of: ProgramCallPlan(arguments: [.byPlace(value)], ranges: [range], isPlain: true),
        in: \.calls)
      return result(nil) { emit(.decorate, a: $0, b: decorator, c: plan) }
    }
  }

  /// `lambda parameters: body`.
  func lambda(
    _ parameters: [ProgramParameter], _ body: ProgramExpression, at range: SourceRange,
    _ target: Int32?
  ) -> Int32 {
    function("<lambda>", parameters, at: range, target ?? temporary()) { inner in
      inner.place = body.range
      inner.emit(.giveBack, a: inner.value(body))
    }
  }

  /// A function of a scope directly inside, made in a register.
  private func function(
    _ name: String, _ parameters: [ProgramParameter], at range: SourceRange, _ target: Int32,
    _ body: (Compiler) -> Void
  ) -> Int32 {
    guard let scope = scope.children[range] else { return constant(.none) }
    let plans = parameters.map { parameter in
      ParameterPlan(
        name: parameter.name.text, manner: parameter.manner,
        defaultRegister: parameter.defaultValue.map { value($0) } ?? Compiler.absent)
    }
    let inner = Compiler(
      name: name, source: code.source, scope: scope, namespace: namespace,
      parameters: parameters.map(\.name.text))
    inner.place = place
    body(inner)
    let plan = index(
      of: FunctionPlan(code: inner.finish(), parameters: plans, cells: cells(for: scope)),
      in: \.functions)
    emit(.function, a: target, b: plan)
    return target
  }

  /// `class`.
  func define(_ definition: ClassDefinition, at range: SourceRange) {
    place = definition.name.range
    let decorators = definition.decorators.map { ($0.range, value($0)) }
    guard let scope = scope.children[range] else { return }
    let bases = definition.arguments.compactMap { argument -> Int32? in
      if case .byPlace = argument.manner { value(argument.value) } else { nil }
    }
    let inner = Compiler(
      name: definition.name.text, source: code.source, scope: scope, namespace: namespace)
    inner.nesting = 1
    inner.document(definition.body)
    inner.block(definition.body)
    let plan = index(
      of: ClassPlan(
        name: definition.name.text, code: inner.finish(), bases: bases, cells: cells(for: scope),
        fields: definition.fields, assigned: definition.assigned), in: \.classes)
    var made = temporary()
    emit(.classObject, a: made, b: plan)
    for (range, decorator) in decorators.reversed() { made = decorate(made, decorator, range) }
    setVariable(definition.name.text, to: made)
  }

  /// A comprehension: a function of its own that gets what its first clause goes through.
  func comprehension(
    _ comprehension: Comprehension, at range: SourceRange, _ target: Int32?
  ) -> Int32 {
    guard let scope = scope.children[range] else { return constant(.none) }
    let first = comprehension.clauses[0]
    let iterable = value(first.iterable)
    let iterator = temporary()
    at(first.iterable.range) { _ = emit(.iterate, a: iterator, b: iterable) }
    let inner = Compiler(
      name: comprehension.name, source: code.source, scope: scope, namespace: namespace,
      parameters: [Comprehension.iterator])
    inner.place = place
    inner.fill(comprehension)
    let plan = index(
      of: FunctionPlan(
        code: inner.finish(),
        parameters: [
          ParameterPlan(
            name: Comprehension.iterator, manner: .byPlace, defaultRegister: Compiler.absent)
        ],
        cells: cells(for: scope)), in: \.functions)
    let function = temporary()
    emit(.function, a: function, b: plan)
    let call = index(
      of: ProgramCallPlan(
        arguments: [.byPlace(iterator)], ranges: [first.iterable.range], isPlain: true), in: \.calls
    )
    return result(target) { emit(.call, a: $0, b: function, c: call) }
  }

  private func fill(_ comprehension: Comprehension) {
    let made = temporary()
    switch comprehension.result {
    case .list, .generator:
      emit(.collect, extra: 1, a: made, b: arguments([]))
    case .set: emit(.collect, extra: 2, a: made, b: arguments([]))
    case .dictionary: emit(.dictionary, a: made, b: index(of: [], in: \.dictionaries))
    }
    nest(comprehension.clauses[...], variable(Comprehension.iterator)) {
      switch comprehension.result {
      case .list(let value), .generator(let value):
        emit(.append, a: made, b: self.value(value))
      case .set(let value): emit(.insert, a: made, b: self.value(value))
      case .dictionary(let key, let value):
        let key = self.value(key)
        emit(.store, a: made, b: key, c: self.value(value))
      }
    }
    if case .generator = comprehension.result { emit(.iterate, a: made, b: made) }
    emit(.giveBack, a: made)
  }

  private func nest(
    _ clauses: ArraySlice<Comprehension.Clause>, _ iterator: Int32, _ body: () -> Void
  ) {
    guard let clause = clauses.first else { return }
    releasing {
      let item = temporary()
      let plan = loopPlan(clause.target)
      let start = here
      place = clause.target.range
      let next = emit(.next, a: iterator, b: item, d: plan)
      store(item, in: clause.target)
      let skips = clause.conditions.map { jump(unless: $0) }
      enclosing.append(.loop(LoopLabels(start: start, depth: 0)))
      if let following = clauses.dropFirst().first {
        let inner = temporary()
        let source = value(following.iterable)
        emit(.iterate, a: inner, b: source)
        nest(clauses.dropFirst(), inner, body)
      } else {
        body()
      }
      enclosing.removeLast()
      for skip in skips { direct(skip, to: start) }
      direct(emit(.jump), to: start)
      direct(next)
      emit(.leave, a: Int32(loopCount))
    }
  }
}

extension Comprehension {
  /// The name of the parameter that gets what is gone through.
  static let iterator = ".0"

  fileprivate var name: String {
    switch result {
    case .list: "<listcomp>"
    case .set: "<setcomp>"
    case .dictionary: "<dictcomp>"
    case .generator: "<genexpr>"
    }
  }
}
