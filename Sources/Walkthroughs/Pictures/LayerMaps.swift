import Tensors

/// The values that a network computes on its way, in order: what `show net(x)` shows.
public enum LayerMaps {
  /// What each operation gave; nil where there are more than anybody looks at.
  public static func nodes(of node: Node<Double>) -> [Node<Double>]? {
    CodeGraph(of: node)?.nodes.filter { $0.operation != nil && !$0.isInner }
  }
}
