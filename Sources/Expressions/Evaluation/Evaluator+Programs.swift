import Tensors

extension Evaluator {
  /// Does something with a machine of its own, and turns what goes wrong into a diagnostic.
  ///
  /// Where it has the session's variables, those that it changes are changed there.
  func program<Result>(
    at range: SourceRange, hasVariables: Bool = true,
    _ body: (ProgramMachine) throws(ProgramFailure) -> Result
  ) throws(Diagnostic) -> Result {
    let machine = ProgramMachine(session)
    machine.place = range
    if !session.isExplaining {
      machine.show = { [session] output in session.show(.program(output)) }
    }
    if hasVariables { session.namespace.runningPrograms += 1 }
    defer { if hasVariables { session.namespace.runningPrograms -= 1 } }
    do throws(ProgramFailure) {
      if hasVariables { try machine.takeVariables() }
      let result = try body(machine)
      machine.finishLine()
      if hasVariables { try machine.giveVariables() }
      return result
    } catch {
      machine.finishLine()
      var diagnostic = error.finished
      if diagnostic.primary == nil { diagnostic.primary = Diagnostic.Label(range) }
      throw diagnostic
    }
  }

  /// Calls a function, a class or an object of a program.
  func call(_ box: ProgramBox, _ given: Given, _ range: SourceRange) throws(Diagnostic) -> Value {
    try program(at: range) { machine throws(ProgramFailure) in
      let arguments = try machine.arguments(given)
      return try machine.given(machine.call(box.value, arguments))
    }
  }

  /// What a library has for programs under a name that is no function of section 3: `torch.optim.SGD`,
  /// `np.moveaxis`; nil where there is nothing.
  func composed(
    _ name: String, of path: String, _ range: SourceRange
  ) throws(Diagnostic) -> ProgramBox? {
    guard let full = ModuleNames.path(path) else { return nil }
    return try program(at: range, hasVariables: false) { machine throws(ProgramFailure) in
      guard let value = try ModuleObject(full).attribute(name, machine),
        // A module alone is no value.
        !(value.object is ModuleObject)
      else { return nil }
      return ProgramBox(value, session: session)
    }
  }

  /// What was imported by its full name, where programs have it: `collections.OrderedDict`.
  func composed(_ path: String, _ range: SourceRange) throws(Diagnostic) -> ProgramBox? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return try composed(
      String(path[path.index(after: dot)...]), of: String(path[..<dot]), range)
  }

  /// A function by its bare name that a library has and the table has not, `log2` or `layer_norm`: PyTorch's, or
  /// NumPy's where only that has it.
  func composed(bare name: String, _ range: SourceRange) throws(Diagnostic) -> ProgramBox? {
    for library in ["torch", "torch.nn.functional", "numpy"] {
      if let box = try composed(name, of: library, range), box.value.object is FunctionObject {
        return box
      }
    }
    return nil
  }

  /// Python's built-in function of a name; nil for what is none.
  func builtin(_ name: String) -> ProgramBox? {
    guard Builtins.exceptions[name] == nil else { return nil }
    return Builtins.table[name].map { ProgramBox($0, session: session) }
  }

  /// Calls a method that programs alone know, as `x.tolist()` or `'a b'.split()`.
  ///
  /// One that changes an array, `x.add_(1)`, changes the variable or the parameter that has it.
  ///
  /// - Returns: Nil where there is no such method, or nothing that it could change.
  func callOfProgram(
    _ name: String, of base: SyntaxNode, _ value: Value, _ given: Given, _ range: SourceRange
  ) throws(Diagnostic) -> Value? {
    if case .attribute(let inner, "data", _) = base.kind {
      return try callOfProgram(name, of: inner, evaluate(inner), given, range)
    }
    // Who has what the method changes: a variable, a parameter's array, the gradient of something.
    var (variable, owner): (String?, Value?) = (nil, nil)
    if case .name(let name) = base.kind, session.variables[name] != nil { variable = name }
    if case .attribute(let inner, "grad", _) = base.kind { owner = try evaluate(inner) }
    let isChange = name.hasSuffix("_") && !name.hasSuffix("__")
    let calls = given.contains { if case .program = $0.argument.value { true } else { false } }
    let found = try program(at: range, hasVariables: calls) {
      machine throws(ProgramFailure) -> (result: Value, whole: Value)? in
      var object = try machine.imported(value)
      if let owner, let kept = try machine.imported(owner).array?.gradient {
        object = .object(kept)
      }
      let isKept = variable != nil || owner != nil || object.array?.buffer.owner != nil
      guard !isChange || isKept else { return nil }
      if isChange, let owner = object.array?.buffer.owner { session.noteChange(owner.restoration) }
      let arguments = try machine.arguments(given)
      let result =
        if let object = object.object { try object.method(name, arguments, machine) } else {
          try NumberMethods.call(name, of: object, arguments, machine)
        }
      guard let result else { return nil }
      return try (machine.given(result), machine.given(object))
    }
    if isChange, let found {
      if let variable {
        let before = session.variables[variable]
        session.noteChange { [session] in session.variables[variable] = before }
        try session.set(variable, to: found.whole, at: base.range)
      }
      if case .tensor(let node)? = owner, case .tensor(let gradient) = found.whole {
        let before = session.gradients[node.id]
        session.noteChange { [session] in session.gradients[node.id] = before }
        session.gradients[node.id] = gradient
      }
    }
    return found?.result
  }

  /// What programs know of a value by a name: `x.is_leaf`, `net[0].kernel_size`; nil where that is nothing.
  func attributeOfProgram(
    _ name: String, of value: Value, _ range: SourceRange
  ) throws(Diagnostic) -> Value? {
    try program(at: range, hasVariables: false) { machine throws(ProgramFailure) in
      try machine.imported(value).object?.attribute(name, machine).map {
        found throws(ProgramFailure) in
        try machine.given(found)
      }
    }
  }

  /// Calls a method of a program's value; nil where it has none of that name.
  func call(
    _ name: String, of box: ProgramBox, _ given: Given, _ range: SourceRange
  ) throws(Diagnostic) -> Value? {
    try program(at: range) { machine throws(ProgramFailure) in
      let arguments = try machine.arguments(given)
      let value = box.value
      let has = value.object.map { $0.hasMethod(name) } ?? false
      let attribute = try value.object?.attribute(name, machine)
      guard has || attribute != nil else { return nil }
      return try machine.given(machine.callMethod(value, name, arguments))
    }
  }

  /// `box.name`; nil where there is nothing of that name.
  func attribute(
    _ name: String, of box: ProgramBox, _ range: SourceRange
  ) throws(Diagnostic) -> Value? {
    try program(at: range) { machine throws(ProgramFailure) in
      guard let value = try box.value.object?.attribute(name, machine) else { return nil }
      return try machine.given(value)
    }
  }

  /// `box[key]` of what is no list and no tuple.
  func element(_ key: Value, of box: ProgramBox, _ range: SourceRange) throws(Diagnostic) -> Value {
    try program(at: range) { machine throws(ProgramFailure) in
      try machine.given(machine.element(box.value, machine.imported(key)))
    }
  }
}

