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
    machine.show = { [session] output in session.show(.program(output)) }
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

  /// A function of a library that is written in the language of programs; nil where there is none.
  func composed(
    _ name: String, of path: String, _ range: SourceRange
  ) throws(Diagnostic) -> ProgramBox? {
    let parts = path.split(separator: ".", maxSplits: 1)
    guard let first = parts.first, let whole = ModuleNames.usual[String(first)] else { return nil }
    let full = parts.count > 1 ? "\(whole).\(parts[1])" : whole
    return try program(at: range, hasVariables: false) { machine throws(ProgramFailure) in
      try Prelude.value(name, of: full, machine).map { ProgramBox($0, session: session) }
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

extension ProgramMachine {
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
