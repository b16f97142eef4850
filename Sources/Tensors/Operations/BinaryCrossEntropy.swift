import RealModule

/// How badly probabilities foretell what is true: `binary_cross_entropy`.
///
///     loss = −w·(t·ln x + (1 − t)·ln(1 − x))
///
/// Logarithms are kept at −100 or above, so that a sure mistake costs 100. Operands: input with numbers in
/// 0…1, target and, if there is one, weight.
public struct BinaryCrossEntropy: MeasuredOperation {
  /// The name a user types.
  public let name: String
  /// The shape of input and target.
  public let input: Shape
  /// How the weight is stretched; nil without one.
  public let weight: Broadcast?
  /// What becomes of the single losses.
  public let reduction: LossReduction

  /// Checks that operands fit.
  ///
  /// - Throws: `ShapeError.lengthsDiffer` if the target has another shape, `.notBroadcastable` if the
  ///   weight does not stretch to it.
  public init(
    name: String, input: Shape, target: Shape, weight: Shape? = nil,
    reduction: LossReduction = .mean
  ) throws(ShapeError) {
    guard input == target else {
      throw .lengthsDiffer(
        .input, input, .target, target, dimension: input.firstDifference(from: target))
    }
    let stretched: Broadcast? = if let weight { try Broadcast(input, weight) } else { nil }
    if let stretched, stretched.output != input {
      throw .notBroadcastable(input, stretched.right, dimension: 0)
    }
    self.name = name
    self.input = input
    self.weight = stretched
    self.reduction = reduction
  }

  /// The shape of the output.
  public var outputShape: Shape { reduction == .none ? input : .scalar }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let (x, t) = (inputs[0].elements, inputs[1].elements)
    let losses = x.indices.map { i in
      -(t[i] * logarithm(x[i]) + (1 - t[i]) * logarithm(onePlus: -x[i]))
    }
    return reduction.combine(
      weighted(losses, inputs), shape: input, total: Scalar(input.count))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let (x, t) = (pass.inputs[0].elements, pass.inputs[1].elements)
    let g = weighted(
      reduction.shares(
        pass.gradient.elements, count: input.count, total: Scalar(input.count)), pass.inputs)
    return pass.inputs.indices.map { operand in
      guard operand < 2, pass.needs[operand] else { return nil }
      let elements = x.indices.map { i in
        operand == 0
          ? g[i] * (x[i] - t[i]) / max((1 - x[i]) * x[i], Scalar(1e-12))
          : g[i] * (logarithm(onePlus: -x[i]) - logarithm(x[i]))
      }
      return Tensor(known: input, elements)
    }
  }

  private func weighted<Scalar: TensorScalar>(
    _ numbers: [Scalar], _ inputs: [Tensor<Scalar>]
  ) -> [Scalar] {
    guard let weight else { return numbers }
    return combineElements(numbers, inputs[2].elements, .multiply, weight)
  }

  private func logarithm<Scalar: TensorScalar>(_ x: Scalar) -> Scalar {
    let y = Scalar.log(x)
    return y < -100 ? -100 : y
  }

  private func logarithm<Scalar: TensorScalar>(onePlus x: Scalar) -> Scalar {
    let y = Scalar.log(onePlus: x)
    return y < -100 ? -100 : y
  }
}

extension Shape {
  /// The first dimension in which two shapes differ.
  func firstDifference(from other: Shape) -> Int {
    let pairs = zip(dimensions, other.dimensions).enumerated()
    return pairs.first { $0.element.0 != $0.element.1 }?.offset ?? min(rank, other.rank)
  }
}
