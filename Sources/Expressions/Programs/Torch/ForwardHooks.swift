/// Functions that a module calls with what came and what it gave: `module.register_forward_hook(f)`.
final class ForwardHooks {
  private var hooks: [(number: Int, function: ProgramValue)] = []
  private var next = 0

  /// Adds a function.
  ///
  /// - Returns: What takes it away again by `remove()`.
  func add(_ function: ProgramValue) -> HookHandle {
    defer { next += 1 }
    hooks.append((next, function))
    return HookHandle(self, next)
  }

  fileprivate func remove(_ number: Int) { hooks.removeAll { $0.number == number } }

  /// Goes through the functions, as ``ProgramObject/eachValue(_:)`` does.
  func eachValue(_ body: (inout ProgramValue) -> Void) {
    for place in hooks.indices { body(&hooks[place].function) }
  }

  var isEmpty: Bool { hooks.isEmpty }

  /// Calls each function.
  ///
  /// - Returns: The output, or what the last function put in its place.
  func call(
    _ module: ProgramObject, _ inputs: [ProgramValue], _ output: ProgramValue,
    _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    var output = output
    for (_, function) in hooks {
      let given = ProgramArguments(values: [.object(module), .tuple(inputs), output])
      let made = try machine.call(function, given)
      if !made.isNone { output = made }
    }
    return output
  }
}

/// What `register_forward_hook` gives back.
final class HookHandle: ProgramObject, @unchecked Sendable {
  private weak var hooks: ForwardHooks?
  private let number: Int

  init(_ hooks: ForwardHooks, _ number: Int) {
    self.hooks = hooks
    self.number = number
    super.init()
  }

  override var typeName: String { "RemovableHandle" }

  override func hasMethod(_ name: String) -> Bool { name == "remove" }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard name == "remove" else { return nil }
    hooks?.remove(number)
    return ProgramValue.none
  }
}
