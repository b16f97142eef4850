/// Calls a body for every run of products that lie in one row of input, output and kernel.
///
/// Within a run, output `output + i` meets input `input + i·stride` under the weight `weight`.
@inline(__always)
private func forEachRun(
  _ geometry: ConvGeometry,
  _ body: (_ input: Int, _ output: Int, _ weight: Int, _ count: Int) -> Void
) {
  let window = geometry.window
  let (rows, columns) = (window.rows, window.columns)
  let outputsOfTap = (0..<columns.kernel).map { columns.outputs(tap: $0) }
  for image in 0..<geometry.batch {
    for filter in 0..<geometry.outputChannels {
      if Interruption.isRequested { return }
      let group = filter / geometry.filtersPerGroup
      let outputPlane = (image * geometry.outputChannels + filter) * window.outputCount
      for channel in 0..<geometry.depth {
        let inputPlane =
          (image * geometry.inputChannels + group * geometry.depth + channel) * window.inputCount
        let kernel = (filter * geometry.depth + channel) * window.tapCount
        for tapRow in 0..<rows.kernel {
          for row in rows.outputs(tap: tapRow) {
            let inputRow = inputPlane + rows.position(output: row, tap: tapRow) * columns.input
            let outputRow = outputPlane + row * columns.output
            for tapColumn in 0..<columns.kernel {
              let outputs = outputsOfTap[tapColumn]
              guard let first = outputs.first else { continue }
              body(
                inputRow + columns.position(output: first, tap: tapColumn), outputRow + first,
                kernel + tapRow * columns.kernel + tapColumn, outputs.count)
            }
          }
        }
      }
    }
  }
}

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
  var result = [Scalar](repeating: 0, count: geometry.outputShape.count)
  let plane = geometry.window.outputCount
  let stride = geometry.window.columns.stride
  result.withUnsafeMutableBufferPointer { out in
    input.withUnsafeBufferPointer { x in
      weight.withUnsafeBufferPointer { w in
        forEachRun(geometry) { input, output, tap, count in
          let factor = w[tap]
          for i in 0..<count { out[output &+ i] += x[input &+ i &* stride] * factor }
        }
      }
    }
    guard let bias, plane > 0 else { return }
    for start in Swift.stride(from: 0, to: out.count, by: plane) {
      let shift = bias[start / plane % geometry.outputChannels]
      for i in start..<start + plane { out[i] += shift }
    }
  }
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
  var result = [Scalar](repeating: 0, count: geometry.inputShape.count)
  let stride = geometry.window.columns.stride
  result.withUnsafeMutableBufferPointer { dx in
    outputGradient.withUnsafeBufferPointer { g in
      weight.withUnsafeBufferPointer { w in
        forEachRun(geometry) { input, output, tap, count in
          let factor = w[tap]
          for i in 0..<count { dx[input &+ i &* stride] += g[output &+ i] * factor }
        }
      }
    }
  }
  return result
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
  var result = [Scalar](repeating: 0, count: geometry.weightShape.count)
  let stride = geometry.window.columns.stride
  result.withUnsafeMutableBufferPointer { dw in
    input.withUnsafeBufferPointer { x in
      outputGradient.withUnsafeBufferPointer { g in
        forEachRun(geometry) { input, output, tap, count in
          var sum: Scalar = 0
          for i in 0..<count { sum += g[output &+ i] * x[input &+ i &* stride] }
          dw[tap] += sum
        }
      }
    }
  }
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
  var result = [Scalar](repeating: 0, count: geometry.outputChannels)
  let plane = geometry.window.outputCount
  for image in 0..<geometry.batch {
    for filter in 0..<geometry.outputChannels {
      let start = (image * geometry.outputChannels + filter) * plane
      result[filter] += outputGradient[start..<start + plane].reduce(0, +)
    }
  }
  return result
}
