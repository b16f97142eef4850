/// Turns squares of numbers so that what was a row is a lane.
enum LaneTransposition {
  typealias Vector = FloatLanes.Vector
  static let size = Vector.scalarCount

  #if LANES_128
    typealias Square = InlineArray<4, Vector>
    private static let rounds = 2
  #elseif LANES_256
    typealias Square = InlineArray<8, Vector>
    private static let rounds = 3
  #else
    typealias Square = InlineArray<16, Vector>
    private static let rounds = 4
  #endif

  /// Exchanges rows and lanes: rows i and i + n/2 are shuffled like two halves of a deck of cards,
  /// log₂ n times over.
  @inline(__always)
  static func transpose(_ square: inout Square) {
    for _ in 0..<rounds {
      var turned = Square(repeating: Vector(repeating: 0))
      for i in 0..<(size / 2) {
        let (a, b) = (square[i], square[i &+ size / 2])
        turned[2 &* i].evenHalf = a.lowHalf
        turned[2 &* i].oddHalf = b.lowHalf
        turned[2 &* i &+ 1].evenHalf = a.highHalf
        turned[2 &* i &+ 1].oddHalf = b.highHalf
      }
      square = turned
    }
  }

  /// Writes `count` vectors as rows: row `l` holds lane `l` of each.
  ///
  /// - Parameters:
  ///   - count: How many vectors there are.
  ///   - x: The vectors.
  ///   - rows: As many rows as lanes; each has `stride` vectors, and zeros behind its numbers.
  ///   - stride: Vectors of a row, at least `count` over the lanes.
  @inline(never)
  static func lanesToRows(
    _ count: Int, _ x: UnsafeRawPointer, _ rows: UnsafeMutableRawPointer, stride: Int
  ) {
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = rows.assumingMemoryBound(to: Vector.self)
    for part in 0..<stride {
      let first = part &* size
      var square = Square(repeating: Vector(repeating: 0))
      if first &+ size <= count {
        for i in 0..<size { square[i] = source[first &+ i] }
      } else {
        for i in 0..<max(0, min(size, count &- first)) { square[i] = source[first &+ i] }
      }
      transpose(&square)
      for lane in 0..<size { result[lane &* stride &+ part] = square[lane] }
    }
  }
}
