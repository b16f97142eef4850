extension ProgramObject {
  /// Whether objects of a program's classes may be in it as a key.
  fileprivate var canHoldObjects: Bool {
    switch kind {
    case .instance, .tuple: true
    case .other: self is SetObject
    default: false
    }
  }
}

/// `{key: value}`: a dict, whose keys keep the order in which they came.
final class DictionaryObject: ProgramObject, @unchecked Sendable {
  private var places: [ProgramKey: Int] = [:]
  /// Keys and values; nil where one was removed.
  private var slots: [(key: ProgramValue, value: ProgramValue)?] = []

  /// What it is called: a `dict`, or what PyTorch keeps a network's state in.
  enum Kind { case plain, ordered }
  let form: Kind

  /// The objects with hashes of their own that were keys, or parts of keys, by those: the first of equal ones
  /// stands for all of them.
  private var deputies: [Int: [InstanceObject]] = [:]

  private var share = KeptShare()

  deinit {
    share.end()
    Graveyard.bury(&slots, leaving: [])
  }

  init(
    _ items: [(key: ProgramValue, value: ProgramValue)] = [], kind: Kind = .plain
  ) throws(ProgramFailure) {
    form = kind
    super.init(.dictionary)
    for (key, value) in items { try set(key, value) }
  }

