import Tensors

extension Step {
  /// The step as an object of the program's JSON output.
  ///
  ///     {"kind":"step","op":"conv2d","output":[0,0],"terms":[{"input":[0,0],"x":1,"weight":[0,0],"w":1}],
  ///      "bias":0,"value":-4}
  ///
  /// - Parameters:
  ///   - naming: What tensors are called.
  ///   - includesDepth: Whether to say how many questions deep the step answers, as `why` does.
  /// - Returns: The object.
  public func json(naming: Naming, includesDepth: Bool = false) -> JSONValue {
    let main = terms.first?.source
    var members: [JSONValue.Member] = [
      JSONValue.Member("kind", .string("step")), JSONValue.Member("op", .string(operation)),
      JSONValue.Member("output", .integers(output)),
      JSONValue.Member(
        "terms",
        .array(
          terms.map { birth == nil ? json($0, main: main, naming) : written($0, main, naming) })),
      JSONValue.Member("bias", .number(bias?.x ?? 0)), JSONValue.Member("value", .number(value)),
    ]
    if let winner { members.append(JSONValue.Member("argmax", .integers(winner.index))) }
    if let view {
      members.append(JSONValue.Member("of", .string(variableName(naming))))
      members.append(JSONValue.Member("view", .string(view.rawValue)))
    }
    members += place.map(Step.members) ?? []
    if includesDepth { members.append(JSONValue.Member("depth", .integer(depth))) }
    return .object(members)
  }

  /// The line of a program and the variables that were the same for the whole of it.
  private static func members(_ place: ProgramPlace) -> [JSONValue.Member] {
    let source = JSONValue.object([
      JSONValue.Member("line", .integer(place.line)), JSONValue.Member("text", .string(place.text)),
    ])
    let variables = place.variables.filter { $0.last == nil }.map { variable in
      JSONValue.Member(
        variable.name, Double(variable.value).map { .number($0) } ?? .string(variable.value))
    }
    return [JSONValue.Member("source", source), JSONValue.Member("variables", .object(variables))]
  }

  /// A term of a program; one that is no product of two numbers names its factors.
  private func written(_ term: Term, _ main: Quantity?, _ naming: Naming) -> JSONValue {
    guard term.weight == nil, combination == .sum || combination == .function,
      let input = term.input
    else {
      return json(term, main: main, naming)
    }
    let factor = JSONValue.object([
      JSONValue.Member("name", .string(naming.name(term.source))),
      JSONValue.Member("at", .integers(input)), JSONValue.Member("value", .number(term.x)),
    ])
    return .object([JSONValue.Member("factors", .array([factor]))])
  }

  /// The value whose gradient a gradient step belongs to.
  private func variableName(_ naming: Naming) -> String {
    let quantity = view == .scatter ? terms.first?.source ?? result : result
    switch quantity {
    case .value(let node), .gradient(let node, _): return naming.name(node)
    }
  }

  /// A term; where it does not belong to the same tensor as the first, the tensor is named.
  private func json(_ term: Term, main: Quantity?, _ naming: Naming) -> JSONValue {
    var members = [
      JSONValue.Member("input", term.input.map { .integers($0) } ?? .null),
      JSONValue.Member("x", .number(term.x)),
    ]
    if term.source != main {
      members.insert(JSONValue.Member("operand", .string(naming.name(term.source))), at: 0)
    }
    if let weight = term.weight {
      if let index = weight.index { members.append(JSONValue.Member("weight", .integers(index))) }
      members.append(JSONValue.Member("w", .number(weight.w)))
    }
    return .object(members)
  }
}
