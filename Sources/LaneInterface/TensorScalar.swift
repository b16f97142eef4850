import RealModule

/// The numbers that a tensor is made of: `Float` for training, `Double` at the prompt and for gradient checks.
public protocol TensorScalar: Real, BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// How such numbers lie in the lanes of a vector; there are kernels for no others.
  static var precision: Precision { get }
}

extension Float: TensorScalar {
  /// 32 bits.
  public static var precision: Precision { .float }
}

extension Double: TensorScalar {
  /// 64 bits.
  public static var precision: Precision { .double }
}
