import Networks
import Tensors
import Terminal

/// What stands left of `=` and is no name: elements of a tensor, parameters and parts of networks, what objects
/// of programs have.
extension Evaluator {
  /// `owner.name = value`: a parameter or a part of a network, or what an object of a program has.
  func assign(
    _ value: Value, to name: String, of owner: Value, at range: SourceRange,
    value place: SourceRange
  ) throws(Diagnostic) {
    switch owner {
    case .network(let network) where network.graph.contains { $0.name == name }:
      try replace(name, of: network, by: Call.Argument(value: value, range: place))
    case .network(let network):
      let given = Call.Argument(value: value, range: place)
      guard network.shape(ofParameter: name) == nil,
        try SettingChange.set(name, of: network, to: given, at: range, session)
      else { return try assignParameter(value, name, of: network, at: range, value: place) }
    case .program(let box): try assign(value, to: name, of: box, range)
    default: throw .attributeNotAssignable(name, at: range)
    }
  }

  private func assignParameter(
    _ value: Value, _ name: String, of network: Network, at range: SourceRange,
    value place: SourceRange
  ) throws(Diagnostic) {
    try session.makeRoom(for: network, at: range)
    guard let old = network[parameter: name] else {
      throw .noParameter(name, of: network, at: range)
    }
    var node = try Call.tensor(Call.Argument(value: value, range: place), session: session)
    let wanted = old.value.shape
    if node.value.shape != wanted {
      // Dimensions of length 1 may be left out: a kernel [1 2; 3 4] is a weight of 1×1×2×2.
      let lengths = [node.value.shape, wanted].map { $0.dimensions.filter { $0 != 1 } }
      guard lengths[0] == lengths[1] else {
        throw .parameterShape(name, wanted: wanted, found: node.value.shape, at: place)
      }
      do {
        let operation = try Rearrangement.reshape(node.value.shape, to: wanted.dimensions)
        node = try session.record(operation, [node], label: nil, at: place)
      } catch let diagnostic as Diagnostic {
        throw diagnostic
      } catch {
        throw .parameterShape(name, wanted: wanted, found: node.value.shape, at: place)
      }
    }
    session.noteChange { network.assign(old, to: name) }
    network.assign(node, to: name)
  }

  /// `net[0] = nn.Tanh()`, `optimizer.param_groups[0]["lr"] = 0.1`: a part of what is no tensor.
  ///
  /// - Returns: Whether it has parts that can be assigned.
  private func assignPart(
    _ value: Value, of whole: Value, _ items: [IndexValue], _ range: SourceRange
  ) throws(Diagnostic) -> Bool {
    guard items.count == 1, case .element(let key) = items[0].kind else { return false }
    switch whole {
    case .program(let box):
      try assign(value, to: key, of: box, items[0].range)
      return true
    case .network(let network):
      let place: Int?
      switch key {
      case .string(let name): place = network.graph.firstIndex { $0.name == name }
      case .tensor(let number):
        let index = number.value.single.flatMap { Int(exactly: $0) }
        place = index.map { $0 < 0 ? $0 + network.graph.count : $0 }
      default: place = nil
      }
      guard let place, network.graph.indices.contains(place) else { return false }
      try replace(
        network.graph[place].name, of: network, by: Call.Argument(value: value, range: range))
      return true
    default: return false
    }
  }

  /// What elements are of: a value, where it was written, and the index of what is meant in it.
  private struct Owner {
    let value: Value
    let range: SourceRange
    let items: [IndexValue]
  }

  /// Puts a value into elements, as `x[…] = value` and `out[0][1] += value` do.
  ///
  /// A new tensor takes the place of the old one, up to the whole that has the elements. Each index is worked out
  /// once.
  ///
  /// - Parameters:
  ///   - base: What stands before the last index.
  ///   - items: The last index.
  ///   - place: Where the value was written.
  ///   - value: The value, which may ask for the one that is there.
  /// - Returns: The new whole.
  /// - Throws: a diagnostic for what has no such elements, or takes no such value.
  func assignElements(
    to base: SyntaxNode, _ items: [IndexItem], _ place: SourceRange,
    _ value: (_ current: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Stored {
    let owners = try self.owners(of: base, items)
    let last = owners[owners.count - 1]
    let range = base.range.union(place)
    var made = try value { () throws(Diagnostic) in
      try element(last.items, of: last.value, base: last.range, range)
    }
    for (depth, owner) in owners.enumerated().reversed() {
      guard case .tensor(let old) = owner.value else {
        guard try assignPart(made, of: owner.value, owner.items, place) else {
          // What is not there is said first.
          if case .network = owner.value { _ = try index(base, items, range) }
          throw .elementsNotAssignable(owner.value, at: owner.range)
        }
        return Stored(value: owner.value, name: source[owner.range])
      }
      if owner.items.contains(where: \.isFancy) {
        // What a mask picks is a copy.
        guard depth == owners.count - 1 else { throw .targetNotNamed(at: base.range) }
        made = try fancyAssigned(made, to: owner.items, of: old, at: range)
      } else {
        made = try assigned(made, to: owner.items, of: old, owner.range, place)
      }
    }
    let root = base.unindexed
    switch root.kind {
    case .name(let name): try session.set(name, to: made, at: root.range)
    case .attribute(let inner, let name, let nameRange):
      try assign(made, to: name, of: evaluate(inner), at: nameRange, value: place)
    default: throw .targetNotNamed(at: root.range)
    }
    return Stored(value: made, name: source[root.range])
  }

  /// What holds the elements of `base[items]`, from the outside in.
  private func owners(
    of base: SyntaxNode, _ items: [IndexItem]
  ) throws(Diagnostic) -> [Owner] {
    guard case .index(let inner, let outer) = base.kind else {
      return [Owner(value: try evaluate(base), range: base.range, items: try evaluated(items))]
    }
    let found = try owners(of: inner, outer)
    let last = found[found.count - 1]
    let value = try element(last.items, of: last.value, base: last.range, base.range)
    return found + [Owner(value: value, range: base.range, items: try evaluated(items))]
  }

  private func assigned(
    _ value: Value, to items: [IndexValue], of old: Node<Double>, _ base: SourceRange,
    _ place: SourceRange
  ) throws(Diagnostic) -> Value {
    let items = try select(items, in: old.value.shape, base: base)
    let given = try Call.tensor(Call.Argument(value: value, range: place), session: session)
    let node = session.cut(given, to: old.type)
    let operation: Rearrangement
    do {
      operation = try Rearrangement.assign(
        into: old.value.shape, items, value: node.value.shape)
    } catch {
      throw .shape(error, range: base.union(place)) { operand in
        operand == .input ? base : place
      }
    }
    return .tensor(try session.record(operation, [old, node], label: nil, at: base.union(place)))
  }
}

extension Evaluator {
  /// What an assignment leaves in a target, and how that is called where it is shown.
  struct Stored {
    let value: Value
    let name: String?
  }
}

extension SyntaxNode {
  /// What the first of several indices stands behind.
  fileprivate var unindexed: SyntaxNode {
    if case .index(let inner, _) = kind { inner.unindexed } else { self }
  }
}
