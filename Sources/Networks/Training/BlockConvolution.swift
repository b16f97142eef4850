import Tensors

/// A convolution over a block of images, or one turned round.
///
/// A transposed convolution is the input gradient of a convolution; so its own input gradient is that
/// convolution's forward pass, and its weights see what the convolution's weights see: the same plans
/// in exchanged roles.
struct BlockConvolution: Sendable {
  let forward: TapGather
  let backward: TapGather
  private let outer: WeightGradient
  private let outputs: Int
  private let isTransposed: Bool

  init(_ geometry: ConvGeometry, isTransposed: Bool) {
    let gather = TapGather(forward: geometry, .float)
    let scatter = TapGather(backward: geometry, .float)
    (forward, backward) = isTransposed ? (scatter, gather) : (gather, scatter)
    outer = WeightGradient(geometry, .float)
    outputs = isTransposed ? geometry.inputChannels : geometry.outputChannels
    self.isTransposed = isTransposed
  }

  /// Vectors of scratch memory that the weight gradient wants.
  var scratchVectors: Int { outer.scratchVectors }

  /// The gradients of weights and bias, summed over the images of the block; what was there does not
  /// matter.
  func weightGradient(
    _ x: UnsafeRawPointer, _ dy: UnsafeRawPointer, dw: UnsafeMutablePointer<Float>,
    db: UnsafeMutablePointer<Float>?, scratch: UnsafeMutableRawPointer
  ) {
    dw.update(repeating: 0, count: forward.weightCount)
    db?.update(repeating: 0, count: outputs)
    guard isTransposed else {
      return outer.run(blocks: 1, x, dy, dw: dw, db: db, scratch: scratch)
    }
    outer.run(blocks: 1, dy, x, dw: dw, db: nil, scratch: scratch)
    if let db { outer.addInputSums(dy, db: db, scratch: scratch) }
  }
}
