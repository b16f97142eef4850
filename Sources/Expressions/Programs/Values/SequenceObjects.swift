/// What lists and tuples have in common.
enum Sequences {
  /// The most elements that a list, a tuple or a text of a program may have.
  static let most = 1 << 24

  /// Checks that so many elements may be put into one.
  static func check(_ count: Int) throws(ProgramFailure) {
    guard count <= most else { throw .tooLong(count, limit: most) }
    guard count < 1 << 16 || KeptMemory.bytes <= KeptMemory.most else {
      throw .outOfMemory(KeptMemory.most)
    }
  }

  /// The place of an index, counted from the end where it is negative.
  static func place(
    _ index: ProgramValue, _ count: Int, _ kind: String
  ) throws(ProgramFailure) -> Int {
    guard let number = index.integer else { throw .indexKind(kind, index.typeName) }
    guard number >= -count, number < count else { throw .indexOutOfRange(kind, number, count) }
    return number < 0 ? number + count : number
  }

  static func element(
    _ items: [ProgramValue], _ index: ProgramValue, _ kind: String,
    _ made: ([ProgramValue]) -> ProgramValue
  ) throws(ProgramFailure) -> ProgramValue {
    if let slice = index.object as? SliceObject {
      return made(try slice.places(items.count).map { items[$0] })
    }
    return items[try place(index, items.count, kind)]
  }

  static func repeated(_ items: [ProgramValue], _ count: Int) throws(ProgramFailure)
    -> [ProgramValue]
  {
    let (total, overflow) = items.count.multipliedReportingOverflow(by: max(count, 0))
    try check(overflow ? .max : total)
    return (0..<max(count, 0)).flatMap { _ in items }
  }

  static func isEqual(
    _ a: [ProgramValue], _ b: [ProgramValue], _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    guard a.count == b.count else { return false }
    try machine.enter()
    defer { machine.leave() }
    for (x, y) in zip(a, b) where !x.isSame(as: y) {
      try machine.work()
      if try !machine.isEqual(x, y) { return false }
    }
    return true
  }

  static func isLess(
    _ a: [ProgramValue], _ b: [ProgramValue], _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    try machine.enter()
    defer { machine.leave() }
    for (x, y) in zip(a, b) {
      try machine.work()
      if try !machine.isEqual(x, y) { return try machine.isLess(x, y) }
    }
    return a.count < b.count
  }

  /// The elements as `repr` writes them, with commas.
  static func texts(_ items: [ProgramValue], _ machine: ProgramMachine) throws(ProgramFailure)
    -> String
  {
    try machine.enter()
    defer { machine.leave() }
    var texts: [String] = []
    var length = 0
    for item in items {
      texts.append(try machine.representation(item))
      length += texts.last?.utf8.count ?? 0
      try check(length)
    }
    return texts.joined(separator: ", ")
  }

  static func count(
    of value: ProgramValue, in items: [ProgramValue], _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    var count = 0
    for item in items where try machine.isEqual(item, value) { count += 1 }
    return .int(count)
  }

  /// The place of the first element that equals a value.
  static func index(
    of value: ProgramValue, in items: [ProgramValue], _ machine: ProgramMachine,
    from start: ProgramValue = .none, to stop: ProgramValue = .none
  ) throws(ProgramFailure) -> Int {
    let slice = SliceObject(start: start, stop: stop, step: .none)
    for place in try slice.places(items.count) where try machine.isEqual(items[place], value) {
      return place
    }
    throw .notInList(try machine.representation(value))
  }

  /// The methods that lists and tuples share; nil where the name is none of them.
  static func method(
    _ name: String, _ items: [ProgramValue], _ arguments: ProgramArguments,
    _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let given = arguments.values
    switch name {
    case "count":
      try arguments.check(name, 1...1)
      return try count(of: given[0], in: items, machine)
    case "index":
      try arguments.check(name, 1...3)
      return .int(
        try index(
          of: given[0], in: items, machine, from: given.count > 1 ? given[1] : .none,
          to: given.count > 2 ? given[2] : .none))
    default: return nil
    }
  }
}

/// `(a, b)`.
final class TupleObject: ProgramObject, @unchecked Sendable {
  /// The parts; only their places on the record ever change.
  var items: [ProgramValue]
  /// The names of the parts, where it is a named tuple such as `max(x, dim=1)` gives.
  let names: [String]
  private var share = KeptShare()
  /// Whether it is a shape of PyTorch's, which is printed as such.
  private let isTorchSize: Bool

  init(_ items: [ProgramValue], names: [String] = []) {
    self.items = items
    self.names = names
    isTorchSize = false
    super.init(.tuple)
    share.cover(items.count * MemoryLayout<ProgramValue>.stride + 64)
  }

  deinit {
    share.end()
    Graveyard.bury(&items, leaving: [])
  }

  /// The shape of an array.
  init(sizes: [Int], isTorch: Bool) {
    items = sizes.map { .int($0) }
    names = []
    isTorchSize = isTorch
    super.init(.tuple)
  }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in items.indices { body(&items[place]) }
  }
  override var typeName: String { "tuple" }
  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? { items.count }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try Sequences.element(items, index, "tuple") { items in
      isTorchSize
        ? .object(TupleObject(sizes: items.map { $0.integer ?? 0 }, isTorch: true)) : .tuple(items)
    }
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    ItemsIterator(items)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    if isTorchSize { return "torch.Size([\(try Sequences.texts(items, machine))])" }
    return "(\(try Sequences.texts(items, machine))\(items.count == 1 ? "," : ""))"
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let tuple = other.object as? TupleObject else { return nil }
    return try Sequences.isEqual(items, tuple.items, machine)
  }

  override func isLess(
    than other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    guard let tuple = other.object as? TupleObject else { return nil }
    return try Sequences.isLess(items, tuple.items, machine)
  }

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if op == .add, !isRight, let tuple = other.object as? TupleObject {
      try Sequences.check(items.count + tuple.items.count)
      return .tuple(items + tuple.items)
    }
    if op == .multiply, let count = other.integer {
      return .tuple(try Sequences.repeated(items, count))
    }
    return nil
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let place = names.firstIndex(of: name) { return items[place] }
    return try super.attribute(name, machine)
  }

  override func hasMethod(_ name: String) -> Bool { ["count", "index", "numel"].contains(name) }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "numel":
      // A shape is a tuple here, and torch.Size has this.
      return .int(items.reduce(1) { $0 &* ($1.integer ?? 0) })
    case "_asdict" where !names.isEmpty:
      return .object(try DictionaryObject(zip(names, items).map { (.text($0), $1) }))
    default: return try Sequences.method(name, items, arguments, machine)
    }
  }
}

/// Goes through elements that do not change.
final class ItemsIterator: ProgramIterator, @unchecked Sendable {
  private var items: [ProgramValue]
  private var place = 0

  init(_ items: [ProgramValue]) {
    self.items = items
    super.init()
  }

  deinit { Graveyard.bury(&items, leaving: []) }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in items.indices { body(&items[place]) }
  }

  override func next(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramValue? {
    guard place < items.count else { return nil }
    place += 1
    return items[place - 1]
  }
}
