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
      try assignParameter(value, name, of: network, at: range, value: place)
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
    _ value: Value, of whole: Value, _ items: [IndexItem], _ range: SourceRange
  ) throws(Diagnostic) -> Bool {
    guard items.count == 1, case .element(let node) = items[0].kind else { return false }
    let key = try evaluate(node)
    switch whole {
    case .program(let box):
      try assign(value, to: key, of: box, node.range)
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

  /// `x[…] = value`: a new tensor, which takes the place of the old one where that is from.
  ///
  /// - Returns: The new whole.
  func assignElements(
    _ value: Value, to base: SyntaxNode, _ items: [IndexItem], _ place: SourceRange
  ) throws(Diagnostic) -> Value {
    let whole = try assignable(base)
    guard case .tensor(let old) = whole else {
      guard try assignPart(value, of: whole, items, place) else {
        // What is not there is said first.
        if case .network = whole { _ = try index(base, items, base.range.union(place)) }
        throw .elementsNotAssignable(whole, at: base.range)
      }
      return whole
    }
    let items = try evaluated(items)
    let range = base.range.union(place)
    let new =
      if items.contains(where: \.isFancy) {
        try fancyAssigned(value, to: items, of: old, at: range)
      } else { try assigned(value, to: items, of: old, base.range, place) }
    try put(new, in: base, place)
    return new
  }

  /// The owner of elements: a list of a program is that list, not the tensor that it would be elsewhere.
  private func assignable(_ base: SyntaxNode) throws(Diagnostic) -> Value {
    if case .index(let inner, let items) = base.kind, items.count == 1,
      case .element(let key) = items[0].kind, case .program(let box) = try assignable(inner)
    {
      return try element(evaluate(key), of: box, base.range)
    }
    return try evaluate(base)
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

  /// Puts what elements were written into where it is from: `out[0]` of `out[0][1] = 5` is a part of `out`.
  private func put(
    _ new: Value, in base: SyntaxNode, _ place: SourceRange
  ) throws(Diagnostic) {
    switch base.kind {
    case .name(let name): try session.set(name, to: new, at: base.range)
    case .attribute(let inner, let name, let nameRange):
      try assign(new, to: name, of: evaluate(inner), at: nameRange, value: place)
    // What a mask picks is a copy.
    case .index(let inner, let items) where try !evaluated(items).contains(where: \.isFancy):
      _ = try assignElements(new, to: inner, items, place)
    default: throw .targetNotNamed(at: base.range)
    }
  }
}