  /// Keys stay what they are: a number there is found by its value.
  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in slots.indices {
      guard var slot = slots[place] else { continue }
      slot.key = slot.key.withoutRecord
      ProgramObject.hand(slot.key.object, body)
      body(&slot.value)
      slots[place] = slot
    }
  }

  /// The keys with their values.
  var items: [(key: ProgramValue, value: ProgramValue)] { slots.compactMap { $0 } }

  /// What makes a key of a value equal to that of another.
  ///
  /// The class's own `__eq__` is called here, before the table is looked into or changed: it may do anything.
  private func place(
    of key: ProgramValue, isNew: Bool = false
  ) throws(ProgramFailure) -> ProgramKey {
    guard key.object?.canHoldObjects ?? false else { return try ProgramKey(key) }
    return try ProgramKey(key) { [self] instance, hash throws(ProgramFailure) in
      for known in deputies[hash] ?? [] {
        if known === instance { return known }
        guard let machine = instance.type.machine else { continue }
        if try machine.isEqual(.object(known), .object(instance)) { return known }
      }
      if isNew { deputies[hash, default: []].append(instance) }
      return instance
    }
  }

  /// The value of a key.
  func value(_ key: ProgramValue) throws(ProgramFailure) -> ProgramValue? {
    let place = try self.place(of: key)
    return places[place].flatMap { slots[$0]?.value }
  }

  /// What makes a key of a text or a whole number equal to another; nil for other keys, which may have more to
  /// them.
  @inline(__always)
  private func place(at key: UnsafeMutablePointer<ProgramValue>) -> ProgramKey? {
    if case .int(let number) = key.pointee { return .whole(number) }
    return key.borrowed?._withUnsafeGuaranteedRef { object in
      object.kind == .text ? .text(unsafeDowncast(object, to: TextObject.self).text) : nil
    }
  }

  /// Puts the value of a text or a whole number, if it is known as a key, where it belongs.
  func put(
    _ key: UnsafeMutablePointer<ProgramValue>, into target: UnsafeMutablePointer<ProgramValue>
  )
    -> Bool
  {
    guard let place = place(at: key), let known = places[place], let slot = slots[known] else {
      return false
    }
    target.pointee = slot.value
    return true
  }

  /// Gives a text or a whole number another value, if it is known as a key.
  func replace(
    _ key: UnsafeMutablePointer<ProgramValue>, with value: UnsafeMutablePointer<ProgramValue>
  ) -> Bool {
    guard let place = place(at: key), let known = places[place] else { return false }
    slots[known]?.value = value.pointee
    return true
  }

  /// The value of a text as a key.
  func value(named name: String) -> ProgramValue? {
    places[.text(name)].flatMap { slots[$0]?.value }
  }

  /// Gives a key a value.
  func set(_ key: ProgramValue, _ value: ProgramValue) throws(ProgramFailure) {
    let place = try self.place(of: key, isNew: true)
    if let known = places[place] {
      slots[known]?.value = value
    } else {
      try Sequences.check(slots.count + 1)
      places[place] = slots.count
      slots.append((key, value))
      share.cover(slots.count * 96)
    }
  }

  /// Takes a key out.
  @discardableResult
  func remove(_ key: ProgramValue) throws(ProgramFailure) -> ProgramValue? {
    let key = try self.place(of: key)
    guard let place = places.removeValue(forKey: key) else { return nil }
    let value = slots[place]?.value
    slots[place] = nil
    if slots.count > 32, places.count * 2 < slots.count { compact() }
    return value
  }

  private func compact() {
    slots = items
    for (place, slot) in slots.enumerated() {
      if let key = slot?.key, let known = try? self.place(of: key) { places[known] = place }
    }
  }

  func removeAll() { (places, slots, deputies) = ([:], [], [:]) }

  override var typeName: String { form == .plain ? "dict" : "OrderedDict" }
  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? { places.count }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard let value = try value(index) else { throw .key(try machine.representation(index)) }
    return value
  }

  override func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) { try set(index, value) }

  override func removeElement(_ index: ProgramValue, _ machine: ProgramMachine)
    throws(ProgramFailure)
  {
    guard try remove(index) != nil else { throw .key(try machine.representation(index)) }
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    ItemsIterator(items.map(\.key))
  }

  override func contains(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    let place = try self.place(of: value)
    return places[place] != nil
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try machine.shown(self, "{...}") { () throws(ProgramFailure) in try written(machine) }
  }

  private func written(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try machine.enter()
    defer { machine.leave() }
    var parts: [String] = []
    var length = 0
    for (key, value) in items {
      let (key, value) = (try machine.representation(key), try machine.representation(value))
      length += key.utf8.count + value.utf8.count
      try Sequences.check(length)
      parts.append(form == .plain ? "\(key): \(value)" : "(\(key), \(value))")
    }
    let text = parts.joined(separator: ", ")
    return form == .plain ? "{\(text)}" : "OrderedDict(\(text.isEmpty ? "" : "[\(text)]"))"
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let other = other.object as? DictionaryObject else { return nil }
    guard places.count == other.places.count else { return false }
    for (key, value) in items {
      guard let twin = try other.value(key), try machine.isEqual(value, twin) else { return false }
    }
    return true
  }

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard op == .or, !isRight, let other = other.object as? DictionaryObject else { return nil }
    return .object(try DictionaryObject(items + other.items))
  }

  override func changed(
    _ op: ProgramOperator, by other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard op == .or else { return nil }
    for (key, value) in try machine.pairs(of: other) { try set(key, value) }
    return .object(self)
  }

  static let methods: Set<String> = [
    "keys", "values", "items", "get", "pop", "setdefault", "update", "clear", "copy", "popitem",
  ]

  override func hasMethod(_ name: String) -> Bool {
    DictionaryObject.methods.contains(name) || name == "move_to_end" && form == .ordered
  }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let given = arguments.values
    switch name {
    case "keys": return .object(ViewObject("\(form.prefix)_keys", items.map(\.key)))
    case "values": return .object(ViewObject("\(form.prefix)_values", items.map(\.value)))
    case "items":
      return .object(
        ViewObject("\(form.prefix)_items", items.map { .tuple([$0.key, $0.value]) }))
    case "get":
      try arguments.check(name, 1...2)
      return try value(given[0]) ?? (given.count > 1 ? given[1] : ProgramValue.none)
    case "pop":
      try arguments.check(name, 1...2)
      if let value = try remove(given[0]) { return value }
      guard given.count > 1 else { throw .key(try machine.representation(given[0])) }
      return given[1]
    case "popitem":
      let isLast = try self.isLast(arguments, at: 0, machine)
      guard let item = isLast ? items.last : items.first else {
        throw .key("'popitem(): dictionary is empty'")
      }
      try remove(item.key)
      return .tuple([item.key, item.value])
    case "move_to_end" where form == .ordered:
      let isLast = try self.isLast(arguments, at: 1, machine)
      guard let key = given.first, let value = try remove(key) else {
        throw .key(try machine.representation(given.first ?? .none))
      }
      let others = isLast ? [] : items
      if !isLast { removeAll() }
      try set(key, value)
      for (key, value) in others { try set(key, value) }
      return ProgramValue.none
    case "setdefault":
      try arguments.check(name, 1...2)
      if let value = try value(given[0]) { return value }
      let value = given.count > 1 ? given[1] : ProgramValue.none
      try set(given[0], value)
      return value
    case "update":
      for value in given {
        for (key, value) in try machine.pairs(of: value) { try set(key, value) }
      }
      for (name, value) in arguments.named { try set(.text(name), value) }
      return ProgramValue.none
    case "clear":
      removeAll()
      return ProgramValue.none
    case "copy": return .object(try DictionaryObject(items))
    default: return nil
    }
  }
}

extension DictionaryObject {
  /// Whether the end is meant, `last=True`, and not the beginning.
  private func isLast(
    _ given: ProgramArguments, at place: Int, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    try given.argument(place, "last").map { value throws(ProgramFailure) in
      try machine.isTrue(value)
    } ?? true
  }
}

extension DictionaryObject.Kind {
  /// What its views' names begin with.
  fileprivate var prefix: String { self == .plain ? "dict" : "odict" }
}
