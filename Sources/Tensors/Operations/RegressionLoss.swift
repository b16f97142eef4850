/// How far numbers are from their targets: `mse_loss`, `l1_loss`.
///
/// Operands: input, target.
public struct RegressionLoss: MeasuredOperation {
  /// How a distance counts.
  public enum Kind: Hashable, Sendable {
    /// (x − t)²
    case squared
    /// |x − t|
    case absolute
  }

  /// The name a user types.
  public let name: String
  /// How a distance counts.
  public let kind: Kind
  /// What becomes of the single losses.
  public let reduction: LossReduction
  /// How input and target are stretched to each other.
  public let broadcast: Broadcast

  /// Checks that a target fits.
  ///
  /// - Throws: `ShapeError.notBroadcastable`, `.tooLarge`.
  public init(
    name: String, _ kind: Kind, input: Shape, target: Shape, reduction: LossReduction = .mean
  ) throws(ShapeError) {
    self.name = name
    self.kind = kind
    self.reduction = reduction
    broadcast = try Broadcast(input, target)
  }

  /// The shape of the output.
  public var outputShape: Shape { reduction == .none ? broadcast.output : .scalar }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    let distances = distances(inputs)
    let losses = kind == .squared ? distances.map { $0 * $0 } : distances.map(\.magnitude)
    return reduction.combine(losses, shape: broadcast.output, total: Scalar(losses.count))
  }

  /// Passes a gradient back to the operands.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    let distances = distances(pass.inputs)
    let shares = reduction.shares(
      pass.gradient.elements, count: distances.count, total: Scalar(distances.count))
    let slopes = zip(distances, shares).map { distance, share in
      kind == .squared
        ? 2 * distance * share : distance > 0 ? share : distance < 0 ? -share : 0 * share
    }
    let difference = combineElementsGradient(
      BackwardPass(
        inputs: pass.inputs, output: Tensor(known: broadcast.output, distances),
        gradient: Tensor(known: broadcast.output, slopes), needs: pass.needs),
      .subtract, broadcast)
    return [
      pass.needs[0] ? Tensor(known: broadcast.left, difference.left) : nil,
      pass.needs[1] ? Tensor(known: broadcast.right, difference.right) : nil,
    ]
  }

  private func distances<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> [Scalar] {
    combineElements(inputs[0].elements, inputs[1].elements, .subtract, broadcast)
  }
}
