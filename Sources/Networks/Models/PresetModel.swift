import Tensors

/// Networks that are known by a name.
public enum PresetModel: String, CaseIterable, Sendable {
  /// Two convolutions and three dense layers, after LeNet-5.
  ///
  /// Source: LeCun, Bottou, Bengio & Haffner, *Gradient-based learning applied to document
  /// recognition*, with ReLU and max-pooling as written today.
  case lenet5
  /// Two wider convolutions and two dense layers.
  case simple

  /// Builds the network for pictures of a shape.
  ///
  ///     lenet5  conv C→6 5×5 padding 2, ReLU, max-pool 2, conv 6→16 5×5, ReLU, max-pool 2,
  ///             dense →120, ReLU, →84, ReLU, →classes
  ///     simple  conv C→32 3×3, ReLU, max-pool 2, conv 32→64 3×3, ReLU, max-pool 2,
  ///             dense →128, ReLU, →classes
  ///
  /// - Parameters:
  ///   - imageShape: C, H and W; 1, 28, 28 gives the classic sizes (400 and 1600 dense inputs).
  ///   - classes: The outputs.
  ///   - random: Draws the first weights.
  /// - Returns: A sequence with fresh weights.
  /// - Throws: why pictures of this shape are too small or too large.
  public func network(
    imageShape: [Int], classes: Int, using random: inout RandomSource
  ) throws(ShapeError) -> Network {
    guard imageShape.count == 3 else {
      throw .wrongRank(.input, try Shape(imageShape), expected: [3])
    }
    let channels = imageShape[0]
    let features: [any Layer] =
      switch self {
      case .lenet5:
        [
          try Conv2D(
            inputChannels: channels, outputChannels: 6, kernelSize: (5, 5),
            padding: .cells(rows: 2, columns: 2)),
          Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)),
          try Conv2D(inputChannels: 6, outputChannels: 16, kernelSize: (5, 5)),
          Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)), Flatten(),
        ]
      case .simple:
        [
          try Conv2D(inputChannels: channels, outputChannels: 32, kernelSize: (3, 3)),
          Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)),
          try Conv2D(inputChannels: 32, outputChannels: 64, kernelSize: (3, 3)),
          Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)), Flatten(),
        ]
      }
    var shape = try Shape([1] + imageShape)
    for layer in features {
      shape = try layer.operation(for: shape, LayerMode(isTraining: false), using: &random)
        .outputShape
    }
    var widths = [shape.count] + (self == .lenet5 ? [120, 84] : [128])
    widths.append(classes)
    var layers = features
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      layers.append(try LinearLayer(inputs: inputs, outputs: outputs))
      layers.append(Activation.relu)
    }
    return Network(layers.dropLast().map { Network($0, using: &random) })
  }
}
