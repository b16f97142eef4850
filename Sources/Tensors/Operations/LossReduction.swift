/// What becomes of the losses of single elements.
public enum LossReduction: String, Hashable, Sendable {
  /// They stay as they are.
  case none
  /// Their mean.
  case mean
  /// Their sum.
  case sum

  /// Puts losses together; a mean divides by the total.
  func combine<Scalar: TensorScalar>(
    _ losses: [Scalar], shape: Shape, total: Scalar
  ) -> Tensor<Scalar> {
    switch self {
    case .none: Tensor(known: shape, losses)
    case .mean: Tensor(losses.reduce(0, +) / total)
    case .sum: Tensor(losses.reduce(0, +))
    }
  }

  /// The gradient of each single loss, from that of what they were put together to.
  func shares<Scalar: TensorScalar>(
    _ gradient: [Scalar], count: Int, total: Scalar
  ) -> [Scalar] {
    switch self {
    case .none: return gradient
    case .mean: return [Scalar](repeating: (gradient.first ?? 0) / total, count: count)
    case .sum: return [Scalar](repeating: gradient.first ?? 0, count: count)
    }
  }
}

extension LossReduction {
  /// The items that one output is put together from.
  func items(of output: Int, count: Int) -> Range<Int> {
    self == .none ? output..<output + 1 : 0..<count
  }

  /// Losses written out, put together as this says.
  func arithmetic(_ losses: [Arithmetic]) -> Arithmetic {
    self == .mean ? .mean(losses, by: Double(losses.count)) : .sum(losses)
  }

  /// A gradient rule for a single loss, divided by their number for a mean.
  func rule(_ single: Arithmetic) -> GradientRule {
    .arithmetic(self == .mean ? .quotient(single, .letter("n")) : single)
  }
}
