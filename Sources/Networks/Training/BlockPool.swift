import Tensors

/// One number in the place of each window, over a block of images.
struct BlockPool: BlockLayer {
  let outputCount: Int
  private let pool: LanePool
  private let channels: Int

  /// Plans a pooling that gives `cells` numbers a channel.
  init(_ pool: LanePool, channels: Int, cells: Int) {
    self.pool = pool
    self.channels = channels
    outputCount = channels * cells
  }

  var canMultiplySlope: Bool { true }

  func worksInPlace(rectified: Bool) -> Bool { pool.worksInPlace(rectified: rectified) }

  func forward(_ block: BlockPass) { pool.forward(planes: channels, block.x, block.y) }

  func backward(_ block: BlockPass) {
    guard block.wantsInputGradient else { return }
    pool.backward(planes: channels, block.x, block.dy, block.dx, rectified: block.rectified)
  }
}
