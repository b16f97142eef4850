/// `[a, b]`: a list, which every name of it shares.
final class ListObject: ProgramObject, @unchecked Sendable {
  @exclusivity(unchecked) var items: [ProgramValue]

  /// What it counts for among all that programs hold.
  @exclusivity(unchecked) private var share = KeptShare()

  /// Whether it is a module list of PyTorch's, whose layers a module finds.
  var isModuleList = false

  init(_ items: [ProgramValue]) {
    self.items = items
    super.init(.list)
    count()
  }

  deinit {
    share.end()
    Graveyard.bury(&items, leaving: [])
  }

  @inline(__always)
  private func count() { share.cover(items.count * MemoryLayout<ProgramValue>.stride + 64) }

  override var typeName: String { isModuleList ? "ModuleList" : "list" }
  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in items.indices { body(&items[place]) }
  }
  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? { items.count }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try Sequences.element(items, index, "list") { .list($0) }
  }

  override func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    guard let slice = index.object as? SliceObject else {
      items[try Sequences.place(index, items.count, "list assignment")] = value
      return
    }
    let places = try slice.places(items.count)
    let new = try machine.items(of: value)
    if slice.step.isNone || slice.step.integer == 1 {
      let start = try slice.start(items.count)
      try Sequences.check(items.count - places.count + new.count)
      items.replaceSubrange(start..<start + places.count, with: new)
      count()
    } else {
      guard places.count == new.count else { throw .unpacking(new.count, into: places.count) }
      for (place, item) in zip(places, new) { items[place] = item }
    }
  }

  override func removeElement(_ index: ProgramValue, _ machine: ProgramMachine)
    throws(ProgramFailure)
  {
    if let slice = index.object as? SliceObject {
      for place in try slice.places(items.count).sorted(by: >) { items.remove(at: place) }
    } else {
      items.remove(at: try Sequences.place(index, items.count, "list"))
    }
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    ListIterator(self)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    if isModuleList { return try ModuleTree.text(self, machine) }
    return try machine.shown(self, "[...]") { () throws(ProgramFailure) in
      "[\(try Sequences.texts(items, machine))]"
    }
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let list = other.object as? ListObject else { return nil }
    return try Sequences.isEqual(items, list.items, machine)
  }

  override func isLess(
    than other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let list = other.object as? ListObject else { return nil }
    return try Sequences.isLess(items, list.items, machine)
  }

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if op == .add, !isRight, let list = other.object as? ListObject {
      try Sequences.check(items.count + list.items.count)
      return .list(items + list.items)
    }
    if op == .multiply, let count = other.integer {
      return .list(try Sequences.repeated(items, count))
    }
    return nil
  }

  override func changed(
    _ op: ProgramOperator, by other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if op == .add {
      let new = try machine.items(of: other)
      try Sequences.check(items.count + new.count)
      items += new
      self.count()
      return .object(self)
    }
    if op == .multiply, let count = other.integer {
      items = try Sequences.repeated(items, count)
      self.count()
      return .object(self)
    }
    return nil
  }

  static let methods: Set<String> = [
    "append", "extend", "insert", "pop", "remove", "clear", "index", "count", "reverse", "sort",
    "copy",
  ]

  override func hasMethod(_ name: String) -> Bool {
    ListObject.methods.contains(name) || (isModuleList && ModuleTree.methods.contains(name))
  }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let given = arguments.values
    switch name {
    case "append":
      try arguments.check(name, 1...1)
      try append(given[0])
      return isModuleList ? .object(self) : ProgramValue.none
    case "extend":
      try arguments.check(name, 1...1)
      _ = try changed(.add, by: given[0], machine)
      return isModuleList ? .object(self) : ProgramValue.none
    case "insert":
      try arguments.check(name, 2...2)
      guard let place = given[0].integer else { throw .indexKind("list", given[0].typeName) }
      let start = place < 0 ? max(0, items.count + place) : min(place, items.count)
      items.insert(given[1], at: start)
      count()
      return ProgramValue.none
    case "pop":
      try arguments.check(name, 0...1)
      guard !items.isEmpty else { throw .emptyPop() }
      let place = try given.first.map { index throws(ProgramFailure) in
        try Sequences.place(index, items.count, "pop")
      }
      return items.remove(at: place ?? items.count - 1)
    case "remove":
      try arguments.check(name, 1...1)
      items.remove(at: try Sequences.index(of: given[0], in: items, machine))
      return ProgramValue.none
    case "clear":
      items = []
      return ProgramValue.none
    case "reverse":
      items.reverse()
      return ProgramValue.none
    case "sort":
      items = try machine.sorted(items, arguments, function: "sort")
      return ProgramValue.none
    case "copy": return .list(items)
    default:
      if isModuleList, ModuleTree.methods.contains(name) {
        return try ModuleTree.method(name, of: self, arguments, machine)
      }
      return try Sequences.method(name, items, arguments, machine)
    }
  }

  /// Adds an element at the end.
  func append(_ value: ProgramValue) throws(ProgramFailure) {
    try Sequences.check(items.count + 1)
    items.append(value)
    count()
  }
}

/// Goes through a list, which may change meanwhile.
final class ListIterator: ProgramIterator, @unchecked Sendable {
  private let list: ListObject
  @exclusivity(unchecked) private var place = 0

  init(_ list: ListObject) {
    self.list = list
    super.init()
  }

  override var typeName: String { "list_iterator" }
  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    ProgramObject.hand(list, body)
  }

  override func next(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramValue? {
    guard place < list.items.count else { return nil }
    place += 1
    return list.items[place - 1]
  }
}
