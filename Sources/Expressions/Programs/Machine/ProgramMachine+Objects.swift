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
    guard let found = try attributeIfAny(value, name) else { throw unknown(name, of: value) }
    return found
  }

  /// `value.name`; nil where there is nothing of the name.
  func attributeIfAny(
    _ value: ProgramValue, _ name: String
  ) throws(ProgramFailure) -> ProgramValue? {
    guard case .object(let object) = value else {
      return try NumberMethods.attribute(name, of: value, self)
    }
    if let found = try object.attribute(name, self) { return found }
    if object.hasMethod(name) { return .object(MethodObject(value, name)) }
    return name.hasPrefix("__") ? SpecialMethods.method(name, of: value) : nil
  }

  /// That a value has nothing of a name.
  func unknown(_ name: String, of value: ProgramValue) -> ProgramFailure {
    if let module = value.object as? ModuleObject { return .notInModule(name, module.path) }
    var known =
      (value.object as? InstanceObject).map { instance in
        instance.names + instance.type.order.flatMap { Array($0.attributes.keys) }
      } ?? []
    if value.array != nil { known = ArrayMethods.names }
    if known.isEmpty, let object = value.object {
      known = ProgramObject.methodNames.filter(object.hasMethod)
    }
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
        result += try spec.isEmpty ? text(value) : formatSpec(spec).format(value, self)
      }
      try Sequences.check(result.utf8.count)
    }
    return result
  }

  /// What stands behind the colon of a format, read once.
  private func formatSpec(_ text: String) throws(ProgramFailure) -> FormatSpec {
    if let known = formatSpecs[text] { return known }
    let made = try FormatSpec(text)
    if formatSpecs.count == 64 { formatSpecs = [:] }
    formatSpecs[text] = made
    return made
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
    var keys = items
    if let function = arguments.named("key"), !function.isNone {
      for place in items.indices {
        keys[place] = try call(function, ProgramArguments(values: [items[place]]))
      }
    }
    let order = try order(of: keys, isReversed: isReversed)
    return order.map { items[$0] }
  }

  /// The places of keys in their order, of equal ones the first before the others: a stable sort by merging,
  /// whose comparisons may fail.
  private func order(
    of keys: [ProgramValue], isReversed: Bool
  ) throws(ProgramFailure) -> [Int] {
    var order = Array(keys.indices)
    var merged = order
    var length = 1
    while length < order.count {
      var start = 0
      while start < order.count {
        let (middle, end) = (min(start + length, order.count), min(start + 2 * length, order.count))
        var (i, j) = (start, middle)
        for place in start..<end {
          let takesRight: Bool
          if i == middle || j == end {
            takesRight = i == middle
          } else {
            try work()
            takesRight =
              try isReversed
              ? isLess(keys[order[i]], keys[order[j]]) : isLess(keys[order[j]], keys[order[i]])
          }
          merged[place] = order[takesRight ? j : i]
          if takesRight { j += 1 } else { i += 1 }
        }
        start = end
      }
      swap(&order, &merged)
      length *= 2
    }
    return order
  }
}
