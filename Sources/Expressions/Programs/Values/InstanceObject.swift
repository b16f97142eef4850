/// An object of a class of the program.
final class InstanceObject: ProgramObject, @unchecked Sendable {
  let type: ClassObject
  /// Where each attribute is.
  @exclusivity(unchecked) private(set) var layout: AttributeLayout
  @exclusivity(unchecked) private var values: [ProgramValue] = []

  /// Whether a module behaves as in training.
  var isTraining = true

  /// What a module calls with what it gave; nil where nothing is.
  var hooks: ForwardHooks?

  /// The layer of the library that it is, where its class derives from one.
  var layer: NetworkObject?

  /// The attributes of a module that are its state without being learned.
  var buffers: Set<String> = []

  /// The dict, list or tuple that it is, where its class derives from one.
  private(set) var held: ProgramObject?

  init(_ type: ClassObject) {
    self.type = type
    held =
      switch type.nature {
      case .dictionary: try? DictionaryObject()
      case .list: ListObject([])
      case .tuple: TupleObject([])
      case .plain, .exception, .module, .function: nil
      }
    layout = type.layout ?? AttributeLayout(isShared: false)
    super.init(.instance)
  }

  deinit { Graveyard.bury(&values, leaving: []) }

  /// What `__hash__` of its class gives; nil where objects of the class are only equal to themselves.
  ///
  /// - Throws: that the class defines `__eq__` without `__hash__`, so that its objects are no keys.
  func ownHash() throws(ProgramFailure) -> Int? {
    guard let definer = type.order.first(where: { $0.defines("__eq__") || $0.defines("__hash__") })
    else { return nil }
    guard let method = definer.attributes["__hash__"]?.object, let machine = type.machine else {
      throw .unhashable(typeName, defines: "__eq__")
    }
    let value = try machine.call(method, ProgramArguments(values: [.object(self)]))
    guard let number = value.integer else { throw .hashKind(value.typeName) }
    return number
  }

  /// The names of its attributes in the order in which they came.
  var names: [String] { layout.names }

  /// The attribute at a place of its layout.
  subscript(place: Int) -> ProgramValue { values[place] }

  /// Puts a value at a place, behind all others where that makes a new layout.
  @inline(__always)
  func put(_ value: ProgramValue, at place: Int, _ next: Unmanaged<AnyObject>?) {
    guard let next else {
      values[place] = value
      return
    }
    layout = unsafeDowncast(next.takeUnretainedValue(), to: AttributeLayout.self)
    values.append(value)
  }

  /// Puts what the constructor of `dict` or `list` is given into what it holds.
  func fill(_ given: ProgramArguments, _ machine: ProgramMachine) throws(ProgramFailure) {
    switch held {
    case let dictionary as DictionaryObject:
      for value in given.values {
        for (key, value) in try machine.pairs(of: value) { try dictionary.set(key, value) }
      }
      for (name, value) in given.named { try dictionary.set(.text(name), value) }
    case let list as ListObject:
      for value in given.values { _ = try list.changed(.add, by: value, machine) }
    case is TupleObject:
      try given.check(typeName, 0...1)
      held = TupleObject(try given.values.first.map(machine.items) ?? [])
    default: break
    }
  }

