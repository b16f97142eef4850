import Tensors

/// A function that is told the gradient of a tensor as `backward()` comes by it: `x.register_hook(f)`.
final class GradientHook {
  let function: ProgramValue
  /// The leaf that it is about, whose node each step of an optimiser replaces; nil for what was computed.
  private weak var leaf: ArrayObject?
  private weak var node: Node<Double>?

  init(_ function: ProgramValue, of array: ArrayObject, _ machine: ProgramMachine) {
    self.function = function
    if array.asksForGradient { leaf = array } else { node = machine.node(of: array) }
  }

  /// What it is about on the tape; nil where that is gone.
  var place: Node<Double>? { leaf.flatMap { $0.buffer.source } ?? node }

  var isLost: Bool { leaf == nil && node == nil }
}

/// A function that is told what came to a module, what it gave, and the gradients of both:
/// `module.register_full_backward_hook(f)`.
final class ModuleGradientHook {
  let function: ProgramValue
  private let module: ProgramObject
  private weak var input: Node<Double>?
  private weak var output: Node<Double>?

  init(
    _ function: ProgramValue, _ module: ProgramObject, _ input: Node<Double>?,
    _ output: Node<Double>
  ) {
    self.function = function
    self.module = module
    self.input = input
    self.output = output
  }

  var isLost: Bool { output == nil }

  /// Calls the function where a gradient came to what the module gave.
  func call(_ gradients: Gradients<Double>, _ machine: ProgramMachine) throws(ProgramFailure) {
    guard let output, let gradient = gradients[output] else { return }
    func value(_ gradient: Tensor<Double>) throws(ProgramFailure) -> ProgramValue {
      .object(try ArrayObject(Node(gradient), isTorch: true))
    }
    var arrived = ProgramValue.none
    if let input, machine.asksForGradient(input), let gradient = gradients[input] {
      arrived = try value(gradient)
    }
    _ = try machine.call(
      function,
      ProgramArguments(values: [
        .object(module), .tuple([arrived]), .tuple([try value(gradient)]),
      ]))
  }
}

extension ProgramNamespace {
  /// The functions that are told gradients, without those that nothing can reach any more.
  func livingHooks() -> (tensors: [GradientHook], modules: [ModuleGradientHook]) {
    gradientHooks.removeAll(where: \.isLost)
    moduleHooks.removeAll(where: \.isLost)
    return (gradientHooks, moduleHooks)
  }
}

extension ProgramMachine {
  /// The gradients of a value, told to every function that waits for one of them.
  func gradients(
    of root: Node<Double>, seed: Tensor<Double>?
  ) throws(ProgramFailure) -> Gradients<Double> {
    let hooks = namespace.livingHooks()
    var revised: [Int: [GradientHook]] = [:]
    for hook in hooks.tensors {
      if let node = hook.place { revised[node.id, default: []].append(hook) }
    }
    let wasRecording = isRecording
    isRecording = false
    defer { isRecording = wasRecording }
    let gradients = try namespace.gradients {
      Gradients(of: root, seed: seed, at: Set(revised.keys)) { node, gradient in
        self.revised(gradient, revised[node.id] ?? [])
      }
    }
    for hook in hooks.modules { try hook.call(gradients, self) }
    return gradients
  }

  /// What functions make of a gradient; what goes wrong in them is said by who asked for it.
  private func revised(_ gradient: Tensor<Double>, _ hooks: [GradientHook]) -> Tensor<Double> {
    guard namespace.failure == nil else { return gradient }
    var gradient = gradient
    do throws(ProgramFailure) {
      for hook in hooks {
        let given = ProgramValue.object(try ArrayObject(Node(gradient), isTorch: true))
        let made = try call(hook.function, ProgramArguments(values: [given]))
        guard !made.isNone else { continue }
        let array = try array(made, isTorch: true)
        guard array.count == gradient.shape.count,
          let fitting = try? tensor(array).reshaped(gradient.shape)
        else {
          throw .notStorable(
            array.shapeText, into: ProgramMachine.text(gradient.shape.dimensions))
        }
        gradient = fitting
      }
    } catch {
      namespace.failure = error
    }
    return gradient
  }
}
