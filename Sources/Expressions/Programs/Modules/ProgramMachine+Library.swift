import Networks
import Tensors

extension ProgramMachine {
  /// Calls a function of the library by its name.
  func library(
    _ name: String, _ library: Library, _ values: [ProgramValue],
    named: [(name: String, value: ProgramValue)] = []
  ) throws(ProgramFailure) -> ProgramValue {
    guard
      let function = FunctionTable.shared.named(name, in: library)
        ?? FunctionTable.shared.method(name, arguments: values.count - 1)
    else { throw .notInModule(name, library.rawValue) }
    return try call(function, library, ProgramArguments(values: values, named: named))
  }

  /// Calls a function of the library: arrays become nodes, and what it gives becomes an array.
  func call(
    _ function: Function, _ library: Library, _ arguments: ProgramArguments
  ) throws(ProgramFailure) -> ProgramValue {
    var given: Evaluator.Given = []
    for value in arguments.values {
      given.append((nil, nil, Call.Argument(value: try exported(value), range: place)))
    }
    for (name, value) in arguments.named {
      given.append((name, place, Call.Argument(value: try exported(value), range: place)))
    }
    let isTorch = library == .torch
    let comparisons = session.comparisonCount
    defer { if session.comparisonCount > comparisons { shownTurn = state.pointee.turn } }
    let result: Value
    var places: Value?
    do {
      let source = source
      let call = try Call(
        function, given, range: place, nameRange: place, session: session, label: label,
        text: { source?.lines.text($0) ?? "" })
      result = try call.result()
      if isTorch, case .tensor(let node) = result, node.isExtremeAlongDimension,
        !isAlongSeveral(arguments)
      {
        places = try session.places(of: node, at: place)
      }
    } catch {
      throw failure(error, isTorch: isTorch)
    }
    var value = try imported(result, isTorch: isTorch)
    if let type = arguments.named("dtype"), ElementType.isByte(type) {
      value.array?.buffer.isByte = true
    }
    if let asks = arguments.named("requires_grad"), try isTrue(asks) {
      // Also a single number is a leaf then, whatever it was made by.
      let plain =
        value.array == nil ? value.number.map { ProgramValue.real($0, Ledger.plain) } : nil
      let leaf = try array(plain ?? value, isTorch: isTorch)
      ask(leaf, true)
      value = .object(leaf)
    }
    if let places {
      let parts = [value, try imported(places, isTorch: isTorch)]
      return .object(TupleObject(parts, names: ["values", "indices"]))
    }
    guard isTorch, !function.parts.isEmpty, let items = value.parts else { return value }
    return .object(TupleObject(items, names: function.parts))
  }

  /// Whether a reduction is told several dimensions: of those there is a largest number and no one place.
  private func isAlongSeveral(_ arguments: ProgramArguments) -> Bool {
    let dimensions =
      arguments.named("dim") ?? arguments.named("axis")
      ?? (arguments.values.count > 1 ? arguments.values[1] : nil)
    return dimensions?.parts != nil
  }

  /// The source text of the call that runs, unless it is too long to serve as a name.
  var label: String? {
    place.end - place.start <= 60 ? source?.lines.text(place) : nil
  }

  /// What a function of the library found wrong, as Python would have raised it.
  func failure(_ diagnostic: Diagnostic, isTorch: Bool) -> ProgramFailure {
    let python =
      switch diagnostic.id {
      case "interrupted": "KeyboardInterrupt"
      case "unknown-keyword", "repeated-argument", "too-many-arguments", "missing-argument",
        "wrong-kind", "not-whole", "wrong-count":
        "TypeError"
      case "index-out-of-range", "label", "no-such-dimension": "IndexError"
      default: isTorch ? "RuntimeError" : "ValueError"
      }
    return ProgramFailure(python, diagnostic)
  }

  /// What does not fit about sizes, as Python would have raised it.
  func shapeFailure(_ error: ShapeError) -> ProgramFailure {
    failure(.shape(error, range: place), isTorch: false)
  }

  /// A value as ordinary lines and functions of the library have it.
  func exported(_ value: ProgramValue) throws(ProgramFailure) -> Value {
    switch value {
    case .unbound, .none: return .none
    case .boolean(let truth): return .truth(truth)
    case .int(let number): return .whole(number)
    case .real(let number, let id): return .tensor(node(ofNumber: number, id, .real))
    case .whole(let number, let id): return .tensor(node(ofNumber: number, id, .whole))
    case .object(let object): return try exported(object)
    }
  }

  private func exported(_ object: ProgramObject) throws(ProgramFailure) -> Value {
    switch object {
    case let array as ArrayObject: return .tensor(node(of: array))
    case let text as TextObject: return .string(text.text)
    case let tuple as TupleObject: return .tuple(try exported(tuple.items))
    case let list as ListObject: return .list(try exported(list.items))
    case let range as RangeObject:
      return .list(try exported(try items(of: .object(range))))
    case let network as NetworkObject: return .network(network.network)
    case let type as TypeNameObject: return .symbol(type.name)
    case let type as TypeObject where Constant.symbols.contains(type.name):
      return .symbol(type.name)
    default: return .program(ProgramBox(.object(object), session: session))
    }
  }

  private func exported(_ items: [ProgramValue]) throws(ProgramFailure) -> [Value] {
    try enter()
    defer { leave() }
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items {
      try work()
      values.append(try exported(item))
    }
    return values
  }

  /// A value of ordinary lines or of a function of the library as programs have it.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - isTorch: Whether arrays are PyTorch's.
  ///   - isCopied: Whether a parameter of a network is taken for its numbers, as a variable of ordinary lines
  ///     has them, instead of for itself.
  /// - Returns: The program's value.
  /// - Throws: a failure where there is no room.
  func imported(
    _ value: Value, isTorch: Bool = true, isCopied: Bool = false
  ) throws(ProgramFailure) -> ProgramValue {
    switch value {
    case .none: return .none
    case .string(let text): return .text(text)
    case .symbol(let name): return .object(TypeNameObject(name))
    case .network(let network): return .object(NetworkObject(network))
    case .tuple(let values): return .tuple(try imported(values, isTorch))
    case .list(let values): return .list(try imported(values, isTorch))
    case .program(let box): return box.value
    case .tensor(let node):
      if !isCopied, let array = try parameter(node) { return .object(array) }
      let kept = isRecording || node.operation == nil ? node : Node(node.value, type: node.type)
      if kept.value.shape.rank == 0, let number = kept.value.single, kept.type.isWhole,
        case .leaf = kept.origin, let whole = Int(exactly: number)
      {
        return .int(whole)
      }
      return try self.value(of: kept, isTorch: isTorch && !isOfNumPy(node))
    }
  }

  /// Whether a program left these numbers in a variable as an array that NumPy made.
  private func isOfNumPy(_ node: Node<Double>) -> Bool {
    namespace.exported.contains { name, value in
      if case .tensor(let known) = value, known === node, let array = namespace[name].array {
        return !array.isTorch
      }
      return false
    }
  }

  /// The array that programs have for a parameter of a network of the session's; nil for other numbers.
  func parameter(_ node: Node<Double>) throws(ProgramFailure) -> ArrayObject? {
    for case .network(let network) in session.variables.values {
      guard let (part, name) = network.owner(of: node) else { continue }
      return try NetworkObject(part).parameter(name, self)
    }
    return nil
  }

  private func imported(_ values: [Value], _ isTorch: Bool) throws(ProgramFailure) -> [ProgramValue]
  {
    var made: [ProgramValue] = []
    for value in values { made.append(try imported(value, isTorch: isTorch)) }
    return made
  }
}
