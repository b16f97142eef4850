import Tensors

/// Names of NumPy and PyTorch that make or change arrays and so are no functions of section 3.
enum ArrayNames {
  static func value(_ name: String, _ library: Library) -> ProgramValue? {
    switch name {
    case "array", "asarray", "tensor", "as_tensor", "from_numpy", "ascontiguousarray",
      "FloatTensor",
      "DoubleTensor", "LongTensor", "IntTensor":
      let type: ElementType? =
        name == "LongTensor" || name == "IntTensor"
        ? .whole
        : name == "FloatTensor" || name == "DoubleTensor" ? .real : nil
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          try made(name, type, given, machine, isTorch: library == .torch)
        })
    case "ndarray" where library == .numpy: return .object(TypeObject("ndarray"))
    case "Tensor" where library == .torch:
      return .object(
        TypeObject("Tensor") { given, machine throws(ProgramFailure) in
          if let first = given.values.first, first.number == nil {
            return try self.made("tensor", .real, given, machine, isTorch: true)
          }
          return try machine.library("zeros", .torch, given.values)
        })
    case "integer", "floating", "number": return .object(TypeObject(name))
    case "add.at": return .object(BuiltinObject("add.at", addAt))
    case "copyto":
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          try given.check(name, 2...2)
          guard let target = given.values[0].array else {
            throw .notAnArray(given.values[0].typeName)
          }
          try machine.store(given.values[1], into: target)
          return ProgramValue.none
        })
    case "copy" where library == .numpy: return method("copy")
    case "reshape", "ravel", "transpose", "squeeze", "swapaxes": return method(name, library)
    case "ndim" where library == .numpy:
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          try given.check(name, 1...1)
          return .int(try machine.array(given.values[0]).rank)
        })
    case "shape" where library == .numpy:
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          try given.check(name, 1...1)
          return .sizes(try machine.array(given.values[0]).shape)
        })
    case "is_tensor":
      return .object(
        BuiltinObject(name) { given, _ throws(ProgramFailure) in
          .boolean(given.values.first?.array?.isTorch ?? false)
        })
    case "set_printoptions", "seterr", "set_default_dtype", "set_num_threads",
      "use_deterministic_algorithms":
      return .object(BuiltinObject(name) { _, _ throws(ProgramFailure) in ProgramValue.none })
    default: return nil
    }
  }

  /// A function whose first argument is an array, by the array's method.
  private static func method(_ name: String, _ library: Library = .numpy) -> ProgramValue {
    .object(
      BuiltinObject(name) { given, machine throws(ProgramFailure) in
        let first = given.argument(0, "a") ?? given.named("input")
        guard let first else { throw .missingArgument(["a"], of: name) }
        let array = try machine.array(first, isTorch: library == .torch)
        var rest = given
        if !rest.values.isEmpty { rest.values.removeFirst() }
        rest.named.removeAll { $0.name == "a" || $0.name == "input" }
        if let shape = rest.named.first(where: {
          $0.name == "shape" || $0.name == "newshape" || $0.name == "axes"
        }) {
          rest.values = [shape.value]
          rest.named.removeAll { $0.name == shape.name }
        }
        return try ArrayMethods.call(name, of: array, rest, machine) ?? .none
      })
  }

  /// A row of texts, of which the prelude makes what NumPy has for it; nil for anything else.
  private static func texts(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let instance = value.object as? InstanceObject, instance.typeName == "_Texts" {
      return value
    }
    guard let items = value.parts, items.first?.text != nil, items.allSatisfy({ $0.text != nil }),
      let type = try machine.module("numpy")?["_Texts"]
    else { return nil }
    return try machine.call(type, ProgramArguments(values: [value]))
  }

  private static func made(
    _ name: String, _ type: ElementType?, _ given: ProgramArguments, _ machine: ProgramMachine,
    isTorch: Bool
  ) throws(ProgramFailure) -> ProgramValue {
    try given.check(
      name, 1...2,
      names: ["dtype", "requires_grad", "device", "copy", "ndmin", "data", "object", "order"])
    guard let value = given.argument(0, "data") ?? given.named("object") else {
      throw .missingArgument(["data"], of: name)
    }
    let wanted =
      type
      ?? (given.named("dtype") ?? (given.values.count > 1 ? given.values[1] : nil)).flatMap {
        ElementType.named($0)
      }
    if !isTorch, let texts = try texts(value, machine) { return texts }
    let source = try machine.array(value, isTorch: isTorch)
    var made = source
    let shares = ["asarray", "as_tensor", "from_numpy", "ascontiguousarray"].contains(name)
    if value.array != nil {
      if !shares || (wanted != nil && wanted != source.type) {
        made = try machine.copy(source, type: wanted)
      } else {
        made = source.view(offset: source.offset, shape: source.shape, strides: source.strides)
      }
    } else if let wanted, wanted != source.type {
      made = try machine.copy(source, type: wanted)
    }
    made.isTorch = isTorch
    let named = given.named("dtype") ?? (given.values.count > 1 ? given.values[1] : nil)
    if ElementType.isByte(named) { made.buffer.isByte = true }
    if let asks = given.named("requires_grad"), try machine.isTrue(asks) { machine.ask(made, true) }
    return .object(made)
  }

  /// `np.add.at(x, index, values)`: an element that is named twice gets both.
  @Sendable
  private static func addAt(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try given.check("add.at", 3...3)
    guard let array = given.values[0].array else { throw .notAnArray(given.values[0].typeName) }
    let items = (given.values[1].object as? TupleObject)?.items ?? [given.values[1]]
    guard case .cells(let cells, let shape) = try machine.pick(items, from: array) else {
      let view = try machine.element(of: array, items)
      guard let part = view.array else {
        try machine.setElement(of: array, items, to: machine.binary(.add, view, given.values[2]))
        return .none
      }
      _ = try part.changed(.add, by: given.values[2], machine)
      return .none
    }
    let source = try machine.array(given.values[2], like: array)
    let spread = try machine.broadcast(source, to: shape)
    var places: [Int] = []
    spread.forEachCell { places.append($0) }
    array.buffer.prepareWrite(machine)
    for (cell, place) in zip(cells, places) {
      let old = array.value(atCell: cell, machine)
      let sum = try machine.binary(.add, old, source.value(atCell: place, machine))
      array.buffer.write(sum.number ?? 0, sum.id, at: cell)
    }
    return .none
  }
}
