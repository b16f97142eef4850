import Tensors

/// A function of each number of a block of images.
struct BlockFunction: BlockLayer {
  let function: LaneFunction
  let outputCount: Int

  var overwritesInput: Bool { true }
  var needsOutput: Bool { true }
  var keepsGradientPlace: Bool { true }
  var isRectifier: Bool { function == .relu }
  var isSigmoid: Bool { function == .sigmoid }

  func forward(_ block: BlockPass) {
    if block.x != block.y {
      block.y.copyMemory(from: block.x, byteCount: outputCount * Precision.vectorBytes)
    }
    function.apply(outputCount, block.y)
  }

  func backward(_ block: BlockPass) {
    function.multiplySlope(outputCount, block.y, into: block.dy)
  }
}

/// Any function of each number of a block of images, number by number.
struct BlockMap: BlockLayer {
  let function: UnaryFunction
  let outputCount: Int

  var needsOutput: Bool { true }
  var keepsGradientPlace: Bool { true }

  func forward(_ block: BlockPass) { function.apply(outputCount, block.x, block.y) }

  func backward(_ block: BlockPass) {
    function.multiplySlope(outputCount, block.x, block.y, into: block.dy)
  }
}

/// Probabilities along the lines of each image of a block.
struct BlockSoftmax: BlockLayer {
  let lines: LineGeometry
  let outputCount: Int

  var needsOutput: Bool { true }
  var keepsGradientPlace: Bool { true }

  func forward(_ block: BlockPass) { LaneSoftmax.forward(lines, block.x, block.y) }
  func backward(_ block: BlockPass) { LaneSoftmax.backward(lines, block.y, block.dy) }
}

/// Random numbers of a block of images set to zero, in training only.
struct BlockDropout: BlockLayer {
  let dropout: LaneDropout
  let outputCount: Int

  var keepsGradientPlace: Bool { true }

  func forward(_ block: BlockPass) {
    guard let random = block.random else {
      return block.y.copyMemory(from: block.x, byteCount: outputCount * Precision.vectorBytes)
    }
    dropout.apply(
      outputCount, block.x, block.y, key: random.key, firstImage: random.firstImage)
  }

  func backward(_ block: BlockPass) {
    guard let random = block.random else { return }
    dropout.apply(
      outputCount, block.dy, block.dy, key: random.key, firstImage: random.firstImage)
  }
}
