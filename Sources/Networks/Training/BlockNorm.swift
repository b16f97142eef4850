import Tensors

/// Every channel of a block of images normalised by the statistics of all blocks.
struct BlockNorm: BlockLayer {
  let parameters: [ParameterShape]
  private let lanes: LaneBatchNorm

  init(_ lanes: LaneBatchNorm, _ parameters: [ParameterShape]) {
    self.lanes = lanes
    self.parameters = parameters
  }

  var outputCount: Int { lanes.channels * lanes.plane }
  var norm: LaneBatchNorm? { lanes }
  var keepsGradientPlace: Bool { true }

  func forward(_ block: BlockPass) {
    guard let bias = block.bias else { return }
    lanes.forward(
      block.x, block.y, weight: block.weight, bias: bias, statistics: block.statistics)
  }

  func backward(_ block: BlockPass) {
    guard let db = block.db else { return }
    // The gradient of its input has to wait for the other blocks.
    lanes.weightGradient(block.x, block.dy, statistics: block.statistics, dw: block.dw, db: db)
  }
}
