import Tensors

/// Probabilities from scores: `nn.Softmax`.
public struct SoftmaxLayer: Layer {
  /// The dimension of the classes.
  public let dimension: Int

  /// Describes the layer.
  public init(dimension: Int) { self.dimension = dimension }

  static let kinds: [LayerKind] = [
    LayerKind("Softmax", [LayerSetting("dim", .integer, "-1")]) { settings throws(ShapeError) in
      SoftmaxLayer(dimension: settings.integer("dim"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { SoftmaxLayer.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] { ["dim": .integer(dimension)] }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach {
    let fromLast =
      dimension < 0
      ? -dimension
      : (try? input?.dimension(dimension)).flatMap { $0 }.map { (input?.rank ?? 0) - $0 }
    return fromLast.map { .line($0, of: input) } ?? .whole
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Softmax(name: "softmax", input: input, dimension: dimension)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    [ExportedNode("Softmax", [("axis", .integer(dimension))])]
  }

  /// How it trains.
  ///
  /// - Throws: `.acrossBatch` along the batch's own dimension.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? {
    if (try? input.dimension(dimension)) == 0 { throw .acrossBatch }
    return (operation as? Softmax).map {
      BlockSoftmax(lines: $0.geometry, outputCount: input.count)
    }
  }
}
