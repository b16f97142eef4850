import Tensors

/// The shape of a parameter and how its first numbers are drawn.
public struct ParameterShape: Hashable, Sendable {
  /// How the first numbers are chosen.
  public enum Start: Hashable, Sendable {
    /// Evenly from −bound to bound.
    case uniform(bound: Double)
    /// The same number everywhere.
    case constant(Double)
    /// Whole numbers that count from 0.
    case count
  }

  /// `weight` or `bias`.
  public let name: String
  /// Its shape.
  public let shape: Shape
  /// Its first numbers.
  public let start: Start

  /// Describes a parameter.
  public init(_ name: String, _ shape: Shape, start: Start) {
    self.name = name
    self.shape = shape
    self.start = start
  }

  /// The first numbers.
  public func draw(using random: inout RandomSource) -> Tensor<Double> {
    switch start {
    case .constant(let value): return Tensor(repeating: value, shape)
    case .count: return Tensor(repeating: 0, shape)
    case .uniform(let bound):
      return Tensor(repeating: 0, shape).map { _ in (2 * random.uniform() - 1) * bound }
    }
  }

  /// Leaves out the random numbers that `draw` would take.
  func pass(_ random: inout RandomSource) {
    if case .uniform = start {
      for _ in 0..<shape.count { _ = random.next() }
    }
  }

  /// Weight and bias as `torch.nn` starts them: evenly within 1/√fanIn.
  ///
  /// Source: He et al., *Delving deep into rectifiers*, with PyTorch's default gain.
  static func weightAndBias(
    weight: Shape, bias count: Int?, fanIn: Int
  ) throws(ShapeError) -> [ParameterShape] {
    let bound = fanIn > 0 ? 1 / Double(fanIn).squareRoot() : 0
    var parameters = [
      ParameterShape("weight", weight, start: .uniform(bound: bound))
    ]
    if let count {
      parameters.append(
        ParameterShape("bias", try Shape([count]), start: .uniform(bound: bound)))
    }
    return parameters
  }
}
