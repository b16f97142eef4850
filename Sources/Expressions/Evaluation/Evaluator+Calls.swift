import Networks
import Tensors

extension Evaluator {
  /// Arguments as they were written, evaluated, before they are matched to parameters.
  typealias Given = [(name: String?, nameRange: SourceRange?, argument: Call.Argument)]

  /// The value of `callee(arguments)`.
  func call(
    _ callee: SyntaxNode, _ arguments: [Argument], _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    switch callee.kind {
    case .name(let name):
      if case .network(let network) = session.variables[name] {
        return try run(network, evaluate(arguments), range)
      }
      if case .program(let box) = session.variables[name] {
        return try call(box, evaluate(arguments), range)
      }
      switch session.variables[name] == nil ? session.imported[name] : nil {
      case .member(let member, let path):
        return try call(member, of: path, arguments, range, callee.range)
      case .elsewhere(let path):
        guard let box = try composed(path, callee.range) else {
          throw .libraryElsewhere(name, path, at: callee.range)
        }
        return try call(box, evaluate(arguments), range)
      case .library, nil: break
      }
      if let function = FunctionTable.shared.named(name) {
        let given = try evaluate(arguments, mayBeFunctions: function.takesFunctions)
        return try call(function, given, range: range, nameRange: callee.range)
      }
      try refuseValueAsFunction(name, arguments, callee.range, range)
      if let box = builtin(name) {
        let given = try evaluate(arguments, forBuiltin: true)
        // What `net.parameters()` gives is a list here, and can be taken again.
        if name == "next", case .list(let values)? = given.first?.argument.value,
          let first = values.first
        {
          return first
        }
        return try call(box, given, range)
      }
      if name == "help" {
        let asked = arguments.first.map { source[$0.value.range].filter { !"'\"".contains($0) } }
        throw .helpCalled(asked ?? "", at: callee.range)
      }
      if let box = try composed(bare: name, callee.range) {
        return try call(box, evaluate(arguments), range)
      }
      throw .unknownFunction(name, at: callee.range, in: session)
    case .attribute(let base, let name, let nameRange):
      return try callMethod(name, nameRange, of: base, arguments, range)
    default:
      let value = try evaluate(callee)
      if case .program(let box) = value { return try call(box, evaluate(arguments), range) }
      guard case .network(let network) = value else {
        throw .notCallable(source[callee.range], at: range)
      }
      return try run(network, evaluate(arguments), range)
    }
  }

  /// `np.sum(x)`, `x.sum()` or `net.eval()`.
  private func callMethod(
    _ name: String, _ nameRange: SourceRange, of base: SyntaxNode, _ arguments: [Argument],
    _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    if let prefix = library(before: base) ?? library(behind: base, name, arguments) {
      return try call(name, of: prefix, arguments, range, nameRange)
    }
    let value = try evaluate(base)
    if case .network(let network) = value,
      let part = name == "forward" ? network : network[part: name]
    {
      return try run(part, evaluate(arguments), range)
    }
    if case .program(let box) = value,
      let result = try call(name, of: box, evaluate(arguments), range)
    {
      return result
    }
    guard let function = FunctionTable.shared.method(name, arguments: arguments.count) else {
      let given = try evaluate(arguments, forBuiltin: true)
      guard let result = try callOfProgram(name, of: base, value, given, range) else {
        throw .unknownAttribute(name, of: value, at: nameRange)
      }
      return result
    }
    let first = Call.Argument(value: value, range: base.range)
    return try call(
      function, [(nil, nil, first)] + evaluate(arguments), range: range, nameRange: nameRange)
  }

