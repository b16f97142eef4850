/// The arguments of a call, evaluated.
struct ProgramArguments {
  /// Arguments by place.
  var values: [ProgramValue] = []
  /// Arguments by name.
  var named: [(name: String, value: ProgramValue)] = []

  /// The argument of a name.
  func named(_ name: String) -> ProgramValue? { named.first { $0.name == name }?.value }

  /// The argument at a place or of a name; nil where it was not given.
  func argument(_ place: Int, _ name: String) -> ProgramValue? {
    place < values.count ? values[place] : named(name)
  }

  /// Checks how many arguments were given by place, and which names.
  func check(_ function: String, _ count: ClosedRange<Int>, names: [String] = [])
    throws(ProgramFailure)
  {
    guard count.contains(values.count) || (values.count < count.lowerBound && !named.isEmpty) else {
      throw .argumentCount(function, found: values.count, wanted: count)
    }
    for (name, _) in named where !names.contains(name) {
      throw .unknownArgument(name, of: function)
    }
  }
}

/// A value of a program that is more than a number: one of Python's built-in types, a function, a class,
/// an array.
///
/// Each type is a file that overrides what it can do.
class ProgramObject: @unchecked Sendable {
  // Unchecked: a program runs on one thread.

  /// What the machine asks before it does something quickly.
  enum Kind: UInt8 {
    case other, array, list, tuple, dictionary, text, range, rangeType, function, classObject,
      instance
  }

  let kind: Kind

  init(_ kind: Kind = .other) { self.kind = kind }

  /// The name of its type.
  var typeName: String { "object" }

  /// What it has become, where that is another object.
  var resolved: ProgramObject { self }

  /// What `is` compares: the object, or what several objects stand for.
  var identity: AnyObject { resolved }

  /// How many elements it has; nil where it has none.
  func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? { nil }

  /// Whether it counts as true: a thing with a length does unless that is 0.
  func isTrue(_ machine: ProgramMachine) throws(ProgramFailure) -> Bool {
    try length(machine).map { $0 != 0 } ?? true
  }

  /// Goes through the values that it holds; each may be put in another's place.
  ///
  /// What holds values tells them here: a number that is kept past the end of its program needs a place of its
  /// own there (``Settling``).
  func eachValue(_ body: (inout ProgramValue) -> Void) {}

  /// Hands an object that it holds to what goes through its values.
  static func hand(_ object: ProgramObject?, _ body: (inout ProgramValue) -> Void) {
    guard let object else { return }
    var value = ProgramValue.object(object)
    body(&value)
  }

  /// `self[index]`.
  func element(_ index: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure)
    -> ProgramValue
  {
    throw .notIndexable(typeName)
  }

  /// `self[index] = value`.
  func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    throw .elementsNotAssignable(typeName)
  }

  /// `del self[index]`.
  func removeElement(_ index: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure) {
    throw .elementsNotAssignable(typeName)
  }

  /// What goes through its elements.
  func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    throw .notIterable(typeName)
  }

  /// `value in self`.
  func contains(_ value: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure) -> Bool {
    let iterator = try iterator(machine)
    while let item = try iterator.next(machine) {
      if try machine.isEqual(item, value) { return true }
    }
    return false
  }

  /// `self.name`; nil where there is no such thing.
  func attribute(_ name: String, _ machine: ProgramMachine) throws(ProgramFailure) -> ProgramValue?
  {
    name == "__class__" ? machine.type(of: .object(self)) : nil
  }

  /// `self.name = value`.
  func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    throw .attributeNotAssignable(name, of: typeName)
  }

  /// `self(arguments)`.
  func call(_ arguments: ProgramArguments, _ machine: ProgramMachine) throws(ProgramFailure)
    -> ProgramValue
  {
    throw .notCallable(typeName)
  }

  /// `self.name(arguments)` where the name is a method of the type; nil where it is not.
  func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { nil }

  /// Whether the type has a method of that name.
  func hasMethod(_ name: String) -> Bool { false }

  /// The names of methods that objects may have, for a misspelt one.
  static let methodNames: [String] =
    ListObject.methods.union(DictionaryObject.methods).union(ModuleTree.methods)
    .union(TextMethods.all.keys).union(["step", "zero_grad", "add", "discard", "union"]).sorted()

  /// `repr(self)`.
  func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<\(typeName) object>"
  }

  /// `str(self)`.
  func text(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try representation(machine)
  }

  /// `self == other`; nil where the types cannot be compared.
  func isEqual(to other: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure) -> Bool? {
    nil
  }

  /// `self < other`; nil where the types have no order.
  func isLess(than other: ProgramValue, _ machine: ProgramMachine) throws(ProgramFailure) -> Bool? {
    nil
  }

  /// `self op other`, or `other op self` where it is the right operand; nil where that means nothing.
  func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { nil }

  /// `self op= other`, which changes it; nil where it cannot be changed.
  func changed(
    _ op: ProgramOperator, by other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { nil }
}

/// What goes through the elements of something, one after another.
class ProgramIterator: ProgramObject, @unchecked Sendable {
  /// The next element; nil at the end.
  func next(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramValue? { nil }

  override var typeName: String { "iterator" }
  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    self
  }
}

/// An iterator that asks a function.
final class FunctionIterator: ProgramIterator, @unchecked Sendable {
  private var body: (ProgramMachine) throws(ProgramFailure) -> ProgramValue?
  private let name: String
  /// What it goes through or calls.
  private var sources: [ProgramObject]

  deinit {
    Graveyard.bury(&body, leaving: { _ throws(ProgramFailure) in nil })
    Graveyard.bury(&sources, leaving: [])
  }

  init(
    _ name: String, over sources: [ProgramObject?] = [],
    _ body: @escaping (ProgramMachine) throws(ProgramFailure) -> ProgramValue?
  ) {
    self.name = name
    self.sources = sources.compactMap(\.self)
    self.body = body
    super.init()
  }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for source in sources { ProgramObject.hand(source, body) }
  }

  override var typeName: String { name }
  override func next(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramValue? {
    try machine.enter()
    defer { machine.leave() }
    return try body(machine)
  }
}

/// A method of a value, taken without being called: `x.append`.
final class MethodObject: ProgramObject, @unchecked Sendable {
  private(set) var receiver: ProgramValue
  let name: String

  init(_ receiver: ProgramValue, _ name: String) {
    self.receiver = receiver
    self.name = name
    super.init()
  }

  override var typeName: String { "method" }
  override func eachValue(_ body: (inout ProgramValue) -> Void) { body(&receiver) }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try machine.callMethod(receiver, name, arguments)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<built-in method \(name) of \(receiver.typeName) object>"
  }
}

/// `...`.
final class EllipsisObject: ProgramObject, @unchecked Sendable {
  static let shared = EllipsisObject()
  private init() { super.init() }
  override var typeName: String { "ellipsis" }
  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "Ellipsis"
  }
}

/// A variable that functions share.
final class CellObject: ProgramObject, @unchecked Sendable {
  @exclusivity(unchecked) var value: ProgramValue

  init(_ value: ProgramValue) {
    self.value = value
    super.init()
  }

  deinit { Graveyard.bury(&value, leaving: .unbound) }

  override var typeName: String { "cell" }
  override func eachValue(_ body: (inout ProgramValue) -> Void) { body(&value) }
}
