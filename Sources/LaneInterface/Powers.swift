/// x to the power of y with C's conventions: anything to the power of 0 is 1, and a negative number
/// has its whole powers; other powers of it are NaN.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func raise<Scalar: TensorScalar>(_ x: Scalar, to y: Scalar) -> Scalar {
  if y == 0 || x == 1 { return 1 }
  if y == 1 { return x }
  if y == 2 { return x * x }
  if x > 0 || x.isNaN || y.isNaN { return Scalar.pow(x, y) }
  // What grows or shrinks for ever has no sign.
  let isWhole = y.isInfinite || y.rounded(.towardZero) == y
  let isOdd = y.isFinite && isWhole && y.remainder(dividingBy: 2) != 0
  guard x != 0 else {
    let size: Scalar = y > 0 ? 0 : .infinity
    return isOdd && x.sign == .minus ? -size : size
  }
  guard isWhole || x.isInfinite else { return .nan }
  let size = Scalar.pow(x.magnitude, y)
  return isOdd ? -size : size
}
