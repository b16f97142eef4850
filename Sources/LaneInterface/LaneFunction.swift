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
}
