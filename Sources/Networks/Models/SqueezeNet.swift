import Tensors

extension NetworkBuilder {
  /// SqueezeNet 1.1 with torchvision's names: `features.3.squeeze` … `classifier.1`.
  mutating func squeezenet(_ channels: Int, _ classes: Int) throws(ShapeError) -> Network {
    let pool = maximum(3, stride: 2, ceilMode: true)
    let features = Network([
      layer(try convolution(channels, 64, 3, stride: 2)), layer(Activation.relu), layer(pool),
      try fire(64, 16, 64), try fire(128, 16, 64), layer(pool),
      try fire(128, 32, 128), try fire(256, 32, 128), layer(pool),
      try fire(256, 48, 192), try fire(384, 48, 192),
      try fire(384, 64, 256), try fire(512, 64, 256),
    ])
    let classifier = row([
      try Dropout(probability: 0.5), try convolution(512, classes, 1), Activation.relu, average(1),
    ])
    return chain([
      ("features", features), ("classifier", classifier), ("flatten", layer(Flatten())),
    ])
  }

  /// Few filters of 1×1, then as many of 1×1 as of 3×3 side by side.
  private mutating func fire(
    _ inputs: Int, _ squeezed: Int, _ expanded: Int
  ) throws(ShapeError) -> Network {
    graph([
      NetworkPart("squeeze", layer(try convolution(inputs, squeezed, 1)), inputs: [0]),
      NetworkPart("squeeze_activation", layer(Activation.relu), inputs: [1]),
      NetworkPart("expand1x1", layer(try convolution(squeezed, expanded, 1)), inputs: [2]),
      NetworkPart("expand1x1_activation", layer(Activation.relu), inputs: [3]),
      NetworkPart(
        "expand3x3", layer(try convolution(squeezed, expanded, 3, padding: 1)), inputs: [2]),
      NetworkPart("expand3x3_activation", layer(Activation.relu), inputs: [5]),
      NetworkPart("cat", layer(Identity()), inputs: [4, 6], join: .concatenate),
    ])
  }
}
