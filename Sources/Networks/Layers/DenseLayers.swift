import Tensors

/// Every output from every input through a weight of its own: `nn.Linear`.
public struct LinearLayer: Layer {
  /// Inputs.
  public let inputs: Int
  /// Outputs.
  public let outputs: Int

  /// The name in `torch.nn`.
  public let typeName = "Linear"
  /// The numbers that training changes.
  public let parameters: [ParameterShape]

  /// Checks the sizes.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooLarge`.
  public init(inputs: Int, outputs: Int, hasBias: Bool = true) throws(ShapeError) {
    guard inputs >= 1 else { throw .tooSmall(.inFeatures, value: inputs, minimum: 1) }
    guard outputs >= 1 else { throw .tooSmall(.outFeatures, value: outputs, minimum: 1) }
    self.inputs = inputs
    self.outputs = outputs
    parameters = try ParameterShape.weightAndBias(
      weight: try Shape([outputs, inputs]), bias: hasBias ? outputs : nil, fanIn: inputs)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Linear(
      name: "linear", input: input, weight: parameters[0].shape,
      bias: parameters.count > 1 ? parameters[1].shape : nil)
  }
}

/// Reads each image row by row as a vector: `nn.Flatten`.
///
/// A batch keeps its first dimension; a single map or image becomes one vector.
public struct Flatten: Layer {
  /// The first dimension that is merged, in a batch.
  public let first: Int
  /// The last.
  public let last: Int

  /// The name in `torch.nn`.
  public let typeName = "Flatten"

  /// Describes the layer.
  public init(first: Int = 1, last: Int = -1) {
    self.first = first
    self.last = last
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    // An image without a batch has one dimension less in front of what is merged.
    try Rearrangement.flatten(input, from: input.rank >= 4 ? first : max(first, 1) - 1, to: last)
  }
}

/// Every channel brought to mean 0 and deviation 1, then scaled and shifted: `nn.BatchNorm2d`.
public struct BatchNorm2D: Layer {
  /// Channels.
  public let channels: Int
  /// Added to the variance.
  public let epsilon: Double
  /// What part of the running statistics a batch replaces.
  public let momentum: Double

  /// The name in `torch.nn`.
  public let typeName = "BatchNorm2d"
  /// The numbers that training changes.
  public let parameters: [ParameterShape]
  /// The numbers that are kept beside the parameters.
  public let buffers: [ParameterShape]

  /// Checks the sizes.
  ///
  /// - Throws: `ShapeError.tooSmall`, `.tooLarge`.
  public init(
    channels: Int, epsilon: Double = 1e-5, momentum: Double = 0.1
  ) throws(ShapeError) {
    guard channels >= 1 else { throw .tooSmall(.numFeatures, value: channels, minimum: 1) }
    self.channels = channels
    self.epsilon = epsilon
    self.momentum = momentum
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

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try BatchNorm(
      name: "batch_norm", input: input, weight: parameters[0].shape, bias: parameters[1].shape,
      runningMean: isTraining ? nil : buffers[0].shape,
      runningVariance: isTraining ? nil : buffers[1].shape, isTraining: isTraining,
      epsilon: epsilon, channelDimension: input.rank == 4 ? 1 : 0)
  }
}
