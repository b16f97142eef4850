/// The sum of numbers in NumPy's order, so that a program prints the digits that NumPy prints.
///
/// Under 8 numbers in order; up to 128 in 8 lanes that are added as a tree; above, the sums of two halves
/// whose border is a multiple of 8. The error grows with log *n* instead of *n*.
///
/// Source: NumPy, `pairwise_sum` in `loops_utils.h.src`; Higham, *The accuracy of floating point summation*.
public enum PairwiseSum {
  /// The sum of `count` numbers that a function gives by their places.
  @inline(__always)
  public static func sum(count: Int, _ number: (Int) -> Double) -> Double {
    if count < 8 {
      var sum = -0.0
      for i in 0..<count { sum += number(i) }
      return count == 0 ? 0 : sum
    }
    return sum(from: 0, count: count, number)
  }

  /// The sum of an array of numbers.
  public static func sum(_ numbers: [Double]) -> Double {
    sum(count: numbers.count) { numbers[$0] }
  }

  private static func sum(from start: Int, count: Int, _ number: (Int) -> Double) -> Double {
    if count < 8 {
      var sum = -0.0
      for i in start..<start + count { sum += number(i) }
      return sum
    }
    if count <= 128 {
      var lanes = SIMD8<Double>.zero
      for lane in 0..<8 { lanes[lane] = number(start + lane) }
      let whole = count - count % 8
      for first in stride(from: 8, to: whole, by: 8) {
        for lane in 0..<8 { lanes[lane] += number(start + first + lane) }
      }
      var sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
      for i in whole..<count { sum += number(start + i) }
      return sum
    }
    var half = count / 2
    half -= half % 8
    return sum(from: start, count: half, number)
      + sum(from: start + half, count: count - half, number)
  }
}
