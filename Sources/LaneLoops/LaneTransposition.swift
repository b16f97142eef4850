import LaneInterface

// Squares of numbers are turned so that what was a row is a lane.

extension Loops {
  private typealias Vector = FloatLanes.Vector
  private static var size: Int { Vector.scalarCount }

  #if LANES_128
    private typealias Row<Number: SIMDScalar> = SIMD4<Number>
    private typealias Square<Number: SIMDScalar> = InlineArray<4, SIMD4<Number>>
    private static var rounds: Int { 2 }
  #elseif LANES_256
    private typealias Row<Number: SIMDScalar> = SIMD8<Number>
    private typealias Square<Number: SIMDScalar> = InlineArray<8, SIMD8<Number>>
    private static var rounds: Int { 3 }
  #else
    private typealias Row<Number: SIMDScalar> = SIMD16<Number>
    private typealias Square<Number: SIMDScalar> = InlineArray<16, SIMD16<Number>>
    private static var rounds: Int { 4 }
  #endif

  /// Exchanges rows and lanes: rows i and i + n/2 are shuffled like two halves of a deck of cards,
  /// log₂ n times over.
  @inline(__always)
  private static func transpose<Number>(_ square: inout Square<Number>) {
    for _ in 0..<rounds {
      let rows = square
      for i in 0..<(size / 2) {
        let (a, b) = (rows[i], rows[i &+ size / 2])
        square[2 &* i].evenHalf = a.lowHalf
        square[2 &* i].oddHalf = b.lowHalf
        square[2 &* i &+ 1].evenHalf = a.highHalf
        square[2 &* i &+ 1].oddHalf = b.highHalf
      }
    }
  }

  @inline(never)
  static func lanesToRows(
    _ count: Int, _ x: UnsafeRawPointer, _ rows: UnsafeMutableRawPointer, stride: Int
  ) {
    let source = x.assumingMemoryBound(to: Vector.self)
    let result = rows.assumingMemoryBound(to: Vector.self)
    for part in 0..<stride {
      let first = part &* size
      var square: Square<Float>
      if first &+ size <= count {
        square = Square { source[first &+ $0] }
      } else {
        square = Square { first &+ $0 < count ? source[first &+ $0] : Vector(repeating: 0) }
      }
      transpose(&square)
      for lane in 0..<size { result[lane &* stride &+ part] = square[lane] }
    }
  }

  @inline(never)
  static func rowsToLanes(
    _ count: Int, _ rows: UnsafePointer<UnsafePointer<UInt8>>, factor: Float, shift: Float,
    _ lanes: UnsafeMutableRawPointer
  ) {
    let result = lanes.assumingMemoryBound(to: Vector.self)
    for number in singles(count) {
      for lane in 0..<size { result[number][lane] = Float(rows[lane][number]) * factor + shift }
    }
    for first in squares(count) {
      var square = Square<UInt8> {
        UnsafeRawPointer(rows[$0] + first).loadUnaligned(as: Row<UInt8>.self)
      }
      transpose(&square)
      for i in 0..<size { result[first &+ i] = floats(square[i]) * factor + shift }
    }
  }

  @inline(never)
  static func rowsToLanes(
    _ count: Int, _ rows: UnsafePointer<UnsafePointer<Float>>, factor: Float, shift: Float,
    _ lanes: UnsafeMutableRawPointer
  ) {
    let result = lanes.assumingMemoryBound(to: Vector.self)
    for number in singles(count) {
      for lane in 0..<size { result[number][lane] = rows[lane][number] * factor + shift }
    }
    for first in squares(count) {
      var square = Square<Float> {
        UnsafeRawPointer(rows[$0] + first).loadUnaligned(as: Vector.self)
      }
      transpose(&square)
      for i in 0..<size { result[first &+ i] = square[i] * factor + shift }
    }
  }

  /// Where squares of `size` numbers begin; what a whole number of them leaves over goes in a square
  /// of its own that overlaps the one before.
  @inline(__always)
  private static func squares(_ count: Int) -> some Sequence<Int> {
    let places = count < size ? 0 : (count &+ size &- 1) / size
    return (0..<places).lazy.map { min($0 &* size, count &- size) }
  }

  /// Numbers of rows too short for a square.
  @inline(__always)
  private static func singles(_ count: Int) -> Range<Int> { 0..<(count < size ? count : 0) }

  /// Bytes as floating-point numbers: a byte in the last places of 2²³ adds its value.
  @inline(__always)
  private static func floats(_ bytes: Row<UInt8>) -> Vector {
    #if LANES_128
      var (pairs, fours) = (SIMD8<UInt8>(), SIMD8<UInt16>())
      typealias Pairs = SIMD4<UInt16>
      typealias Bits = SIMD4<UInt32>
    #elseif LANES_256
      var (pairs, fours) = (SIMD16<UInt8>(), SIMD16<UInt16>())
      typealias Pairs = SIMD8<UInt16>
      typealias Bits = SIMD8<UInt32>
    #else
      var (pairs, fours) = (SIMD32<UInt8>(), SIMD32<UInt16>())
      typealias Pairs = SIMD16<UInt16>
      typealias Bits = SIMD16<UInt32>
    #endif
    let magic: Float = 8_388_608
    pairs.evenHalf = bytes
    fours.evenHalf = unsafeBitCast(pairs, to: Pairs.self)
    let bits = unsafeBitCast(fours, to: Bits.self) | Bits(repeating: magic.bitPattern)
    return unsafeBitCast(bits, to: Vector.self) - magic
  }
}