  /// Calls a library's function.
  private func call(
    _ name: String, of path: String, _ arguments: [Argument], _ range: SourceRange,
    _ nameRange: SourceRange
  ) throws(Diagnostic) -> Value {
    guard
      let function = Library.prefixes[path].flatMap({ FunctionTable.shared.named(name, in: $0) })
    else {
      guard let box = try composed(name, of: path, range) else {
        let isOfLibrary =
          path.split(separator: ".").first.map(String.init)
          .flatMap(ModuleNames.path).flatMap(ModuleNames.library(of:)) != nil
        throw isOfLibrary || Library.prefixes[path] != nil
          ? .notInLibrary(name, path, at: nameRange)
          : .libraryElsewhere(name, "\(path).\(name)", at: nameRange)
      }
      return try call(box, evaluate(arguments), range)
    }
    let given = try evaluate(arguments)
    // Layers of the learner's own, and names for them, are taken by what programs have of that name.
    let isOwn = given.contains { if case .program = $0.argument.value { true } else { false } }
    if isOwn, let box = try composed(name, of: path, range),
      !(box.value.object is LibraryFunctionObject)
    {
      return try call(box, given, range)
    }
    return try call(function, given, range: range, nameRange: nameRange)
  }

  /// The values of arguments, in order; where they may be functions, a name means one, for a built-in
  /// function of Python's those before all others.
  func evaluate(
    _ arguments: [Argument], mayBeFunctions: Bool = false, forBuiltin: Bool = false
  ) throws(Diagnostic) -> Given {
    var given: Given = []
    for argument in arguments {
      var function: ProgramBox?
      if forBuiltin, case .name(let name) = argument.value.kind, session.variables[name] == nil {
        function = builtin(name)
      }
      if function == nil, mayBeFunctions || forBuiltin {
        function = try self.function(argument.value)
      }
      let value: Value
      if let function { value = .program(function) } else { value = try evaluate(argument.value) }
      given.append(
        (
          argument.name, argument.nameRange,
          Call.Argument(value: value, range: argument.value.range)
        ))
    }
    return given
  }

  /// The function of the library that a name means, where it is not called; nil for anything else.
  private func function(_ node: SyntaxNode) throws(Diagnostic) -> ProgramBox? {
    switch node.kind {
    case .name(let name):
      guard session.variables[name] == nil, Constant.numbers[name] == nil else { return nil }
      guard let function = FunctionTable.shared.named(name) else {
        return try composed(bare: name, node.range)
      }
      return ProgramBox(.object(LibraryFunctionObject(function, .torch)), session: session)
    case .attribute(let base, let name, _):
      guard let path = library(before: base), let library = Library.prefixes[path] else {
        return nil
      }
      guard let function = FunctionTable.shared.named(name, in: library) else {
        return try composed(name, of: path, node.range)
      }
      return ProgramBox(.object(LibraryFunctionObject(function, library)), session: session)
    default: return nil
    }
  }

  /// Calls a function by its bare name.
  func call(
    _ name: String, _ given: Given, range: SourceRange, nameRange: SourceRange
  ) throws(Diagnostic) -> Value {
    guard let function = FunctionTable.shared.named(name) else {
      throw .unknownFunction(name, at: nameRange, in: session)
    }
    return try call(function, given, range: range, nameRange: nameRange)
  }

  private func call(
    _ function: Function, _ given: Given, range: SourceRange, nameRange: SourceRange
  ) throws(Diagnostic) -> Value {
    let call = try Call(
      function, given, range: range, nameRange: nameRange, session: session,
      label: label(range), text: { source[$0] })
    return try call.result()
  }

  /// `D(F-1)` with a number `D` is a product that needs its sign; `x(1,2)` with a tensor an index.
  private func refuseValueAsFunction(
    _ name: String, _ arguments: [Argument], _ nameRange: SourceRange, _ range: SourceRange
  ) throws(Diagnostic) {
    guard let value = session.variables[name] ?? Constant.numbers[name].map({ Value.number($0) })
    else {
      return
    }
    let inside = arguments.map { source[$0.range] }
    guard case .tensor(let node) = value else {
      throw .notCallable(name, at: range)
    }
    if node.value.shape.isSingle {
      throw .numberCalled(name, inside, at: nameRange.union(range))
    }
    throw .tensorCalled(name, inside, isWhole: arguments.map(\.value), at: nameRange.union(range))
  }
}
