import Tensors

/// A bank of filters that slides over its input: `nn.Conv2d`.
public struct Conv2D: Layer {
  /// Channels of the input.
  public let inputChannels: Int
  /// Filters.
  public let outputChannels: Int
  /// Height and width of a kernel.
  public let kernelSize: (rows: Int, columns: Int)
  /// How far the window moves.
  public let stride: (rows: Int, columns: Int)
  /// What is put around the input.
  public let padding: Padding
  /// The distance between neighbouring taps.
  public let dilation: (rows: Int, columns: Int)
  /// Parts that are convolved separately.
  public let groups: Int

  /// The name in `torch.nn`.
  public let typeName = "Conv2d"
  /// The numbers that training changes.
  public let parameters: [ParameterShape]

  /// Checks the settings of the layer.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.groups`, `.tooLarge`.
  public init(
    inputChannels: Int, outputChannels: Int, kernelSize: (rows: Int, columns: Int),
    stride: (rows: Int, columns: Int) = (1, 1), padding: Padding = .valid,
    dilation: (rows: Int, columns: Int) = (1, 1), groups: Int = 1, hasBias: Bool = true
  ) throws(ShapeError) {
    try Conv2D.check(inputChannels, outputChannels, kernelSize, groups)
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    let depth = inputChannels / groups
    let weight = try Shape([outputChannels, depth, kernelSize.rows, kernelSize.columns])
    parameters = try ParameterShape.weightAndBias(
      weight: weight, bias: hasBias ? outputChannels : nil,
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

  /// How the window lies.
  public var window: LayerWindow? {
    LayerWindow(
      kernel: max(kernelSize.rows, kernelSize.columns), stride: max(stride.rows, stride.columns),
      dilation: max(dilation.rows, dilation.columns))
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Convolution(
      name: "conv2d", input: input, weight: parameters[0].shape,
      bias: parameters.count > 1 ? parameters[1].shape : nil, stride: stride, padding: padding,
      dilation: dilation, groups: groups)
  }
}

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

  /// The name in `torch.nn`.
  public let typeName = "ConvTranspose2d"
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
    let weight = try Shape([
      inputChannels, outputChannels / groups, kernelSize.rows, kernelSize.columns,
    ])
    parameters = try ParameterShape.weightAndBias(
      weight: weight, bias: hasBias ? outputChannels : nil,
      fanIn: outputChannels / groups * kernelSize.rows * kernelSize.columns)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try TransposedConvolution(
      name: "conv_transpose2d", input: input, weight: parameters[0].shape,
      bias: parameters.count > 1 ? parameters[1].shape : nil, stride: stride, padding: padding,
      outputPadding: outputPadding, dilation: dilation, groups: groups)
  }
}
