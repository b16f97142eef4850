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
    let nodes = Trace.shown(gradients.nodes)
    var numbers: [Int: Int] = [:]
    for (place, node) in nodes.enumerated() { numbers[node.id] = place + 1 }
    var uses: [Int: [(id: Int, operand: Int)]] = [:]
    for node in nodes {
      for (operand, input) in node.sources.enumerated() {
        uses[input.id, default: []].append((numbers[node.id] ?? 0, operand))
      }
    }
    entries = nodes.map { node in
      Entry(
        id: numbers[node.id] ?? 0, node: node, inputs: node.sources.compactMap { numbers[$0.id] },
        gradient: gradients[node], uses: uses[node.id] ?? [])
    }
    isSummed = root.value.shape.count != 1
  }

  /// The values of a user's making: without those that only hold a record together, and without arrays that
  /// a program filled with a number before it wrote them.
  private static func shown(_ nodes: [Node<Double>]) -> [Node<Double>] {
    let births = nodes.compactMap { $0.operation?.record?.birth }
    guard let birth = births.min() else { return nodes }
    return nodes.filter { node in
      !(node.operation?.isHidden ?? false) && !node.isFill(bornAfter: birth)
    }
  }
}

extension Node<Double> {
  /// What it was computed from, as the user has it.
  var sources: [Node<Double>] { operation?.sources(of: self) ?? [] }
}
