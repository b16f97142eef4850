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
  /// Five convolutions and three dense layers: 61,100,840 parameters.
  ///
  /// Source: Krizhevsky, *One weird trick for parallelizing convolutional neural networks*.
  case alexnet
  /// Thirteen convolutions of 3×3 and three dense layers: 138,357,544 parameters.
  ///
  /// Source: Simonyan & Zisserman, *Very deep convolutional networks for large-scale image recognition*,
  /// configuration D.
  case vgg16
  /// Eight blocks of two convolutions, each added to what came to it: 11,689,512 parameters.
  ///
  /// Source: He et al., *Deep residual learning for image recognition*.
  case resnet18
  /// Sixteen blocks of three convolutions, each added to what came to it: 25,557,032 parameters; the
  /// stride is on the 3×3 convolution, as torchvision has it.
  case resnet50
  /// Eight fire modules: 1,235,496 parameters.
  ///
  /// Source: Iandola et al., *SqueezeNet: AlexNet-level accuracy with 50x fewer parameters*, release 1.1.
  case squeezenet = "squeezenet1_1"
  /// Seventeen inverted residuals: 3,504,872 parameters.
  ///
  /// Source: Sandler et al., *MobileNetV2: inverted residuals and linear bottlenecks*.
  case mobilenet = "mobilenet_v2"

  /// The shape of the pictures that it was made for: C, H, W.
  public var imageShape: [Int] { isClassic ? [3, 224, 224] : [1, 28, 28] }

  /// How many classes it was made to tell apart.
  public var classes: Int { isClassic ? 1000 : 10 }

  /// Whether it is one of torchvision's, for photographs.
  private var isClassic: Bool { self != .lenet5 && self != .simple }

  /// How the pictures that it was made for are normalised, as torchvision does.
  public var normalisation: Normalisation? {
    isClassic
      ? Normalisation(mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
      : Normalisation(mean: [0.1307], deviation: [0.3081])
  }

  /// Builds the network for pictures of a shape.
  ///
  /// The classic ones have torchvision's layers under torchvision's names; their weights are drawn when
  /// they are first needed.
  ///
  ///     lenet5  conv C→6 5×5 padding 2, ReLU, max-pool 2, conv 6→16 5×5, ReLU, max-pool 2,
  ///             dense →120, ReLU, →84, ReLU, →classes
  ///     simple  conv C→32 3×3, ReLU, max-pool 2, conv 32→64 3×3, ReLU, max-pool 2,
  ///             dense →128, ReLU, →classes
  ///
  /// - Parameters:
  ///   - imageShape: C, H and W; 1, 28, 28 gives the classic sizes (400 and 1600 dense inputs).
  ///   - classes: The outputs; those it was made for if nil.
  ///   - random: Draws the first weights.
  /// - Returns: The network with fresh weights.
  /// - Throws: why pictures of this shape are too small or too large.
  public func network(
    imageShape: [Int], classes: Int? = nil, using random: inout RandomSource
  ) throws(ShapeError) -> Network {
    let classes = classes ?? self.classes
    guard imageShape.count == 3 else {
      throw .wrongRank(.input, try Shape(imageShape), expected: [3])
    }
    let channels = imageShape[0]
    var builder = NetworkBuilder(seed: random)
    let classic: Network? =
      switch self {
      case .lenet5, .simple: nil
      case .alexnet: try builder.alexnet(channels, classes)
      case .vgg16: try builder.vgg16(channels, classes)
      case .resnet18: try builder.resnet(channels, classes, .basic, blocks: [2, 2, 2, 2])
      case .resnet50: try builder.resnet(channels, classes, .bottleneck, blocks: [3, 4, 6, 3])
      case .squeezenet: try builder.squeezenet(channels, classes)
      case .mobilenet: try builder.mobilenet(channels, classes)
      }
    if let classic {
      random = builder.random
      return classic
    }
    return try row(imageShape, channels, classes, &random)
  }

  /// The two whose layers stand in a row.
  private func row(
    _ imageShape: [Int], _ channels: Int, _ classes: Int, _ random: inout RandomSource
  ) throws(ShapeError) -> Network {
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
      default:
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
