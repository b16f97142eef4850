import Tensors
import Terminal

extension Session {
  /// A tensor as another kind of numbers.
  ///
  /// Numbers that stay the same keep their history. Whole numbers made from others have no gradient, so
  /// what was computed before is left behind.
  func converted(
    _ node: Node<Double>, to type: ElementType, label: String?, at range: SourceRange
  ) throws(Diagnostic) -> Node<Double> {
    if node.type == type { return node }
    guard type == .real || node.type.isWhole && type.isWhole else {
      return Node(node.value.map { type.cut($0) }, type: type, label: label)
    }
    // What was only written down, and has no name yet, is simply written down otherwise.
    if node.operation == nil, names(of: node).isEmpty {
      return Node(node.value, type: type, label: node.label)
    }
    return try record(
      Rearrangement.copy(node.value.shape, name: type == .real ? "float" : "long"), [node],
      type: type, label: label,
      at: range)
  }

  /// What is left of numbers that are written into an array of some kind; a remark says so once where
  /// whole numbers cut them.
  func cut(_ node: Node<Double>, to type: ElementType) -> Node<Double> {
    guard type < node.type, type != .written else { return node }
    let cut = node.value.map { type.cut($0) }
    guard cut != node.value else { return node }
    let odd = zip(node.value.elements, cut.elements).first { $0 != $1 && !$0.isNaN }
    if let (before, after) = odd {
      let (before, after) = (Value.shortText(before), Value.shortText(after))
      remarkOnce(
        "cut",
        Phrase(
          "the array holds \(type == .boolean ? "true and false" : "whole numbers"), so \(before) becomes \(after), as in NumPy; x = x.astype(float) lets it hold others",
          "数组存放的是\(type == .boolean ? "真假值" : "整数")，因此 \(before) 变为 \(after)，与 NumPy 相同；x = x.astype(float) 之后可存放其他数"
        ))
    }
    return Node(cut, type: type, label: node.label)
  }
}
