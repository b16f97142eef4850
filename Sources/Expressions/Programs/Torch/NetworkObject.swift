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

  /// Puts one more layer at the end of a row.
  func append(_ value: ProgramValue, as name: String?) throws(ProgramFailure) {
    let graph = network.graph
    let name = name ?? "\(graph.count)"
    guard network.isChain, let part = (value.object as? NetworkObject)?.network,
      network.rebuild(graph + [NetworkPart(name, part, inputs: [graph.count])])
    else { throw .attributeNotAssignable(name, of: typeName) }
  }

  override var typeName: String { layerName }
  override var identity: AnyObject { network }

  override func eachValue(_ body: (inout ProgramValue) -> Void) {
    (network.watcher as? ForwardHooks)?.eachValue(body)
  }

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

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    guard arguments.values.count == 1, arguments.named.isEmpty else {
      throw .argumentCount(typeName, found: arguments.values.count, wanted: 1...1)
    }
    var arguments = arguments
    if network.watcher != nil {
      arguments.values = try hooks.prepare(self, arguments.values, machine)
    }
    let input = try machine.array(arguments.values.first ?? .none, isTorch: true)
    // So that `backward()` finds them.
    do throws(Diagnostic) {
      try machine.session.makeRoom(for: network, at: machine.place)
    } catch {
      throw machine.failure(error, isTorch: true)
    }
    _ = try ModuleTree.parameters(of: self, machine)
    var seen: [(place: String, node: Node<Double>)] = []
    let given = machine.node(of: input)
    let node = try result(of: given, machine) { seen.append(($0, $1)) }
    guard !Interruption.isRequested else { throw machine.interrupted() }
    return try calledHooks(from: given, seen, node, machine)
  }

  /// The functions that the network calls with what it gave.
  var hooks: ForwardHooks {
    if let known = network.watcher as? ForwardHooks { return known }
    let made = ForwardHooks()
    network.watcher = made
    return made
  }

  /// Calls the hooks of the parts in the order in which they came to their results, then its own.
  private func calledHooks(
    from input: Node<Double>, _ seen: [(place: String, node: Node<Double>)], _ output: Node<Double>,
    _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    func value(_ node: Node<Double>) throws(ProgramFailure) -> ProgramValue {
      let kept = machine.isRecording ? node : Node(node.value, type: node.type)
      return try machine.value(of: kept, isTorch: true)
    }
    var watched: [(part: Network, first: Int, last: Int)] = []
    // Parts inside others come to their results before those.
    for path in network.partNames.reversed() {
      guard let part = network[part: path], part.watcher != nil else { continue }
      let inside = seen.indices.filter {
        seen[$0].place == path || seen[$0].place.hasPrefix("\(path).")
      }
      guard let first = inside.first, let last = inside.last else { continue }
      watched.append((part, first, last))
    }
    for (part, first, last) in watched.sorted(by: { $0.last < $1.last }) {
      let inner = NetworkObject(part)
      let (gave, given) = (seen[first].node, first > 0 ? seen[first - 1].node : input)
      // What hands on what it got gave what came; else the operation knows it.
      let came = try value(gave === given ? given : gave.inputs.first ?? given)
      _ = try inner.hooks.prepare(inner, [came], machine)
      _ = try inner.hooks.call(inner, [came], value(seen[last].node), machine)
    }
    let result = try value(output)
    guard network.watcher != nil else { return result }
    return try hooks.call(self, [value(input)], result, machine)
  }

  /// Whether a name is that of one of its parameters, buffers or settings.
  func has(_ name: String) -> Bool {
    network[parameter: name] != nil || network.layer?.settings[name] != nil
  }

  /// A setting of the layer, `kernel_size`, as PyTorch keeps it.
  private func setting(_ name: String) -> ProgramValue? {
    guard let layer = network.layer,
      let value = layer.settings[name]
        ?? layer.kind.settings.first(where: { $0.name == name })?
        .standard
    else { return nil }
    let isConvolution = layer.typeName.hasPrefix("Conv")
    let isLine = layer.typeName.hasSuffix("1d")
    func pair(_ rows: Int, _ columns: Int) -> ProgramValue {
      if isConvolution {
        return isLine ? .tuple([.int(columns)]) : .tuple([.int(rows), .int(columns)])
      }
      return rows == columns && !network.pairs.contains(name) || isLine
        ? .int(columns) : .tuple([.int(rows), .int(columns)])
    }
    switch value {
    case .none: return ProgramValue.none
    case .integer(let number): return .int(number)
    case .number(let number): return .real(number, Ledger.plain)
    case .flag(let truth): return .boolean(truth)
    case .word(let word): return .text(word)
    case .pair(let rows, let columns): return pair(rows ?? 0, columns ?? 0)
    case .padding(.same): return .text("same")
    case .padding(.valid): return .text("valid")
    case .padding(.cells(let rows, let columns)): return pair(rows, columns)
    default: return nil
    }
  }

  /// What the network gives for an input.
  ///
  /// A network that begins by flattening is read as PyTorch does, with a first dimension that counts
  /// pictures; where nothing fits so, one picture is meant.
  private func result(
    of input: Node<Double>, _ machine: ProgramMachine, seen: (String, Node<Double>) -> Void
  ) throws(ProgramFailure) -> Node<Double> {
    var first = network
    while let inner = first.parts.first { first = inner }
    if first.typeName == "Flatten" {
      var given: [(String, Node<Double>)] = []
      if let node = try? network(
        input, isBatch: true, using: &machine.session.random, seen: { given.append(($0, $1)) })
      {
        for (place, node) in given { seen(place, node) }
        return node
      }
    }
    do throws(Misfit) {
      return try network(input, using: &machine.session.random, seen: seen)
    } catch {
      throw machine.failure(.misfit(error, at: machine.place), isTorch: true)
    }
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    if let part = network[part: name] { return .object(NetworkObject(part)) }
    if let array = try parameter(name, machine) { return .object(array) }
    if name != "bias", let setting = setting(name) { return setting }
    if name == "bias", network.layer != nil { return ProgramValue.none }
    if name == "training" { return .boolean(network.isTraining) }
    return try super.attribute(name, machine)
  }

  override func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    let place = try Sequences.place(index, network.graph.count, typeName)
    try replace(network.graph[place].name, by: value)
  }

  /// Puts another module in the place of a part: `model.fc = nn.Linear(512, 2)`.
  private func replace(_ name: String, by value: ProgramValue) throws(ProgramFailure) {
    guard let part = (value.object as? NetworkObject)?.network, network.replace(name, by: part)
    else { throw .attributeNotAssignable(name, of: typeName) }
  }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    if network.graph.contains(where: { $0.name == name }) { return try replace(name, by: value) }
    if name == "training" {
      network.isTrainingAlone = try machine.isTrue(value)
      return
    }
    if let shared = value.array, shared.isParameter, adopt(shared, as: name, machine) { return }
    guard let array = try parameter(name, machine) else {
      do throws(Diagnostic) {
        let given = Call.Argument(value: try machine.givenSetting(value), range: machine.place)
        let isSet = try SettingChange.set(
          name, of: network, to: given, at: machine.place, machine.session)
        if isSet { return }
      } catch {
        // The assignment is where it is wrong, which the machine knows.
        var diagnostic = error
        (diagnostic.primary, diagnostic.secondary) = (nil, [])
        throw machine.failure(diagnostic, isTorch: true)
      }
      throw .attributeNotAssignable(name, of: typeName, among: SettingChange.names(of: network))
    }
    try ArrayAttributes.set("data", of: array, to: value, machine)
  }

  /// Makes a parameter of the program's the layer's own: from then on both names mean the same one.
  ///
  /// - Returns: Whether the layer has a parameter of the name, of the same shape.
  private func adopt(_ array: ArrayObject, as name: String, _ machine: ProgramMachine) -> Bool {
    guard network.parameterShapes.contains(where: { $0.name == name }),
      network.shape(ofParameter: name)?.dimensions == array.shape
    else { return false }
    if let known = network.companions[name] as? ArrayObject {
      if known === array { return true }
      known.buffer.owner?.leave(network, name)
    }
    if let owner = array.buffer.owner {
      owner.refresh(array.buffer)
      owner.enter(network, name)
    } else {
      array.buffer.owner = ParameterOwner(network, name)
    }
    network.companions[name] = array
    array.buffer.owner?.publish(array.buffer)
    return true
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

extension ProgramMachine {
  /// What a program gives a layer's setting.
  fileprivate func givenSetting(_ value: ProgramValue) throws(Diagnostic) -> Value {
    do throws(ProgramFailure) {
      return try exported(value)
    } catch {
      throw error.finished
    }
  }
}

/// Where the numbers of a buffer belong: to a parameter of one network, or of several that share it.
final class ParameterOwner {
  private var places: [(network: Network, name: String)]

  init(_ network: Network, _ name: String) { places = [(network, name)] }

  /// Belongs to a parameter of another network as well.
  func enter(_ network: Network, _ name: String) {
    leave(network, name)
    places.append((network, name))
  }

  /// Belongs to a parameter no longer.
  func leave(_ network: Network, _ name: String) {
    places.removeAll { $0.network === network && $0.name == name }
  }

  /// Takes over what was put in the parameter's place elsewhere.
  func refresh(_ buffer: NumberBuffer) {
    for (network, name) in places {
      guard let node = network[parameter: name], node !== buffer.node else { continue }
      buffer.replace(with: node)
      for (other, name) in places where other !== network { other.assign(node, to: name) }
      return
    }
  }

  /// Gives the parameter back the numbers that it has now.
  var restoration: () -> Void {
    let kept = places.compactMap { network, name in
      network[parameter: name].map { (network: network, name: name, node: $0) }
    }
    return { for item in kept { item.network.assign(item.node, to: item.name) } }
  }

  /// Puts what was written into the buffer in the parameter's place.
  func publish(_ buffer: NumberBuffer) {
    guard let first = places.first, let old = first.network[parameter: first.name] else { return }
    let node = buffer.wholeNode(old.value.shape)
    for (network, name) in places { network.assign(node, to: name) }
  }
}
