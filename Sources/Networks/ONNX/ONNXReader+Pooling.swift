import Tensors

/// Pooling, with the borders that only graphs of other tools have.
extension ONNXReader {
  mutating func pooling(_ node: inout ONNXNode) throws(ConversionError) -> Value {
    var input = try operand(node, 0)
    let (request, rank) = try window(&node, kernel: nil, over: input.fact?.shape)
    node.ignore("storage_order")
    guard node.proto.output.dropFirst().allSatisfy({ !wanted.contains($0) }) else {
      throw node.refusal(of: "Indices")
    }
    let kind: PoolingKind
    switch node.proto.opType {
    case "MaxPool": kind = .maximum
    case "AveragePool":
      kind = .average(
        countIncludePad: try node.flag("count_include_pad"), divisorOverride: nil)
    default: kind = .norm(p: Double(node.integer("p", 2)))
    }
    // PyTorch's norm lets the signs stand.
    if node.proto.opType == "LpPool" { input = step(.unary(.absolute), node, [input]) }
    guard let border = ONNXReader.border(of: request) else {
      return pool(Pool2D(kind, request, spatialRank: rank), node, input)
    }
    // The border is put around first; what lies in it counts for the largest as nothing.
    let sides =
      rank == 1
      ? [0, 0, border.left, 0, 0, border.right]
      : [0, 0, border.top, border.left, 0, 0, border.bottom, border.right]
    let inner = WindowGeometry.Request(
      kernel: request.kernel, stride: request.strides, dilation: request.dilations,
      ceilMode: request.ceilMode)
    func bordered(_ reader: inout ONNXReader, _ value: Value) -> Value {
      reader.step(
        .pad(
          sides: sides, axes: nil, mode: .constant, value: kind == .maximum ? -.infinity : 0),
        node, [value])
    }
    guard kind == .average(countIncludePad: false, divisorOverride: nil) else {
      return pool(Pool2D(kind, inner, spatialRank: rank), node, bordered(&self, input))
    }
    // A mean of what is not border: the mean of all, by the share of cells that are none.
    let mean = GraphFunction.Form.pool(
      .average(countIncludePad: true, divisorOverride: nil), inner, spatialRank: rank)
    guard let plane = input.fact?.shape.dimensions.suffix(rank) else {
      throw node.refusal(of: "pads")
    }
    let ones = try fitting { () throws(ShapeError) in
      Tensor(repeating: 1.0, try Shape([1, 1] + plane))
    }
    try conversion { () throws(ONNXFailure) in try take(ones.shape.count) }
    let cells = constant(ones, isWhole: false, "\(node.name)/cells", isFixed: true)
    let parts = step(mean, node, [bordered(&self, cells)])
    let means = step(mean, node, [bordered(&self, input)])
    return function(.binary(.divide), node, [means, parts])
  }

  /// The border of a window that is put around the input first: one that is not alike on both sides, or
  /// wider than half a window, which PyTorch's pooling does not take; nil for another.
  private static func border(
    of request: WindowGeometry.Request
  ) -> (top: Int, bottom: Int, left: Int, right: Int)? {
    switch request.padding {
    case .sides(let top, let bottom, let left, let right): return (top, bottom, left, right)
    case .cells(let rows, let columns):
      return Pool2D.isNarrow((rows, columns), request.kernel)
        ? nil : (rows, rows, columns, columns)
    default: return nil
    }
  }

  /// PyTorch's layer, where it has all of the settings.
  private mutating func pool(_ layer: Pool2D, _ node: ONNXNode, _ input: Value) -> Value {
    layer.isInTorch
      ? append(layer, node.name, [input])
      : function(
        .pool(layer.pooling, layer.request, spatialRank: layer.spatialRank), node, [input])
  }
}
