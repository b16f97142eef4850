extension Node {
  /// The same graph computed again with other numbers at one node: the root's new value.
  ///
  /// - Parameters:
  ///   - node: A node that this one was computed from.
  ///   - value: The numbers to put there, of the same shape.
  /// - Returns: What the root becomes.
  public func recomputed(replacing node: Node, with value: Tensor<Scalar>) -> Tensor<Scalar> {
    Replay(root: self, variable: node).value(with: value)
  }
}

/// The part of a graph that depends on one node, ready to be computed again with other numbers there.
public struct Replay<Scalar: TensorScalar>: Sendable {
  private let root: Node<Scalar>
  private let variable: Node<Scalar>
  let dependents: [Node<Scalar>]

  /// Finds what lies between a node and the root that was computed from it.
  public init(root: Node<Scalar>, variable: Node<Scalar>) {
    self.root = root
    self.variable = variable
    var changed: Set<Int> = [variable.id]
    dependents = root.ancestry(backTo: variable.id).filter { node in
      guard node.inputs.contains(where: { changed.contains($0.id) }) else { return false }
      changed.insert(node.id)
      return true
    }
  }

  /// Whether the root depends on the variable at all.
  public var isDependent: Bool {
    root === variable || dependents.contains { $0 === root }
  }

  /// The root's value with other numbers at the variable.
  public func value(with numbers: Tensor<Scalar>) -> Tensor<Scalar> {
    values(with: numbers)[root.id] ?? root.value
  }

  /// The values of every node that depends on the variable, by node id, the variable's included.
  public func values(with numbers: Tensor<Scalar>) -> [Int: Tensor<Scalar>] {
    var values: [Int: Tensor<Scalar>] = [variable.id: numbers]
    for node in dependents {
      guard let operation = node.operation else { continue }
      if let slice = operation as? RecordSlice {
        values[node.id] = slice.replayed { values[$0.id]?.elements.map { Double($0) } }
        continue
      }
      values[node.id] = operation.forward(node.inputs.map { values[$0.id] ?? $0.value })
    }
    return values
  }

  /// Finite differences of the root, which has one element, at every element of the variable:
  /// `(f(x + h) − f(x − h)) / 2h`.
  ///
  /// Cost: two passes over the dependents for each element.
  public func differences(step h: Scalar) -> Tensor<Scalar> {
    var numbers = variable.value
    var slopes = numbers.elements
    for i in slopes.indices {
      guard !Interruption.isRequested else { break }
      let x = numbers.elements[i]
      numbers.elements[i] = x + h
      let above = value(with: numbers).elements.first ?? 0
      numbers.elements[i] = x - h
      let below = value(with: numbers).elements.first ?? 0
      numbers.elements[i] = x
      slopes[i] = (above - below) / (2 * h)
    }
    return Tensor(known: numbers.shape, slopes)
  }
}
