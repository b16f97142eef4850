import RealModule

/// Random numbers from a seed: the same seed gives the same numbers on every machine.
///
/// Source: Blackman & Vigna, *Scrambled linear pseudorandom number generators*, xoshiro256**; its
/// state is filled by SplitMix64 as its authors recommend.
public struct RandomSource: RandomNumberGenerator, Hashable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spare: Double?

  /// Starts the sequence that belongs to a seed.
  public init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    func rotate(_ x: UInt64, _ by: UInt64) -> UInt64 { (x << by) | (x >> (64 - by)) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }

  /// A number in 0..<1, every multiple of 2⁻⁵³ equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from the normal distribution of mean 0 and deviation 1 (Box–Muller).
  public mutating func normal() -> Double {
    if let kept = spare {
      spare = nil
      return kept
    }
    let radius = Double.sqrt(-2 * Double.log(1 - uniform()))
    let angle = 2 * Double.pi * uniform()
    spare = radius * Double.sin(angle)
    return radius * Double.cos(angle)
  }

  /// Whether two sources will give the same numbers from here on.
  public static func == (a: RandomSource, b: RandomSource) -> Bool {
    a.state == b.state && a.spare == b.spare
  }

  /// Mixes the state into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.3)
  }
}
