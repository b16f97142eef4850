import Tensors

extension Call {
  /// A matrix; a vector is taken as one row, as in MATLAB.
  func matrix(_ name: String) throws(Diagnostic) -> Node<Double> {
    let node = try tensor(name)
    let shape = node.value.shape
    guard shape.rank < 2 else { return node }
    let operation = try fitting { () throws(ShapeError) in
      try Rearrangement.reshape(shape, to: [1, shape.count])
    }
    return try session.record(operation, [node], label: node.label, at: place(of: name))
  }

  /// A vector: one row or column of a matrix is one.
  func vector(_ name: String) throws(Diagnostic) -> Node<Double> {
    let node = try tensor(name)
    let shape = node.value.shape
    guard shape.rank != 1, shape.dimensions.filter({ $0 != 1 }).count <= 1 else { return node }
    let operation = try fitting { () throws(ShapeError) in
      try Rearrangement.reshape(shape, to: [shape.count])
    }
    return try session.record(operation, [node], label: node.label, at: place(of: name))
  }

  /// A tensor turned round along dimensions.
  func flipped(_ node: Node<Double>, dimensions: [Int]) throws(Diagnostic) -> Node<Double> {
    let operation = try fitting { () throws(ShapeError) in
      try Rearrangement.flip(node.value.shape, dimensions)
    }
    return try session.record(operation, [node], label: nil, isInner: true, at: range)
  }

  /// A tensor with a border: cells before and behind each of its last dimensions, the last of them
  /// first, as in PyTorch's `pad`.
  func padded(
    _ node: Node<Double>, sides: [Int], mode: BorderMode, fill: Double
  ) throws(Diagnostic) -> Node<Double> {
    let operation = try fitting { () throws(ShapeError) in
      try Rearrangement.pad(
        node.value.shape, sides: sides, mode: mode, value: fill, isLimited: false)
    }
    return try session.record(operation, [node], label: nil, isInner: true, at: range)
  }
}
