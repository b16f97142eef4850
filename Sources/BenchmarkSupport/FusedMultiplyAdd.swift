import Tensors

/// The machine's limit: as many multiply-adds as the registers take, from no memory at all.
public enum FusedMultiplyAdd {
  /// Times one short burst.
  ///
  /// - Parameters:
  ///   - watch: The clock.
  ///   - rounds: A twelfth of its multiply-adds of vectors.
  /// - Returns: GFLOP/s.
  public static func burst(_ watch: Stopwatch, rounds: Int = 20_000) -> Double {
    var end: Float = 0
    let seconds = watch.seconds { end = Machine.multiplyAdds(rounds) }
    precondition(end.isFinite)
    return Double(rounds * 12 * Precision.float.lanes * 2) / seconds / 1e9
  }
}
