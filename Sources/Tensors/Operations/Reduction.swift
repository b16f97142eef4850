import RealModule

/// How several numbers are put together into one.
public enum ReductionKind: Hashable, Sendable {
  /// Σ x
  case sum
  /// Σ x / n
  case mean
  /// The largest; NaN if there is one.
  case maximum
  /// The smallest; NaN if there is one.
  case minimum
  /// The number of the largest, the first of equals.
  case argmax
  /// The number of the smallest, the first of equals.
  case argmin
  /// Σ (x − mean)² / (n − correction)
  case variance(correction: Double)
  /// The square root of the variance.
  case deviation(correction: Double)
  /// (Σ |x|ᵖ)^(1/p)
  case norm(p: Double)

  /// Whether there must be at least one number.
  var needsTerms: Bool {
    switch self {
    case .maximum, .minimum, .argmax, .argmin: true
    case .norm(let p): p.isInfinite
    default: false
    }
  }
}

/// The elements along some dimensions put together, such as by `sum`, `max`, `argmax`, `var`.
public struct Reduction: Operation {
  /// The name a user types.
  public let name: String
  /// How the numbers are put together.
  public let kind: ReductionKind
  /// Which numbers are put together.
  public let geometry: ReductionGeometry
  /// What becomes of the gradient where several elements are the largest or smallest.
  public let ties: TieRule

  /// Resolves the dimensions that go away, or stay with length 1; an empty list means all.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.repeatedDimension`; `.empty` where the largest or
  ///   smallest of nothing is asked for.
  public init(
    name: String, _ kind: ReductionKind, input: Shape, dimensions: [Int] = [],
    keepsDimensions: Bool = false, ties: TieRule = .shared
  ) throws(ShapeError) {
    self.name = name
    self.kind = kind
    self.ties = ties
    geometry = try ReductionGeometry(input, dimensions, keepsDimensions: keepsDimensions)
    if kind.needsTerms, geometry.termCount == 0 { throw .empty(input) }
  }

  /// The shape of the output.
  public var outputShape: Shape { geometry.output }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType {
    let type = ElementType.common(operands)
    switch kind {
    case .sum: return type.counted
    case .maximum, .minimum: return type
    case .argmax, .argmin: return .whole
    case .mean, .variance, .deviation, .norm: return .real
    }
  }

  /// The `argmax` of a `max` along a dimension, the `argmin` of a `min`.
  public var places: (any Operation)? {
    guard ["max", "min"].contains(name), !geometry.isWhole else { return nil }
    return try? Reduction(
      name: kind == .maximum ? "argmax" : "argmin", kind == .maximum ? .argmax : .argmin,
      input: geometry.input, dimensions: geometry.reduced,
      keepsDimensions: outputShape.rank == geometry.input.rank)
  }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let x = inputs[0].elements
    return Tensor(known: outputShape, reduced(x))
  }

  /// Which input element each output of `max` or `min` is, by place.
  public func winners<Scalar: TensorScalar>(_ input: Tensor<Scalar>) -> [Int] {
    let largest = kind == .maximum || kind == .argmax
    return reduceExtremes(
      input.elements, outputs: outputShape.count, rows: geometry.rows, largest: largest)
  }

  private func reduced<Scalar: TensorScalar>(_ x: [Scalar]) -> [Scalar] {
    switch kind {
    case .sum: return sums(x)
    case .mean: return means(x)
    case .maximum, .minimum:
      // A place is below 0 only where an interruption came first.
      return places(x).map { $0 < 0 ? .nan : x[$0] }
    case .argmax, .argmin:
      return places(x).map { $0 < 0 ? .nan : Scalar(geometry.number(ofTerm: $0)) }
    case .variance(let correction): return variances(x, correction)
    case .deviation(let correction): return variances(x, correction).map { $0.squareRoot() }
    case .norm(let p):
      return reduceNorm(x, p: Scalar(p), outputs: outputShape.count, rows: geometry.rows)
    }
  }

  private func places<Scalar: TensorScalar>(_ x: [Scalar]) -> [Int] {
    reduceExtremes(
      x, outputs: outputShape.count, rows: geometry.rows,
      largest: kind == .maximum || kind == .argmax)
  }

  private func sums<Scalar: TensorScalar>(_ x: [Scalar]) -> [Scalar] {
    reduceSum(x, outputs: outputShape.count, rows: geometry.rows)
  }

  func means<Scalar: TensorScalar>(_ x: [Scalar]) -> [Scalar] {
    let count = Scalar(geometry.termCount)
    return sums(x).map { $0 / count }
  }

  private func variances<Scalar: TensorScalar>(_ x: [Scalar], _ correction: Double) -> [Scalar] {
    let freedom = Scalar(max(0, Double(geometry.termCount) - correction))
    return reduceSquares(x, around: means(x), rows: geometry.rows).map { $0 / freedom }
  }
}
