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
    var found: [ProgramObject] = []
    object.eachValue { value in
      if Ledger.isRecorded(value.id) { value = settled(value) }
      if let object = value.object { found.append(object) }
    }
    return found
  }
}
