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

  /// A tensor turned round along dimensions.
  func flipped(_ node: Node<Double>, dimensions: [Int]) throws(Diagnostic) -> Node<Double> {
    let operation = try fitting { () throws(ShapeError) in
      try Rearrangement.flip(node.value.shape, dimensions)
    }
    return try session.record(operation, [node], label: nil, at: range)
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
    return try session.record(operation, [node], label: nil, at: range)
  }

  /// A part of a tensor: where it begins along each dimension, and how long it is.
  func cropped(
    _ node: Node<Double>, to sides: [(start: Int, length: Int)]
  ) throws(Diagnostic) -> Node<Double> {
    let items = sides.map {
      Tensors.IndexItem.range(start: $0.start, stop: $0.start + $0.length, step: 1)
    }
    return try session.slice(of: node, items, label: label, at: range)
  }
}
