/// Functions of each number whose slopes can be told from what they gave.
public enum LaneFunction: Hashable, Sendable {
  /// max(0, x)
  case relu
  /// x above 0, else x·slope.
  case leakyRelu(slope: Double)
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  /// The hyperbolic tangent.
  case tanh

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
}
