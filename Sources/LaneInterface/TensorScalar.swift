import RealModule

/// The numbers that a tensor is made of: `Float` for training, `Double` at the prompt and for gradient checks.
public protocol TensorScalar: Real, BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  /// How such numbers lie in the lanes of a vector; there are kernels for no others.
  static var precision: Precision { get }

  /// Numbers of double precision in this one: each type does it, for generic code would ask for every
  /// single number how.
  static func numbers(_ doubles: [Double]) -> [Self]

  /// Numbers of this precision in double.
  static func doubles(_ numbers: [Self]) -> [Double]
}

extension Float: TensorScalar {
  /// 32 bits.
  public static var precision: Precision { .float }

  /// Rounded to the nearest.
  public static func numbers(_ doubles: [Double]) -> [Float] { doubles.map { Float($0) } }

  /// Exact.
  public static func doubles(_ numbers: [Float]) -> [Double] { numbers.map { Double($0) } }
}

extension Double: TensorScalar {
  /// 64 bits.
  public static var precision: Precision { .double }

  /// The same.
  public static func numbers(_ doubles: [Double]) -> [Double] { doubles }

  /// The same.
  public static func doubles(_ numbers: [Double]) -> [Double] { numbers }
}
