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
  private typealias Vector = FloatLanes.Vector

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
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = y.assumingMemoryBound(to: Vector.self)
    forEachNumber(count, key: key, firstImage: firstImage) { i, isDropped in
      result[i] = source[i] * Vector(repeating: scale).replacing(with: 0, where: isDropped)
    }
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
    for firstImage in stride(from: 0, to: images, by: Vector.scalarCount) {
      let lanes = min(Vector.scalarCount, images - firstImage)
      forEachNumber(count, key: key, firstImage: firstImage) { i, isDropped in
        for lane in 0..<lanes { kept[(firstImage + lane) * count + i] = !isDropped[lane] }
      }
    }
    return kept
  }

  /// Calls a body for every number of a block with the lanes in which it is dropped.
  @inline(__always)
  private func forEachNumber(
    _ count: Int, key: UInt64, firstImage: Int,
    _ body: (_ number: Int, _ isDropped: SIMDMask<FloatLanes.Place>) -> Void
  ) {
    typealias Words = FloatLanes.Words
    var (first, second) = (Words(repeating: 0), Words(repeating: 0))
    for lane in 0..<Vector.scalarCount {
      var random = RandomSource(seed: key &+ UInt64(truncatingIfNeeded: firstImage &+ lane))
      let bits = random.next()
      first[lane] = UInt32(truncatingIfNeeded: bits)
      second[lane] = UInt32(truncatingIfNeeded: bits >> 32)
    }
    for i in 0..<count {
      let counter = Words(repeating: UInt32(truncatingIfNeeded: i) &* 0x9E37_79B9)
      let bits = LaneDropout.mixed(LaneDropout.mixed(counter &+ first) ^ second)
      body(i, bits .< threshold)
    }
  }

  /// Every bit of a word spread over all of them.
  @inline(__always)
  private static func mixed(_ words: FloatLanes.Words) -> FloatLanes.Words {
    var words = words
    words ^= words &>> 16
    words = words &* 0x85EB_CA6B
    words ^= words &>> 13
    words = words &* 0xC2B2_AE35
    words ^= words &>> 16
    return words
  }
}
