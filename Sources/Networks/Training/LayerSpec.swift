import Tensors

/// A layer as the trainer takes it: sizes that are known to fit, and no numbers.
public enum LayerSpec: Hashable, Sendable {
  /// Filters over images; the geometry's batch does not matter.
  case convolution(ConvGeometry, hasBias: Bool)
  /// A convolution turned round: what the geometry calls its output goes in, its input comes out.
  case transposedConvolution(ConvGeometry, hasBias: Bool)
  /// A function of each number.
  case function(LaneFunction)
  /// One number in the place of each window.
  case pool(PoolingKind, WindowGeometry, channels: Int)
  /// The mean of each part of every plane; the planes are an image's channels.
  case adaptiveAverage(AdaptiveGeometry)
  /// Every output from every input, for each of an image's rows of inputs.
  case linear(inputs: Int, outputs: Int, rows: Int, hasBias: Bool)
  /// Random numbers set to zero, in training only.
  case dropout(LaneDropout)
  /// Probabilities along the lines of an image.
  case softmax(LineGeometry)
  /// Every channel brought to mean 0 and variance 1, then scaled and shifted.
  case batchNorm(LaneBatchNorm)

  /// Numbers that come out of an image.
  ///
  /// - Parameter input: Numbers that go in.
  /// - Returns: As many for what works number by number, what the sizes say for any other layer.
  public func outputCount(input: Int) -> Int {
    switch self {
    case .convolution(let geometry, _): geometry.outputChannels * geometry.window.outputCount
    case .transposedConvolution(let geometry, _):
      geometry.inputChannels * geometry.window.inputCount
    case .function, .dropout, .softmax, .batchNorm: input
    case .pool(_, let window, let channels): channels * window.outputCount
    case .adaptiveAverage(let parts): parts.outputCount
    case .linear(_, let outputs, let rows, _): rows * outputs
    }
  }

  /// The shapes of the layer's parameters, weight before bias, as PyTorch lays them out.
  public var parameterShapes: [[Int]] {
    switch self {
    case .convolution(let geometry, let hasBias):
      [geometry.weightShape.dimensions] + (hasBias ? [[geometry.outputChannels]] : [])
    case .transposedConvolution(let geometry, let hasBias):
      [geometry.weightShape.dimensions] + (hasBias ? [[geometry.inputChannels]] : [])
    case .linear(let inputs, let outputs, _, let hasBias):
      [[outputs, inputs]] + (hasBias ? [[outputs]] : [])
    case .batchNorm(let norm): [[norm.channels], [norm.channels]]
    case .function, .pool, .adaptiveAverage, .dropout, .softmax: []
    }
  }

  /// Products that one image takes forward.
  public var multiplyAdds: Int {
    switch self {
    case .convolution(let geometry, _), .transposedConvolution(let geometry, _):
      geometry.window.outputCount * geometry.window.tapCount * geometry.outputChannels
        * geometry.depth
    case .linear(let inputs, let outputs, let rows, _): inputs * outputs * rows
    case .function, .pool, .adaptiveAverage, .dropout, .softmax, .batchNorm: 0
    }
  }
}
