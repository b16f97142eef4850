import Tensors

/// Reads each image row by row as a vector: `nn.Flatten`.
///
/// A batch keeps its first dimension; a single map or image becomes one vector.
public struct Flatten: Layer {
  /// The first dimension that is merged, in a batch.
  public let first: Int
  /// The last.
  public let last: Int

  /// Describes the layer.
  public init(first: Int = 1, last: Int = -1) {
    self.first = first
    self.last = last
  }

  static let kinds: [LayerKind] = [
    LayerKind(
      "Flatten",
      [LayerSetting("start_dim", .integer, "1"), LayerSetting("end_dim", .integer, "-1")]
    ) { settings throws(ShapeError) in
      Flatten(first: settings.integer("start_dim"), last: settings.integer("end_dim"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { Flatten.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    ["start_dim": .integer(first), "end_dim": .integer(last)]
  }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach {
    .rearranged(rows: input?.rows, columns: input?.columns)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    // An image without a batch has one dimension less in front of what is merged.
    let isBatch = mode.isBatch ?? (input.rank >= 4)
    return try Rearrangement.flatten(input, from: isBatch ? first : max(first, 1) - 1, to: last)
  }

  /// The numbers that are merged, as the product they are.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    guard let flatten = operation as? Rearrangement, let input = flatten.operands.first else {
      return nil
    }
    let output = flatten.outputShape.dimensions
    let merged = input.dimensions.suffix(input.rank - output.count + 1)
    guard merged.count > 1, let count = output.last else { return nil }
    return SizeFormula([.init(merged.map(String.init).joined(separator: "·"), count)])
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    // A shape that is the same for every batch: 0 keeps the number of pictures.
    guard (try? input.dimension(first)) ?? 0 > 0 else { return nil }
    let lengths = operation.outputShape.dimensions.dropFirst()
    if lengths.count == 1, (try? input.dimension(first)) == 1 {
      return [ExportedNode("Flatten", [("axis", .integer(1))])]
    }
    return [ExportedNode("Reshape", [], [.integers([0] + lengths)])]
  }

  /// Training's blocks know no shapes, so nothing is done.
  ///
  /// - Throws: `.acrossBatch` if the batch's own dimension is merged.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? {
    if (try? input.dimension(first)) == 0, input.rank > 1 { throw .acrossBatch }
    return nil
  }
}
