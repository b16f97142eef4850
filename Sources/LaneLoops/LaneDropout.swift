import LaneInterface

extension Loops {
  static func drop(
    _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer,
    seeds: UnsafePointer<UInt64>, threshold: UInt32, scale: Float
  ) {
    typealias Vector = FloatLanes.Vector
    typealias Words = FloatLanes.Words
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = y.assumingMemoryBound(to: Vector.self)
    var (first, second) = (Words(repeating: 0), Words(repeating: 0))
    for lane in 0..<Vector.scalarCount {
      first[lane] = UInt32(truncatingIfNeeded: seeds[lane])
      second[lane] = UInt32(truncatingIfNeeded: seeds[lane] >> 32)
    }
    for i in 0..<count {
      let counter = Words(repeating: UInt32(truncatingIfNeeded: i) &* 0x9E37_79B9)
      let bits = mixed(mixed(counter &+ first) ^ second)
      let factor = Vector(repeating: scale).replacing(with: 0, where: bits .< threshold)
      result[i] = source[i] * factor
    }
  }

  /// Every bit of a word spread over all of them.
  ///
  /// Source: Appleby, *MurmurHash3*, its last mixing.
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
