import Tensors

extension NetworkBuilder {
  /// What a block of a residual network consists of.
  enum ResidualBlock {
    /// Two convolutions of 3×3.
    case basic
    /// A convolution of 1×1, one of 3×3, and one of 1×1 with four times as many filters.
    case bottleneck

    /// How many times as many channels come out as the inner convolutions have.
    var expansion: Int { self == .basic ? 1 : 4 }
  }

  /// A residual network with torchvision's names: `conv1`, `layer1.0.conv1` … `fc`.
  ///
  /// - Parameters:
  ///   - channels: Channels of the pictures.
  ///   - classes: The outputs.
  ///   - kind: What a block consists of.
  ///   - blocks: How many blocks each of the four stages has.
  /// - Returns: The network.
  /// - Throws: what is wrong with the channels or classes.
  mutating func resnet(
    _ channels: Int, _ classes: Int, _ kind: ResidualBlock, blocks: [Int]
  ) throws(ShapeError) -> Network {
    var parts = [
      (
        "conv1",
        layer(try convolution(channels, 64, 7, stride: 2, padding: 3, hasBias: false))
      ),
      ("bn1", layer(try BatchNorm2D(channels: 64))), ("relu", layer(Activation.relu)),
      ("maxpool", layer(maximum(3, stride: 2, padding: 1))),
    ]
    var width = 64
    for (stage, count) in blocks.enumerated() {
      var row: [Network] = []
      for number in 0..<count {
        let stride = stage > 0 && number == 0 ? 2 : 1
        row.append(try block(kind, width, 64 << stage, stride: stride))
        width = (64 << stage) * kind.expansion
      }
      parts.append(("layer\(stage + 1)", Network(row)))
    }
    parts += [
      ("avgpool", layer(average(1))), ("flatten", layer(Flatten())),
      ("fc", layer(try LinearLayer(inputs: width, outputs: classes))),
    ]
    return chain(parts)
  }

  /// A block: its convolutions, and beside them what came to it, brought to their shape where that differs.
  private mutating func block(
    _ kind: ResidualBlock, _ inputs: Int, _ width: Int, stride: Int
  ) throws(ShapeError) -> Network {
    let outputs = width * kind.expansion
    let steps: [(filters: Int, kernel: Int, stride: Int)] =
      kind == .basic
      ? [(width, 3, stride), (width, 3, 1)]
      : [(width, 1, 1), (width, 3, stride), (outputs, 1, 1)]
    var parts: [NetworkPart] = []
    var depth = inputs
    for (number, step) in steps.enumerated() {
      let filters = try convolution(
        depth, step.filters, step.kernel, stride: step.stride, padding: step.kernel / 2,
        hasBias: false)
      add("conv\(number + 1)", filters, to: &parts)
      add("bn\(number + 1)", try BatchNorm2D(channels: step.filters), to: &parts)
      if number < steps.count - 1 {
        add(number == 0 ? "relu" : "relu#\(number + 1)", Activation.relu, to: &parts)
      }
      depth = step.filters
    }
    var branches = [parts.count, 0]
    if inputs != outputs || stride != 1 {
      let downsample = row([
        try convolution(inputs, outputs, 1, stride: stride, hasBias: false),
        try BatchNorm2D(channels: outputs),
      ])
      parts.append(NetworkPart("downsample", downsample, inputs: [0]))
      branches[1] = parts.count
    }
    // One ReLU in PyTorch, called several times.
    parts.append(
      NetworkPart("relu#\(steps.count)", layer(Activation.relu), inputs: branches, join: .sum))
    return graph(parts)
  }

  /// Adds a layer that takes what the one before gives.
  private mutating func add(_ name: String, _ layer: any Layer, to parts: inout [NetworkPart]) {
    parts.append(NetworkPart(name, self.layer(layer), inputs: [parts.count]))
  }
}
