import Tensors

/// What single numbers have: those of arrays are NumPy's and PyTorch's scalars.
enum NumberMethods {
  static func attribute(
    _ name: String, of value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard value.number != nil else {
      return name == "__class__" ? machine.type(of: value) : nil
    }
    switch name {
    case "shape": return .tuple([])
    case "ndim": return .int(0)
    case "real", "data", "T": return value
    case "imag": return .int(0)
    case "__class__": return machine.type(of: value)
    case "dtype": return .object(TypeNameObject(value.integer == nil ? "float64" : "int64"))
    case "grad": return ProgramValue.none
    case "requires_grad": return .boolean(asks(value, machine))
    case "is_leaf": return .boolean(!asks(value, machine))
    case "grad_fn": return asks(value, machine) ? ArrayAttributes.computed : ProgramValue.none
    case "size": return .int(1)
    case "itemsize", "nbytes": return value.isOfArray ? .int(8) : nil
    default:
      let has =
        ["item", "backward", "is_integer"].contains(name)
        || !name.hasPrefix("__") && ArrayMethods.has(name)
      return has ? .object(MethodObject(value, name)) : nil
    }
  }

  /// Whether a gradient of a number reaches something that asks for one.
  private static func asks(_ value: ProgramValue, _ machine: ProgramMachine) -> Bool {
    guard Ledger.isRecorded(value.id), let number = value.number else { return false }
    return machine.asksForGradient(machine.node(ofNumber: number, value.id, .real))
  }

  static func call(
    _ name: String, of value: ProgramValue, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let number = value.number else { return nil }
    switch name {
    case "item", "tolist": return ArrayMethods.plain(value)
    case "backward":
      try machine.backward(value, arguments)
      return ProgramValue.none
    case "is_integer": return .boolean(number.rounded() == number)
    case "bit_length":
      let whole = value.integer ?? 0
      return .int(Int.bitWidth - whole.magnitude.leadingZeroBitCount)
    case "detach":
      if case .real = value { return .real(number, Ledger.unrecorded) }
      return value
    case "numpy", "cpu", "cuda", "clone", "to", "double", "float", "copy", "squeeze", "contiguous",
      "retain_grad", "conj":
      return value
    case "sum", "mean", "max", "min":
      if arguments.values.isEmpty { return value }
    case "size": return .tuple([])
    case "dim": return .int(0)
    case "numel", "nelement": return .int(1)
    case "any", "all": return .boolean(number != 0)
    case "std", "var":
      if arguments.values.isEmpty, arguments.named.isEmpty { return .real(0, Ledger.unrecorded) }
    case "int", "long": return .int(Int(exactly: number.rounded(.towardZero)) ?? 0)
    case "type" where arguments.values.isEmpty && value.isOfArray:
      return .text((value.integer == nil ? ElementType.real : .whole).torchTypeName)
    case "astype", "type":
      guard let type = arguments.values.first.flatMap({ ElementType.named($0) }) else { return nil }
      return type == .real ? .real(number, value.id) : .whole(type.stored(number), value.id)
    case "cumsum", "cumprod":
      let array = try machine.array(.list([value]))
      return try machine.callMethod(.object(array), name, arguments)
    case "reshape", "view", "flatten", "ravel", "unsqueeze":
      let array = try machine.array(.list([value]), isTorch: true)
      return try machine.callMethod(
        .object(array),
        name == "unsqueeze" || name == "flatten" || name == "ravel" ? "flatten" : name,
        name == "unsqueeze" ? ProgramArguments() : arguments)
    default: break
    }
    if let hidden = hidden(name, arguments, machine) { return try hidden() }
    guard
      let function = FunctionTable.shared.method(
        name, arguments: arguments.values.count)
    else { return nil }
    return try LibraryFunctionObject(function, .torch).call(
      ProgramArguments(values: [value] + arguments.values, named: arguments.named), machine)
  }

  /// The function of the library whose prefix a number's name hides: `F.relu(x)` where a size is called `F`.
  private static func hidden(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) -> (() throws(ProgramFailure) -> ProgramValue)? {
    // Of `np.sum(x).round(1)` the receiver is the sum, and no name.
    guard !arguments.values.isEmpty, let label = machine.label,
      let prefix = label.split(separator: ".").first, label.hasPrefix("\(prefix).\(name)("),
      let library = Library.prefixes[String(prefix)],
      let function = FunctionTable.shared.named(name, in: library)
    else { return nil }
    return { () throws(ProgramFailure) in
      try LibraryFunctionObject(function, library).call(arguments, machine)
    }
  }
}
