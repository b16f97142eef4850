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
      JSONValue.Member("terms", .array(terms.map { json($0, main: main, naming) })),
      JSONValue.Member("bias", .number(bias?.x ?? 0)), JSONValue.Member("value", .number(value)),
    ]
    if let winner { members.append(JSONValue.Member("argmax", .integers(winner.index))) }
    if let view {
      members.append(JSONValue.Member("of", .string(variableName(naming))))
      members.append(JSONValue.Member("view", .string(view.rawValue)))
    }
    if includesDepth { members.append(JSONValue.Member("depth", .integer(depth))) }
    return .object(members)
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
