import Tensors

/// Every output from every input through a weight of its own: `nn.Linear`.
public struct LinearLayer: Layer {
  /// Inputs.
  public let inputs: Int
  /// Outputs.
  public let outputs: Int
  /// The numbers that training changes.
  public let parameters: [ParameterShape]

  /// Checks the sizes.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooLarge`.
  public init(inputs: Int, outputs: Int, hasBias: Bool = true) throws(ShapeError) {
    guard inputs >= 1 else { throw .tooSmall(.inFeatures, value: inputs, minimum: 1) }
    guard outputs >= 1 else { throw .tooSmall(.outFeatures, value: outputs, minimum: 1) }
    self.inputs = inputs
    self.outputs = outputs
    parameters = try ParameterShape.weightAndBias(
      weight: try Shape(weights: [outputs, inputs]), bias: hasBias ? outputs : nil, fanIn: inputs)
  }

  static let kinds: [LayerKind] = [
    LayerKind(
      "Linear",
      [
        LayerSetting("in_features", .integer), LayerSetting("out_features", .integer),
        LayerSetting("bias", .flag, "True"),
      ]
    ) { settings throws(ShapeError) in
      try LinearLayer(
        inputs: settings.integer("in_features"), outputs: settings.integer("out_features"),
        hasBias: settings.flag("bias"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { LinearLayer.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    [
      "in_features": .integer(inputs), "out_features": .integer(outputs),
      "bias": .flag(parameters.count > 1),
    ]
  }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) -> LayerReach {
    input == nil ? .whole : .line(1, of: input)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Linear(
      name: "linear", input: input, weight: parameters[0].shape,
      bias: parameters.count > 1 ? parameters[1].shape : nil)
  }

  /// Features, counted by the last dimension.
  public func intake(of input: Shape) -> (takes: Int, dimension: Int)? { (inputs, 1) }

  /// As many outputs from another number of inputs.
  public func taking(_ count: Int) -> (any Layer)? {
    try? LinearLayer(inputs: count, outputs: outputs, hasBias: parameters.count > 1)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    let hasBias = parameters.count > 1
    if input.rank == 2 {
      return [
        ExportedNode(
          "Gemm", [("transB", .integer(1))], parameters.map { .parameter($0.name) })
      ]
    }
    let product = ExportedNode("MatMul", [], [.turned("weight")])
    return hasBias ? [product, ExportedNode("Add", [], [.parameter("bias")])] : [product]
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    (operation as? Linear).map {
      BlockDense(LaneDense(inputs: inputs, outputs: outputs), rows: $0.rows, parameters)
    }
  }
}
