import Networks
import Tensors

extension Evaluator {
  /// What a name stands for: a variable, the last value, a constant.
  func name(_ name: String, at range: SourceRange) throws(Diagnostic) -> Value {
    try variable(name, at: range)
  }

  /// The value of a variable, of `_` and `ans`, or of a constant that no variable hides.
  func variable(_ name: String, at range: SourceRange) throws(Diagnostic) -> Value {
    if let value = session.variables[name] { return value }
    switch session.imported[name] {
    case .library: throw .libraryAlone(name, at: range)
    case .member(let member, let library): return try libraryAttribute(member, library, range)
    case .elsewhere(let path):
      if let box = try composed(path, range) { return .program(box) }
      throw .libraryElsewhere(name, path, at: range)
    case nil: break
    }
    if name == "_" || name == "ans" {
      guard let last = session.last else { throw .noLastValue(name, at: range) }
      return last
    }
    if name == "True" || name == "False" { return .truth(name == "True") }
    if let number = Constant.numbers[name] { return .number(number) }
    if name == "None" { return .none }
    if let symbol = Constant.symbols.first(where: { $0 == name }) { return .symbol(symbol) }
    if FunctionTable.shared.named(name) != nil || builtin(name) != nil {
      throw .functionNotCalled(name, at: range)
    }
    if Library.prefixes[name] != nil { throw .libraryAlone(name, at: range) }
    if let path = Library.elsewhere[name] { throw .libraryElsewhere(name, path, at: range) }
    throw .unknownName(name, at: range, in: session)
  }

  /// The value of `base.name` where it is not called.
  func attribute(
    of base: SyntaxNode, _ name: String, _ nameRange: SourceRange, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    if let library = library(before: base) {
      return try libraryAttribute(name, library, nameRange)
    }
    let value = try evaluate(base)
    if case .program(let box) = value {
      guard let found = try attribute(name, of: box, range) else {
        throw box.value.object?.hasMethod(name) == true
          ? .functionNotCalled(name, at: nameRange)
          : .unknownAttribute(name, of: value, at: nameRange)
      }
      return found
    }
    if case .network(let network) = value {
      if let part = network[part: name] { return .network(part) }
      if network.shape(ofParameter: name) != nil { try session.makeRoom(for: network, at: range) }
      if let node = network[parameter: name] { return .tensor(node) }
      if let found = try attributeOfProgram(name, of: value, range) { return found }
      throw ModuleTree.methods.contains(name)
        ? .functionNotCalled(name, at: nameRange)
        : .noParameter(name, of: network, at: nameRange)
    }
    // What `sort` and `topk` give: numbers, and where they stood.
    if case .tuple(let parts) = value, parts.count == 2, case .tensor(let places) = parts[1],
      places.type == .whole, let part = ["values", "indices"].firstIndex(of: name)
    {
      return parts[part]
    }
    let argument = Call.Argument(value: value, range: base.range)
    let node = try Call.tensor(argument, session: session)
    let shape = node.value.shape
    switch name {
    case "shape": return .sizes(shape.dimensions)
    case "ndim": return .whole(shape.rank)
    case "size": return .whole(shape.count)
    case "dtype": return .symbol(node.type.name)
    case "device": return .symbol("cpu")
    case "data": return .tensor(Node(node.value, type: node.type))
    case "requires_grad": return .truth(true)
    case "T", "mT", "H", "mH":
      return try call(
        "transpose_matrix", [(nil, nil, argument)], range: range, nameRange: nameRange)
    case "values" where node.isExtremeAlongDimension: return value
    case "indices" where node.isExtremeAlongDimension:
      return try session.places(of: node, at: range)
    case "grad":
      guard let gradient = try gradient(of: node, range) else {
        throw .noGradientYet(source[base.range], at: range)
      }
      return .tensor(gradient)
    default:
      let found = try attributeOfProgram(name, of: value, range)
      if let found { return found }
      throw ArrayMethods.has(name)
        ? .functionNotCalled(name, at: nameRange)
        : .unknownAttribute(name, of: value, at: nameRange)
    }
  }

  /// The gradient of a value: a parameter's is where optimisers and programs find and change it, anything else's
  /// what the last `backward` left; nil where there is none.
  private func gradient(
    of node: Node<Double>, _ range: SourceRange
  ) throws(Diagnostic) -> Node<Double>? {
    let told = session.gradients[node.id]
    return try program(at: range, hasVariables: false) { machine throws(ProgramFailure) in
      guard let array = try machine.imported(.tensor(node)).array, array.buffer.owner != nil else {
        return told
      }
      guard let gradient = array.gradient else { return nil }
      // The one that was told knows what it is a gradient of.
      if let told, told.value.elements == gradient.numbers { return told }
      return machine.node(of: gradient)
    }
  }

  private func libraryAttribute(
    _ name: String, _ library: String, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    if let number = Constant.libraryNumbers[name] { return .number(number) }
    if name == "newaxis" { return .none }
    if Constant.symbols.contains(name) || ElementType(named: name) != nil { return .symbol(name) }
    if let kind = Library.prefixes[library], FunctionTable.shared.named(name, in: kind) != nil {
      throw .functionNotCalled("\(library).\(name)", at: range)
    }
    if let box = try composed(name, of: library, range) { return .program(box) }
    if let path = Library.elsewhere[name] { throw .libraryElsewhere(name, path, at: range) }
    throw .notInLibrary(name, library, at: range)
  }

  /// The library whose prefix an expression is, unless a variable has its first name.
  func library(before node: SyntaxNode) -> String? {
    guard let written = dottedPath(node), let root = written.split(separator: ".").first,
      session.variables[String(root)] == nil
    else { return nil }
    let path = session.importedPath(written)
    return ModuleNames.path(path) == nil ? nil : path
  }

  /// The library whose prefix a number's name hides, as the letter `F` of a size does, where that library has
  /// the function and it is given something.
  func library(behind node: SyntaxNode, _ name: String, _ arguments: [Argument]) -> String? {
    guard case .name(let prefix) = node.kind, !arguments.isEmpty,
      let library = Library.prefixes[prefix],
      case .tensor(let number)? = session.variables[prefix], number.value.shape.rank == 0,
      FunctionTable.shared.named(name, in: library) != nil
    else { return nil }
    return prefix
  }

  private func dottedPath(_ node: SyntaxNode) -> String? {
    switch node.kind {
    case .name(let name): return name
    case .attribute(let base, let name, _): return dottedPath(base).map { "\($0).\(name)" }
    default: return nil
    }
  }
}
