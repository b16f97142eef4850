import Tensors

/// What one layer of a network makes of its input.
public struct LayerSummary: Hashable, Sendable {
  /// Its name in the network: `0`, or `0.1` inside another sequence.
  public let name: String
  /// Its type, such as `Conv2d`.
  public let type: String
  /// The shape it gives.
  public let output: Shape
  /// The numbers in it that training changes.
  public let parameters: Int
  /// The products one image takes.
  public let multiplyAdds: Int
  /// How many input cells a side one of its units can see; nil once a dense layer sees all.
  public let receptiveField: Int?
}

extension Network {
  /// The layers in order, with shapes, parameters, work and receptive fields.
  ///
  /// - Throws: why the input does not fit a layer.
  public func summary(input: Shape) throws(ShapeError) -> [LayerSummary] {
    var walk = SummaryWalk(shape: input)
    try walk.visit(self, name: "")
    return walk.layers
  }
}

extension Network {
  /// The windows of its layers in order, for receptive fields.
  public var windows: [LayerWindow] {
    (layer?.window).map { [$0] } ?? parts.flatMap(\.windows)
  }
}

private struct SummaryWalk {
  var shape: Shape
  var field: ReceptiveField? = ReceptiveField()
  var layers: [LayerSummary] = []
  var random = RandomSource(seed: 0)

  mutating func visit(_ network: Network, name: String) throws(ShapeError) {
    for (position, part) in network.parts.enumerated() {
      try visit(part, name: name.isEmpty ? "\(position)" : "\(name).\(position)")
    }
    guard let layer = network.layer else { return }
    let operation = try layer.operation(for: shape, isTraining: false, using: &random)
    if let window = layer.window {
      field?.add(window)
    } else if operation is Linear {
      field = nil
    }
    shape = operation.outputShape
    layers.append(
      LayerSummary(
        name: name.isEmpty ? "0" : name, type: layer.typeName, output: shape,
        parameters: layer.parameters.reduce(0) { $0 + $1.shape.count },
        multiplyAdds: operation.multiplyAdds, receptiveField: field?.size))
  }
}
