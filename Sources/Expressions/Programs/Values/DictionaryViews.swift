/// What `keys()`, `values()` and `items()` of a dict give.
final class ViewObject: ProgramObject, @unchecked Sendable {
  private let name: String
  private(set) var items: [ProgramValue]

  init(_ name: String, _ items: [ProgramValue]) {
    self.name = name
    self.items = items
    super.init()
  }

  override var typeName: String { name }
  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in items.indices { body(&items[place]) }
  }
  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? { items.count }
  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    ItemsIterator(items)
  }
  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    try SetObject(items).isEqual(to: .object(SetObject(machine.items(of: other))), machine)
  }
  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard !isRight else { return nil }
    let others = try SetObject(machine.items(of: other))
    return try SetObject(items).combined(op, with: .object(others), isRight: false, machine)
  }
  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "\(name)([\(try Sequences.texts(items, machine))])"
  }
}
