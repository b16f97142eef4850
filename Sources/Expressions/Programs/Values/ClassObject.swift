import Synchronization

/// A class of the program, or one that Python has and programs derive from (`Exception`, `nn.Module`).
final class ClassObject: ProgramObject, @unchecked Sendable {
  /// What a class of Python's own brings along.
  enum Nature { case plain, exception, module, dictionary, list, tuple, function }

  /// Python's own types that programs derive from.
  static let builtins: [String: ClassObject] = [
    "dict": ClassObject("dict", nature: .dictionary), "list": ClassObject("list", nature: .list),
    "tuple": ClassObject("tuple", nature: .tuple),
    "OrderedDict": ClassObject("OrderedDict", nature: .dictionary),
  ]

  let name: String
  let bases: [ClassObject]
  let nature: Nature
  private(set) var attributes: [String: ProgramValue]

  /// The session whose program defines it.
  weak var session: Session?

  /// A machine that can call its methods where none is at hand.
  var machine: ProgramMachine? { session.map { $0.machine ?? ProgramMachine($0) } }

  /// Whether it has an attribute itself.
  func defines(_ name: String) -> Bool { attributes[name] != nil }

  /// Where the first attribute of its objects goes; nil for a class that all sessions have.
  let layout: AttributeLayout?

  /// Counts what has changed in any class, so that what instructions remember is known to hold.
  static var edition: Int { changes.load(ordering: .relaxed) }
  private static let changes = Atomic<Int>(0)

  /// What makes its objects, and the edition in which that was found.
  @exclusivity(unchecked) private var initialiser: (edition: Int, function: ProgramObject?)?

  /// The class and all it derives from, in the order in which names are looked for.
  private(set) var order: [ClassObject] = []

  /// Whether `__new__` of the class, or of one that it derives from, makes its objects.
  private var definesNew = false

  init(
    _ name: String, bases: [ClassObject] = [], nature: Nature? = nil,
    attributes: [String: ProgramValue] = [:], isOfProgram: Bool = false
  ) {
    self.name = name
    layout = isOfProgram ? AttributeLayout(isShared: true) : nil
    self.bases = bases
    self.attributes = attributes
    self.nature = nature ?? bases.first { $0.nature != .plain }?.nature ?? .plain
    super.init(.classObject)
    // Depth first, of a class that is met twice the last time counts.
    let all = [self] + bases.flatMap(\.order)
    order = all.enumerated().filter { place, item in
      !all[(place + 1)...].contains { $0 === item }
    }.map(\.element)
    definesNew = order.contains { $0.attributes["__new__"] != nil }
    for case .object(let object) in attributes.values {
      (object as? FunctionObject)?.belong(to: self)
      ((object as? WrappedFunctionObject)?.function as? FunctionObject)?.belong(to: self)
    }
  }

