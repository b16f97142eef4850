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

  /// Passes a gradient back from a node.
  ///
  /// - Parameters:
  ///   - root: The node to differentiate.
  ///   - seed: The gradient that arrives at it, of its shape; ones by default, which for a tensor
  ///     gives the gradient of its sum.
  ///   - oldest: The first node on the tape that matters; what is older is left alone.
  public init(
    of root: Node<Scalar>, seed: Tensor<Scalar>? = nil, backTo oldest: Node<Scalar>? = nil
  ) {
    self.root = root
    nodes = root.ancestry(backTo: oldest?.id ?? 0)
    gradients = [root.id: seed ?? Tensor(repeating: 1, root.value.shape)]
    for node in nodes.reversed() {
      guard !Interruption.isRequested else { return }
      guard let operation = node.operation, let gradient = gradients[node.id] else { continue }
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
  public subscript(node: Node<Scalar>) -> Tensor<Scalar>? { gradients[node.id] }

  /// Whether the root was computed from a node, with or without a gradient.
  public func contains(_ node: Node<Scalar>) -> Bool {
    nodes.contains { $0 === node }
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
