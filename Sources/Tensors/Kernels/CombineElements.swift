import RealModule

/// Puts a function on every pair of numbers of two tensors stretched to a common shape.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func combineElements<Scalar: TensorScalar>(
  _ left: [Scalar], _ right: [Scalar], _ function: BinaryFunction, _ broadcast: Broadcast
) -> [Scalar] {
  // The commonest functions have loops of their own, which the compiler lays into vectors.
  switch function {
  case .add: combined(left, right, broadcast) { $0 + $1 }
  case .subtract: combined(left, right, broadcast) { $0 - $1 }
  case .multiply: combined(left, right, broadcast) { $0 * $1 }
  case .divide: combined(left, right, broadcast) { $0 / $1 }
  case .maximum: combined(left, right, broadcast) { BinaryFunction.maximum.value($0, $1) }
  default: combined(left, right, broadcast) { function.value($0, $1) }
  }
}

@inline(__always)
private func combined<Scalar: TensorScalar>(
  _ left: [Scalar], _ right: [Scalar], _ broadcast: Broadcast,
  _ function: (Scalar, Scalar) -> Scalar
) -> [Scalar] {
  let rows = broadcast.rows
  let (count, stepA, stepB) = (rows.count, rows.stepA, rows.stepB)
  let total = broadcast.output.count
  return [Scalar](unsafeUninitializedCapacity: total) { result, initialized in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let y = result.baseAddress, let x = left.baseAddress, let z = right.baseAddress
        else { return }
        // A row that an interruption leaves out is 0.
        var done = 0
        rows.forEach { start, a, b in
          let (y, x, z) = (y + start, x + a, z + b)
          if stepA == 1, stepB == 1 {
            for i in 0..<count { y[i] = function(x[i], z[i]) }
          } else if stepA == 1, stepB == 0 {
            for i in 0..<count { y[i] = function(x[i], z[0]) }
          } else {
            for i in 0..<count { y[i] = function(x[i &* stepA], z[i &* stepB]) }
          }
          done = start + count
        }
        (y + done).initialize(repeating: 0, count: total - done)
      }
    }
    initialized = total
  }
}

/// The gradients with respect to both operands; where one was stretched, its element collects from
/// every place it served.
///
///     da[source(i)] += g[i] · slopeₐ(a, b, y),   db likewise
///
/// An operand that needs none gets an empty array.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func combineElementsGradient<Scalar: TensorScalar>(
  _ pass: BackwardPass<Scalar>, _ function: BinaryFunction, _ broadcast: Broadcast
) -> (left: [Scalar], right: [Scalar]) {
  let (needsLeft, needsRight) = (pass.needs[0], pass.needs[1])
  var left = [Scalar](repeating: 0, count: needsLeft ? broadcast.left.count : 0)
  var right = [Scalar](repeating: 0, count: needsRight ? broadcast.right.count : 0)
  let rows = broadcast.rows
  let (x, z) = (pass.inputs[0].elements, pass.inputs[1].elements)
  let (y, g) = (pass.output.elements, pass.gradient.elements)
  rows.forEach { start, a, b in
    for i in 0..<rows.count {
      let (atLeft, atRight) = (a + i * rows.stepA, b + i * rows.stepB)
      let slopes = function.slopes(x[atLeft], z[atRight], output: y[start + i])
      if needsLeft { left[atLeft] += g[start + i] * slopes.left }
      if needsRight { right[atRight] += g[start + i] * slopes.right }
    }
  }
  return (left, right)
}

extension BinaryFunction {
  /// The function's value.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func value<Scalar: TensorScalar>(_ a: Scalar, _ b: Scalar) -> Scalar {
    switch self {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .floorDivide: return BinaryFunction.flooredQuotient(a, b)
    case .remainder: return BinaryFunction.flooredRemainder(a, b)
    case .power: return raise(a, to: b)
    case .maximum: return a.isNaN || a > b ? a : b
    case .minimum: return a.isNaN || a < b ? a : b
    case .less: return a < b ? 1 : 0
    case .lessEqual: return a <= b ? 1 : 0
    case .greater: return a > b ? 1 : 0
    case .greaterEqual: return a >= b ? 1 : 0
    case .equal: return a == b ? 1 : 0
    case .notEqual: return a != b ? 1 : 0
    }
  }

  /// The slopes along a and along b, where the function's value is y; 0 where none is defined.
  ///
  /// Equal operands of `maximum` and `minimum` share the slope.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func slopes<Scalar: TensorScalar>(
    _ a: Scalar, _ b: Scalar, output y: Scalar
  ) -> (left: Scalar, right: Scalar) {
    switch self {
    case .add: return (1, 1)
    case .subtract: return (1, -1)
    case .multiply: return (b, a)
    case .divide: return (1 / b, -(a / b) / b)
    case .remainder: return (1, -BinaryFunction.flooredQuotient(a, b))
    case .power:
      return (
        b == 0 ? 0 : b * raise(a, to: b - 1), a == 0 && b >= 0 ? 0 : y * Scalar.log(a)
      )
    case .maximum: return a == b ? (0.5, 0.5) : (a < b ? 0 : 1, a > b ? 0 : 1)
    case .minimum: return a == b ? (0.5, 0.5) : (a > b ? 0 : 1, a < b ? 0 : 1)
    default: return (0, 0)
    }
  }

  /// a − b·⌊a/b⌋, exact: the sign is moved to b's after the division's remainder is known.
  @inline(__always)
  private static func flooredRemainder<Scalar: TensorScalar>(_ a: Scalar, _ b: Scalar) -> Scalar {
    let rest = a.truncatingRemainder(dividingBy: b)
    return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
  }

  /// ⌊a/b⌋ found from the exact remainder, since a/b may round up to a whole number.
  @inline(__always)
  private static func flooredQuotient<Scalar: TensorScalar>(_ a: Scalar, _ b: Scalar) -> Scalar {
    if b == 0 { return a / b }
    let rest = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - rest) / b
    if rest != 0, (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return Scalar(signOf: a / b, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }
}
