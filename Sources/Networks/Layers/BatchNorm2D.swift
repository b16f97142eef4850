import Tensors

/// Every channel brought to mean 0 and deviation 1, then scaled and shifted: `nn.BatchNorm2d`, and
/// `nn.BatchNorm1d` for lines and vectors.
public struct BatchNorm2D: Layer {
  /// Channels.
  public let channels: Int
  /// Added to the variance.
  public let epsilon: Double
  /// What part of the running statistics a batch replaces.
  public let momentum: Double
  /// The numbers that training changes.
  public let parameters: [ParameterShape]
  /// The numbers that are kept beside the parameters.
  public let buffers: [ParameterShape]
  /// 2 for planes, 1 for lines.
  private let spatialRank: Int

  /// Checks the sizes.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooLarge`.
  public init(
    channels: Int, epsilon: Double = 1e-5, momentum: Double = 0.1, spatialRank: Int = 2
  ) throws(ShapeError) {
    guard channels >= 1 else { throw .tooSmall(.numFeatures, value: channels, minimum: 1) }
    self.channels = channels
    self.epsilon = epsilon
    self.momentum = momentum
    self.spatialRank = spatialRank
    let shape = try Shape([channels])
    parameters = [
      ParameterShape("weight", shape, start: .constant(1)),
      ParameterShape("bias", shape, start: .constant(0)),
    ]
    buffers = [
      ParameterShape("running_mean", shape, start: .constant(0)),
      ParameterShape("running_var", shape, start: .constant(1)),
      ParameterShape("num_batches_tracked", try Shape([]), start: .count),
    ]
  }

  static let kinds: [LayerKind] = [1, 2].map { rank in
    LayerKind(
      "BatchNorm\(rank)d",
      [
        LayerSetting("num_features", .integer), LayerSetting("eps", .number, "1e-05"),
        LayerSetting("momentum", .number, "0.1"), LayerSetting("affine", .usualFlag, "True"),
        LayerSetting("track_running_stats", .usualFlag, "True"),
      ]
    ) { settings throws(ShapeError) in
      try BatchNorm2D(
        channels: settings.integer("num_features"), epsilon: settings.number("eps"),
        momentum: settings.number("momentum"), spatialRank: rank)
    }
  }

  /// Its kind.
  public var kind: LayerKind { BatchNorm2D.kinds[spatialRank - 1] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    [
      "num_features": .integer(channels), "eps": .number(epsilon),
      "momentum": .number(momentum),
    ]
  }

  /// Outside training each number by itself.
  public func reach(of input: Shape?) -> LayerReach { .same }

  /// The dimensions that a batch has: lines may have one number a channel and be vectors.
  public var batchRanks: ClosedRange<Int>? { spatialRank == 2 ? 4...4 : 2...3 }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try BatchNorm(
      name: "batch_norm", input: input, weight: parameters[0].shape, bias: parameters[1].shape,
      runningMean: mode.isTraining ? nil : buffers[0].shape,
      runningVariance: mode.isTraining ? nil : buffers[1].shape, isTraining: mode.isTraining,
      epsilon: epsilon, channelDimension: input.rank - dimension(of: input))
  }

  /// The running mean and variance part of the way to the batch's, and one batch more, as
  /// `nn.BatchNorm2d` keeps them.
  public func moved(
    _ buffers: [Tensor<Double>], by operation: any Operation, on input: Tensor<Double>
  ) -> [Tensor<Double>] {
    guard let norm = operation as? BatchNorm else { return buffers }
    let moved = norm.movedStatistics(
      mean: buffers[0], variance: buffers[1], by: input, momentum: momentum)
    return [moved.mean, moved.variance, buffers[2].map { $0 + 1 }]
  }

  /// The dimension that counts channels, from the last.
  private func dimension(of input: Shape) -> Int {
    if spatialRank == 2 { return min(3, input.rank) }
    return input.rank == 3 ? 2 : 1
  }

  /// Channels.
  public func intake(of input: Shape) -> (takes: Int, dimension: Int)? {
    (channels, dimension(of: input))
  }

  /// The same for another number of channels.
  public func taking(_ count: Int) -> (any Layer)? {
    try? BatchNorm2D(
      channels: count, epsilon: epsilon, momentum: momentum, spatialRank: spatialRank)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    [
      ExportedNode(
        "BatchNormalization",
        [("epsilon", .number(epsilon)), ("momentum", .number(1 - momentum))],
        ["weight", "bias", "running_mean", "running_var"].map { .parameter($0) })
    ]
  }

  /// How it trains.
  public func trained(_ operation: any Operation, _ input: Shape) -> (any BlockLayer)? {
    BlockNorm(
      LaneBatchNorm(
        channels: channels, plane: input.count / max(channels, 1), epsilon: epsilon,
        momentum: momentum), parameters)
  }
}
