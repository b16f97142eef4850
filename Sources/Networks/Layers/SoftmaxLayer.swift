import Tensors

/// Probabilities from scores: `nn.Softmax`.
public struct SoftmaxLayer: Layer {
  /// The dimension of the classes; nil for PyTorch's choice, which is the channels of vectors and images.
  public let dimension: Int?

  /// Describes the layer.
  public init(dimension: Int?) { self.dimension = dimension }

  /// The dimension for an input.
  private func place(in input: Shape) -> Int {
    dimension ?? ([0, 1, 3].contains(input.rank) ? 0 : 1)
  }

  static let kinds: [LayerKind] = [
    LayerKind("Softmax", [LayerSetting("dim", .integer, "None")]) { settings throws(ShapeError) in
      SoftmaxLayer(dimension: settings.optionalInteger("dim"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { SoftmaxLayer.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] { ["dim": dimension.map { .integer($0) } ?? .none] }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach {
    if let dimension, dimension < 0 { return .line(0 &- dimension, of: input) }
    guard let input, let place = try? input.dimension(place(in: input)) else { return .whole }
    return .line(input.rank - place, of: input)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Softmax(name: "softmax", input: input, dimension: place(in: input))
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    [ExportedNode("Softmax", [("axis", .integer(place(in: input)))])]
  }

  /// How it trains.
  ///
  /// - Throws: `.acrossBatch` along the batch's own dimension.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? {
    if (try? input.dimension(place(in: input))) == 0 { throw .acrossBatch }
    return (operation as? Softmax).map {
      BlockSoftmax(lines: $0.geometry, outputCount: input.count)
    }
  }
}