  override var typeName: String { "type" }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    // What all sessions have holds no number of any.
    guard layout != nil else { return }
    for name in attributes.keys {
      guard var value = attributes[name] else { continue }
      body(&value)
      attributes[name] = value
    }
    for base in bases { ProgramObject.hand(base, body) }
  }

  /// What a name means in the class or what it derives from.
  func lookUp(_ name: String) -> ProgramValue? {
    for item in order { if let value = item.attributes[name] { return value } }
    return nil
  }

  /// The same, but only behind a class in the order: what `super()` sees.
  func lookUp(_ name: String, behind other: ClassObject) -> ProgramValue? {
    guard let place = order.firstIndex(where: { $0 === other }) else { return nil }
    for item in order[(place + 1)...] { if let value = item.attributes[name] { return value } }
    return nil
  }

  /// Whether an attribute of an object is simply kept: no property and no method takes it.
  func isStored(_ name: String) -> Bool {
    !(lookUp(name)?.object is WrappedFunctionObject) && lookUp("__setattr__") == nil && !isLayer
      && (nature != .module || name != "training")
  }

  /// Whether its objects keep a layer of the library, which takes its own attributes.
  private var isLayer: Bool {
    nature == .module && order.contains { $0.layout == nil && $0.defines("forward") }
  }

  /// What makes an object of it ready; nil where it has nothing of its own.
  private var maker: ProgramObject? {
    if let initialiser, initialiser.edition == ClassObject.edition { return initialiser.function }
    let function = lookUp("__init__")?.object
    if layout != nil { initialiser = (ClassObject.edition, function) }
    return function
  }

  /// Makes an object where `__init__` takes arguments by place alone; nil where it does not.
  func made(
    _ plan: UnsafePointer<SealedCall>, _ registers: ProgramMachine.Registers,
    _ globals: ProgramMachine.Registers, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard layout != nil, !definesNew, nature != .tuple, let method = maker,
      method.kind == .function,
      case let function = unsafeDowncast(method, to: FunctionObject.self),
      function.takes(plan.pointee.count + 1)
    else { return nil }
    let instance = InstanceObject(self)
    let result = try machine.call(function, instance, plan, registers, globals)
    guard result.isNone else { throw .initialiserGives(result.typeName) }
    return .object(instance)
  }

  /// Whether it is a class or derives from it.
  func derives(from other: ClassObject) -> Bool { order.contains { $0 === other } }

  /// The members of an enumeration by their names, once they are made.
  private var members: DictionaryObject? {
    bases.isEmpty ? nil : attributes["_member_map_"]?.object as? DictionaryObject
  }

  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    try members?.length(machine)
  }

  override func isTrue(_ machine: ProgramMachine) throws(ProgramFailure) -> Bool { true }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    guard let members else { return try super.iterator(machine) }
    return ItemsIterator(members.items.map(\.value))
  }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    // `list[int]` is what an annotation says.
    guard let members else { return .object(self) }
    return try members.element(index, machine)
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    if let members {
      try arguments.check(name, 1...1)
      let wanted = arguments.values[0]
      for (_, member) in members.items {
        let value = try machine.attribute(member, "value")
        let isEqual = try machine.isEqual(value, wanted)
        if isEqual || member.isSame(as: wanted) { return member }
      }
      throw .raised("ValueError", "\(try machine.representation(wanted)) is not a valid \(name)")
    }
    let instance: InstanceObject
    if definesNew, let function = lookUp("__new__")?.object {
      let plain = (function as? WrappedFunctionObject)?.function ?? function
      let made = try machine.call(
        plain,
        ProgramArguments(values: [.object(self)] + arguments.values, named: arguments.named))
      guard let own = made.object as? InstanceObject, own.type.derives(from: self) else {
        return made
      }
      instance = own
      if maker == nil { return made }
    } else {
      instance = InstanceObject(self)
      if nature == .tuple { try instance.fill(arguments, machine) }
      if nature == .tuple, maker == nil { return .object(instance) }
    }
    if let method = maker {
      let result = try method.call(
        ProgramArguments(values: [.object(instance)] + arguments.values, named: arguments.named),
        machine)
      guard result.isNone else { throw .initialiserGives(result.typeName) }
    } else if nature == .exception {
      instance.set("args", .tuple(arguments.values))
    } else if instance.held != nil {
      try instance.fill(arguments, machine)
    } else if !arguments.values.isEmpty || !arguments.named.isEmpty {
      throw .argumentCount(name, found: arguments.values.count, wanted: 0...0)
    }
    return .object(instance)
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    switch name {
    case "__name__", "__qualname__": return attributes["__name__"] ?? .text(self.name)
    case "__doc__" where lookUp(name) == nil: return ProgramValue.none
    case "__mro__", "__bases__":
      let classes = name == "__mro__" ? order : bases
      let root = classes.isEmpty || name == "__mro__" ? [Builtins.table["object"] ?? .none] : []
      return .tuple(classes.map { .object($0) } + root)
    case "mro":
      return .object(
        BuiltinObject(name) { [self] _, _ throws(ProgramFailure) in
          .list(order.map { .object($0) } + [Builtins.table["object"] ?? .none])
        })
    case "apply" where nature == .function:
      return .object(
        BuiltinObject(name) { [self] given, machine throws(ProgramFailure) in
          try OwnGradient.apply(self, given, machine)
        })
    case "__init__" where lookUp(name) == nil:
      return .object(BuiltinObject(name) { _, _ throws(ProgramFailure) in ProgramValue.none })
    default: break
    }
    guard let value = lookUp(name) else { return try super.attribute(name, machine) }
    if let wrapped = value.object as? WrappedFunctionObject {
      switch wrapped.manner {
      case .ofClass: return .object(BoundFunctionObject(.object(self), wrapped.function))
      case .free: return .object(wrapped.function)
      case .property: return value
      }
    }
    return value
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    attributes[name] = value
    ClassObject.changes.add(1, ordering: .relaxed)
    (value.object as? FunctionObject)?.belong(to: self)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "<class '\(name)'>"
  }
}

