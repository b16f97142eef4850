import Tensors

/// A convolution over a block of images, or one turned round.
///
/// A transposed convolution is the input gradient of a convolution; so its own input gradient is that
/// convolution's forward pass, and its weights see what the convolution's weights see: the same plans
/// in exchanged roles.
struct BlockConvolution: BlockLayer {
  let outputCount: Int
  let multiplyAdds: Int
  let parameters: [ParameterShape]
  private let gather: TapGather
  private let gatherBack: TapGather
  private let outer: WeightGradient
  private let outputs: Int
  private let isTransposed: Bool

  /// Plans a convolution; for a transposed one the geometry's input is what comes out.
  init(_ geometry: ConvGeometry, isTransposed: Bool, _ parameters: [ParameterShape]) {
    let forward = TapGather(forward: geometry, .float)
    let backward = TapGather(backward: geometry, .float)
    (gather, gatherBack) = isTransposed ? (backward, forward) : (forward, backward)
    outer = WeightGradient(geometry, .float)
    outputs = isTransposed ? geometry.inputChannels : geometry.outputChannels
    let window = geometry.window
    outputCount = outputs * (isTransposed ? window.inputCount : window.outputCount)
    multiplyAdds =
      window.outputCount * window.tapCount * geometry.outputChannels * geometry.depth
    self.parameters = parameters
    self.isTransposed = isTransposed
  }

  var packedCount: Int { gather.weightCount }
  var scratchVectors: Int { outer.scratchVectors }
  var canRectify: Bool { true }

  func pack(
    _ weight: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>,
    backward: UnsafeMutablePointer<Float>?
  ) {
    gather.pack(weight, into: packed)
    if let backward { gatherBack.pack(weight, into: backward) }
  }

  func forward(_ block: BlockPass) {
    gather.run(
      blocks: 1, block.x, packed: block.packed, bias: block.bias, block.y,
      rectifies: block.rectifies)
  }

  func backward(_ block: BlockPass) {
    weightGradient(block)
    if block.wantsInputGradient {
      gatherBack.run(blocks: 1, block.dy, packed: block.packed, bias: nil, block.dx)
    }
  }

  private func weightGradient(_ block: BlockPass) {
    let (x, dy, dw, db) = (block.x, block.dy, block.dw, block.db)
    dw.update(repeating: 0, count: gather.weightCount)
    db?.update(repeating: 0, count: outputs)
    guard isTransposed else {
      return outer.run(blocks: 1, x, dy, dw: dw, db: db, scratch: block.scratch)
    }
    outer.run(blocks: 1, dy, x, dw: dw, db: nil, scratch: block.scratch)
    if let db { outer.addInputSums(dy, db: db, scratch: block.scratch) }
  }
}
