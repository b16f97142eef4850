extension Convolution {
  /// Checks that an input and filters fit, in any of the layouts a user writes.
  ///
  /// The input is a map, an image or a batch as `ImageLayout` reads it, the weight a kernel, a filter or
  /// several as `FilterLayout` reads it, the bias one number a filter. The spatial rank is 1 for
  /// `conv1d` and 2 for `conv2d`.
  ///
  /// - Throws: what `ConvGeometry` throws, and `ShapeError.planeOnChannels` for one plane on an image
  ///   of several channels, which could mean two things.
  public init(
    name: String, input: Shape, weight: Shape, bias: Shape? = nil, spatialRank: Int = 2,
    stride: (rows: Int, columns: Int) = (1, 1), padding: Padding = .valid,
    dilation: (rows: Int, columns: Int) = (1, 1), groups: Int = 1
  ) throws(ShapeError) {
    let layout = try ImageLayout(input, spatialRank: spatialRank)
    let filters = try FilterLayout(weight, spatialRank: spatialRank)
    if filters.isPlane, layout.channels > 1, groups == 1 {
      throw .planeOnChannels(input: input, channels: layout.channels, weight: weight)
    }
    let geometry: ConvGeometry
    do {
      geometry = try ConvGeometry(
        input: layout.full, weight: filters.full, bias: bias,
        request: WindowGeometry.Request(
          kernel: (filters.full[2], filters.full[3]), stride: stride, padding: padding,
          dilation: dilation),
        groups: groups)
    } catch .channels(_, let channels, _, let depth, _) {
      // Said of the shapes as they were given, not as they were read.
      throw .channels(
        input: input, channels: channels, weight: weight, depth: depth, groups: groups)
    }
    try self.init(
      name: name, geometry: geometry,
      outputShape: layout.result(
        channels: geometry.outputChannels, rows: geometry.window.rows.output,
        columns: geometry.window.columns.output))
  }
}

extension TransposedConvolution {
  /// Checks that an input and filters fit, in any of the layouts a user writes.
  ///
  ///     output = (input − 1)·S − 2·P + D·(F−1) + outputPadding + 1
  ///
  /// The input is a map, an image or a batch as `ImageLayout` reads it, the weight `[I, O/groups, KH, KW]`
  /// or a plane. The output padding adds cells behind the output: it tells apart the input sizes that a
  /// convolution of this stride maps to one output size, and is less than the stride or the dilation.
  ///
  /// - Throws: what `ConvGeometry` throws, `ShapeError.tooBig` for the output padding.
  public init(
    name: String, input: Shape, weight: Shape, bias: Shape? = nil, spatialRank: Int = 2,
    stride: (rows: Int, columns: Int) = (1, 1), padding: (rows: Int, columns: Int) = (0, 0),
    outputPadding: (rows: Int, columns: Int) = (0, 0),
    dilation: (rows: Int, columns: Int) = (1, 1), groups: Int = 1
  ) throws(ShapeError) {
    let layout = try ImageLayout(input, spatialRank: spatialRank)
    let filters = try FilterLayout(weight, spatialRank: spatialRank)
    guard groups >= 1 else { throw .tooSmall(.groups, value: groups, minimum: 1) }
    guard layout.channels % groups == 0 else {
      throw .groups(.input, count: layout.channels, groups: groups)
    }
    guard filters.full[0] == layout.channels else {
      throw .channels(
        input: input, channels: layout.channels, weight: weight, depth: filters.full[0], groups: 1)
    }
    let (outputChannels, overflow) = filters.full[1].multipliedReportingOverflow(by: groups)
    guard !overflow else { throw .tooLarge(weight.dimensions, limit: Shape.maximumCount) }
    if let bias, bias.count != outputChannels {
      throw .biasCount(bias: bias, expected: outputChannels)
    }
    let rows = try AxisGeometry(
      transposing: layout.rows, kernel: filters.full[2], padding: padding.rows,
      outputPadding: outputPadding.rows, stride: stride.rows, dilation: dilation.rows)
    let columns = try AxisGeometry(
      transposing: layout.columns, kernel: filters.full[3], padding: padding.columns,
      outputPadding: outputPadding.columns, stride: stride.columns, dilation: dilation.columns)
    let geometry = ConvGeometry(
      batch: layout.batch, inputChannels: outputChannels, outputChannels: layout.channels,
      groups: groups, window: WindowGeometry(rows: rows, columns: columns))
    try self.init(
      name: name, geometry: geometry,
      outputShape: layout.result(
        channels: outputChannels, rows: rows.input, columns: columns.input))
  }
}

extension AxisGeometry {
  /// The window of the convolution that a transposed one turns round: its output is given and its
  /// input is found.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooBig`, `.tooLarge`.
  public init(
    transposing output: Int, kernel: Int, padding: Int, outputPadding: Int, stride: Int,
    dilation: Int
  ) throws(ShapeError) {
    for (operand, value, minimum) in [
      (Operand.input, output, 1), (.kernelSize, kernel, 1), (.padding, padding, 0),
      (.outputPadding, outputPadding, 0), (.stride, stride, 1), (.dilation, dilation, 1),
    ] {
      guard value >= minimum else { throw .tooSmall(operand, value: value, minimum: minimum) }
      guard value <= AxisGeometry.maximum else {
        throw .tooBig(operand, value: value, maximum: AxisGeometry.maximum)
      }
    }
    guard outputPadding < max(stride, dilation) || outputPadding == 0 else {
      throw .tooBig(.outputPadding, value: outputPadding, maximum: max(stride, dilation) - 1)
    }
    let whole = (output - 1) * stride + dilation * (kernel - 1) + outputPadding + 1
    guard whole > 2 * padding else {
      throw .tooBig(.padding, value: padding, maximum: (whole - 1) / 2)
    }
    let input = whole - 2 * padding
    guard input <= AxisGeometry.maximum else {
      throw .tooLarge([input], limit: Shape.maximumCount)
    }
    self.init(
      known: output, input: input, kernel: kernel, padding: padding, stride: stride,
      dilation: dilation)
  }
}
