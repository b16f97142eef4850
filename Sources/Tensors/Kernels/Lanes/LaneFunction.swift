extension LaneFunction {
  /// The function of that kind; nil for one whose slope cannot be told from what it gave.
  public init?(_ function: UnaryFunction) {
    switch function {
    case .relu: self = .relu
    case .leakyRelu(let slope) where slope >= 0: self = .leakyRelu(slope: slope)
    case .sigmoid: self = .sigmoid
    case .tanh: self = .tanh
    default: return nil
    }
  }

  /// Replaces each of `count` vectors by the function's value.
  public func apply(_ count: Int, _ values: UnsafeMutableRawPointer) {
    kernels.apply(self, .vectors, count, values)
  }

  /// Multiplies each of `count` vectors of gradients by the slope where the function gave `y`.
  public func multiplySlope(
    _ count: Int, _ y: UnsafeRawPointer, into gradients: UnsafeMutableRawPointer
  ) {
    kernels.multiplySlope(self, .vectors, count, y, gradients)
  }

  /// Replaces each number by the function's value.
  func apply<Scalar: TensorScalar>(_ values: inout [Scalar]) {
    kernels.apply(self, .numbers(Scalar.precision), values.count, &values)
  }

  /// Multiplies each gradient by the slope where the function gave `y`.
  func multiplySlope<Scalar: TensorScalar>(output y: [Scalar], into gradients: inout [Scalar]) {
    kernels.multiplySlope(self, .numbers(Scalar.precision), y.count, y, &gradients)
  }

  /// The function's value.
  public func value<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    var y = x
    kernels.apply(self, .numbers(Scalar.precision), 1, &y)
    return y
  }

  /// The slope where the function gave `y`.
  public func slope<Scalar: TensorScalar>(output y: Scalar) -> Scalar {
    var (y, slope): (Scalar, Scalar) = (y, 1)
    kernels.multiplySlope(self, .numbers(Scalar.precision), 1, &y, &slope)
    return slope
  }
}