  override var typeName: String { type.name }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in values.indices { body(&values[place]) }
    ProgramObject.hand(held, body)
    ProgramObject.hand(layer, body)
    ProgramObject.hand(type, body)
    hooks?.eachValue(body)
  }

  /// Its own attribute, not its class's.
  func own(attribute name: String) -> ProgramValue? {
    layout.place(of: name).map { values[$0] }
  }

  /// A method that its class defines, with the object put first.
  func own(_ name: String) -> ProgramObject? { type.lookUp(name)?.object }

  func set(_ name: String, _ value: ProgramValue) {
    if let place = layout.place(of: name) {
      values[place] = value
    } else {
      layout = layout.adding(name)
      values.append(value)
    }
  }

  func remove(_ name: String) -> Bool {
    guard let place = layout.place(of: name) else { return false }
    layout = layout.removing(name)
    values.remove(at: place)
    return true
  }

  /// Calls one of the methods with two underscores; nil where the class has none of that name.
  private func special(
    _ name: String, _ given: [ProgramValue], _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let method = own(name) else { return nil }
    return try machine.call(method, ProgramArguments(values: [.object(self)] + given))
  }

  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    guard let length = try special("__len__", [], machine) else {
      return try held?.length(machine)
    }
    guard let count = length.integer, count >= 0 else { throw .lengthKind(length.typeName) }
    return count
  }

  override func isTrue(_ machine: ProgramMachine) throws(ProgramFailure) -> Bool {
    if let truth = try special("__bool__", [], machine) { return try machine.isTrue(truth) }
    return try super.isTrue(machine)
  }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    if let value = try special("__getitem__", [index], machine) { return value }
    if let dictionary = held as? DictionaryObject, own("__missing__") != nil,
      try !dictionary.contains(index, machine)
    {
      return try special("__missing__", [index], machine) ?? .none
    }
    if let held { return try held.element(index, machine) }
    return try super.element(index, machine)
  }

  override func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    if try special("__setitem__", [index, value], machine) != nil { return }
    if let held { return try held.setElement(index, to: value, machine) }
    try super.setElement(index, to: value, machine)
  }

  override func removeElement(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    if try special("__delitem__", [index], machine) != nil { return }
    if let held { return try held.removeElement(index, machine) }
    try super.removeElement(index, machine)
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    if let made = try special("__iter__", [], machine) {
      if let instance = made.object as? InstanceObject, instance.own("__next__") != nil {
        return FunctionIterator("iterator", over: [instance]) { machine throws(ProgramFailure) in
          do throws(ProgramFailure) {
            return try instance.special("__next__", [], machine)
          } catch {
            guard error.python == "StopIteration" else { throw error }
            return nil
          }
        }
      }
      return try machine.iterator(of: made)
    }
    if let held { return try held.iterator(machine) }
    guard own("__getitem__") != nil else { return try super.iterator(machine) }
    var place = 0
    return FunctionIterator("iterator", over: [self]) { [self] machine throws(ProgramFailure) in
      do throws(ProgramFailure) {
        place += 1
        return try special("__getitem__", [.int(place - 1)], machine)
      } catch {
        guard error.python == "IndexError" else { throw error }
        return nil
      }
    }
  }

  override func contains(
    _ value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool {
    if let found = try special("__contains__", [value], machine) {
      return try machine.isTrue(found)
    }
    if let held { return try held.contains(value, machine) }
    return try super.contains(value, machine)
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let value = own(attribute: name) { return value }
    if let value = type.lookUp(name) {
      if let wrapped = value.object as? WrappedFunctionObject, wrapped.manner == .property {
        return try machine.call(wrapped.function, ProgramArguments(values: [.object(self)]))
      }
      return machine.bound(value, to: .object(self))
    }
    if name == "__dict__" {
      return .object(try DictionaryObject(zip(names, values).map { (.text($0), $1) }))
    }
    if type.nature == .module, name == "training" { return .boolean(isTraining) }
    if !layerHides(name), let value = try layer?.attribute(name, machine) { return value }
    if type.nature == .module, name == "_modules" { return .object(ModulesObject(self)) }
    if type.nature == .module, name == "_parameters" || name == "_buffers" {
      return .object(try ModuleTree.own(name, of: self, machine))
    }
    if name == "__doc__" { return ProgramValue.none }
    if let held, held.hasMethod(name) { return .object(MethodObject(.object(held), name)) }
    if let found = try super.attribute(name, machine) { return found }
    if type.nature == .module, ModuleTree.methods.contains(name) {
      return .object(MethodObject(.object(self), name))
    }
    return try special("__getattr__", [.text(name)], machine)
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    if let wrapped = type.lookUp(name)?.object as? WrappedFunctionObject,
      wrapped.manner == .property
    {
      guard let setter = wrapped.setter else { throw .attributeNotAssignable(name, of: typeName) }
      _ = try machine.call(setter, ProgramArguments(values: [.object(self), value]))
      return
    }
    if try special("__setattr__", [.text(name), value], machine) != nil { return }
    if type.nature == .module, name == "training" {
      isTraining = try machine.isTrue(value)
      layer?.network.isTrainingAlone = isTraining
      return
    }
    if let layer, own(attribute: name) == nil, layer.has(name) {
      return try layer.setAttribute(name, to: value, machine)
    }
    set(name, value)
  }

  /// Whether a name is the object's own, although the layer that it is has it as well.
  private func layerHides(_ name: String) -> Bool { name == "__class__" || name == "training" }

  override func hasMethod(_ name: String) -> Bool {
    type.nature == .module && ModuleTree.methods.contains(name)
  }

  /// Whether what stands in a class gets the object as its first argument.
  private static func takesObject(_ value: ProgramObject) -> Bool {
    value is FunctionObject || value is CachedFunction
      || (value as? BuiltinObject)?.isMethod ?? false
  }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let value = own(attribute: name)?.object { return try machine.call(value, arguments) }
    if let value = type.lookUp(name)?.object {
      switch value {
      case let wrapped as WrappedFunctionObject:
        switch wrapped.manner {
        case .free: return try machine.call(wrapped.function, arguments)
        case .ofClass:
          return try machine.call(
            wrapped.function,
            ProgramArguments(values: [.object(type)] + arguments.values, named: arguments.named))
        case .property: break
        }
      case _ where InstanceObject.takesObject(value):
        return try machine.call(
          value,
          ProgramArguments(values: [.object(self)] + arguments.values, named: arguments.named))
      default: return try machine.call(value, arguments)
      }
    }
    if let result = try held?.method(name, arguments, machine) { return result }
    guard type.nature == .module else { return nil }
    return try ModuleTree.method(name, of: self, arguments, machine)
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    let name = own("__call__") != nil || type.nature != .module ? "__call__" : "forward"
    guard let method = own(name) else { throw .notCallable(typeName) }
    let given = try hooks?.prepare(self, arguments.values, machine) ?? arguments.values
    let result = try machine.call(
      method, ProgramArguments(values: [.object(self)] + given, named: arguments.named))
    return try hooks?.call(self, given, result, machine) ?? result
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    if let text = try special("__repr__", [], machine)?.text { return text }
    if type.nature == .exception {
      let given = own(attribute: "args")?.parts ?? []
      return "\(typeName)(\(try Sequences.texts(given, machine)))"
    }
    if type.nature == .module { return try ModuleTree.text(self, machine) }
    if let held, type.order.contains(where: { $0.name == "OrderedDict" }) {
      let items = (held as? DictionaryObject)?.items ?? []
      let text = try DictionaryObject(items, kind: .ordered).representation(machine)
      return typeName + text.dropFirst("OrderedDict".count)
    }
    if let held { return try held.representation(machine) }
    return "<\(typeName) object>"
  }

  override func text(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    if let text = try special("__str__", [], machine)?.text { return text }
    if type.nature == .exception, own("__repr__") == nil {
      let given = own(attribute: "args")?.parts ?? []
      return try given.count == 1
        ? machine.text(given[0]) : given.isEmpty ? "" : machine.representation(.tuple(given))
    }
    return try representation(machine)
  }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    if let answer = try special("__eq__", [other], machine) { return try machine.isTrue(answer) }
    return try held?.isEqual(
      to: (other.object as? InstanceObject)?.held.map { .object($0) } ?? other, machine)
  }

  override func isLess(
    than other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? {
    if let value = try special("__lt__", [other], machine) { return try machine.isTrue(value) }
    let twin = other.object as? InstanceObject
    if let value = try twin?.special("__gt__", [.object(self)], machine) {
      return try machine.isTrue(value)
    }
    return try held?.isLess(than: twin?.held.map { .object($0) } ?? other, machine)
  }

  private static let operators: [ProgramOperator: String] = [
    .add: "add", .subtract: "sub", .multiply: "mul", .divide: "truediv", .floorDivide: "floordiv",
    .remainder: "mod", .matrixMultiply: "matmul", .power: "pow", .and: "and", .or: "or",
    .exclusiveOr: "xor", .shiftLeft: "lshift", .shiftRight: "rshift",
  ]

  override func combined(
    _ op: ProgramOperator, with other: ProgramValue, isRight: Bool, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    let name = InstanceObject.operators[op] ?? ""
    if let made = try special("__\(isRight ? "r" : "")\(name)__", [other], machine) { return made }
    let plain = (other.object as? InstanceObject)?.held.map { ProgramValue.object($0) } ?? other
    return try held?.combined(op, with: plain, isRight: isRight, machine)
  }

  override func changed(
    _ op: ProgramOperator, by other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let made = try special("__i\(InstanceObject.operators[op] ?? "")__", [other], machine) {
      return made
    }
    guard try held?.changed(op, by: other, machine) != nil else { return nil }
    return .object(self)
  }

  /// What `-x`, `+x`, `~x` and `abs(x)` call.
  func special(
    unary name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { try special(name, [], machine) }

  /// What `with` calls.
  func special(
    context name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    try special(name, name == "__exit__" ? [.none, .none, .none] : [], machine)
  }
}