/// A function that a decorator has given another way of being called.
final class WrappedFunctionObject: ProgramObject, @unchecked Sendable {
  enum Manner { case property, free, ofClass }

  let manner: Manner
  let function: ProgramObject
  /// What `@name.setter` added.
  var setter: ProgramObject?

  init(_ manner: Manner, _ function: ProgramObject) {
    self.manner = manner
    self.function = function
    super.init()
  }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    ProgramObject.hand(function, body)
    ProgramObject.hand(setter, body)
  }

  override var typeName: String {
    switch manner {
    case .property: "property"
    case .free: "staticmethod"
    case .ofClass: "classmethod"
    }
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard manner == .property, name == "setter" else { return try super.attribute(name, machine) }
    return .object(
      BuiltinObject("setter") { [self] given, _ throws(ProgramFailure) in
        try given.check("setter", 1...1)
        setter = given.values[0].object
        return .object(self)
      })
  }
}

/// `super()`: an object seen from behind a class.
final class SuperObject: ProgramObject, @unchecked Sendable {
  let receiver: ProgramValue
  let owner: ClassObject

  init(_ receiver: ProgramValue, behind owner: ClassObject) {
    self.receiver = receiver
    self.owner = owner
    super.init()
  }

  override var typeName: String { "super" }
  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    ProgramObject.hand(receiver.object, body)
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let type = (receiver.object as? InstanceObject)?.type ?? receiver.object as? ClassObject
    if let value = type?.lookUp(name, behind: owner) {
      return machine.bound(value, to: receiver)
    }
    if name == "__init__" {
      let isException = type?.nature == .exception
      let instance = receiver.object as? InstanceObject
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          if isException { instance?.set("args", .tuple(given.values)) }
          if type?.nature != .tuple { try instance?.fill(given, machine) }
          return ProgramValue.none
        })
    }
    if name == "__new__" {
      return .object(
        BuiltinObject(name) { given, machine throws(ProgramFailure) in
          guard let type = given.values.first?.object as? ClassObject else {
            throw .missingArgument(["cls"], of: name)
          }
          let instance = InstanceObject(type)
          if type.nature == .tuple {
            try instance.fill(
              ProgramArguments(values: Array(given.values.dropFirst())), machine)
          }
          return .object(instance)
        })
    }
    if name == "__init_subclass__" {
      return .object(BuiltinObject(name) { _, _ throws(ProgramFailure) in ProgramValue.none })
    }
    if let held = (receiver.object as? InstanceObject)?.held {
      switch name {
      case "__getitem__":
        return .object(
          BuiltinObject(name) { given, machine throws(ProgramFailure) in
            try given.check(name, 1...1)
            return try held.element(given.values[0], machine)
          })
      case "__setitem__":
        return .object(
          BuiltinObject(name) { given, machine throws(ProgramFailure) in
            try given.check(name, 2...2)
            try held.setElement(given.values[0], to: given.values[1], machine)
            return ProgramValue.none
          })
      case "__repr__", "__str__":
        return .object(
          BuiltinObject(name) { _, machine throws(ProgramFailure) in
            .text(try held.representation(machine))
          })
      default: return held.hasMethod(name) ? .object(MethodObject(.object(held), name)) : nil
      }
    }
    if name == "__setattr__", let instance = receiver.object as? InstanceObject {
      return .object(
        BuiltinObject(name) { given, _ throws(ProgramFailure) in
          try given.check(name, 2...2)
          instance.set(given.values[0].text ?? "", given.values[1])
          return ProgramValue.none
        })
    }
    if let instance = receiver.object as? InstanceObject, instance.type.nature == .module,
      ModuleTree.methods.contains(name)
    {
      return .object(MethodObject(receiver, name))
    }
    return nil
  }
}
