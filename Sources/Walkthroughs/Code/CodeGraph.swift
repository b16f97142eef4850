import Tensors

/// What a value was computed from, in the order in which a program would compute it.
struct CodeGraph {
  /// The nodes, each behind what it was computed from.
  let nodes: [Node<Double>]
  /// Whether a learner's own program did part of it.
  let hasProgram: Bool

  /// The most nodes that are written down.
  static let longest = 400

  /// Collects what a value was computed from; nil where that is more than anybody reads.
  init?(of root: Node<Double>) {
    var found: [Int: Node<Double>] = [:]
    var pending = [root]
    var hasProgram = false
    while let node = pending.popLast() {
      guard found.updateValue(node, forKey: node.id) == nil else { continue }
      if found.count > CodeGraph.longest { return nil }
      switch node.origin {
      case .leaf: break
      case .operation(let operation):
        if operation.isProgram {
          hasProgram = true
        }
        pending += node.inputs
      case .gradient(let scalar, let variable): pending += [scalar, variable]
      }
    }
    nodes = found.values.sorted { $0.id < $1.id }
    self.hasProgram = hasProgram
  }

  /// The nodes between a variable and a scalar: those that depend on the one and that the other needs.
  func path(from variable: Node<Double>, to scalar: Node<Double>) -> [Node<Double>] {
    var depending: Set<Int> = [variable.id]
    for node in nodes where node.inputs.contains(where: { depending.contains($0.id) }) {
      depending.insert(node.id)
    }
    var needed: Set<Int> = [scalar.id]
    for node in nodes.reversed() where needed.contains(node.id) {
      needed.formUnion(node.inputs.map(\.id))
    }
    return nodes.filter {
      $0.id != variable.id && depending.contains($0.id) && needed.contains($0.id)
    }
  }
}
