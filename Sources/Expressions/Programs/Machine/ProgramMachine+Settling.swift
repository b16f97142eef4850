import Tensors

/// Gives the numbers that a program leaves behind in lists, dicts, objects and functions a place that
/// outlives its record: ids mean something only in the record that they belong to.
struct Settling {
  private let machine: ProgramMachine
  private var seen: Set<ObjectIdentifier> = []

  init(_ machine: ProgramMachine) { self.machine = machine }

  /// Settles everything that can be reached from values.
  mutating func settle(_ values: [ProgramValue]) {
    var pending = values.compactMap(\.object)
    while let object = pending.popLast() {
      guard seen.insert(ObjectIdentifier(object)).inserted else { continue }
      pending += visit(object)
    }
  }

  /// A number as an array without dimensions; anything else as it is.
  private func settled(_ value: ProgramValue) -> ProgramValue {
    let number: Double
    switch value {
    case .real(let value, let id) where Ledger.isRecorded(id): number = value
    case .whole(let value, let id) where Ledger.isRecorded(id): number = value
    default: return value
    }
    let node = machine.node(ofNumber: number, value.id, value.integer == nil ? .real : .whole)
    guard let array = try? ArrayObject(node, isTorch: true) else { return .real(number, 0) }
    return .object(array)
  }

  /// Settles the numbers directly in an object.
  ///
  /// - Returns: The objects in it.
  private func visit(_ object: ProgramObject) -> [ProgramObject] {
    switch object {
    case let list as ListObject:
      for place in list.items.indices where Ledger.isRecorded(list.items[place].id) {
        list.items[place] = settled(list.items[place])
      }
      return list.items.compactMap(\.object)
    case let tuple as TupleObject:
      tuple.items = tuple.items.map(settled)
      return tuple.items.compactMap(\.object)
    case let dictionary as DictionaryObject:
      for (key, value) in dictionary.items { try? dictionary.set(key, settled(value)) }
      return dictionary.items.flatMap { [$0.key.object, $0.value.object].compactMap { $0 } }
    case let instance as InstanceObject:
      for name in instance.names {
        instance.set(name, settled(instance.own(attribute: name) ?? .none))
      }
      return instance.names.compactMap { instance.own(attribute: $0)?.object } + [instance.type]
    case let cell as CellObject:
      cell.value = settled(cell.value)
      return [cell.value.object].compactMap { $0 }
    case let function as FunctionObject:
      for place in function.parameters.indices {
        function.parameters[place].defaultValue = settled(function.parameters[place].defaultValue)
      }
      return function.cells + function.parameters.compactMap(\.defaultValue.object)
    case let type as ClassObject:
      for (name, value) in type.attributes { type.attributes[name] = settled(value) }
      return type.attributes.values.compactMap(\.object) + type.bases
    case let bound as BoundFunctionObject:
      return [bound.function] + [bound.receiver.object].compactMap { $0 }
    case let wrapped as WrappedFunctionObject: return [wrapped.function]
    default: return []
    }
  }
}
