/// The machine's limit: as many fused multiply-adds as the registers take, from no memory at all.
public enum FusedMultiplyAdd {
  #if LANES_128
    typealias Vector = SIMD4<Float>
  #elseif LANES_256
    typealias Vector = SIMD8<Float>
  #else
    typealias Vector = SIMD16<Float>
  #endif

  /// Times one short burst.
  ///
  /// - Parameter rounds: A twelfth of its multiply-adds of vectors.
  /// - Returns: GFLOP/s.
  @inline(never)
  public static func burst(rounds: Int = 20_000) -> Double {
    var sums = InlineArray<12, Vector>(repeating: Vector(repeating: 1))
    let (a, b) = (Vector(repeating: 0.999), Vector(repeating: 0.001))
    let clock = ContinuousClock()
    let time = clock.measure {
      for _ in 0..<rounds {
        for i in 0..<12 {
          #if NO_FMA
            sums[i] = b + sums[i] * a
          #else
            sums[i] = b.addingProduct(sums[i], a)
          #endif
        }
      }
    }
    var total = Vector(repeating: 0)
    for i in 0..<12 { total += sums[i] }
    precondition(total[0].isFinite)
    return Double(rounds * 12 * Vector.scalarCount * 2) / time.seconds / 1e9
  }
}

extension Duration {
  /// The same in seconds.
  public var seconds: Double {
    let (whole, parts) = components
    return Double(whole) + Double(parts) * 1e-18
  }
}
