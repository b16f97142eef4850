import RealModule

/// The numbers that a tensor is made of: `Float` for training, `Double` at the prompt and for gradient checks.
public protocol TensorScalar: Real, BinaryFloatingPoint, SIMDScalar, Codable, Sendable {}

extension Float: TensorScalar {}
extension Double: TensorScalar {}
