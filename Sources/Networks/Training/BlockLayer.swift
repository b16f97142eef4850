import Tensors

/// A layer in the form that works on blocks of images: sizes that are known to fit, and no numbers.
///
/// A layer makes it of itself; `BlockNetwork` lays out the memory that it asks for.
public protocol BlockLayer: Sendable {
  /// Numbers that come out of an image.
  var outputCount: Int { get }
  /// Products that one image takes forward.
  var multiplyAdds: Int { get }
  /// Its parameters, weight before bias, as PyTorch lays them out.
  var parameters: [ParameterShape] { get }
  /// Whether the rows of its weight are filled up to whole vectors one by one.
  var packsRows: Bool { get }
  /// Numbers of the weights packed for one pass.
  var packedCount: Int { get }
  /// Vectors of scratch memory that its gradients want.
  var scratchVectors: Int { get }
  /// What it is where images of a batch meet.
  var norm: LaneBatchNorm? { get }

  /// Whether it may write what it gives over what it takes.
  var overwritesInput: Bool { get }
  /// Whether its gradient is worked out from what it gave.
  var needsOutput: Bool { get }
  /// Whether the gradient of its input takes the place of that of its output.
  var keepsGradientPlace: Bool { get }
  /// Whether the gradient of its input may be written over its input.
  ///
  /// - Parameter rectified: Whether it multiplies the slope of a ReLU before it.
  /// - Returns: Whether nothing that it still needs is lost.
  func worksInPlace(rectified: Bool) -> Bool

  /// Whether it is max(0, x), which a neighbour can do with its own work.
  var isRectifier: Bool { get }
  /// Whether it is 1/(1 + e^−x), which a loss can take into itself.
  var isSigmoid: Bool { get }
  /// Whether its last store can do a ReLU behind it.
  var canRectify: Bool { get }
  /// Whether its gradient can multiply the slope of a ReLU before it.
  var canMultiplySlope: Bool { get }

  /// Packs weights for the forward pass and, where asked for, for the input gradient.
  func pack(
    _ weight: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>,
    backward: UnsafeMutablePointer<Float>?)

  /// Computes what a block of images gives.
  func forward(_ block: BlockPass)

  /// Computes the gradients of the parameters and, where `block.wantsInputGradient`, that of the input.
  func backward(_ block: BlockPass)
}

extension BlockLayer {
  /// No products.
  public var multiplyAdds: Int { 0 }
  /// None.
  public var parameters: [ParameterShape] { [] }
  /// As a whole.
  public var packsRows: Bool { false }
  /// None.
  public var packedCount: Int { 0 }
  /// None.
  public var scratchVectors: Int { 0 }
  /// Images do not meet.
  public var norm: LaneBatchNorm? { nil }
  /// Not over its input.
  public var overwritesInput: Bool { false }
  /// Not from its output.
  public var needsOutput: Bool { false }
  /// In another place.
  public var keepsGradientPlace: Bool { false }
  /// It may.
  public func worksInPlace(rectified: Bool) -> Bool { true }
  /// It is not.
  public var isRectifier: Bool { false }
  /// It is not.
  public var isSigmoid: Bool { false }
  /// It cannot.
  public var canRectify: Bool { false }
  /// It cannot.
  public var canMultiplySlope: Bool { false }
  /// Nothing to pack.
  public func pack(
    _ weight: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>,
    backward: UnsafeMutablePointer<Float>?
  ) {}
}

/// What a layer reads and writes for a block of images.
public struct BlockPass {
  /// What comes to the layer.
  let x: UnsafeMutableRawPointer
  /// What it gives.
  let y: UnsafeMutableRawPointer
  /// The gradients of what it gives and of what comes to it; they mean nothing in the forward pass.
  let dy: UnsafeMutableRawPointer
  let dx: UnsafeMutableRawPointer
  /// The parameters.
  let weight: UnsafePointer<Float>
  let bias: UnsafePointer<Float>?
  /// Where their gradients go; they mean nothing in the forward pass.
  let dw: UnsafeMutablePointer<Float>
  let db: UnsafeMutablePointer<Float>?
  /// The weights packed for the pass that is done.
  let packed: UnsafePointer<Float>
  /// Means and variances by which channels are normalised.
  let statistics: UnsafeMutablePointer<Float>
  /// Room for what is needed meanwhile.
  let scratch: UnsafeMutableRawPointer
  /// Which random numbers belong to the layer and the step; nil where nothing is learned.
  let random: (key: UInt64, firstImage: Int)?
  /// Whether it does the work of a ReLU behind it, forward, or before it, backward.
  let rectifies: Bool
  let rectified: Bool
  /// Whether anything before the layer learns.
  let wantsInputGradient: Bool
}
