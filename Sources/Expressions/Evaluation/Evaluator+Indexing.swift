import Networks
import Tensors
import Terminal

extension Evaluator {
  /// The value of `base[items]`.
  func index(
    _ base: SyntaxNode, _ items: [IndexItem], _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    if let output = try output(of: base, items) { return output }
    var value = try evaluate(base)
    if case .program(let box) = value {
      if let parts = try box.parts(session) {
        value = parts
      } else if items.count == 1, case .element(let key) = items[0].kind {
        return try element(evaluate(key), of: box, range)
      }
    }
    if let part = try part(of: value, base, items) { return part }
    switch value {
    case .tensor, .string:
      return try element(evaluated(items), of: value, base: base.range, range)
    case .tuple(let values):
      return try pick(items, from: values, range) { .tuple($0) }
    case .list(let values):
      return try pick(items, from: values, range) { .list($0) }
    case .network(let network):
      if let part = try part(of: network, items) { return part }
      let isSlice = items.contains { if case .slice = $0.kind { true } else { false } }
      guard !isSlice || network.isChain else { throw .branchesNotSliced(at: range) }
      return try pick(items, from: network.parts.map { .network($0) }, range) { values in
        .network(
          Network(
            values.compactMap { value in
              if case .network(let part) = value { part } else { nil }
            }))
      }
    default: throw .notIndexable(value, at: base.range)
    }
  }

  /// What an index picks; of what is no tensor as programs pick it.
  func element(
    _ items: [IndexValue], of value: Value, base: SourceRange, _ range: SourceRange
  ) throws(Diagnostic) -> Value {
    guard case .tensor(let node) = value, !items.contains(where: \.isFancy) else {
      return try fancyElement(items, of: value, at: range)
    }
    return .tensor(
      try session.slice(
        of: node, select(items, in: node.value.shape, base: base), label: label(range), at: range))
  }

  /// The part that an index takes directly behind a call such as `torch.max(x, 1)[1]`.
  ///
  /// PyTorch's function gives the pair of values and places, NumPy's the values alone.
  private func part(
    of value: Value, _ base: SyntaxNode, _ items: [IndexItem]
  ) throws(Diagnostic) -> Value? {
    guard case .tensor(let node) = value, node.isExtremeAlongDimension,
      case .call(let callee, _) = base.kind, items.count == 1,
      case .element(let item) = items[0].kind, let place = item.writtenNumber,
      (-2...1).contains(place)
    else { return nil }
    if case .attribute(let library, _, _) = callee.kind, let prefix = self.library(before: library),
      Library.prefixes[prefix] == .numpy
    {
      return nil
    }
    return place == 0 || place == -2 ? value : try session.places(of: node, at: base.range)
  }

  /// Takes one or several values out of a tuple, a list or a network.
  private func pick(
    _ items: [IndexItem], from values: [Value], _ range: SourceRange,
    several: ([Value]) -> Value
  ) throws(Diagnostic) -> Value {
    let shape = Tensor(vector: values.map { _ in 0.0 }).shape
    let items = try select(evaluated(items), in: shape, base: range)
    let region: Region
    do {
      region = try Region(shape, items)
    } catch {
      throw .shape(error, range: range)
    }
    let picked = region.offsets.map { values[$0] }
    if region.shape.rank == 0, let only = picked.first { return only }
    return several(picked)
  }

  /// The items of an index with their values.
  func evaluated(_ items: [IndexItem]) throws(Diagnostic) -> [IndexValue] {
    var found: [IndexValue] = []
    for item in items {
      let kind: IndexValue.Kind
      switch item.kind {
      case .newAxis: kind = .newAxis
      case .ellipsis: kind = .ellipsis
      case .element(let node): kind = .element(try evaluate(node))
      case .slice(let start, let stop, let step):
        kind = .slice(start: try bound(start), stop: try bound(stop), step: try bound(step))
      }
      found.append(IndexValue(kind: kind, range: item.range))
    }
    return found
  }

  /// The items of an index checked against a shape.
  func select(
    _ items: [IndexValue], in shape: Shape, base: SourceRange
  ) throws(Diagnostic) -> [Tensors.IndexItem] {
    let used = items.count { item in
      switch item.kind {
      case .element, .slice: true
      case .ellipsis, .newAxis: false
      }
    }
    guard used <= shape.rank else {
      throw .tooManyIndices(used, shape: shape, at: items.map(\.range), base: base)
    }
    var selected: [Tensors.IndexItem] = []
    var dimension = 0
    for item in items {
      switch item.kind {
      case .newAxis: selected.append(.newDimension)
      case .ellipsis:
        guard !selected.contains(.ellipsis) else { throw .secondEllipsis(at: item.range) }
        selected.append(.ellipsis)
        dimension += shape.rank - used
      case .element(let value):
        selected.append(try place(value, in: shape, dimension: dimension, item.range))
        dimension += 1
      case .slice(let start, let stop, let step):
        guard step != 0 else { throw .sliceStepZero(at: item.range) }
        selected.append(.range(start: start, stop: stop, step: step ?? 1))
        dimension += 1
      }
    }
    return selected
  }

  private func place(
    _ value: Value, in shape: Shape, dimension: Int, _ range: SourceRange
  ) throws(Diagnostic) -> Tensors.IndexItem {
    let place = try Call.integer(Call.Argument(value: value, range: range))
    let length = shape[dimension]
    guard place >= -length, place < length else {
      throw .outOfRange(place, length: length, dimension: dimension, shape: shape, at: range)
    }
    return .place(place)
  }

  private func bound(_ node: SyntaxNode?) throws(Diagnostic) -> Int? {
    guard let node else { return nil }
    let value = try evaluate(node)
    if case .none = value { return nil }
    return try Call.integer(Call.Argument(value: value, range: node.range))
  }
}

/// One item of an index with its value.
struct IndexValue {
  enum Kind {
    case element(Value)
    case slice(start: Int?, stop: Int?, step: Int?)
    case ellipsis
    case newAxis
  }

  let kind: Kind
  let range: SourceRange

  /// Whether it picks several places by numbers or by a condition, `x[[0, 2]]`, `x[x > 0]`, which only programs
  /// work out.
  var isFancy: Bool {
    guard case .element(let value) = kind else { return false }
    switch value {
    case .tensor(let node): return node.value.shape.rank > 0
    case .tuple, .list: return true
    case .program(let box): return box.value.object is ListObject || box.value.object is TupleObject
    default: return false
    }
  }
}

extension Session {
  /// The part of a tensor that an index picks.
  func slice(
    of node: Node<Double>, _ items: [Tensors.IndexItem], label: String?, at range: SourceRange
  ) throws(Diagnostic) -> Node<Double> {
    let operation: Rearrangement
    do {
      operation = try Rearrangement.slice(node.value.shape, items)
    } catch {
      throw .shape(error, range: range)
    }
    return try record(operation, [node], label: label, at: range)
  }
}
