import Tensors

/// A convolution's backward pass as a layer: `nn.ConvTranspose2d`.
public struct ConvTranspose2D: Layer {
  /// How far apart the input's cells are put.
  public let stride: (rows: Int, columns: Int)
  /// What is cut off around the output.
  public let padding: (rows: Int, columns: Int)
  /// Cells added behind the output.
  public let outputPadding: (rows: Int, columns: Int)
  /// The distance between neighbouring taps.
  public let dilation: (rows: Int, columns: Int)
  /// Parts that are convolved separately.
  public let groups: Int
  /// The numbers that training changes.
  public let parameters: [ParameterShape]

  /// Checks the settings of the layer.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.groups`, `.tooLarge`.
  public init(
    inputChannels: Int, outputChannels: Int, kernelSize: (rows: Int, columns: Int),
    stride: (rows: Int, columns: Int) = (1, 1), padding: (rows: Int, columns: Int) = (0, 0),
    outputPadding: (rows: Int, columns: Int) = (0, 0), groups: Int = 1, hasBias: Bool = true,
    dilation: (rows: Int, columns: Int) = (1, 1)
  ) throws(ShapeError) {
    try Conv2D.check(inputChannels, outputChannels, kernelSize, groups)
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
    self.dilation = dilation
    self.groups = groups
    let weight = try Shape(weights: [
      inputChannels, outputChannels / groups, kernelSize.rows, kernelSize.columns,
    ])
    parameters = try ParameterShape.weightAndBias(
      weight: weight, bias: hasBias ? outputChannels : nil,
      fanIn: outputChannels / groups * kernelSize.rows * kernelSize.columns)
  }

  static let kinds: [LayerKind] = [
    LayerKind(
      "ConvTranspose2d",
      [
        LayerSetting("in_channels", .integer), LayerSetting("out_channels", .integer),
        LayerSetting("kernel_size", .pair), LayerSetting("stride", .pair, "1"),
        LayerSetting("padding", .pair, "0"), LayerSetting("output_padding", .pair, "0"),
        LayerSetting("groups", .integer, "1"), LayerSetting("bias", .flag, "True"),
        LayerSetting("dilation", .pair, "1"),
      ]
    ) { settings throws(ShapeError) in
      try ConvTranspose2D(
        inputChannels: settings.integer("in_channels"),
        outputChannels: settings.integer("out_channels"),
        kernelSize: settings.pair("kernel_size"), stride: settings.pair("stride"),
        padding: settings.pair("padding"), outputPadding: settings.pair("output_padding"),
        groups: settings.integer("groups"), hasBias: settings.flag("bias"),
        dilation: settings.pair("dilation"))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { ConvTranspose2D.kinds[0] }

  private var weight: Shape { parameters[0].shape }

  /// Its settings.
  public var settings: [String: SettingValue] {
    func pair(_ pair: (rows: Int, columns: Int)) -> SettingValue {
      .pair(rows: pair.rows, columns: pair.columns)
    }
    return [
      "in_channels": .integer(weight[0]), "out_channels": .integer(weight[1] * groups),
      "kernel_size": .pair(rows: weight[2], columns: weight[3]), "stride": pair(stride),
      "padding": pair(padding), "output_padding": pair(outputPadding),
      "dilation": pair(dilation), "groups": .integer(groups),
      "bias": .flag(parameters.count > 1),
    ]
  }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) throws(ShapeError) -> LayerReach {
    .planes(
      rows: try .turned(
        kernel: weight[2], stride: stride.rows, dilation: dilation.rows, before: padding.rows),
      columns: try .turned(
        kernel: weight[3], stride: stride.columns, dilation: dilation.columns,
        before: padding.columns))
  }

  /// The dimensions that a batch has.
  public var batchRanks: ClosedRange<Int>? { 4...4 }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try TransposedConvolution(
      name: "conv_transpose2d", input: input, weight: weight,
      bias: parameters.count > 1 ? parameters[1].shape : nil, stride: stride, padding: padding,
      outputPadding: outputPadding, dilation: dilation, groups: groups)
  }

  /// The sizes of the output.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    (operation as? TransposedConvolution).map { SizeFormula(turned: $0.geometry.window) }
  }

  /// Channels, counted by the dimension in front of the plane.
  public func intake(of input: Shape) -> (takes: Int, dimension: Int)? { (weight[0], 3) }

  /// The same filters for another number of channels.
  public func taking(_ count: Int) -> (any Layer)? {
    var settings = settings
    settings["in_channels"] = .integer(count)
    return try? kind.layer(settings)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    let sides = [padding.rows, padding.columns]
    let kernel = parameters[0].shape.dimensions.suffix(2)
    return [
      ExportedNode(
        "ConvTranspose",
        [
          ("kernel_shape", .integers(Array(kernel))),
          ("strides", .integers([stride.rows, stride.columns])), ("pads", .integers(sides + sides)),
          ("dilations", .integers([dilation.rows, dilation.columns])),
          ("output_padding", .integers([outputPadding.rows, outputPadding.columns])),
          ("group", .integer(groups)),
        ], parameters.map { .parameter($0.name) })
    ]
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    (operation as? TransposedConvolution).map {
      BlockConvolution($0.geometry, isTransposed: true, parameters)
    }
  }
}
