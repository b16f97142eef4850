import Tensors

/// Numbers and sizes that tests draw from a seed.
public struct Samples {
  /// Where they come from.
  public var random: RandomSource

  /// Starts the sequence of a seed.
  public init(seed: UInt64) {
    random = RandomSource(seed: seed)
  }

  /// A whole number in a range.
  public mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// Two whole numbers in a range.
  public mutating func pair(_ range: ClosedRange<Int>) -> [Int] {
    [int(range), int(range)]
  }

  /// Numbers in a range.
  public mutating func numbers(_ count: Int, in range: ClosedRange<Double> = -2...2) -> [Double] {
    (0..<count).map { _ in
      range.lowerBound + random.uniform() * (range.upperBound - range.lowerBound)
    }
  }

  /// A tensor of numbers in a range.
  public mutating func tensor(
    _ dimensions: [Int], in range: ClosedRange<Double> = -2...2
  ) throws -> Tensor<Double> {
    let shape = try Shape(dimensions)
    return try Tensor(shape, numbers(shape.count, in: range))
  }
}

/// Makes a tensor from lengths and numbers.
public func tensor<Scalar: TensorScalar>(
  _ dimensions: [Int], _ elements: [Scalar]
) throws -> Tensor<Scalar> {
  try Tensor(try Shape(dimensions), elements)
}

/// Whether numbers are equal within a part of their size, NaN and infinities included.
public func agree<A: TensorScalar, B: TensorScalar>(
  _ a: [A], _ b: [B], tolerance: Double = 1e-10
) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { a, b in
      let (a, b) = (Double(a), Double(b))
      return a == b || (a.isNaN && b.isNaN)
        || (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
    }
}
