import RealModule

/// Puts a function on every number.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func mapElements<Scalar: TensorScalar>(
  _ input: [Scalar], _ function: UnaryFunction
) -> [Scalar] {
  input.map { function.value($0) }
}

/// The gradient through a function of every number.
///
///     dx[i] = g[i] · slope(x[i], y[i])
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func mapElementsGradient<Scalar: TensorScalar>(
  input: [Scalar], output: [Scalar], outputGradient: [Scalar], _ function: UnaryFunction
) -> [Scalar] {
  var result = outputGradient
  for i in result.indices {
    result[i] *= function.slope(input[i], output: output[i])
  }
  return result
}

extension UnaryFunction {
  /// The function's value.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func value<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    switch self {
    case .negate: return -x
    case .absolute: return x.magnitude
    case .sign: return UnaryFunction.sign(x)
    case .floor: return x.rounded(.down)
    case .ceil: return x.rounded(.up)
    case .round(let decimals): return UnaryFunction.round(x, decimals: decimals)
    case .exp: return Scalar.exp(x)
    case .log: return Scalar.log(x)
    case .sqrt: return Scalar.sqrt(x)
    case .power(let exponent): return raise(x, to: Scalar(exponent))
    case .relu: return LaneFunction.relu.value(x)
    case .leakyRelu(let slope): return LaneFunction.leakyRelu(slope: slope).value(x)
    case .sigmoid: return LaneFunction.sigmoid.value(x)
    case .tanh: return LaneFunction.tanh.value(x)
    case .sine: return Scalar.sin(x)
    case .cosine: return Scalar.cos(x)
    case .softplus(let beta, let threshold):
      let scaled = x * Scalar(beta)
      return scaled > Scalar(threshold) ? x : Scalar.log(onePlus: Scalar.exp(scaled)) / Scalar(beta)
    case .gelu(let approximate):
      let share =
        approximate ? (1 + Scalar.tanh(UnaryFunction.bend(x))) / 2 : UnaryFunction.normal(x)
      return x * share
    case .clamp(let minimum, let maximum):
      var y = x
      if let minimum, y < Scalar(minimum) { y = Scalar(minimum) }
      if let maximum, y > Scalar(maximum) { y = Scalar(maximum) }
      return y
    }
  }

  /// The slope at x, where the function's value is y.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func slope<Scalar: TensorScalar>(_ x: Scalar, output y: Scalar) -> Scalar {
    switch self {
    case .negate: return -1
    case .absolute: return UnaryFunction.sign(x)
    case .sign, .floor, .ceil, .round: return 0
    case .exp: return y
    case .log: return 1 / x
    case .sqrt: return 1 / (2 * y)
    case .power(let exponent):
      return exponent == 0 ? 0 : Scalar(exponent) * raise(x, to: Scalar(exponent - 1))
    case .relu: return LaneFunction.relu.slope(output: y)
    // By x and not by y, whose sign is the other one where the slope is below 0.
    case .leakyRelu(let slope): return LaneFunction.leakyRelu(slope: slope).slope(output: x)
    case .sigmoid: return LaneFunction.sigmoid.slope(output: y)
    case .tanh: return LaneFunction.tanh.slope(output: y)
    case .sine: return Scalar.cos(x)
    case .cosine: return -Scalar.sin(x)
    case .softplus(let beta, let threshold):
      let scaled = x * Scalar(beta)
      return scaled > Scalar(threshold) ? 1 : 1 / (1 + Scalar.exp(-scaled))
    case .gelu(let approximate): return UnaryFunction.geluSlope(x, approximate: approximate)
    case .clamp(let minimum, let maximum):
      let inside =
        (minimum.map { x > Scalar($0) } ?? true) && (maximum.map { x < Scalar($0) } ?? true)
      return inside ? 1 : 0
    }
  }

  /// −1, 0 or 1; 0 for NaN, as in PyTorch.
  @inline(__always)
  private static func sign<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    x > 0 ? 1 : x < 0 ? -1 : 0
  }

  @inline(__always)
  private static func round<Scalar: TensorScalar>(_ x: Scalar, decimals: Int) -> Scalar {
    if decimals == 0 { return x.rounded(.toNearestOrEven) }
    let unit = raise(Scalar(10), to: Scalar(decimals.magnitude))
    return decimals > 0
      ? (x * unit).rounded(.toNearestOrEven) / unit : (x / unit).rounded(.toNearestOrEven) * unit
  }

  /// Φ(x), the share of the normal distribution below x.
  @inline(__always)
  private static func normal<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    (1 + Scalar.erf(x * Scalar(0.5).squareRoot())) / 2
  }

  /// √(2/π)·(x + 0.044715·x³), whose tangent approximates 2Φ − 1.
  ///
  /// Source: Hendrycks & Gimpel, *Gaussian error linear units*.
  @inline(__always)
  private static func bend<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    (2 / Scalar.pi).squareRoot() * (x + Scalar(0.044715) * x * x * x)
  }

  @inline(__always)
  private static func geluSlope<Scalar: TensorScalar>(_ x: Scalar, approximate: Bool) -> Scalar {
    guard approximate else {
      return normal(x) + x * Scalar.exp(-x * x / 2) / (2 * Scalar.pi).squareRoot()
    }
    let tangent = Scalar.tanh(bend(x))
    let inner = (2 / Scalar.pi).squareRoot() * (1 + 3 * Scalar(0.044715) * x * x)
    return (1 + tangent) / 2 + x / 2 * (1 - tangent * tangent) * inner
  }
}

/// x to the power of y with C's conventions: anything to the power of 0 is 1, and a negative number
/// has its whole powers; other powers of it are NaN.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func raise<Scalar: TensorScalar>(_ x: Scalar, to y: Scalar) -> Scalar {
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
