import Tensors

extension NetworkBuilder {
  /// MobileNetV2 with torchvision's names: `features.1.conv.0.0` … `classifier.1`.
  mutating func mobilenet(_ channels: Int, _ classes: Int) throws(ShapeError) -> Network {
    var features = [try normalised(channels, 32, 3, stride: 2)]
    var width = 32
    // The paper's table 2: expansion, channels, blocks, stride of the first.
    for (expansion, outputs, count, stride) in [
      (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
      (6, 320, 1, 1),
    ] {
      for number in 0..<count {
        features.append(
          try inverted(width, outputs, expansion: expansion, stride: number == 0 ? stride : 1))
        width = outputs
      }
    }
    features.append(try normalised(width, 1280, 1))
    let classifier = row([
      try Dropout(probability: 0.2), try LinearLayer(inputs: 1280, outputs: classes),
    ])
    return chain([
      ("features", Network(features)), ("avgpool", layer(average(1))),
      ("flatten", layer(Flatten())), ("classifier", classifier),
    ])
  }

  /// A convolution that keeps the size but for its stride, its normalisation, and ReLU6.
  private mutating func normalised(
    _ inputs: Int, _ outputs: Int, _ kernel: Int, stride: Int = 1, groups: Int = 1
  ) throws(ShapeError) -> Network {
    row([
      try convolution(
        inputs, outputs, kernel, stride: stride, padding: kernel / 2, groups: groups,
        hasBias: false),
      try BatchNorm2D(channels: outputs), Activation.relu6,
    ])
  }

  /// Many channels inside, each convolved by itself; what came is added where the shape is the same.
  private mutating func inverted(
    _ inputs: Int, _ outputs: Int, expansion: Int, stride: Int
  ) throws(ShapeError) -> Network {
    let hidden = inputs * expansion
    var steps: [Network] = []
    if expansion > 1 { steps.append(try normalised(inputs, hidden, 1)) }
    steps += [
      try normalised(hidden, hidden, 3, stride: stride, groups: hidden),
      layer(try convolution(hidden, outputs, 1, hasBias: false)),
      layer(try BatchNorm2D(channels: outputs)),
    ]
    var parts = [NetworkPart("conv", Network(steps), inputs: [0])]
    if stride == 1, inputs == outputs {
      parts.append(NetworkPart("add", layer(Identity()), inputs: [1, 0], join: .sum))
    }
    return graph(parts)
  }
}
