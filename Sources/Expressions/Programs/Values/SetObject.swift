/// A set, `{a, b}`, whose elements keep the order in which they came.
final class SetObject: ProgramObject, @unchecked Sendable {
  private let members: DictionaryObject

  init(_ items: [ProgramValue]) throws(ProgramFailure) {
    members = try DictionaryObject(items.map { ($0, ProgramValue.none) })
    super.init()
  }

  var items: [ProgramValue] { members.items.map(\.key) }

  func insert(_ value: ProgramValue) throws(ProgramFailure) { try members.set(value, .none) }

  override var typeName: String { "set" }
  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    try members.length(machine)
  }
  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    ItemsIterator(items)
  }
  override func contains(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool { try members.contains(value, machine) }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    items.isEmpty ? "set()" : "{\(try Sequences.texts(items, machine))}"
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let other = other.object as? SetObject else { return nil }
    return try members.isEqual(to: .object(other.members), machine)
  }

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard !isRight, let other = other.object as? SetObject else { return nil }
    switch op {
    case .or: return .object(try SetObject(items + other.items))
    case .and: return .object(try SetObject(try kept(in: other, true, machine)))
    case .subtract: return .object(try SetObject(try kept(in: other, false, machine)))
    case .exclusiveOr:
      return .object(
        try SetObject(try kept(in: other, false, machine) + other.kept(in: self, false, machine)))
    default: return nil
    }
  }

  private func kept(
    in other: SetObject, _ isKept: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [ProgramValue] {
    var kept: [ProgramValue] = []
    for item in items where try other.contains(item, machine) == isKept { kept.append(item) }
    return kept
  }

  private static let methods: [String: ProgramOperator] = [
    "union": .or, "intersection": .and, "difference": .subtract,
    "symmetric_difference": .exclusiveOr,
  ]

  override func hasMethod(_ name: String) -> Bool {
    SetObject.methods[name] != nil
      || ["add", "discard", "remove", "clear", "copy", "update", "issubset", "pop"].contains(name)
  }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let op = SetObject.methods[name] {
      try arguments.check(name, 1...1)
      let other = try SetObject(try machine.items(of: arguments.values[0]))
      return try combined(op, with: .object(other), isRight: false, machine)
    }
    switch name {
    case "add":
      try arguments.check(name, 1...1)
      try insert(arguments.values[0])
    case "discard", "remove":
      try arguments.check(name, 1...1)
      if try members.remove(arguments.values[0]) == nil, name == "remove" {
        throw .key(try machine.representation(arguments.values[0]))
      }
    case "pop":
      guard let first = items.first else { throw .key("'pop from an empty set'") }
      try members.remove(first)
      return first
    case "clear": members.removeAll()
    case "update":
      for value in arguments.values {
        for item in try machine.items(of: value) { try insert(item) }
      }
    case "copy": return .object(try SetObject(items))
    case "issubset":
      try arguments.check(name, 1...1)
      let other = try SetObject(try machine.items(of: arguments.values[0]))
      return .boolean(try kept(in: other, false, machine).isEmpty)
    default: return nil
    }
    return ProgramValue.none
  }
}
