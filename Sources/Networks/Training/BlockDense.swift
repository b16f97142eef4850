import Tensors

/// A dense layer over a block of images, for each of an image's rows of inputs.
struct BlockDense: BlockLayer {
  let parameters: [ParameterShape]
  private let dense: LaneDense
  private let rows: Int

  init(_ dense: LaneDense, rows: Int, _ parameters: [ParameterShape]) {
    self.dense = dense
    self.rows = rows
    self.parameters = parameters
  }

  var outputCount: Int { rows * dense.outputs }
  var multiplyAdds: Int { dense.inputs * dense.outputs * rows }
  var packsRows: Bool { true }
  var scratchVectors: Int { dense.scratchVectors }

  func forward(_ block: BlockPass) {
    for row in 0..<rows {
      dense.forward(
        block.x + row * dense.inputs * Precision.vectorBytes, block.weight,
        bias: block.bias, block.y + row * dense.outputs * Precision.vectorBytes)
    }
  }

  func backward(_ block: BlockPass) {
    for row in 0..<rows {
      let into = row * dense.inputs * Precision.vectorBytes
      let gradient = block.dy + row * dense.outputs * Precision.vectorBytes
      dense.weightGradient(
        block.x + into, gradient, dw: block.dw, db: block.db, scratch: block.scratch,
        adds: row > 0)
      if block.wantsInputGradient {
        dense.inputGradient(gradient, block.weight, block.dx + into)
      }
    }
  }
}
