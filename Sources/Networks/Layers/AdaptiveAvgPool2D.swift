import Tensors

/// Averages of windows chosen so that the output has a given size: `nn.AdaptiveAvgPool2d`.
public struct AdaptiveAvgPool2D: Layer {
  /// Rows and columns of the output; nil for the input's.
  public let outputSize: (rows: Int?, columns: Int?)

  /// Describes the layer.
  public init(outputSize: (rows: Int?, columns: Int?)) { self.outputSize = outputSize }

  static let kinds: [LayerKind] = [
    LayerKind("AdaptiveAvgPool2d", [LayerSetting("output_size", .openPair)]) {
      settings throws(ShapeError) in
      AdaptiveAvgPool2D(outputSize: settings.openPair("output_size"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { AdaptiveAvgPool2D.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    ["output_size": .pair(rows: outputSize.rows, columns: outputSize.columns)]
  }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach {
    .planes(
      rows: reach(outputSize.rows, input?.rows),
      columns: reach(outputSize.columns, input?.columns))
  }

  private func reach(_ output: Int?, _ input: Int?) -> AxisReach {
    guard let output else { return .same }
    guard let input, let axis = try? AdaptiveAxis(input: input, output: output) else {
      return .whole(input: input)
    }
    return axis.reach
  }

  /// The dimensions that a batch has.
  public var batchRanks: ClosedRange<Int>? { 4...4 }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try AdaptivePooling(name: "adaptive_avg_pool2d", .average, input: input, size: outputSize)
  }

  /// The sizes of the output, which are asked for.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    guard case .adaptive(let parts) = operation.reach else { return nil }
    return SizeFormula([parts.rows, parts.columns].map { .init("\($0.output)", $0.output) })
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    guard case .adaptive(let parts) = operation.reach else { return nil }
    let axes = [parts.rows, parts.columns]
    if axes.allSatisfy({ $0.output == 1 }) { return [ExportedNode("GlobalAveragePool")] }
    let lengths = [input.rows, input.columns]
    // Windows of one size, where the output's sides divide the input's.
    guard zip(axes, lengths).allSatisfy({ $1 % $0.output == 0 }) else { return nil }
    let sizes = zip(axes, lengths).map { $1 / $0.output }
    return [
      ExportedNode(
        "AveragePool", [("kernel_shape", .integers(sizes)), ("strides", .integers(sizes))])
    ]
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    guard case .adaptive(let parts) = operation.reach else { return nil }
    return BlockPool(
      LanePool(.average, parts), channels: parts.planes,
      cells: parts.rows.output * parts.columns.output)
  }
}
