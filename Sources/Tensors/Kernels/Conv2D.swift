/// Slides each filter over each image and adds up the products under it.
///
///     out[n,o,y,x] = bias[o] + Σ c,i,j  input[n,c, S·y+D·i−P, S·x+D·j−P] · weight[o,c,i,j]
///
/// Cells outside the image count as 0. The filter is not flipped: this is cross-correlation, which
/// deep-learning libraries call convolution.
///
/// - Parameters:
///   - input: Images, `[N, I, H, W]`.
///   - weight: Filters, `[O, I/groups, KH, KW]`.
///   - bias: One value a filter, `[O]`, or nil for none.
///   - geometry: Sizes already checked.
/// - Returns: `[N, O, H', W']`.
/// - Complexity: O(N·O·H'·W'·I/groups·KH·KW).
///
/// Source: Dumoulin & Visin, *A guide to convolution arithmetic for deep learning*.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func conv2D<Scalar: TensorScalar>(
  input: [Scalar], weight: [Scalar], bias: [Scalar]?, geometry: ConvGeometry
) -> [Scalar] {
  var result = ArrayConvolution(geometry, .forward)(input, weight, bias: bias)
  geometry.spoil(&result, weight: weight)
  return result
}

/// The gradient with respect to a convolution's input: each output hands its gradient back to the
/// cells it used, times the weight they met.
///
///     dx[n,c, S·y+D·i−P, S·x+D·j−P] += g[n,o,y,x] · weight[o,c,i,j]
///
/// It is also the forward pass of a transposed convolution.
///
/// - Returns: The input's shape, `[N, I, H, W]`.
/// - Complexity: that of `conv2D`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func conv2DInputGradient<Scalar: TensorScalar>(
  outputGradient: [Scalar], weight: [Scalar], geometry: ConvGeometry
) -> [Scalar] {
  ArrayConvolution(geometry, .inputGradient)(outputGradient, weight)
}

/// The gradient with respect to a convolution's filters: a shared weight collects from every place
/// where it was used.
///
///     dw[o,c,i,j] = Σ n,y,x  g[n,o,y,x] · input[n,c, S·y+D·i−P, S·x+D·j−P]
///
/// - Returns: The filters' shape, `[O, I/groups, KH, KW]`.
/// - Complexity: that of `conv2D`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func conv2DWeightGradient<Scalar: TensorScalar>(
  input: [Scalar], outputGradient: [Scalar], geometry: ConvGeometry
) -> [Scalar] {
  var result = ArrayConvolution(geometry, .weightGradient)(input, outputGradient)
  geometry.spoil(&result, outputGradient: outputGradient)
  return result
}

/// The gradient with respect to a convolution's biases: the sum of each output plane's gradient.
///
/// - Returns: `[O]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func conv2DBiasGradient<Scalar: TensorScalar>(
  outputGradient: [Scalar], geometry: ConvGeometry
) -> [Scalar] {
  planeSums(outputGradient, images: geometry.batch, channels: geometry.outputChannels)
}
