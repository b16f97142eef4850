/// Attributes and methods of objects of a program's classes, by what instructions remember of the last object.
extension ProgramMachine {
  /// `value.name`.
  @inline(__always)
  func attribute(
    _ value: ProgramValue, _ code: ProgramCode, _ name: Int32,
    _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws(ProgramFailure) -> ProgramValue {
    if case .object(let object) = value, object.kind == .instance {
      let instance = unsafeDowncast(object, to: InstanceObject.self)
      if instance.layout.number == cache.pointee.layout { return instance[cache.pointee.place] }
      if let place = instance.layout.place(of: code.names[Int(name)]) {
        if instance.layout.number != 0 {
          cache.pointee = AttributeCache(layout: instance.layout.number, place: place)
        }
        return instance[place]
      }
    }
    return try attribute(value, code.names[Int(name)])
  }

  /// `owner.name = value`.
  @inline(__always)
  func setAttribute(
    _ owner: ProgramValue, _ code: ProgramCode, _ name: Int32, to value: ProgramValue,
    _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws(ProgramFailure) {
    guard case .object(let object) = owner else {
      throw .attributeNotAssignable(code.names[Int(name)], of: owner.typeName)
    }
    guard object.kind == .instance else {
      return try object.setAttribute(code.names[Int(name)], to: value, self)
    }
    let instance = unsafeDowncast(object, to: InstanceObject.self)
    let number = instance.layout.number
    if number == cache.pointee.layout, cache.pointee.edition == ClassObject.edition {
      return instance.put(value, at: cache.pointee.place, cache.pointee.held)
    }
    let name = code.names[Int(name)]
    let place = instance.layout.place(of: name)
    try instance.setAttribute(name, to: value, self)
    guard number != 0, instance.layout.number != 0, instance.type.isStored(name),
      let now = instance.layout.place(of: name)
    else { return }
    cache.pointee = AttributeCache(
      layout: number, edition: ClassObject.edition, place: now,
      held: place == nil ? Unmanaged.passUnretained(instance.layout) : nil)
  }

  /// `receiver.name(arguments)`.
  func callMethod(
    _ receiver: ProgramValue, _ code: ProgramCode, _ instruction: Instruction,
    _ cache: UnsafeMutablePointer<AttributeCache>, _ registers: Registers, _ globals: Registers
  ) throws(ProgramFailure) -> ProgramValue {
    let plan = UnsafePointer(code.sealedCalls + Int(instruction.c))
    if case .object(let object) = receiver, plan.pointee.isPlain {
      if object.kind == .instance {
        let instance = unsafeDowncast(object, to: InstanceObject.self)
        let number = instance.layout.number
        if number == cache.pointee.layout, cache.pointee.edition == ClassObject.edition,
          let method = cache.pointee.held?.takeUnretainedValue()
        {
          return try call(
            unsafeDowncast(method, to: FunctionObject.self), object, plan, registers, globals)
        }
        let name = code.names[Int(instruction.d)]
        if number != 0, instance.layout.place(of: name) == nil,
          let method = instance.type.lookUp(name)?.object as? FunctionObject,
          method.takes(plan.pointee.count + 1)
        {
          cache.pointee = AttributeCache(
            layout: number, edition: ClassObject.edition, held: Unmanaged.passUnretained(method))
          return try call(method, object, plan, registers, globals)
        }
      } else if object.kind == .dictionary, 1...2 ~= plan.pointee.count,
        code.names[Int(instruction.d)] == "get"
      {
        func argument(_ place: Int) -> ProgramValue {
          read(plan.pointee.registers[place], registers, globals)
        }
        let found = try unsafeDowncast(object, to: DictionaryObject.self).value(argument(0))
        return found ?? (plan.pointee.count == 2 ? argument(1) : .none)
      } else if object.kind == .list, plan.pointee.count == 1,
        code.names[Int(instruction.d)] == "append"
      {
        try unsafeDowncast(object, to: ListObject.self).append(
          read(plan.pointee.registers[0], registers, globals))
        return .none
      }
    }
    return try callMethod(
      receiver, code.names[Int(instruction.d)], arguments(plan.pointee.plan, registers, globals))
  }
}
