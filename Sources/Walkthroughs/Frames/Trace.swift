import Tensors

/// Everything that a value was computed from, forward, and every gradient of it, backward: `trace`.
public struct Trace {
  /// One value on the way.
  public struct Entry {
    /// Its number in the trace, from 1; what it was computed from has smaller ones.
    public let id: Int
    /// The value.
    public let node: Node<Double>
    /// The numbers of what it was computed from.
    public let inputs: [Int]
    /// The gradient with respect to it; nil where none flows.
    public let gradient: Tensor<Double>?
    /// What uses it on the way, by number, each with the operand it is there.
    public let uses: [(id: Int, operand: Int)]
  }

  /// The values in the order of their making; the last is the one that was asked for.
  public let entries: [Entry]

  /// Whether gradients are those of the sum of the elements, because the value is not a single number.
  public let isSummed: Bool

  /// Follows a value back to what it was computed from.
  ///
  /// - Complexity: one backward pass.
  public init(of root: Node<Double>) {
    let gradients = Gradients(of: root)
    var numbers: [Int: Int] = [:]
    for (place, node) in gradients.nodes.enumerated() { numbers[node.id] = place + 1 }
    var uses: [Int: [(id: Int, operand: Int)]] = [:]
    for node in gradients.nodes {
      for (operand, input) in node.inputs.enumerated() {
        uses[input.id, default: []].append((numbers[node.id] ?? 0, operand))
      }
    }
    entries = gradients.nodes.map { node in
      Entry(
        id: numbers[node.id] ?? 0, node: node, inputs: node.inputs.compactMap { numbers[$0.id] },
        gradient: gradients[node], uses: uses[node.id] ?? [])
    }
    isSummed = root.value.shape.count != 1
  }
}
