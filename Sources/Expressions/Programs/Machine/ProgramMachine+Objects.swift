import Tensors

extension ProgramMachine {
  /// What goes through a value's elements.
  func iterator(of value: ProgramValue) throws(ProgramFailure) -> ProgramIterator {
    guard case .object(let object) = value else { throw .notIterable(value.typeName) }
    return try object.iterator(self)
  }

  /// The elements of a value.
  func items(of value: ProgramValue) throws(ProgramFailure) -> [ProgramValue] {
    switch value.object {
    case let list as ListObject: return list.items
    case let tuple as TupleObject: return tuple.items
    default: break
    }
    let iterator = try iterator(of: value)
    var items: [ProgramValue] = []
    while let item = try iterator.next(self) {
      items.append(item)
      guard items.count <= Sequences.most else {
        throw .tooLong(items.count, limit: Sequences.most)
      }
      try work()
    }
    return items
  }

  /// The keys and values of a dict, or of a sequence of pairs.
  func pairs(
    of value: ProgramValue
  ) throws(ProgramFailure) -> [(key: ProgramValue, value: ProgramValue)] {
    if let dictionary = value.dictionary { return dictionary.items }
    var pairs: [(key: ProgramValue, value: ProgramValue)] = []
    for item in try items(of: value) {
      let parts = try items(of: item)
      guard parts.count == 2 else { throw .unpacking(parts.count, into: 2) }
      pairs.append((parts[0], parts[1]))
    }
    return pairs
  }

  /// `value.name`.
  func attribute(_ value: ProgramValue, _ name: String) throws(ProgramFailure) -> ProgramValue {
    guard case .object(let object) = value else {
      if let found = try NumberMethods.attribute(name, of: value, self) { return found }
      throw unknown(name, of: value)
    }
    if let found = try object.attribute(name, self) { return found }
    if object.hasMethod(name) { return .object(MethodObject(value, name)) }
    throw unknown(name, of: value)
  }

  /// That a value has nothing of a name.
  func unknown(_ name: String, of value: ProgramValue) -> ProgramFailure {
    if let module = value.object as? ModuleObject { return .notInModule(name, module.path) }
    var known =
      (value.object as? InstanceObject).map { instance in
        instance.names + instance.type.order.flatMap { Array($0.attributes.keys) }
      } ?? []
    if value.array != nil { known = ArrayMethods.names }
    return .attribute(
      name, of: value.typeName, nearest: NearestName.nearest(to: name, among: known.sorted()))
  }

  /// `str(value)`.
  func text(_ value: ProgramValue) throws(ProgramFailure) -> String {
    if case .object(let object) = value {
      try enter()
      defer { leave() }
      return try object.text(self)
    }
    return try representation(value)
  }

  /// `repr(value)`.
  func representation(_ value: ProgramValue) throws(ProgramFailure) -> String {
    switch value {
    case .unbound, .none: return "None"
    case .boolean(let truth): return truth ? "True" : "False"
    case .int(let number): return "\(number)"
    case .real(let number, _): return NumberTexts.representation(number)
    case .whole(let number, _):
      return Int(exactly: number).map { "\($0)" } ?? NumberTexts.representation(number)
    case .object(let object):
      try enter()
      defer { leave() }
      return try object.representation(self)
    }
  }

  /// The type of a value.
  func type(of value: ProgramValue) -> ProgramValue {
    if let instance = value.object as? InstanceObject { return .object(instance.type) }
    if let network = value.object?.resolved as? NetworkObject,
      let function = FunctionTable.shared.named(network.layerName, in: .torch),
      network.network.layer != nil
    {
      return .object(LibraryFunctionObject(function, .torch))
    }
    let name = value.typeName
    if value.object is ClassObject || value.object is TypeObject {
      return .object(TypeObject("type"))
    }
    return Builtins.table[name].flatMap { $0.object is TypeObject ? $0 : nil }
      ?? .object(TypeObject(name))
  }

