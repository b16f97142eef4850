import Tensors

/// A convolution by its definition, one product after the other: what the fast kernels must equal.
public struct PlainConvolution {
  /// The sizes.
  public let geometry: ConvGeometry

  /// Takes the sizes.
  public init(_ geometry: ConvGeometry) {
    self.geometry = geometry
  }

  /// Calls a body for every product: the places of input, weight and output in their arrays.
  private func forEachProduct(_ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void) {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    for image in 0..<geometry.batch {
      for filter in 0..<geometry.outputChannels {
        let group = filter / (geometry.outputChannels / geometry.groups)
        for row in 0..<rows.output {
          for column in 0..<columns.output {
            let output =
              ((image * geometry.outputChannels + filter) * rows.output + row) * columns.output
              + column
            for channel in 0..<geometry.depth {
              let plane = image * geometry.inputChannels + group * geometry.depth + channel
              for tapRow in 0..<rows.kernel {
                let y = row * rows.stride + tapRow * rows.dilation - rows.before
                guard y >= 0, y < rows.input else { continue }
                for tapColumn in 0..<columns.kernel {
                  let x = column * columns.stride + tapColumn * columns.dilation - columns.before
                  guard x >= 0, x < columns.input else { continue }
                  let tap = (filter * geometry.depth + channel) * rows.kernel + tapRow
                  body(
                    (plane * rows.input + y) * columns.input + x,
                    tap * columns.kernel + tapColumn, output)
                }
              }
            }
          }
        }
      }
    }
  }

  /// out[n,o,y,x] = bias[o] + Σ c,i,j input · weight.
  public func forward(input: [Double], weight: [Double], bias: [Double]?) -> [Double] {
    let plane = geometry.window.outputCount
    var result = (0..<geometry.outputShape.count).map {
      bias?[$0 / plane % geometry.outputChannels] ?? 0
    }
    forEachProduct { result[$2] += input[$0] * weight[$1] }
    return result
  }

  /// The gradient with respect to the input.
  public func inputGradient(outputGradient: [Double], weight: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: geometry.inputShape.count)
    forEachProduct { result[$0] += outputGradient[$2] * weight[$1] }
    return result
  }

  /// The gradient with respect to the filters.
  public func weightGradient(input: [Double], outputGradient: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: geometry.weightShape.count)
    forEachProduct { result[$1] += outputGradient[$2] * input[$0] }
    return result
  }
}
