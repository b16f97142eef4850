import Tensors

/// `conv1d`, `conv2d`, `conv_transpose2d` as PyTorch has them; MATLAB's, SciPy's and NumPy's forms.
enum ConvolutionFunctions {
  static let all =
    [
      Function(
        "conv1d", "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1"
      ) { call throws(Diagnostic) in try convolve(call, spatialRank: 1) },
      Function(
        "conv2d", "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1"
      ) { call throws(Diagnostic) in try convolve(call, spatialRank: 2) },
      Function(
        "conv_transpose2d",
        "input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1",
        transposed),
    ] + TrueConvolutionFunctions.all

  private static func convolve(
    _ call: borrowing Call, spatialRank: Int
  ) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let weight = try call.tensor("weight")
    let bias = try call.optionalTensor("bias")
    let stride = try call.sides("stride", default: 1, spatialRank: spatialRank)
    let dilation = try call.sides("dilation", default: 1, spatialRank: spatialRank)
    let padding = try call.padding(spatialRank: spatialRank)
    let groups = try call.integer("groups", default: 1)
    let operation = try call.fitting { () throws(ShapeError) in
      try Convolution(
        name: call.function.name, input: input.value.shape, weight: weight.value.shape,
        bias: bias?.value.shape, spatialRank: spatialRank, stride: stride, padding: padding,
        dilation: dilation, groups: groups)
    }
    return try call.record(operation, [input, weight] + (bias.map { [$0] } ?? []))
  }

  private static func transposed(_ call: borrowing Call) throws(Diagnostic) -> Value {
    let input = try call.tensor("input")
    let weight = try call.tensor("weight")
    let bias = try call.optionalTensor("bias")
    let stride = try call.pair("stride", default: (1, 1))
    let padding = try call.pair("padding", default: (0, 0))
    let outputPadding = try call.pair("output_padding", default: (0, 0))
    let dilation = try call.pair("dilation", default: (1, 1))
    let groups = try call.integer("groups", default: 1)
    let operation = try call.fitting { () throws(ShapeError) in
      try TransposedConvolution(
        name: call.function.name, input: input.value.shape, weight: weight.value.shape,
        bias: bias?.value.shape, stride: stride, padding: padding, outputPadding: outputPadding,
        dilation: dilation, groups: groups)
    }
    return try call.record(operation, [input, weight] + (bias.map { [$0] } ?? []))
  }
}

extension Call {
  /// A number or pair that says something about each side of a window; a line has one row.
  func sides(
    _ name: String, default standard: Int, spatialRank: Int
  ) throws(Diagnostic) -> (rows: Int, columns: Int) {
    guard spatialRank == 1 else { return try pair(name, default: (standard, standard)) }
    guard let argument = argument(name) else { return (standard, standard) }
    let integers = try Call.integers(argument)
    guard integers.count == 1 else {
      throw .wrongCount(argument, found: integers.count, wanted: "1")
    }
    // Rows of a line have one window, which nothing about it can move; 1 suits stride and dilation.
    return (1, integers[0])
  }
}
