import Tensors

/// Single numbers of a convolution's passes by their definition, in double precision.
struct LayerSample {
  let geometry: ConvGeometry
  let input: UnsafeMutablePointer<Float>
  let weight: UnsafeMutablePointer<Float>
  let gradient: UnsafeMutablePointer<Float>
  let bias: [Float]

  private var window: WindowGeometry { geometry.window }

  func forward(_ place: Int) -> Double {
    let at = geometry.outputShape.index(of: place)
    var sum = Double(bias[at[1]])
    for channel in 0..<geometry.depth {
      for tapRow in 0..<window.rows.kernel {
        for tapColumn in 0..<window.columns.kernel {
          guard let cell = window.cell(output: (at[2], at[3]), tap: (tapRow, tapColumn)) else {
            continue
          }
          let plane = at[0] * geometry.inputChannels + channel
          sum +=
            Double(input[plane * window.inputCount + cell])
            * Double(weight[tap(at[1], channel, tapRow, tapColumn)])
        }
      }
    }
    return sum
  }

  func inputGradient(_ place: Int) -> Double {
    let at = geometry.inputShape.index(of: place)
    var sum = 0.0
    for (row, tapRow) in window.rows.uses(of: at[2]) {
      for (column, tapColumn) in window.columns.uses(of: at[3]) {
        for filter in 0..<geometry.outputChannels {
          sum +=
            Double(gradient[output(at[0], filter, row, column)])
            * Double(weight[tap(filter, at[1], tapRow, tapColumn)])
        }
      }
    }
    return sum
  }

  func weightGradient(_ place: Int) -> Double {
    let at = geometry.weightShape.index(of: place)
    var sum = 0.0
    for image in 0..<geometry.batch {
      let plane = image * geometry.inputChannels + at[1]
      for row in window.rows.outputs(tap: at[2]) {
        for column in window.columns.outputs(tap: at[3]) {
          guard let cell = window.cell(output: (row, column), tap: (at[2], at[3])) else {
            continue
          }
          sum +=
            Double(gradient[output(image, at[0], row, column)])
            * Double(input[plane * window.inputCount + cell])
        }
      }
    }
    return sum
  }

  private func tap(_ filter: Int, _ channel: Int, _ row: Int, _ column: Int) -> Int {
    (filter * geometry.depth + channel) * window.tapCount + row * window.columns.kernel + column
  }

  private func output(_ image: Int, _ filter: Int, _ row: Int, _ column: Int) -> Int {
    (image * geometry.outputChannels + filter) * window.outputCount + row * window.columns.output
      + column
  }
}
