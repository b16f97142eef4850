extension Compiler {
  /// `callee(arguments)`.
  func call(
    _ callee: ProgramExpression, _ arguments: [ProgramArgument], _ target: Int32?
  ) -> Int32 {
    if let result = sumOfProducts(callee, arguments, target) { return result }
    if case .name("super") = callee.kind, arguments.isEmpty, scope.kind == .function {
      return superCall(target)
    }
    if case .attribute(let base, let attribute) = callee.kind {
      var object = value(base)
      if case .name(let variable) = base.kind, Compiler.keepsGradient.contains(attribute.text) {
        object = temporary()
        emit(.keep, a: object, b: value(base))
        setVariable(variable, to: object)
      }
      let plan = self.arguments(arguments)
      let name = self.name(attribute.text)
      return result(target) { emit(.callMethod, a: $0, b: object, c: plan, d: name) }
    }
    var function = value(callee)
    if function < 0, arguments.contains(where: \.value.callsSomething) {
      let copy = temporary()
      emit(.move, a: copy, b: function)
      function = copy
    }
    let plan = self.arguments(arguments)
    return result(target) { emit(.call, a: $0, b: function, c: plan) }
  }

  /// Methods after which a single number is known as the tensor that it is, for its gradient is kept with it.
  private static let keepsGradient: Set<String> = ["retain_grad", "register_hook"]

  /// The plan of a call's arguments.
  func arguments(_ arguments: [ProgramArgument]) -> Int32 {
    var made: [ProgramCallPlan.Argument] = []
    var isPlain = true
    for (place, argument) in arguments.enumerated() {
      var register = value(argument.value)
      // A later argument may change a variable that an earlier one named.
      if register < 0 || Int(register) < code.variableCount,
        arguments[(place + 1)...].contains(where: \.value.callsSomething)
      {
        let copy = temporary()
        emit(.move, a: copy, b: register)
        register = copy
      }
      switch argument.manner {
      case .byPlace: made.append(.byPlace(register))
      case .byName(let name):
        made.append(.byName(name.text, register))
        isPlain = false
      case .unpacked:
        made.append(.unpacked(register))
        isPlain = false
      case .unpackedByName:
        made.append(.unpackedByName(register))
        isPlain = false
      }
    }
    return index(
      of: ProgramCallPlan(
        arguments: made, ranges: arguments.map(\.range), isPlain: isPlain), in: \.calls)
  }

  /// `np.sum(a*b)` and `(a*b).sum()`: one entry of the record instead of a product for every cell.
  private func sumOfProducts(
    _ callee: ProgramExpression, _ arguments: [ProgramArgument], _ target: Int32?
  ) -> Int32? {
    guard case .attribute(let base, let attribute) = callee.kind, attribute.text == "sum" else {
      return nil
    }
    if arguments.isEmpty, case .chain(let first, let links) = base.kind, links.count == 1,
      links[0].op == .multiply
    {
      let left = value(first)
      let right = value(links[0].operand)
      return result(target) { emit(.sumOfProducts, extra: 1, a: $0, b: left, c: right) }
    }
    guard arguments.count == 1, case .byPlace = arguments[0].manner, case .name = base.kind,
      case .chain(let first, let links) = arguments[0].value.kind, links.count == 1,
      links[0].op == .multiply
    else { return nil }
    let function = value(callee)
    let left = value(first)
    let right = value(links[0].operand)
    return result(target) { emit(.sumOfProducts, a: $0, b: left, c: right, d: function) }
  }

  /// `super()`: the class that the function stands in, and its first argument.
  private func superCall(_ target: Int32?) -> Int32 {
    let first = code.variableNames.first.map { variable($0) } ?? Compiler.absent
    return result(target) { emit(.superObject, a: $0, b: first) }
  }
}