  /// The parts of a value, each in its register.
  func unpack(
    _ value: ProgramValue, _ plan: UnpackingPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) {
    let items: [ProgramValue]
    if let parts = value.parts { items = parts } else { items = try self.items(of: value) }
    let wanted = plan.registers.count
    guard let starred = plan.starred else {
      guard items.count == wanted else { throw .unpacking(items.count, into: wanted) }
      for (register, item) in zip(plan.registers, items) { registers[Int(register)] = item }
      return
    }
    guard items.count >= wanted - 1 else { throw .unpacking(items.count, into: wanted) }
    let behind = wanted - starred - 1
    for place in 0..<starred { registers[Int(plan.registers[place])] = items[place] }
    registers[Int(plan.registers[starred])] = .list(Array(items[starred..<items.count - behind]))
    for place in 0..<behind {
      registers[Int(plan.registers[starred + 1 + place])] = items[items.count - behind + place]
    }
  }

  func dictionary(
    _ plans: [DictionaryPlan], _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue {
    func read(_ operand: Int32) -> ProgramValue {
      operand >= 0 ? registers[Int(operand)] : globals[Int(~operand)]
    }
    let made = try DictionaryObject()
    for plan in plans {
      switch plan {
      case .pair(let key, let value): try made.set(read(key), read(value))
      case .unpacked(let other):
        for (key, value) in try pairs(of: read(other)) { try made.set(key, value) }
      }
    }
    return .object(made)
  }

  /// The text of an f-string.
  func format(
    _ code: ProgramCode, _ place: Int, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> String {
    var result = ""
    for part in code.formats[place] {
      switch part {
      case .text(let text): result += text
      case .field(let operand, let conversion, let format):
        var value = operand >= 0 ? registers[Int(operand)] : globals[Int(~operand)]
        switch conversion {
        case .repr, .ascii: value = .text(try representation(value))
        case .str: value = .text(try text(value))
        case nil: break
        }
        let spec =
          format == Compiler.absent ? "" : try self.format(code, Int(format), registers, globals)
        result += try spec.isEmpty ? text(value) : FormatSpec(spec).format(value, self)
      }
      try Sequences.check(result.utf8.count)
    }
    return result
  }

  /// Values in order; `key=` and `reverse=` as `sorted` and `sort` take them.
  func sorted(
    _ items: [ProgramValue], _ arguments: ProgramArguments, function: String
  ) throws(ProgramFailure) -> [ProgramValue] {
    for (name, _) in arguments.named where name != "key" && name != "reverse" {
      throw .unknownArgument(name, of: function)
    }
    let isReversed =
      try arguments.named("reverse").map { value throws(ProgramFailure) in
        try isTrue(value)
      } ?? false
    var keyed: [(key: ProgramValue, item: ProgramValue)] = []
    for item in items {
      let key: ProgramValue
      if let function = arguments.named("key"), !function.isNone {
        key = try call(function, ProgramArguments(values: [item]))
      } else {
        key = item
      }
      keyed.append((key, item))
    }
    if isReversed { keyed.reverse() }
    try merge(&keyed)
    return isReversed ? keyed.reversed().map(\.item) : keyed.map(\.item)
  }

  /// A stable sort by merging, whose comparisons may fail.
  private func merge(
    _ items: inout [(key: ProgramValue, item: ProgramValue)]
  ) throws(ProgramFailure) {
    guard items.count > 1 else { return }
    var left = Array(items[..<(items.count / 2)])
    var right = Array(items[(items.count / 2)...])
    try merge(&left)
    try merge(&right)
    var (i, j) = (0, 0)
    for place in items.indices {
      let takesRight: Bool
      if i == left.count {
        takesRight = true
      } else if j == right.count {
        takesRight = false
      } else {
        try work()
        takesRight = try isLess(right[j].key, left[i].key)
      }
      if takesRight {
        items[place] = right[j]
        j += 1
      } else {
        items[place] = left[i]
        i += 1
      }
    }
  }
}
