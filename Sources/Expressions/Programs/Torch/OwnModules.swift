import Networks
import Tensors

/// What the commands and functions of networks do with a module of the learner's own.
enum OwnModules {
  /// The module that a value is; nil where it is something else.
  static func module(_ value: Value?) -> ProgramBox? {
    guard case .program(let box)? = value, let object = box.value.object,
      ModuleTree.isModule(object)
    else { return nil }
    return box
  }

  /// Follows an input of zeros through a module; its numbers and its state stay as they are.
  ///
  /// - Parameters:
  ///   - box: The module.
  ///   - shape: The shape of one picture, or of a batch of one where it has as many dimensions.
  ///   - call: The call of `summary`.
  /// - Returns: A line a layer.
  /// - Throws: what does not fit, and what stops the module.
  static func summary(
    _ box: ProgramBox, _ shape: Shape, _ call: borrowing Call
  ) throws(Diagnostic) -> [LayerSummary] {
    let isBatch = shape.rank < 4
    let sizes = isBatch ? [1] + shape.dimensions : shape.dimensions
    let batch = try call.fitting { () throws(ShapeError) in
      let shape = try Shape(sizes)
      try Budget.check(room: shape.count)
      return shape
    }
    let session = call.session
    let random = session.random
    defer { session.random = random }
    let input = Node(Tensor<Double>(repeating: 0, batch), label: "x")
    let machine = ProgramMachine(session)
    machine.place = call.range
    do throws(ProgramFailure) {
      let states = try ModuleTree.states(box.value.object, machine)
      defer { states.forEach { $0.restore() } }
      states.forEach { $0.evaluate() }
      let given = ProgramValue.object(try ArrayObject(input, isTorch: true))
      let found = try machine.call(box.value, ProgramArguments(values: [given]))
      let first = (found.object as? TupleObject)?.items.first ?? found
      let output = machine.node(of: try machine.array(first, isTorch: true))
      let names = ModuleTree.namedNodes(of: box.value, "")
      return PassSummary(from: input, to: output, isBatch: isBatch) { node in
        names.first { $0.node === node }.map { (name: owner($0.name), type: $0.type) }
      }.layers
    } catch {
      throw error.finished
    }
  }

  /// The layer that a parameter belongs to: `conv1` for `.conv1.weight`, `weight` for the module's own.
  private static func owner(_ name: String) -> String {
    let parts = name.drop { $0 == "." }.split(separator: ".")
    return parts.count > 1 ? parts.dropLast().joined(separator: ".") : String(parts.first ?? "")
  }
}

/// Whether a module behaves as in training, kept while it must not.
struct ModuleState {
  let module: ProgramObject
  let isTraining: Bool

  /// Has the module behave as in use.
  func evaluate() { set(false) }

  /// Has it behave as before.
  func restore() { set(isTraining) }

  private func set(_ isTraining: Bool) {
    (module as? NetworkObject)?.network.isTraining = isTraining
    (module as? InstanceObject)?.layer?.network.isTraining = isTraining
    (module as? InstanceObject)?.isTraining = isTraining
  }
}

extension ModuleTree {
  /// How every module in one behaves.
  static func states(
    _ module: ProgramObject?, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [ModuleState] {
    guard let module else { return [] }
    return try modules(module, "", machine).map { _, module in
      let isTraining =
        (module as? NetworkObject)?.network.isTraining
        ?? (module as? InstanceObject)?.isTraining ?? true
      return ModuleState(module: module, isTraining: isTraining)
    }
  }

  /// The nodes of every parameter in a module as they are typed, `net.conv1.weight`, and the type of what
  /// they belong to; each module once.
  static func namedNodes(
    of value: ProgramValue, _ name: String
  ) -> [(name: String, type: String, node: Node<Double>)] {
    var seen: Set<ObjectIdentifier> = []
    return value.object.map { namedNodes($0, name, &seen) } ?? []
  }

  private static func namedNodes(
    _ module: ProgramObject, _ name: String, _ seen: inout Set<ObjectIdentifier>
  ) -> [(name: String, type: String, node: Node<Double>)] {
    guard isModule(module) else { return [] }
    if let network = (module as? NetworkObject)?.network {
      guard seen.insert(ObjectIdentifier(network)).inserted else { return [] }
      let type = network.layer?.typeName ?? "Sequential"
      var found = network.ownDrawnParameters.map { parameter in
        (name: "\(name).\(parameter.name)", type: type, node: parameter.node)
      }
      for (position, part) in network.parts.enumerated() {
        found += namedNodes(NetworkObject(part), "\(name)[\(position)]", &seen)
      }
      return found
    }
    guard seen.insert(ObjectIdentifier(module)).inserted else { return [] }
    var found: [(name: String, type: String, node: Node<Double>)] = []
    if let instance = module as? InstanceObject {
      if let layer = instance.layer {
        found += namedNodes(layer, name, &seen).map { ($0.name, instance.typeName, $0.node) }
      }
      for attribute in instance.names {
        if let array = instance.own(attribute: attribute)?.array, array.isParameter,
          let node = array.buffer.source
        {
          found.append(("\(name).\(attribute)", instance.typeName, node))
        }
      }
    }
    let isList = module is ListObject
    for (child, inside) in children(of: module) {
      found += namedNodes(inside, isList ? "\(name)[\(child)]" : "\(name).\(child)", &seen)
    }
    return found
  }
}

extension Value {
  /// Whether it is a module of a program's class, `class Net(nn.Module)`.
  public var isModule: Bool { OwnModules.module(self) != nil }
}
