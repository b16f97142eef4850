import Tensors

extension Node where Scalar == Double {
  /// Whether this is what `max(x, dim=d)` or `min(x, dim=d)` gave: unpacked, it comes with its places.
  var isExtremeAlongDimension: Bool {
    operation?.places != nil
  }
}

extension Session {
  /// The places of the extremes that a reduction along a dimension found: the `i` of
  /// `v, i = max(x, dim=1)`.
  func places(of node: Node<Double>, at range: SourceRange) throws(Diagnostic) -> Value {
    guard let operation = node.operation?.places else { return .none }
    return .tensor(try record(operation, node.inputs, label: nil, at: range))
  }
}

extension Value {
  /// Whether this is a gradient that `grad` gave.
  var isGradient: Bool {
    if case .tensor(let node) = self, case .gradient = node.origin { true } else { false }
  }
}
