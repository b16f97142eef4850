import Tensors

/// Pictures of digits that the program draws itself: white strokes on black, 28×28.
///
/// Every picture belongs to its digit and seed alone, so pictures can be drawn in any order and on any
/// number of threads.
public enum Digits {
  /// Rows and columns of a picture.
  public static let side = 28

  /// Draws a digit.
  ///
  /// - Parameters:
  ///   - digit: 0 to 9; of other numbers the last decimal digit is drawn.
  ///   - seed: Which of the endlessly many pictures.
  /// - Returns: 28 rows of 28 pixels.
  /// - Complexity: some microseconds.
  public static func draw(_ digit: Int, seed: UInt64) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: side * side) { buffer, count in
      draw(digit, seed: seed, into: buffer)
      count = side * side
    }
  }

  /// Draws pictures of all digits in turn.
  ///
  /// - Parameters:
  ///   - count: How many; the first is a 0.
  ///   - seed: The seed of the set; sets of two seeds have no picture in common.
  ///   - threads: Threads that draw; they do not change the pictures.
  /// - Returns: The pictures with their digits as labels.
  public static func set(count: Int, seed: UInt64, threads: Int = 1) -> ImageSet {
    let area = side * side
    let portion = 256
    let count = max(0, min(count, ImageSet.maximumBytes / area))
    let pixels = [UInt8](unsafeUninitializedCapacity: count * area) { buffer, initialized in
      WorkerPool(threads: threads).run((count + portion - 1) / portion) { part, _ in
        for index in part * portion..<min(count, (part + 1) * portion) {
          let picture = buffer[index * area..<(index + 1) * area]
          draw(
            index % 10, seed: .mix(seed, UInt64(index)),
            into: UnsafeMutableBufferPointer(rebasing: picture))
        }
      }
      initialized = count * area
    }
    return ImageSet(
      pixels: pixels, labels: (0..<count).map { UInt16($0 % 10) }, imageShape: [1, side, side],
      classNames: (0..<10).map(String.init))
  }

  private static func draw(
    _ digit: Int, seed: UInt64, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    var random = RandomSource(seed: seed)
    let pen = Pen((digit % 10 + 10) % 10, using: &random)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: side * side) { distance in
      distance.initialize(repeating: .infinity)
      for line in pen.lines { measure(line, pen, into: distance) }
      for position in 0..<side * side {
        let ink = min(1, max(0, 0.5 - distance[position] / pen.softness))
        pixels[position] = UInt8(ink * pen.brightness * 255 + 0.5)
      }
    }
  }

  /// Lowers each pixel's distance from the edge of the ink to that from a line's; below 0 is inside.
  private static func measure(
    _ line: [SIMD2<Float>], _ pen: Pen, into distance: UnsafeMutableBufferPointer<Float>
  ) {
    let reach = max(pen.halfWidth.top, pen.halfWidth.bottom) + pen.softness
    for (a, b) in zip(line, line.dropFirst()) {
      let step = b - a
      let scale = 1 / max((step * step).sum(), 1e-12)
      for y in pixels(between: a.y, b.y, reach) {
        let height = Float(y) / Float(side)
        let half = pen.halfWidth.top + (pen.halfWidth.bottom - pen.halfWidth.top) * height
        for x in pixels(between: a.x, b.x, reach) {
          let offset = SIMD2(Float(x) + 0.5, Float(y) + 0.5) - a
          let along = min(1, max(0, (offset * step).sum() * scale))
          let away = offset - step * along
          let measured = (away * away).sum().squareRoot() - half
          if measured < distance[y * side + x] { distance[y * side + x] = measured }
        }
      }
    }
  }

  /// The rows, or columns, that lie no farther than `reach` from two points.
  private static func pixels(between a: Float, _ b: Float, _ reach: Float) -> Range<Int> {
    let first = max(0, min(Float(side), (min(a, b) - reach - 0.5).rounded(.down)))
    let last = max(first, min(Float(side), (max(a, b) + reach + 0.5).rounded(.up)))
    return Int(first)..<Int(last)
  }
}
