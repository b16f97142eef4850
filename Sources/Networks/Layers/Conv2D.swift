import Tensors

/// A bank of filters that slides over its input: `nn.Conv2d`, and `nn.Conv1d` along a line.
public struct Conv2D: Layer {
  /// Channels of the input.
  public let inputChannels: Int
  /// Filters.
  public let outputChannels: Int
  /// Parts that are convolved separately.
  public let groups: Int
  /// The window; that of a line is one row high.
  public let request: WindowGeometry.Request
  /// The numbers that training changes.
  public let parameters: [ParameterShape]
  /// 2 for planes, 1 for lines.
  private let spatialRank: Int

  /// Checks the settings of the layer.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.groups`, `.tooLarge`.
  public init(
    inputChannels: Int, outputChannels: Int, kernelSize: (rows: Int, columns: Int),
    stride: (rows: Int, columns: Int) = (1, 1), padding: Padding = .valid,
    dilation: (rows: Int, columns: Int) = (1, 1), groups: Int = 1, hasBias: Bool = true,
    spatialRank: Int = 2
  ) throws(ShapeError) {
    try Conv2D.check(inputChannels, outputChannels, kernelSize, groups)
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.groups = groups
    self.spatialRank = spatialRank
    request = WindowGeometry.Request(
      kernel: kernelSize, stride: stride, padding: padding, dilation: dilation)
    let depth = inputChannels / groups
    let window = spatialRank == 1 ? [kernelSize.columns] : [kernelSize.rows, kernelSize.columns]
    parameters = try ParameterShape.weightAndBias(
      weight: try Shape(weights: [outputChannels, depth] + window),
      bias: hasBias ? outputChannels : nil,
      fanIn: depth * kernelSize.rows * kernelSize.columns)
  }

  static func check(
    _ inputChannels: Int, _ outputChannels: Int, _ kernelSize: (rows: Int, columns: Int),
    _ groups: Int
  ) throws(ShapeError) {
    for (operand, value) in [
      (Operand.inChannels, inputChannels), (.outChannels, outputChannels),
      (.kernelSize, kernelSize.rows), (.kernelSize, kernelSize.columns), (.groups, groups),
    ] {
      guard value >= 1 else { throw .tooSmall(operand, value: value, minimum: 1) }
    }
    guard inputChannels % groups == 0 else {
      throw .groups(.inChannels, count: inputChannels, groups: groups)
    }
    guard outputChannels % groups == 0 else {
      throw .groups(.outChannels, count: outputChannels, groups: groups)
    }
  }

  static let kinds: [LayerKind] = [1, 2].map { rank in
    let side: LayerSetting.Form = rank == 1 ? .length : .pair
    return LayerKind(
      "Conv\(rank)d",
      [
        LayerSetting("in_channels", .integer), LayerSetting("out_channels", .integer),
        LayerSetting("kernel_size", side), LayerSetting("stride", side, "1"),
        LayerSetting("padding", .padding(spatialRank: rank), "0"),
        LayerSetting("dilation", side, "1"), LayerSetting("groups", .integer, "1"),
        LayerSetting("bias", .flag, "True"),
        LayerSetting(
          "padding_mode", .usualWord(["zeros", "reflect", "replicate", "circular"]), "'zeros'"),
      ]
    ) { settings throws(ShapeError) in
      try Conv2D(settings, spatialRank: rank)
    }
  }

  private init(_ settings: LayerSettings, spatialRank: Int) throws(ShapeError) {
    try self.init(
      inputChannels: settings.integer("in_channels"),
      outputChannels: settings.integer("out_channels"), kernelSize: settings.pair("kernel_size"),
      stride: settings.pair("stride"), padding: settings.padding(),
      dilation: settings.pair("dilation"), groups: settings.integer("groups"),
      hasBias: settings.flag("bias"), spatialRank: spatialRank)
  }

  /// Its kind.
  public var kind: LayerKind { Conv2D.kinds[spatialRank - 1] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    [
      "in_channels": .integer(inputChannels), "out_channels": .integer(outputChannels),
      "kernel_size": request.kernelSetting, "stride": request.strideSetting,
      "padding": .padding(request.padding), "dilation": request.dilationSetting,
      "groups": .integer(groups), "bias": .flag(parameters.count > 1),
    ]
  }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) throws(ShapeError) -> LayerReach {
    try request.reach(of: input, spatialRank: spatialRank)
  }

  /// The dimensions that a batch has.
  public var batchRanks: ClosedRange<Int>? { spatialRank + 2...spatialRank + 2 }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Convolution(
      name: "conv\(spatialRank)d", input: input, weight: parameters[0].shape,
      bias: parameters.count > 1 ? parameters[1].shape : nil, spatialRank: spatialRank,
      stride: request.strides, padding: request.padding, dilation: request.dilations,
      groups: groups)
  }

  /// The sizes of the output.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    guard case .convolution(let geometry) = operation.reach else { return nil }
    return SizeFormula(geometry.window, spatialRank)
  }

  /// Channels, counted by the dimension in front of the plane.
  public func intake(of input: Shape) -> (takes: Int, dimension: Int)? {
    (inputChannels, spatialRank + 1)
  }

  /// The same filters for another number of channels.
  public func taking(_ count: Int) -> (any Layer)? {
    var settings = settings
    settings["in_channels"] = .integer(count)
    return try? kind.layer(settings)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    guard case .convolution(let geometry) = operation.reach else { return nil }
    return [
      ExportedNode(
        "Conv",
        geometry.window.exported(spatialRank) + [("group", .integer(groups))],
        parameters.map { .parameter($0.name) })
    ]
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    guard case .convolution(let geometry) = operation.reach else { return nil }
    return BlockConvolution(geometry, isTransposed: false, parameters)
  }
}
