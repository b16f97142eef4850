/// The gradient of one node with respect to everything it was computed from.
///
/// Reverse accumulation: nodes are visited from the last to the first, and each adds its share to the
/// gradients of its inputs. Cost: about twice the forward computation.
public struct Gradients<Scalar: TensorScalar>: Sendable {
  /// The nodes that `root` was computed from, itself included, oldest first.
  public let nodes: [Node<Scalar>]

  /// What was differentiated.
  public let root: Node<Scalar>

  private var gradients: [Int: Tensor<Scalar>]
  private var records = RecordGradients()

  /// The line from which on a program's record is kept, where a gradient would have gone on before it;
  /// what was found is then not whole.
  public private(set) var lostLine: Int?

  /// Passes a gradient back from a node.
  ///
  /// - Parameters:
  ///   - root: The node to differentiate.
  ///   - seed: The gradient that arrives at it, of its shape; ones by default, which for a tensor
  ///     gives the gradient of its sum.
  ///   - oldest: The first node on the tape that matters; what is older is left alone.
  ///   - stations: The ids of nodes whose gradient is looked at before it goes on.
  ///   - revised: What goes on from such a node in place of its gradient.
  public init(
    of root: Node<Scalar>, seed: Tensor<Scalar>? = nil, backTo oldest: Node<Scalar>? = nil,
    at stations: Set<Int> = [],
    revised: (Node<Scalar>, Tensor<Scalar>) -> Tensor<Scalar> = { $1 }
  ) {
    self.root = root
    nodes = root.ancestry(backTo: oldest?.id ?? 0)
    gradients = [root.id: seed ?? Tensor(repeating: 1, root.value.shape)]
    defer { lostLine = records.lostLine }
    for node in nodes.reversed() {
      guard !Interruption.isRequested else { return }
      for share in records.arriving(at: node) { accumulate(share, at: node) }
      if stations.contains(node.id), let gradient = gradients[node.id] {
        gradients[node.id] = revised(node, gradient)
      }
      guard let operation = node.operation, let gradient = gradients[node.id] else { continue }
      if let slice = operation as? RecordSlice {
        records.deposit(gradient, at: slice)
        continue
      }
      let shares = operation.backward(
        BackwardPass(
          inputs: node.inputs.map { $0.value }, output: node.value, gradient: gradient,
          needs: node.inputs.map { $0.id >= oldest?.id ?? 0 }))
      for (input, share) in zip(node.inputs, shares) {
        if let share { accumulate(share, at: input) }
      }
    }
  }

  /// The gradient with respect to a node; nil if none flows there.
  ///
  /// Of numbers that a program computed it is what all their uses in the program have collected.
  public subscript(node: Node<Scalar>) -> Tensor<Scalar>? {
    if let slice = node.operation as? RecordSlice, let found = records.collected(at: slice) {
      return Tensor(known: node.value.shape, found.map { Scalar($0) })
    }
    return gradients[node.id]
  }

  /// The sweep of a program's record; nil where no gradient passes through it.
  func sweep(of ledger: Ledger) -> LedgerSweep? { records.sweep(of: ledger) }

  /// Whether the root was computed from a node, with or without a gradient.
  public func contains(_ node: Node<Scalar>) -> Bool {
    nodes.contains { $0 === node }
      || (node.operation as? RecordSlice).map { records.collected(at: $0) != nil } ?? false
  }

  private mutating func accumulate(_ share: Tensor<Scalar>, at node: Node<Scalar>) {
    if var sum = gradients.removeValue(forKey: node.id) {
      sum.add(share)
      gradients[node.id] = sum
    } else {
      gradients[node.id] = share
    }
  }
}

/// The sweeps of all records that a gradient passes through.
private struct RecordGradients: @unchecked Sendable {
  // Unchecked: the sweeps are the gradients' own.

  private var sweeps: [ObjectIdentifier: LedgerSweep] = [:]
  private var bound: [Int: [(ledger: Ledger, binding: Ledger.Binding)]] = [:]

  /// The line after which a gradient was cut off.
  var lostLine: Int? {
    bound.values.joined().first { sweeps[ObjectIdentifier($0.ledger)]?.isCut ?? false }?.ledger
      .lostLine
  }

  /// Puts the gradient of a slice at its ids.
  mutating func deposit<Scalar: TensorScalar>(_ gradient: Tensor<Scalar>, at slice: RecordSlice) {
    let ledger = slice.ledger
    let sweep = sweeps[ObjectIdentifier(ledger)] ?? begin(ledger)
    sweep.sweep(downTo: slice.end)
    sweep.deposit(gradient.elements.map { Double($0) }, at: slice.ids)
  }

  /// What the numbers of a slice have collected; nil where nothing arrived.
  func collected(at slice: RecordSlice) -> [Double]? {
    sweeps[ObjectIdentifier(slice.ledger)]?.collected(at: slice)
  }

  func sweep(of ledger: Ledger) -> LedgerSweep? { sweeps[ObjectIdentifier(ledger)] }

  private mutating func begin(_ ledger: Ledger) -> LedgerSweep {
    let sweep = LedgerSweep(ledger)
    sweeps[ObjectIdentifier(ledger)] = sweep
    for binding in ledger.bindings {
      guard let node = binding.node else { continue }
      bound[node.id, default: []].append((ledger, binding))
    }
    return sweep
  }

  /// What a node that came into records has collected there.
  func arriving<Scalar: TensorScalar>(at node: Node<Scalar>) -> [Tensor<Scalar>] {
    guard let bound = bound[node.id] else { return [] }
    return bound.compactMap { ledger, binding in
      guard let sweep = sweeps[ObjectIdentifier(ledger)] else { return nil }
      sweep.sweep(downTo: binding.entry)
      let shape = node.value.shape
      return sweep.collected(at: binding.base, count: shape.count).map { numbers in
        Tensor(known: shape, numbers.map { Scalar($0) })
      }
    }
  }
}

extension Node {
  /// Every node that this one was computed from and itself, oldest first.
  ///
  /// Nodes before the oldest place on the tape that is asked for are left out.
  public func ancestry(backTo oldest: Int = 0) -> [Node] {
    var seen: Set<Int> = [id]
    var found: [Node] = [self]
    var next = 0
    while next < found.count {
      for input in found[next].inputs
      where input.id >= oldest && seen.insert(input.id).inserted {
        found.append(input)
      }
      next += 1
    }
    return found.sorted { $0.id < $1.id }
  }
}

extension Tensor {
  /// Adds another tensor of the same shape, element by element.
  mutating func add(_ other: Tensor) {
    assert(shape == other.shape)
    elements.withUnsafeMutableBufferPointer { sum in
      other.elements.withUnsafeBufferPointer { share in
        for i in sum.indices { sum[i] += share[i] }
      }
    }
  }
}
