/// A function of one number, with the slope that gradients use.
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
  /// x, kept between bounds.
  case clamp(minimum: Double?, maximum: Double?)
}

/// A function of one number put on every element.
public struct ElementwiseUnary: Operation {
  /// The name a user types.
  public let name: String

  /// The function.
  public let function: UnaryFunction

  /// The shape of the output.
  public let outputShape: Shape

  /// Makes the operation for an operand's shape.
  public init(name: String, _ function: UnaryFunction, input: Shape) {
    self.name = name
    self.function = function
    outputShape = input
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    let type = ElementType.common(operands)
    switch function {
    case .floor, .ceil, .round, .relu: return type
    case .negate, .absolute, .sign: return type.counted
    case .power(let exponent):
      return exponent >= 0 && exponent == exponent.rounded() ? type.counted : .real
    case .clamp(let minimum, let maximum):
      let areWhole = [minimum, maximum].allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
      return areWhole ? type.counted : .real
    case .exp, .log, .sqrt, .leakyRelu, .sigmoid, .tanh, .sine, .cosine, .softplus, .gelu:
      return .real
    }
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, mapElements(inputs[0].elements, function))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard pass.needs[0] else { return [nil] }
    let elements = mapElementsGradient(
      input: pass.inputs[0].elements, output: pass.output.elements,
      outputGradient: pass.gradient.elements, function)
    return [Tensor(known: outputShape, elements)]
  }
}
