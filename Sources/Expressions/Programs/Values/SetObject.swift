/// A set, `{a, b}`: whole numbers are gone through in the order in which Python's table has them, anything
/// else in the order in which it came.
final class SetObject: ProgramObject, @unchecked Sendable {
  private let members: DictionaryObject
  /// Whether it is a `frozenset`.
  private let isFrozen: Bool

  /// Whether it may be a key.
  var isHashable: Bool { isFrozen }

  init(_ items: [ProgramValue], isFrozen: Bool = false) throws(ProgramFailure) {
    self.isFrozen = isFrozen
    members = try DictionaryObject(items.map { ($0, ProgramValue.none) })
    super.init()
  }

  var items: [ProgramValue] {
    let items = members.items.map(\.key)
    var numbers: [Int] = []
    numbers.reserveCapacity(items.count)
    for item in items {
      guard case .int(let number) = item else { return items }
      numbers.append(number)
    }
    return SetTable.order(numbers).map { .int($0) }
  }

  func insert(_ value: ProgramValue) throws(ProgramFailure) { try members.set(value, .none) }

  override func eachValue(_ body: (inout ProgramValue) -> Void) { members.eachValue(body) }

  override var typeName: String { isFrozen ? "frozenset" : "set" }
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
    let inside = items.isEmpty ? "" : "{\(try Sequences.texts(items, machine))}"
    return isFrozen || items.isEmpty ? "\(typeName)(\(inside))" : inside
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let other = other.object as? SetObject else { return nil }
    return try members.isEqual(to: .object(other.members), machine)
  }

  /// Whether a set is part of another: what `<` means, where equal ones are none of each other's.
  override func isLess(
    than other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let other = other.object as? SetObject else { return nil }
    guard try kept(in: other, false, machine).isEmpty else { return false }
    return try !other.kept(in: self, false, machine).isEmpty
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
      || [
        "add", "discard", "remove", "clear", "copy", "update", "issubset", "issuperset",
        "isdisjoint", "pop",
      ].contains(name)
  }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let op = SetObject.methods[name] {
      try arguments.check(name, 1...9)
      var others: [ProgramValue] = []
      for value in arguments.values { others += try machine.items(of: value) }
      let other = try SetObject(others)
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
    case "issubset", "issuperset", "isdisjoint":
      try arguments.check(name, 1...1)
      let other = try SetObject(try machine.items(of: arguments.values[0]))
      let rest =
        name == "issuperset"
        ? try other.kept(in: self, false, machine)
        : try kept(in: other, name == "isdisjoint", machine)
      return .boolean(rest.isEmpty)
    default: return nil
    }
    return ProgramValue.none
  }
}

/// The table in which CPython keeps a set, as far as it gives whole numbers an order.
///
/// Source: CPython 3.11, `Objects/setobject.c`: linear probing of up to nine neighbours, then a jump; the
/// table grows fourfold when three fifths of it are full.
enum SetTable {
  static func order(_ numbers: [Int]) -> [Int] {
    var slots = [Int?](repeating: nil, count: 8)
    for (count, number) in numbers.enumerated() {
      put(number, into: &slots)
      guard (count + 1) * 5 >= (slots.count - 1) * 3 else { continue }
      let wanted = count + 1 > 50_000 ? (count + 1) * 2 : (count + 1) * 4
      var size = 8
      while size <= wanted { size *= 2 }
      var grown = [Int?](repeating: nil, count: size)
      for case let number? in slots { put(number, into: &grown) }
      slots = grown
    }
    return slots.compactMap { $0 }
  }

  /// The hash of a whole number: the number itself, but for -1 and those beyond 2^61.
  private static func hash(_ number: Int) -> Int {
    let rest = number % ((1 << 61) - 1)
    return rest == -1 ? -2 : rest
  }

  private static func put(_ number: Int, into slots: inout [Int?]) {
    let mask = slots.count - 1
    let hash = hash(number)
    var perturbed = UInt(bitPattern: hash)
    var place = hash & mask
    while true {
      let last = place + 9 <= mask ? place + 9 : place
      for slot in place...last where slots[slot] == nil || slots[slot] == number {
        slots[slot] = number
        return
      }
      perturbed >>= 5
      place = (place &* 5 &+ 1 &+ Int(bitPattern: perturbed)) & mask
    }
  }
}
