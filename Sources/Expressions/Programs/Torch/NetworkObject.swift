import Networks
import Tensors

/// A layer or a network of the library in a program.
final class NetworkObject: ProgramObject, @unchecked Sendable {
  let network: Network

  init(_ network: Network) {
    self.network = network
    super.init()
  }

  /// The name of its class: `Conv2d`, `Sequential`.
  var layerName: String { network.typeName }

  override var typeName: String { layerName }

  override func isEqual(
    to other: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Bool? { (other.object as? NetworkObject)?.network === network }

  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    network.layer == nil ? network.parts.count : nil
  }

  override func isTrue(_ machine: ProgramMachine) throws(ProgramFailure) -> Bool { true }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard network.layer == nil else { throw .notIndexable(typeName) }
    if let name = index.text, let part = network[part: name] { return .object(NetworkObject(part)) }
    if let slice = index.object as? SliceObject {
      return .object(
        NetworkObject(Network(try slice.places(network.parts.count).map { network.parts[$0] })))
    }
    return .object(
      NetworkObject(network.parts[try Sequences.place(index, network.parts.count, typeName)]))
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    guard network.layer == nil else { throw .notIterable(typeName) }
    return ItemsIterator(network.parts.map { .object(NetworkObject($0)) })
  }

  /// The array that a parameter is; always the same one, so that it keeps its gradient.
  func parameter(_ name: String, _ machine: ProgramMachine) throws(ProgramFailure) -> ArrayObject? {
    guard let node = network[parameter: name] else { return nil }
    if let known = network.companions[name] as? ArrayObject {
      known.buffer.owner?.refresh(known.buffer)
      return known
    }
    let made = try ArrayObject(node, isTorch: true)
    made.isParameter = network.parameterShapes.contains { $0.name == name }
    made.buffer.owner = ParameterOwner(network, name)
    network.companions[name] = made
    if made.isParameter { machine.ask(made, true) }
    return made
  }

  /// Every parameter of the network with its name: `0.weight`.
  func parameters(
    prefix: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> [(name: String, array: ArrayObject)] {
    var found: [(name: String, array: ArrayObject)] = []
    for shape in network.parameterShapes {
      if let array = try parameter(shape.name, machine) {
        found.append((prefix + shape.name, array))
      }
    }
    for part in network.graph {
      found += try NetworkObject(part.network).parameters(prefix: "\(prefix)\(part.name).", machine)
    }
    return found
  }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard arguments.values.count == 1, arguments.named.isEmpty else {
      throw .argumentCount(typeName, found: arguments.values.count, wanted: 1...1)
    }
    let input = try machine.array(arguments.values[0], isTorch: true)
    // So that `backward()` finds them.
    do throws(Diagnostic) {
      try machine.session.makeRoom(for: network, at: machine.place)
    } catch {
      throw machine.failure(error, isTorch: true)
    }
    _ = try parameters(prefix: "", machine)
    let node: Node<Double>
    do throws(Misfit) {
      node = try network(machine.node(of: input), using: &machine.session.random)
    } catch {
      throw machine.failure(.misfit(error, at: machine.place), isTorch: true)
    }
    guard !Interruption.isRequested else { throw machine.interrupted() }
    let kept = machine.isRecording ? node : Node(node.value, type: node.type)
    return try machine.value(of: kept, isTorch: true)
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let part = network[part: name] { return .object(NetworkObject(part)) }
    if let array = try parameter(name, machine) { return .object(array) }
    if name == "bias", network.layer != nil { return ProgramValue.none }
    if name == "training" { return .boolean(network.isTraining) }
    return try super.attribute(name, machine)
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    guard let array = try parameter(name, machine) else {
      throw .attributeNotAssignable(name, of: typeName)
    }
    try ArrayAttributes.set("data", of: array, to: value, machine)
  }

  override func hasMethod(_ name: String) -> Bool { ModuleTree.methods.contains(name) }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if ModuleTree.methods.contains(name) {
      return try ModuleTree.method(name, of: self, arguments, machine)
    }
    guard let value = try attribute(name, machine) else { return nil }
    return try machine.call(value, arguments)
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try ModuleTree.text(self, machine)
  }
}

/// Where the numbers of a buffer belong: to a parameter of a network.
final class ParameterOwner {
  private let network: Network
  private let name: String

  init(_ network: Network, _ name: String) {
    self.network = network
    self.name = name
  }

  /// Takes over what was put in the parameter's place elsewhere.
  func refresh(_ buffer: NumberBuffer) {
    guard let node = network[parameter: name], node !== buffer.node else { return }
    buffer.replace(with: node)
  }

  /// Puts what was written into the buffer in the parameter's place.
  func publish(_ buffer: NumberBuffer) {
    guard let old = network[parameter: name] else { return }
    network.assign(buffer.wholeNode(old.value.shape), to: name)
  }
}
