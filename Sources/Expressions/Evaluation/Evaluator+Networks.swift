import Networks
import Tensors

/// Parts of networks by name, and what they give.
extension Evaluator {
  /// Sends an input through a network.
  func run(
    _ network: Network, _ given: Given, _ range: SourceRange,
    seen: (String, Node<Double>) -> Void = { _, _ in }
  ) throws(Diagnostic) -> Value {
    guard given.count == 1, let only = given.first, only.name == nil else {
      throw .networkTakesOneInput(given.count, at: range)
    }
    let input = try Call.tensor(only.argument, session: session)
    try session.makeRoom(for: network, at: range)
    let node: Node<Double>
    do throws(Misfit) {
      node = try network(input, using: &session.random, seen: seen)
    } catch {
      throw .misfit(error, at: only.argument.range)
    }
    try session.checkGoesOn(at: range)
    return .tensor(node)
  }

  /// The part of a network that a name picks: `net["layer1.0.conv1"]`.
  ///
  /// - Returns: Nil where the index is no name.
  func part(of network: Network, _ items: [IndexItem]) throws(Diagnostic) -> Value? {
    guard let (name, place) = name(items) else { return nil }
    guard let part = network[part: name] else {
      throw .noLayer(name, among: network.partNames, at: place)
    }
    return .network(part)
  }

  /// Puts a network in the place of a part: `net.fc = nn.Linear(512, 2)`.
  func replace(
    _ name: String, of network: Network, by given: Call.Argument
  ) throws(Diagnostic) {
    let old = network[part: name]
    guard case .network(let part) = given.value, network.replace(name, by: part) else {
      throw .wrongKind(given, wanted: .network)
    }
    if let old { session.noteChange { _ = network.replace(name, by: old) } }
  }

  /// What a layer gives in a call of a network: `net(x)["layer1.0.conv1"]`.
  ///
  /// - Returns: Nil where the index is no name or nothing like this is called.
  func output(
    of base: SyntaxNode, _ items: [IndexItem]
  ) throws(Diagnostic) -> Value? {
    guard case .call(let callee, let arguments) = base.kind, let (name, place) = name(items),
      let network = try called(callee)
    else { return nil }
    var outputs: [(name: String, node: Node<Double>)] = []
    _ = try run(network, evaluate(arguments), base.range) { outputs.append(($0, $1)) }
    // A part that consists of others gives what the last of them gives.
    guard let found = outputs.last(where: { $0.name == name || $0.name.hasPrefix("\(name).") })
    else { throw .noLayer(name, among: network.partNames, at: place) }
    return .tensor(found.node)
  }

  /// The text that an index consists of.
  private func name(_ items: [IndexItem]) -> (name: String, place: SourceRange)? {
    guard items.count == 1, case .element(let node) = items[0].kind else { return nil }
    switch node.kind {
    case .string(let name): return (name, node.range)
    case .name(let variable):
      guard case .string(let name)? = session.variables[variable] else { return nil }
      return (name, node.range)
    default: return nil
    }
  }

  /// The network that an expression in front of a call's brackets is.
  private func called(_ callee: SyntaxNode) throws(Diagnostic) -> Network? {
    var node = callee
    if case .attribute(let base, "forward", _) = callee.kind { node = base }
    switch node.kind {
    case .name(let name):
      if case .network(let network)? = session.variables[name] { return network }
    case .index:
      if case .network(let network) = try evaluate(node) { return network }
    case .attribute(let base, let name, _):
      guard library(before: base) == nil, case .network(let network) = try evaluate(base) else {
        return nil
      }
      return network[part: name]
    default: break
    }
    return nil
  }
}

extension Session {
  /// Makes sure that the weights of a network, if they are still to be drawn, find room.
  func makeRoom(for network: Network, at range: SourceRange) throws(Diagnostic) {
    let waiting = network.waitingCount
    guard waiting > 0 else { return }
    do throws(ShapeError) {
      try Budget.check(room: waiting)
    } catch {
      throw .shape(error, range: range)
    }
    try checkGoesOn(adding: waiting, at: range)
  }
}
