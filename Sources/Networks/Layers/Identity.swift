import Tensors

/// Gives what it is given: `nn.Identity`.
public struct Identity: Layer {
  /// Describes the layer.
  public init() {}

  static let kinds: [LayerKind] = [LayerKind("Identity", []) { _ throws(ShapeError) in Identity() }]

  /// Its kind.
  public var kind: LayerKind { Identity.kinds[0] }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach { .same }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    Rearrangement.copy(input, name: "identity")
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    [ExportedNode("Identity")]
  }

  /// Nothing is done in training.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? { nil }
}
