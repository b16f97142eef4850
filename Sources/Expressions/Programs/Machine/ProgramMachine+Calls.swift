extension ProgramMachine {
  /// Calls a value as a plan says; a function of the program gets its arguments without a detour.
  func call(
    _ callee: ProgramValue, _ plan: UnsafePointer<SealedCall>, _ registers: Registers,
    _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue {
    if case .object(let object) = callee, plan.pointee.isPlain {
      if object.kind == .function {
        let function = unsafeDowncast(object, to: FunctionObject.self)
        if function.takes(plan.pointee.count) {
          return try call(function, nil, plan, registers, globals)
        }
      } else if object.kind == .classObject,
        let made = try unsafeDowncast(object, to: ClassObject.self).made(
          plan, registers, globals, self)
      {
        return made
      } else if object.kind == .rangeType, let range = range(plan, registers, globals) {
        return .object(range)
      }
    }
    return try call(callee, try arguments(plan.pointee.plan, registers, globals))
  }

  /// Calls a function with the arguments of a plan, all by place, put straight into its registers; a method
  /// gets its object before them.
  func call(
    _ function: FunctionObject, _ receiver: ProgramObject?, _ plan: UnsafePointer<SealedCall>,
    _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue {
    try run(function) { frame in
      var frame = frame
      if let receiver {
        frame.pointee = .object(receiver)
        frame += 1
      }
      for place in 0..<plan.pointee.count {
        frame[place] = read(plan.pointee.registers[place], registers, globals)
      }
    }
  }

  /// Calls a value.
  func call(
    _ callee: ProgramValue, _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    guard case .object(let object) = callee else { throw .notCallable(callee.typeName) }
    return try call(object, arguments)
  }

  /// Calls an object.
  func call(
    _ object: ProgramObject, _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    try enter()
    defer { leave() }
    return try object.call(arguments, self)
  }

  /// Calls a method of a value by its name.
  func callMethod(
    _ value: ProgramValue, _ name: String, _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    if case .object(let object) = value {
      if let result = try object.method(name, arguments, self) { return result }
      let special = name.hasPrefix("__") ? SpecialMethods.method(name, of: value) : nil
      guard let callee = try object.attribute(name, self) ?? special else {
        throw unknown(name, of: value)
      }
      return try call(callee, arguments)
    }
    if let result = try NumberMethods.call(name, of: value, arguments, self) { return result }
    throw unknown(name, of: value)
  }

  /// Runs a function with arguments matched to its parameters.
  func run(
    _ function: FunctionObject, _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    let isSimple = arguments.named.isEmpty && function.takes(arguments.values.count)
    let values = isSimple ? arguments.values : try matched(arguments, to: function)
    return try run(function) { frame in
      for (place, value) in values.enumerated() { frame[place] = value }
    }
  }

  /// Runs a function whose parameters a body puts into their registers.
  private func run(
    _ function: FunctionObject, _ fill: (Registers) -> Void
  ) throws(ProgramFailure) -> ProgramValue {
    let code = function.code
    try enter()
    defer { leave() }
    guard hasRoom(forLoops: code.loopDepth) else { throw .tooDeep(ProgramMachine.maximumDepth) }
    let frame = takeRegisters(code.registerCount)
    let before = state.pointee
    let (place, source) = (place, source)
    if function.isUnrecorded { isRecording = false }
    defer {
      giveBack(frame, code.registerCount)
      state.pointee.loopCount = before.loopCount
      state.pointee.notedCount = min(state.pointee.notedCount, before.loopCount)
      state.pointee.line = before.line
      if function.isUnrecorded { isRecording = before.isRecording }
      (self.place, self.source) = (place, source)
    }
    putConstants(of: code, into: frame)
    fill(frame)
    if code.hasCells {
      for register in code.cellVariables {
        frame[register] = .object(CellObject(frame[register]))
      }
      for (register, cell) in zip(code.freeRegisters, function.cells) {
        frame[register] = .object(cell)
      }
    }
    return try execute(code, frame, owner: code.usesSuper ? function.owner : nil)
  }

  /// Runs code that is no function, an entry or the body of a class; `read` looks at the registers at
  /// the end.
  func run(
    _ code: ProgramCode, cells: [CellObject] = [], owner: ClassObject? = nil,
    read: (Registers) -> Void = { _ in }
  ) throws(ProgramFailure) {
    let frame = takeRegisters(code.registerCount)
    defer { giveBack(frame, code.registerCount) }
    putConstants(of: code, into: frame)
    for (register, cell) in zip(code.freeRegisters, cells) { frame[register] = .object(cell) }
    _ = try execute(code, frame, owner: owner)
    read(frame)
  }

  /// Registers for a call, from the machine's stack where it has room.
  private func takeRegisters(_ count: Int) -> Registers {
    let top = state.pointee.stackTop
    let registers: Registers
    if top + count <= ProgramMachine.stackSize {
      registers = stack + top
      state.pointee.stackTop = top + count
    } else {
      registers = .allocate(capacity: max(count, 1))
    }
    registers.initialize(repeating: .unbound, count: count)
    return registers
  }

  @inline(__always)
  private func putConstants(of code: ProgramCode, into registers: Registers) {
    let constants = code.fixedValues
    for place in 0..<code.fixedCount {
      registers[Int(constants[place].register)] = constants[place].value
    }
  }

  private func giveBack(_ registers: Registers, _ count: Int) {
    for place in 0..<count {
      // Numbers need no end.
      if case .object = registers[place] { (registers + place).deinitialize(count: 1) }
    }
    if registers >= stack, registers < stack + ProgramMachine.stackSize {
      state.pointee.stackTop = registers - stack
    } else {
      registers.deallocate()
    }
  }

  private static let twins = ["axis": "dim", "keepdims": "keepdim", "x": "input"]

  /// The value of every parameter.
  private func matched(
    _ arguments: ProgramArguments, to function: FunctionObject
  ) throws(ProgramFailure) -> [ProgramValue] {
    let parameters = function.parameters
    let name = function.code.name
    var values = [ProgramValue](repeating: .unbound, count: parameters.count)
    var rest: [ProgramValue] = []
    let places = parameters.indices.filter {
      parameters[$0].manner == .byPlace || parameters[$0].manner == .ordinary
    }
    let restPlace = parameters.firstIndex { $0.manner == .rest }
    let namedPlace = parameters.firstIndex { $0.manner == .restByName }
    for (count, value) in arguments.values.enumerated() {
      if count < places.count {
        values[places[count]] = value
      } else if restPlace != nil {
        rest.append(value)
      } else {
        let least = places.count(where: { parameters[$0].defaultValue.isUnbound })
        throw .argumentCount(
          name, found: arguments.values.count, wanted: least...max(least, places.count))
      }
    }
    let others = try DictionaryObject()
    for (given, value) in arguments.named {
      // PyTorch takes NumPy's names for dimensions.
      func has(_ name: String) -> Bool { parameters.contains { $0.name == name } }
      let twin = function.code.isLibrary && !has(given) ? ProgramMachine.twins[given] : nil
      let key = twin.map(has) == true ? twin ?? given : given
      if let place = parameters.firstIndex(where: {
        $0.name == key && ($0.manner == .ordinary || $0.manner == .byName)
      }) {
        guard values[place].isUnbound else { throw .repeatedArgument(key, of: name) }
        values[place] = value
      } else if namedPlace != nil {
        try others.set(.text(key), value)
      } else {
        throw .unknownArgument(key, of: name)
      }
    }
    if let restPlace { values[restPlace] = .tuple(rest) }
    if let namedPlace { values[namedPlace] = .object(others) }
    var missing: [String] = []
    for (place, parameter) in parameters.enumerated() where values[place].isUnbound {
      values[place] = parameter.defaultValue
      if values[place].isUnbound { missing.append(parameter.name) }
    }
    guard missing.isEmpty else { throw .missingArgument(missing, of: name) }
    return values
  }

  // MARK: What functions and classes are made of

  private func cells(_ operands: [Int32], _ registers: Registers) -> [CellObject] {
    operands.map { operand in
      if operand >= 0, let cell = registers[Int(operand)].object as? CellObject { return cell }
      return CellObject(.unbound)
    }
  }

  func makeFunction(
    _ plan: FunctionPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> FunctionObject {
    let parameters = plan.parameters.map { parameter in
      FunctionObject.Parameter(
        name: parameter.name, manner: parameter.manner,
        defaultValue: parameter.defaultRegister == Compiler.absent
          ? .unbound : read(parameter.defaultRegister, registers, globals))
    }
    return FunctionObject(plan.code, parameters, cells(plan.cells, registers))
  }

  func makeClass(
    _ plan: ClassPlan, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ClassObject {
    var bases: [ClassObject] = []
    for operand in plan.bases {
      let base = read(operand, registers, globals)
      if let base = base.object as? ClassObject {
        bases.append(base)
      } else if let own = (base.object as? TypeObject).flatMap({ ClassObject.builtins[$0.name] })
        ?? LayerClass.of(base.object)
      {
        bases.append(own)
      } else if (base.object as? TypeObject)?.name != "object" {
        throw .notDerivable(try representation(base))
      }
    }
    var attributes: [String: ProgramValue] = [:]
    try run(plan.code, cells: cells(plan.cells, registers)) { frame in
      for (place, name) in plan.code.variableNames.enumerated() where !frame[place].isUnbound {
        attributes[name] = frame[place]
      }
    }
    if let documentation = plan.code.documentation { attributes["__doc__"] = .text(documentation) }
    if !plan.fields.isEmpty { attributes["__fields__"] = .tuple(plan.fields.map { .text($0) }) }
    let made = ClassObject(plan.name, bases: bases, attributes: attributes, isOfProgram: true)
    made.session = session
    for base in bases {
      guard let prepare = base.lookUp("__init_subclass__")?.object else { continue }
      try made.setAttribute(
        "__names__", to: .tuple(plan.assigned.map { .text($0) }), self)
      let function = (prepare as? WrappedFunctionObject)?.function ?? prepare
      _ = try call(function, ProgramArguments(values: [.object(made)]))
      break
    }
    return made
  }

  func decorate(
    _ decorator: ProgramValue, _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    // `@torch.no_grad()` is a context that stands as a decorator.
    if decorator.object is RecordingContext,
      let function = arguments.values.first?.object as? FunctionObject
    {
      function.isUnrecorded = true
      return arguments.values[0]
    }
    return try call(decorator, arguments)
  }

  /// A value found in a class as an object has it: a function gets the object as its first argument.
  func bound(_ value: ProgramValue, to receiver: ProgramValue) -> ProgramValue {
    switch value.object {
    case let function as FunctionObject: return .object(BoundFunctionObject(receiver, function))
    case let function as CachedFunction: return .object(BoundFunctionObject(receiver, function))
    case let function as BuiltinObject where function.isMethod:
      return .object(BoundFunctionObject(receiver, function))
    case let wrapped as WrappedFunctionObject:
      switch wrapped.manner {
      case .free: return .object(wrapped.function)
      case .ofClass:
        let type = (receiver.object as? InstanceObject)?.type ?? receiver.object
        return type.map { .object(BoundFunctionObject(.object($0), wrapped.function)) } ?? value
      case .property: return value
      }
    default: return value
    }
  }

  /// What raising a value throws.
  func raised(_ value: ProgramValue) throws(ProgramFailure) -> ProgramFailure {
    var value = value
    if let type = value.object as? ClassObject { value = try type.call(ProgramArguments(), self) }
    guard let instance = value.object as? InstanceObject, instance.type.nature == .exception else {
      return .notRaisable(value.typeName)
    }
    let text = try text(value)
    if instance.type.name == "StopIteration" { return .stopIteration() }
    return .raised(instance.type.name, text)
  }

  // MARK: with

  func enterContext(_ manager: ProgramValue) throws(ProgramFailure) -> ProgramValue {
    if let context = manager.object as? RecordingContext {
      context.enter(self)
      return manager
    }
    guard let instance = manager.object as? InstanceObject,
      let value = try instance.special(context: "__enter__", self)
    else { throw .noContext(manager.typeName) }
    return value
  }

  func exitContext(_ manager: ProgramValue) throws(ProgramFailure) {
    if let context = manager.object as? RecordingContext {
      context.exit(self)
    } else if let instance = manager.object as? InstanceObject {
      _ = try instance.special(context: "__exit__", self)
    }
  }
}

/// `torch.no_grad()` and its brothers: whether what stands inside goes onto the record.
final class RecordingContext: ProgramObject, @unchecked Sendable {
  private let isRecording: Bool
  private var before: [Bool] = []

  init(isRecording: Bool) {
    self.isRecording = isRecording
    super.init()
  }

  override var typeName: String { isRecording ? "enable_grad" : "no_grad" }

  func enter(_ machine: ProgramMachine) {
    before.append(machine.isRecording)
    machine.isRecording = isRecording
  }

  func exit(_ machine: ProgramMachine) { machine.isRecording = before.popLast() ?? true }
}
