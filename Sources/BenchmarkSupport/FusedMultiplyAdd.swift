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
  /// - Parameters:
  ///   - watch: The clock.
  ///   - rounds: A twelfth of its multiply-adds of vectors.
  /// - Returns: GFLOP/s.
  @inline(never)
  public static func burst(_ watch: Stopwatch, rounds: Int = 20_000) -> Double {
    var sums = InlineArray<12, Vector>(repeating: Vector(repeating: 1))
    let (a, b) = (Vector(repeating: 0.999), Vector(repeating: 0.001))
    let seconds = watch.seconds {
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
    return Double(rounds * 12 * Vector.scalarCount * 2) / seconds / 1e9
  }
}