extension Evaluator {
  /// `value[items]` as programs read it, by masks and lists of places too.
  func fancyElement(
    _ items: [IndexValue], of value: Value, at range: SourceRange
  ) throws(Diagnostic) -> Value {
    try program(at: range, hasVariables: false) { machine throws(ProgramFailure) in
      guard let object = try machine.imported(value).object else {
        throw .notIndexable(value.kindPhrase.english)
      }
      return try machine.given(object.element(machine.key(items), machine))
    }
  }

  /// `whole[items] = value` as programs write it.
  ///
  /// - Returns: What the whole is then.
  func fancyAssigned(
    _ value: Value, to items: [IndexValue], of whole: Node<Double>, at range: SourceRange
  ) throws(Diagnostic) -> Value {
    try program(at: range, hasVariables: false) { machine throws(ProgramFailure) in
      let array = try machine.array(machine.imported(.tensor(whole)), isTorch: true)
      try array.setElement(machine.key(items), to: machine.imported(value), machine)
      return try machine.given(.object(array))
    }
  }

  /// `box.name = value`.
  func assign(
    _ value: Value, to name: String, of box: ProgramBox, _ range: SourceRange
  ) throws(Diagnostic) {
    try program(at: range) { machine throws(ProgramFailure) in
      guard let object = box.value.object else {
        throw .attributeNotAssignable(name, of: box.value.typeName)
      }
      try object.setAttribute(name, to: machine.imported(value), machine)
    }
  }

  /// `box[key] = value`.
  func assign(
    _ value: Value, to key: Value, of box: ProgramBox, _ range: SourceRange
  ) throws(Diagnostic) {
    try program(at: range) { machine throws(ProgramFailure) in
      guard let object = box.value.object else { throw .notIndexable(box.value.typeName) }
      try object.setElement(machine.imported(key), to: machine.imported(value), machine)
    }
  }
}

extension ProgramMachine {
  /// An index of an ordinary line as a program has it.
  fileprivate func key(_ items: [IndexValue]) throws(ProgramFailure) -> ProgramValue {
    func bound(_ number: Int?) -> ProgramValue { number.map { .int($0) } ?? .none }
    var keys: [ProgramValue] = []
    for item in items {
      switch item.kind {
      case .element(let value): keys.append(try imported(value))
      case .slice(let start, let stop, let step):
        keys.append(
          .object(SliceObject(start: bound(start), stop: bound(stop), step: bound(step))))
      case .ellipsis: keys.append(.object(EllipsisObject.shared))
      case .newAxis: keys.append(.none)
      }
    }
    return keys.count == 1 ? keys[0] : .tuple(keys)
  }

  /// Arguments of an ordinary line as a program has them.
  func arguments(_ given: Evaluator.Given) throws(ProgramFailure) -> ProgramArguments {
    var arguments = ProgramArguments()
    for (name, _, argument) in given {
      let value = try imported(argument.value)
      if let name { arguments.named.append((name, value)) } else { arguments.values.append(value) }
    }
    return arguments
  }

  /// A result as an ordinary line has it, its numbers settled; nested lists of numbers are walked through
  /// as the array that they are.
  func given(_ value: ProgramValue) throws(ProgramFailure) -> Value {
    if session.isWatching, value.object is ListObject, let array = try? array(value) {
      return try variable(.object(array))
    }
    let given = try variable(value)
    if case .program(let box) = given {
      var settling = Settling(self)
      settling.settle([box.value])
    }
    return given
  }
}
