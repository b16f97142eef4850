import Tensors

/// Functions that a module calls: before it is called, `register_forward_pre_hook(f)`, with what it gave,
/// `register_forward_hook(f)`, and with the gradients of both, `register_full_backward_hook(f)`.
final class ForwardHooks {
  /// When a function is called.
  enum Moment { case before, after, backward }

  private var hooks: [(number: Int, moment: Moment, function: ProgramValue)] = []
  private var next = 0

  /// The moment that a method of modules adds a function for; nil for another method.
  static func moment(_ method: String) -> Moment? {
    switch method {
    case "register_forward_pre_hook": .before
    case "register_forward_hook": .after
    case "register_full_backward_hook", "register_backward_hook": .backward
    default: nil
    }
  }

  /// Adds a function.
  ///
  /// - Returns: What takes it away again by `remove()`.
  func add(_ function: ProgramValue, at moment: Moment) -> HookHandle {
    next += 1
    let number = next
    hooks.append((number, moment, function))
    return HookHandle { [weak self] in self?.hooks.removeAll { $0.number == number } }
  }

  /// Goes through the functions, as ``ProgramObject/eachValue(_:)`` does.
  func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in hooks.indices { body(&hooks[place].function) }
  }

  private func functions(_ moment: Moment) -> [ProgramValue] {
    hooks.filter { $0.moment == moment }.map(\.function)
  }

  /// Calls each function that comes before the module.
  ///
  /// - Returns: The inputs, or what the last function put in their place.
  func prepare(
    _ module: ProgramObject, _ inputs: [ProgramValue], _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [ProgramValue] {
    var inputs = inputs
    for function in functions(.before) {
      let given = ProgramArguments(values: [.object(module), .tuple(inputs)])
      let made = try machine.call(function, given)
      if !made.isNone { inputs = (made.object as? TupleObject)?.items ?? [made] }
    }
    return inputs
  }

  /// Calls each function that comes after the module, and has those that wait for its gradients wait.
  ///
  /// - Returns: The output, or what the last function put in its place.
  func call(
    _ module: ProgramObject, _ inputs: [ProgramValue], _ output: ProgramValue,
    _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    var output = output
    for function in functions(.after) {
      let given = ProgramArguments(values: [.object(module), .tuple(inputs), output])
      let made = try machine.call(function, given)
      if !made.isNone { output = made }
    }
    guard machine.isRecording, let array = output.array else { return output }
    for function in functions(.backward) {
      machine.namespace.moduleHooks.append(
        ModuleGradientHook(
          function, module, inputs.first?.array.map { machine.node(of: $0) },
          machine.node(of: array)))
    }
    return output
  }
}

/// What takes a function away again that was registered.
final class HookHandle: ProgramObject, @unchecked Sendable {
  private let taken: () -> Void

  init(_ taken: @escaping () -> Void) {
    self.taken = taken
    super.init()
  }

  override var typeName: String { "RemovableHandle" }

  override func hasMethod(_ name: String) -> Bool { name == "remove" }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard name == "remove" else { return nil }
    taken()
    return ProgramValue.none
  }
}
