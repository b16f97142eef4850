/// Every channel brought to mean 0 and variance 1, then scaled and shifted: `batch_norm`.
///
///     y = (x − mean) / √(variance + ε) · weight + bias
///
/// In training mean and variance are the batch's own, and gradients flow through them; otherwise they
/// are the running ones. Operands: x and, in this order, those of weight, bias, running mean and
/// running variance that there are, `[C]` each.
///
/// Source: Ioffe & Szegedy, *Batch normalization*.
public struct BatchNorm: MeasuredOperation {
  /// What an operand is.
  public enum Role: Hashable, Sendable {
    /// The numbers to normalise.
    case input
    /// What each channel is multiplied by.
    case weight
    /// What is added to each channel.
    case bias
    /// The mean of each channel from earlier batches.
    case runningMean
    /// The variance of each channel from earlier batches.
    case runningVariance
  }

  /// The name a user types.
  public let name: String
  /// The lines of x along its channels.
  public let geometry: LineGeometry
  /// What the operands are, in order.
  public let roles: [Role]
  /// Whether mean and variance are the batch's own.
  public let isTraining: Bool
  /// ε: what keeps the root from 0.
  public let epsilon: Double

  /// Checks that operands fit.
  ///
  /// The channel dimension is that of x that counts the channels.
  ///
  /// - Throws: `ShapeError.noSuchDimension`, `.biasCount` for a statistic or parameter that has not one
  ///   number a channel, `.settingCount` for missing statistics outside training, and `.tooSmall` in
  ///   training if a channel has but one number.
  public init(
    name: String, input: Shape, weight: Shape? = nil, bias: Shape? = nil,
    runningMean: Shape? = nil, runningVariance: Shape? = nil, isTraining: Bool,
    epsilon: Double = 1e-5, channelDimension: Int = 1
  ) throws(ShapeError) {
    geometry = try LineGeometry(input, dimension: channelDimension)
    var roles: [Role] = [.input]
    for (role, shape) in [
      (Role.weight, weight), (.bias, bias), (.runningMean, runningMean),
      (.runningVariance, runningVariance),
    ] {
      guard let shape else { continue }
      guard shape.count == geometry.length else {
        throw .biasCount(bias: shape, expected: geometry.length)
      }
      roles.append(role)
    }
    if !isTraining, runningMean == nil || runningVariance == nil {
      throw .settingCount(
        .input, found: roles.count { $0 == .runningMean || $0 == .runningVariance }, expected: 2)
    }
    if isTraining, geometry.lineCount == 1 { throw .tooSmall(.input, value: 1, minimum: 2) }
    self.name = name
    self.roles = roles
    self.isTraining = isTraining
    self.epsilon = epsilon
  }

  /// The shape of the output.
  public var outputShape: Shape { geometry.shape }

  /// The means that the channels are normalised by, and behind them the variances; in training these divide
  /// by the count, while running variances are kept with one less.
  func statistics<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> [Scalar] {
    if !isTraining, let mean = operand(.runningMean, inputs),
      let variance = operand(.runningVariance, inputs)
    {
      return mean + variance
    }
    var running: [Scalar] = []
    return kernel().statistics(inputs[0].elements, moving: &running)
  }

  /// The running statistics after a batch, as PyTorch moves them.
  ///
  /// - Parameters:
  ///   - mean: The running means, one a channel.
  ///   - variance: The running variances.
  ///   - input: The batch.
  ///   - momentum: What part of them the batch replaces.
  /// - Returns: Means and variances.
  public func movedStatistics(
    mean: Tensor<Double>, variance: Tensor<Double>, by input: Tensor<Double>, momentum: Double
  ) -> (mean: Tensor<Double>, variance: Tensor<Double>) {
    var running = mean.elements + variance.elements
    _ = kernel().statistics(input.elements, moving: &running, momentum: momentum)
    return (
      Tensor(known: mean.shape, Array(running.prefix(geometry.length))),
      Tensor(known: variance.shape, Array(running.suffix(geometry.length)))
    )
  }

  /// The kind of numbers it gives.
  public func elementType(of operands: [ElementType]) -> ElementType { .real }

  /// Computes the output.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(
      known: outputShape,
      kernel().forward(
        inputs[0].elements, weight: operand(.weight, inputs), bias: operand(.bias, inputs),
        statistics: statistics(inputs)))
  }

  func operand<Scalar: TensorScalar>(_ role: Role, _ inputs: [Tensor<Scalar>]) -> [Scalar]? {
    roles.firstIndex(of: role).map { inputs[$0].elements }
  }

  /// The loops that do it, and that train networks.
  func kernel<Scalar: TensorScalar>() -> ArrayBatchNorm<Scalar> {
    ArrayBatchNorm(geometry, epsilon: epsilon)
  }
}
