import RealModule

/// A function of one number, and all that is true of it.
///
/// That is what kind of number it gives, its value and the slope that gradients use, and how both are
/// written. A function is added here and nowhere else, and the compiler asks for each of these.
///
/// Where a function has a kink, the slope is PyTorch's: 0 at the kink of `relu` and `abs` and at the
/// bounds of `clamp`, the lower slope at 0 of `leaky_relu`.
public enum UnaryFunction: Hashable, Sendable {
  /// −x
  case negate
  /// |x|
  case absolute
  /// −1, 0 or 1
  case sign
  /// The largest whole number that is not above x.
  case floor
  /// The smallest whole number that is not below x.
  case ceil
  /// The nearest number of so many decimals; halves go to the even one.
  case round(decimals: Int)
  /// eˣ
  case exp
  /// The natural logarithm.
  case log
  /// The logarithm to base 2.
  case log2
  /// The logarithm to base 10.
  case log10
  /// √x
  case sqrt
  /// x to a constant power.
  case power(Double)
  /// max(0, x)
  case relu
  /// x above 0, else x·slope.
  case leakyRelu(slope: Double)
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// The sine of an angle in radians.
  case sine
  /// The cosine of an angle in radians.
  case cosine
  /// ln(1 + e^βx) / β, and x itself where βx is above the threshold.
  case softplus(beta: Double, threshold: Double)
  /// x·Φ(x) with the normal distribution's Φ, or its approximation by a hyperbolic tangent.
  case gelu(approximate: Bool)
  /// The error function: 2·Φ(√2·x) − 1 with the normal distribution's Φ.
  case erf
  /// x, kept between bounds.
  case clamp(minimum: Double?, maximum: Double?)
  /// x above 0, else α·(eˣ − 1).
  case elu(alpha: Double)
  /// x / (1 + e⁻ˣ)
  case silu

  /// The kind of number it gives for one of a kind.
  func elementType(of type: ElementType) -> ElementType {
    switch self {
    case .floor, .ceil, .round, .relu: return type
    case .negate, .absolute, .sign: return type.counted
    case .power(let exponent):
      return exponent >= 0 && exponent == exponent.rounded() ? type.counted : .real
    case .clamp(let minimum, let maximum):
      let areWhole = [minimum, maximum].allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
      return areWhole ? type.counted : .real
    case .exp, .log, .log2, .log10, .sqrt, .leakyRelu, .sigmoid, .tanh, .sine, .cosine, .softplus,
      .gelu,
      .elu, .silu, .erf:
      return .real
    }
  }
}

// MARK: Numbers

extension UnaryFunction {
  /// Puts the function's value in the place of each number.
  public func apply(to numbers: UnsafeMutableBufferPointer<Double>) {
    for place in numbers.indices { numbers[place] = value(numbers[place]) }
  }

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
    case .log2: return Scalar.log2(x)
    case .log10: return Scalar.log10(x)
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
      return UnaryFunction.bounded(x, UnaryFunction.bounds(minimum, maximum))
    case .elu(let alpha): return x > 0 ? x : Scalar(alpha) * Scalar.expMinusOne(x)
    case .silu: return x / (1 + Scalar.exp(-x))
    case .erf: return Scalar.erf(x)
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
    case .log2: return 1 / (x * Scalar.log(2))
    case .log10: return 1 / (x * Scalar.log(10))
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
    case .elu(let alpha): return x > 0 ? 1 : Scalar(alpha) * Scalar.exp(x)
    case .silu:
      let share = 1 / (1 + Scalar.exp(-x))
      return share * (1 + x * (1 - share))
    case .erf: return 2 / Scalar.pi.squareRoot() * Scalar.exp(-x * x)
    }
  }

  /// The bounds of `clamp`; infinite where there is none.
  @inline(__always)
  fileprivate static func bounds<Scalar: TensorScalar>(
    _ minimum: Double?, _ maximum: Double?
  ) -> (low: Scalar, high: Scalar) {
    (minimum.map { Scalar($0) } ?? -.infinity, maximum.map { Scalar($0) } ?? .infinity)
  }

  /// A number held between bounds, the upper one last; NaN stays.
  @inline(__always)
  fileprivate static func bounded<Scalar: TensorScalar>(
    _ x: Scalar, _ bounds: (low: Scalar, high: Scalar)
  ) -> Scalar {
    let raised = x < bounds.low ? bounds.low : x
    return raised > bounds.high ? bounds.high : raised
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

// The loops stand beside the function for the reason told in Tiles.swift.

/// Puts a function on every number.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func mapElements<Scalar: TensorScalar>(
  _ input: [Scalar], _ function: UnaryFunction
) -> [Scalar] {
  if let lanes = LaneFunction(function) {
    var output = input
    lanes.apply(&output)
    return output
  }
  // What bounds the maps of small networks has a loop that the compiler lays into vectors.
  if case .clamp(let minimum, let maximum) = function {
    let bounds: (Scalar, Scalar) = UnaryFunction.bounds(minimum, maximum)
    return [Scalar](unsafeUninitializedCapacity: input.count) { output, count in
      count = input.count
      for i in input.indices { output[i] = UnaryFunction.bounded(input[i], bounds) }
    }
  }
  return input.map { function.value($0) }
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
  if let lanes = LaneFunction(function) {
    lanes.multiplySlope(output: output, into: &result)
    return result
  }
  for i in result.indices {
    result[i] *= function.slope(input[i], output: output[i])
  }
  return result
}

extension UnaryFunction {
  /// Puts the function on every number of `count` vectors of images; y may be x.
  public func apply(_ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) {
    let (x, y) = (x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self))
    for i in 0..<count * Precision.float.lanes { y[i] = value(x[i]) }
  }

  /// Multiplies the gradients of `count` vectors by the slopes where the function gave `y` for `x`.
  public func multiplySlope(
    _ count: Int, _ x: UnsafeRawPointer, _ y: UnsafeRawPointer,
    into gradients: UnsafeMutableRawPointer
  ) {
    let (x, y) = (x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self))
    let dy = gradients.assumingMemoryBound(to: Float.self)
    for i in 0..<count * Precision.float.lanes { dy[i] *= slope(x[i], output: y[i]) }
  }
}
