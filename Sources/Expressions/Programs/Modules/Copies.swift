/// `copy.copy` and `copy.deepcopy`: what is shared inside a value is shared inside its deep copy.
final class Copies {
  private let machine: ProgramMachine
  private let isDeep: Bool
  private var made: [ObjectIdentifier: ProgramObject] = [:]

  init(_ machine: ProgramMachine, isDeep: Bool) {
    self.machine = machine
    self.isDeep = isDeep
  }

  /// A copy of a value.
  func copied(_ value: ProgramValue) throws(ProgramFailure) -> ProgramValue {
    guard let object = value.object else { return value }
    if let known = made[ObjectIdentifier(object)] { return .object(known) }
    try machine.enter()
    defer { machine.leave() }
    try machine.work()
    let copy = try copied(object)
    made[ObjectIdentifier(object)] = copy
    return .object(copy)
  }

  private func inner(_ value: ProgramValue) throws(ProgramFailure) -> ProgramValue {
    isDeep ? try copied(value) : value
  }

  private func copied(_ object: ProgramObject) throws(ProgramFailure) -> ProgramObject {
    switch object {
    case let array as ArrayObject:
      let copy = try machine.copy(array)
      (copy.isParameter, copy.asksForGradient) = (array.isParameter, false)
      if array.asksForGradient { machine.ask(copy, true) }
      return copy
    case let list as ListObject:
      let copy = ListObject([])
      copy.isModuleList = list.isModuleList
      made[ObjectIdentifier(list)] = copy
      for item in list.items { try copy.append(inner(item)) }
      return copy
    case let tuple as TupleObject:
      var items: [ProgramValue] = []
      for item in tuple.items { items.append(try inner(item)) }
      return TupleObject(items, names: tuple.names)
    case let dictionary as DictionaryObject:
      let copy = try DictionaryObject(kind: dictionary.form)
      made[ObjectIdentifier(dictionary)] = copy
      for (key, value) in dictionary.items { try copy.set(key, inner(value)) }
      return copy
    case let network as NetworkObject where isDeep: return NetworkObject(network.network.copy())
    case let set as SetObject: return try SetObject(set.items, isFrozen: set.isHashable)
    case let instance as InstanceObject:
      let copy = InstanceObject(instance.type)
      made[ObjectIdentifier(instance)] = copy
      (copy.isTraining, copy.buffers) = (instance.isTraining, instance.buffers)
      if let layer = instance.layer {
        copy.layer = isDeep ? NetworkObject(layer.network.copy()) : layer
      }
      for name in instance.names {
        copy.set(name, try inner(instance.own(attribute: name) ?? .none))
      }
      if let held = instance.held {
        try copy.fill(ProgramArguments(values: [inner(.object(held))]), machine)
      }
      return copy
    default: return object
    }
  }
}
