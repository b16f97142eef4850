import Tensors

extension Node where Scalar == Double {
  /// Whether this is what `max(x, dim=d)` or `min(x, dim=d)` gave: unpacked, it comes with its places.
  var isExtremeAlongDimension: Bool {
    guard let reduction = operation as? Reduction else { return false }
    return ["max", "min"].contains(reduction.name) && !reduction.geometry.isWhole
  }
}

extension Session {
  /// The places of the extremes that a reduction along a dimension found: the `i` of
  /// `v, i = max(x, dim=1)`.
  func places(of node: Node<Double>, at range: SourceRange) throws(Diagnostic) -> Value {
    guard let reduction = node.operation as? Reduction, let input = node.inputs.first else {
      return .none
    }
    let operation: Reduction
    do {
      operation = try Reduction(
        name: reduction.kind == .maximum ? "argmax" : "argmin",
        reduction.kind == .maximum ? .argmax : .argmin, input: input.value.shape,
        dimensions: reduction.geometry.reduced,
        keepsDimensions: node.value.shape.rank == input.value.shape.rank)
    } catch {
      throw .shape(error, range: range)
    }
    return .tensor(try record(operation, [input], label: nil, at: range))
  }
}

extension Value {
  /// Whether this is a gradient that `grad` gave.
  var isGradient: Bool {
    if case .tensor(let node) = self, case .gradient = node.origin { true } else { false }
  }
}
