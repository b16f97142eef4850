/// A function of the program, with what it shares with the functions around it.
final class FunctionObject: ProgramObject, @unchecked Sendable {
  /// A parameter with its default.
  struct Parameter {
    var name: String
    var manner: ProgramParameter.Manner
    var defaultValue: ProgramValue
  }

  let code: ProgramCode
  var parameters: [Parameter]
  private(set) var cells: [CellObject]

  /// Whether every parameter is given by place or by name, without stars.
  let isPlain: Bool

  /// The class in whose body it was defined, where it asks for `super()`.
  private(set) weak var owner: ClassObject?

  /// Whether what it computes is kept out of the record, as `@torch.no_grad()` asks.
  var isUnrecorded = false

  /// What a program has hung on it: `f.calls = 0`.
  private var attributes: [String: ProgramValue] = [:]

  init(_ code: ProgramCode, _ parameters: [Parameter], _ cells: [CellObject]) {
    self.code = code
    self.parameters = parameters
    self.cells = cells
    isPlain = parameters.allSatisfy { $0.manner == .ordinary || $0.manner == .byPlace }
    super.init(.function)
  }

  deinit {
    Graveyard.bury(&cells, leaving: [])
    Graveyard.bury(&parameters, leaving: [])
    Graveyard.bury(&attributes, leaving: [:])
  }

  /// Whether so many arguments by place are what it takes, no more and no less.
  @inline(__always)
  func takes(_ count: Int) -> Bool { isPlain && parameters.count == count }

  /// Notes the class that it is a method of; a class that nobody holds weakly is quicker to hold.
  func belong(to owner: ClassObject) {
    if code.usesSuper { self.owner = owner }
  }

  override var typeName: String { "function" }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for cell in cells { ProgramObject.hand(cell, body) }
    for place in parameters.indices { body(&parameters[place].defaultValue) }
    for name in attributes.keys {
      guard var value = attributes[name] else { continue }
      body(&value)
      attributes[name] = value
    }
  }

  /// The function that decorators have put this one around, as `functools.wraps` notes it; itself where there
  /// are none.
  var wrapped: FunctionObject {
    var (inner, seen) = (self, Set<ObjectIdentifier>())
    while seen.insert(ObjectIdentifier(inner)).inserted,
      let next = inner.attributes["__wrapped__"]?.object as? FunctionObject
    {
      inner = next
    }
    return inner
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue { try machine.run(self, arguments) }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<function \(code.name)>"
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let own = attributes[name] { return own }
    return switch name {
    case "__name__", "__qualname__": .text(code.name)
    case "__doc__": code.documentation.map { .text($0) } ?? ProgramValue.none
    default: try super.attribute(name, machine)
    }
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) { attributes[name] = value }
}

/// A function with the object that it belongs to as its first argument.
final class BoundFunctionObject: ProgramObject, @unchecked Sendable {
  private(set) var receiver: ProgramValue
  let function: ProgramObject

  init(_ receiver: ProgramValue, _ function: ProgramObject) {
    self.receiver = receiver
    self.function = function
    super.init()
  }

  deinit { Graveyard.bury(&receiver, leaving: .none) }

  override var typeName: String { "method" }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    body(&receiver)
    ProgramObject.hand(function, body)
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    try function.call(
      ProgramArguments(values: [receiver] + arguments.values, named: arguments.named), machine)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    let name = (function as? FunctionObject)?.code.name ?? "?"
    return "<bound method \(receiver.typeName).\(name)>"
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "__self__": receiver
    case "__name__", "__doc__": try function.attribute(name, machine)
    default: try super.attribute(name, machine)
    }
  }
}

/// A function of the language itself.
final class BuiltinObject: ProgramObject, @unchecked Sendable {
  typealias Body = (ProgramArguments, ProgramMachine) throws(ProgramFailure) -> ProgramValue

  let name: String
  /// Whether it stands in a class and gets the object as its first argument.
  let isMethod: Bool
  private let body: Body

  init(_ name: String, isMethod: Bool = false, _ body: @escaping Body) {
    self.name = name
    self.isMethod = isMethod
    self.body = body
    super.init()
  }

  override var typeName: String { "builtin_function_or_method" }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue { try body(arguments, machine) }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<built-in function \(name)>"
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    name == "__name__" ? .text(self.name) : try super.attribute(name, machine)
  }
}

/// A built-in type such as `int`, which is called to make a value of it.
final class TypeObject: ProgramObject, @unchecked Sendable {
  let name: String
  private let body: BuiltinObject.Body?

  init(_ name: String, _ body: BuiltinObject.Body? = nil) {
    self.name = name
    self.body = body
    super.init(name == "range" ? .rangeType : .other)
  }

  override var typeName: String { "type" }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard let body else { throw .notCallable(name) }
    return try body(arguments, machine)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<class '\(name)'>"
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if name == "__name__" || name == "__qualname__" { return .text(self.name) }
    if name == "__class__" { return try super.attribute(name, machine) }
    if self.name == "dict", name == "fromkeys" {
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          try given.check(name, 1...2)
          let value = given.values.count > 1 ? given.values[1] : ProgramValue.none
          return .object(
            try DictionaryObject(machine.items(of: given.values[0]).map { ($0, value) }))
        })
    }
    // `str.upper` is called with its text.
    let method = name
    return .object(
      BuiltinObject(method) { given, machine throws(ProgramFailure) in
        guard let receiver = given.values.first else {
          throw .argumentCount(method, found: 0, wanted: 1...9)
        }
        return try machine.callMethod(
          receiver, method,
          ProgramArguments(values: Array(given.values.dropFirst()), named: given.named))
      })
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? { (other.object as? TypeObject)?.name == name }
}
