/// Random numbers multiplied by zero and the others scaled up, so that the expected sum stays.
///
///     y = x / (1 − p) with probability 1 − p, else 0
///
/// Whether a number is kept follows from the key, the image's place in the batch and the number's place
/// in the image alone. So the mask needs no memory, the gradient is the same function of the same key,
/// and neither threads nor the width of vectors change it.
///
/// Sources: Srivastava et al., *Dropout*; the bits are mixed as in Appleby's MurmurHash3.
public struct LaneDropout: Hashable, Sendable {
  /// Bits below this drop a number.
  private let threshold: UInt32
  /// What kept numbers are multiplied by.
  private let scale: Float

  /// Describes a layer by p: how likely a number is dropped, from 0 to 1.
  public init(probability: Double) {
    threshold = UInt32(clamping: Int64((min(max(probability, 0), 1) * 0x1p32).rounded()))
    scale = probability < 1 ? Float(1 / (1 - probability)) : 0
  }

  /// Drops numbers of a block of images, or passes its gradient back.
  ///
  /// - Parameters:
  ///   - count: Numbers of an image.
  ///   - x: What comes in.
  ///   - y: Where what is kept goes; may be `x`.
  ///   - key: Belongs to the layer and the step of training.
  ///   - firstImage: The place in the batch of the block's first image.
  public func apply(
    _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, key: UInt64, firstImage: Int
  ) {
    let seeds = (0..<Precision.float.lanes).map { lane in
      var random = RandomSource(seed: key &+ UInt64(truncatingIfNeeded: firstImage &+ lane))
      return random.next()
    }
    kernels.drop(count, x, y, seeds: seeds, threshold: threshold, scale: scale)
  }

  /// Which numbers of some images are kept.
  ///
  /// - Parameters:
  ///   - count: Numbers of an image.
  ///   - images: How many images.
  ///   - key: Belongs to the layer and the step of training.
  /// - Returns: One answer a number, image after image.
  public func kept(_ count: Int, images: Int, key: UInt64) -> [Bool] {
    var kept = [Bool](repeating: false, count: count * images)
    let width = Precision.float.lanes
    let scratch = Scratch([count * Precision.vectorBytes])
    let ones = scratch[0].assumingMemoryBound(to: Float.self)
    for firstImage in stride(from: 0, to: images, by: width) {
      ones.initialize(repeating: 1, count: count * width)
      apply(count, ones, ones, key: key, firstImage: firstImage)
      for lane in 0..<min(width, images - firstImage) {
        for i in 0..<count { kept[(firstImage + lane) * count + i] = ones[i * width + lane] != 0 }
      }
    }
    return kept
  }
}
