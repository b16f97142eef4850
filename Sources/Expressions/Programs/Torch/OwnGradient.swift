import Tensors

/// One call of a class that derives from `torch.autograd.Function`: its `forward` gives the value, its `backward`
/// the gradients.
///
/// Source: PyTorch's *Extending torch.autograd*.
final class OwnGradient: @unchecked Sendable {
  // Unchecked: a program runs on one thread.

  /// The class that others derive from.
  static let base = ClassObject("Function", nature: .function)

  /// What `forward` and `backward` share.
  private static let context = ClassObject(
    "FunctionCtx",
    attributes: [
      "saved_tensors": .object(TupleObject([])),
      "save_for_backward": .object(
        BuiltinObject("save_for_backward") { _, _ throws(ProgramFailure) in ProgramValue.none }),
    ])

  private let type: ClassObject
  private let given: ProgramArguments
  private let shared: InstanceObject
  private weak var session: Session?

  /// What was computed from what when it was called.
  private var inputs: [[Double]] = []
  private var value: Tensor<Double>?

  private init(_ type: ClassObject, _ given: ProgramArguments, _ session: Session) {
    self.type = type
    self.given = given
    self.session = session
    shared = InstanceObject(OwnGradient.context)
  }

  /// `MyFunction.apply(x, …)`.
  ///
  /// - Throws: what the class's own functions raise; a type error where `forward` gives no array.
  static func apply(
    _ type: ClassObject, _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    let call = OwnGradient(type, given, machine.session)
    let isRecording = machine.isRecording
    let made = try call.unrecorded(machine) { () throws(ProgramFailure) in
      try call.forward(given.values, call.shared, machine)
    }
    guard isRecording, made.array != nil || made.number != nil else {
      guard !isRecording else { throw .notAnArray(made.typeName) }
      return made
    }
    let array = try machine.array(made, isTorch: true)
    var nodes: [Node<Double>] = []
    for case .object(let object) in given.values {
      if let input = object as? ArrayObject { nodes.append(machine.node(of: input)) }
    }
    call.inputs = nodes.map(\.value.elements)
    let value = try machine.tensor(array)
    call.value = value
    let operation = OwnFunction(
      type.name, outputShape: value.shape, run: { call.run($0) }, pull: { call.pull($0) })
    return .object(try ArrayObject(Node(operation, nodes), isTorch: true))
  }

  /// Does something whose computation is not recorded.
  private func unrecorded<Result>(
    _ machine: ProgramMachine, _ body: () throws(ProgramFailure) -> Result
  ) throws(ProgramFailure) -> Result {
    let isRecording = machine.isRecording
    machine.isRecording = false
    defer { machine.isRecording = isRecording }
    return try body()
  }

  private func forward(
    _ values: [ProgramValue], _ context: InstanceObject, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    context.set(
      "save_for_backward",
      .object(
        BuiltinObject("save_for_backward") { [weak context] given, _ throws(ProgramFailure) in
          context?.set("saved_tensors", .tuple(given.values))
          return ProgramValue.none
        }))
    context.set(
      "needs_input_grad",
      .tuple(values.map { .boolean($0.array.map(machine.asksForGradient) ?? false) }))
    guard type.lookUp("setup_context") != nil else {
      return try machine.callMethod(
        .object(type), "forward",
        ProgramArguments(values: [.object(context)] + values, named: given.named))
    }
    let made = try machine.callMethod(
      .object(type), "forward", ProgramArguments(values: values, named: given.named))
    _ = try machine.callMethod(
      .object(type), "setup_context",
      ProgramArguments(values: [.object(context), .tuple(values), made]))
    return made
  }

  /// The value for some inputs: the one that was computed, or what `forward` gives for others.
  private func run(_ numbers: [Tensor<Double>]) -> Tensor<Double>? {
    if numbers.map(\.elements) == inputs { return value }
    return attempt { (machine) throws(ProgramFailure) in
      var rest = numbers[...]
      var values = self.given.values
      for place in values.indices where values[place].array != nil {
        guard let next = rest.popFirst() else { break }
        values[place] = .object(try ArrayObject(Node(next), isTorch: true))
      }
      let made = try self.forward(values, InstanceObject(OwnGradient.context), machine)
      return try machine.tensor(machine.array(made, isTorch: true))
    }
  }

  /// What `backward` gives for each input that is an array.
  private func pull(_ pass: BackwardPass<Double>) -> [Tensor<Double>?] {
    let found = attempt { (machine) throws(ProgramFailure) -> [Tensor<Double>?] in
      let gradient = try ArrayObject(Node(pass.gradient), isTorch: true)
      let made = try machine.callMethod(
        .object(self.type), "backward",
        ProgramArguments(values: [.object(self.shared), .object(gradient)]))
      let parts = (made.object as? TupleObject)?.items ?? [made]
      let places = self.given.values.indices.filter { self.given.values[$0].array != nil }
      var gradients: [Tensor<Double>?] = []
      for (input, place) in zip(pass.inputs, places) {
        guard place < parts.count, !parts[place].isNone else {
          gradients.append(nil)
          continue
        }
        let array = try machine.array(parts[place], isTorch: true)
        guard array.count == input.shape.count,
          let fitting = try? machine.tensor(array).reshaped(input.shape)
        else {
          throw .notStorable(
            array.shapeText, into: ProgramMachine.text(input.shape.dimensions))
        }
        gradients.append(fitting)
      }
      return gradients
    }
    return found ?? pass.inputs.map { _ in nil }
  }

  /// Does something with a machine of its own, without a record; what goes wrong is said by who asked for the
  /// gradient.
  private func attempt<Result>(
    _ body: (ProgramMachine) throws(ProgramFailure) -> Result
  ) -> Result? {
    guard let session else { return nil }
    let machine = ProgramMachine(session)
    // What it prints while something is explained is not shown.
    if session.namespace.asksForGradients, !session.isExplaining {
      machine.show = { session.show(.program($0)) }
    }
    machine.isRecording = false
    do throws(ProgramFailure) {
      return try body(machine)
    } catch {
      session.namespace.failure = session.namespace.failure ?? error
      return nil
    }
  }
}
