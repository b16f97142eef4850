import Tensors

extension NetworkBuilder {
  /// AlexNet with torchvision's names: `features.0` … `classifier.6`.
  mutating func alexnet(_ channels: Int, _ classes: Int) throws(ShapeError) -> Network {
    let features = row([
      try convolution(channels, 64, 11, stride: 4, padding: 2), Activation.relu,
      maximum(3, stride: 2),
      try convolution(64, 192, 5, padding: 2), Activation.relu, maximum(3, stride: 2),
      try convolution(192, 384, 3, padding: 1), Activation.relu,
      try convolution(384, 256, 3, padding: 1), Activation.relu,
      try convolution(256, 256, 3, padding: 1), Activation.relu, maximum(3, stride: 2),
    ])
    let classifier = row([
      try Dropout(probability: 0.5), try LinearLayer(inputs: 256 * 6 * 6, outputs: 4096),
      Activation.relu, try Dropout(probability: 0.5),
      try LinearLayer(inputs: 4096, outputs: 4096), Activation.relu,
      try LinearLayer(inputs: 4096, outputs: classes),
    ])
    return chain([
      ("features", features), ("avgpool", layer(average(6))), ("flatten", layer(Flatten())),
      ("classifier", classifier),
    ])
  }
}
