/// How bytes become the numbers that a network sees: `(x / 255 − mean) / deviation`, by channel.
public struct Normalisation: Hashable, Sendable {
  /// The mean of each channel, of pixels from 0 to 1.
  public let mean: [Double]

  /// The standard deviation of each channel; never 0.
  public let deviation: [Double]

  /// Makes a normalisation from known numbers.
  ///
  /// - Returns: nil if the numbers are not finite, a deviation is not above 0 or the counts differ.
  public init?(mean: [Double], deviation: [Double]) {
    guard !mean.isEmpty, mean.count == deviation.count, mean.allSatisfy(\.isFinite),
      deviation.allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    self.mean = mean
    self.deviation = deviation
  }

  /// Leaves pixels as numbers from 0 to 1.
  public init(plainChannels count: Int) {
    mean = [Double](repeating: 0, count: count)
    deviation = [Double](repeating: 1, count: count)
  }

  /// Measures the pictures that are trained on: each channel gets mean 0 and deviation 1.
  ///
  /// A channel in which all pixels are equal is only moved. The sums are whole numbers, so the result
  /// does not depend on an order.
  ///
  /// - Complexity: one pass over the pixels.
  public init(of set: ImageSet) {
    let plane = set.height * set.width
    var sums = [(sum: UInt64, squares: UInt64)](repeating: (0, 0), count: set.channels)
    set.pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: plane) {
        let (sum, squares) = Self.sums(
          UnsafeBufferPointer(rebasing: pixels[start..<start + plane]))
        let channel = start / plane % set.channels
        sums[channel].sum += sum
        sums[channel].squares += squares
      }
    }
    let count = Double(max(1, set.count * plane))
    mean = sums.map { Double($0.sum) / count / 255 }
    deviation = zip(sums, mean).map { sums, mean in
      let variance = Double(sums.squares) / count / (255 * 255) - mean * mean
      return variance > 1e-12 ? variance.squareRoot() : 1
    }
  }

  /// The sum of bytes and of their squares, in pieces small enough for 32 bits.
  private static func sums(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (sum: UInt64, squares: UInt64) {
    var sum: UInt64 = 0
    var squares: UInt64 = 0
    for start in stride(from: 0, to: bytes.count, by: 1 << 15) {
      var partSum: UInt32 = 0
      var partSquares: UInt32 = 0
      for position in start..<min(start + 1 << 15, bytes.count) {
        let value = UInt32(bytes[position])
        partSum &+= value
        partSquares &+= value &* value
      }
      sum += UInt64(partSum)
      squares += UInt64(partSquares)
    }
    return (sum, squares)
  }
}
