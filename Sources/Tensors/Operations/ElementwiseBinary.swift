/// A function of two numbers, with the slopes that gradients use.
public enum BinaryFunction: Hashable, Sendable {
  /// a + b
  case add
  /// a − b
  case subtract
  /// a·b
  case multiply
  /// a / b
  case divide
  /// ⌊a / b⌋
  case floorDivide
  /// a − b·⌊a/b⌋: the remainder with the sign of b, as in Python.
  case remainder
  /// a to the power of b.
  case power
  /// The larger; NaN if either is.
  case maximum
  /// The smaller; NaN if either is.
  case minimum
  /// 1 where a < b, else 0.
  case less
  /// 1 where a ≤ b, else 0.
  case lessEqual
  /// 1 where a > b, else 0.
  case greater
  /// 1 where a ≥ b, else 0.
  case greaterEqual
  /// 1 where a = b, else 0.
  case equal
  /// 1 where a ≠ b, else 0.
  case notEqual

  /// Whether a gradient flows through it.
  ///
  /// None does through a comparison; through a floored quotient one of 0 does, as through `floor`.
  public var isDifferentiable: Bool {
    switch self {
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: false
    default: true
    }
  }
}

/// A function of two numbers put on every pair of elements; a length of 1 is stretched.
public struct ElementwiseBinary: Operation {
  /// The name a user types.
  public let name: String

  /// The function.
  public let function: BinaryFunction

  /// How the operands are stretched to a common shape.
  public let broadcast: Broadcast

  /// Finds the common shape of the operands.
  ///
  /// - Throws: `ShapeError.notBroadcastable`, `.tooLarge`.
  public init(
    name: String, _ function: BinaryFunction, left: Shape, right: Shape
  ) throws(ShapeError) {
    self.name = name
    self.function = function
    broadcast = try Broadcast(left, right)
  }

  /// The shape of the output.
  public var outputShape: Shape { broadcast.output }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    let type = ElementType.common(operands)
    switch function {
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: return .boolean
    case .multiply, .maximum, .minimum: return type
    case .add, .subtract, .floorDivide, .remainder: return type.counted
    // A negative exponent leaves the whole numbers.
    case .divide, .power: return .real
    }
  }

  /// The same; whether a power of whole numbers is whole only its exponents tell.
  public func elementType<Scalar: TensorScalar>(ofNodes operands: [Node<Scalar>]) -> ElementType {
    let types = operands.map { $0.type }
    let isWhole =
      function == .power && types.allSatisfy { $0 < .real }
      && operands[1].value.elements.allSatisfy { $0 >= 0 }
    return isWhole ? .common(types).counted : elementType(of: types)
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(
      known: outputShape,
      combineElements(inputs[0].elements, inputs[1].elements, function, broadcast))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    guard function.isDifferentiable else { return [nil, nil] }
    let (left, right) = combineElementsGradient(pass, function, broadcast)
    return [
      pass.needs[0] ? Tensor(known: broadcast.left, left) : nil,
      pass.needs[1] ? Tensor(known: broadcast.right, right) : nil,
    ]
  }
}
