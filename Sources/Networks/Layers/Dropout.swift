import Tensors

/// Random elements set to zero in training, nothing otherwise: `nn.Dropout`.
public struct Dropout: Layer {
  /// How likely an element is dropped.
  public let probability: Double

  /// Describes the layer.
  ///
  /// - Throws: `ShapeError.notProbability`.
  public init(probability: Double) throws(ShapeError) {
    guard probability >= 0, probability <= 1 else { throw .notProbability(probability) }
    self.probability = probability
  }

  static let kinds: [LayerKind] = [
    LayerKind("Dropout", [LayerSetting("p", .number, "0.5"), .inplace]) {
      settings throws(ShapeError) in try Dropout(probability: settings.number("p"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { Dropout.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] { ["p": .number(probability)] }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach { .same }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    guard mode.isTraining else { return Rearrangement.copy(input, name: "dropout") }
    return try Mask(
      name: "dropout", input: input, probability: probability, key: mode.key ?? random.next())
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    [ExportedNode("Identity")]
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    BlockDropout(dropout: LaneDropout(probability: probability), outputCount: input.count)
  }
}
