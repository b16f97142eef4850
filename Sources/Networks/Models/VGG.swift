import Tensors

extension NetworkBuilder {
  /// VGG-16 with torchvision's names: `features.0` … `classifier.6`.
  mutating func vgg16(_ channels: Int, _ classes: Int) throws(ShapeError) -> Network {
    var layers: [any Layer] = []
    var width = channels
    for (outputs, count) in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)] {
      for _ in 0..<count {
        layers += [try convolution(width, outputs, 3, padding: 1), Activation.relu]
        width = outputs
      }
      layers.append(maximum(2, stride: 2))
    }
    let features = row(layers)
    let classifier = row([
      try LinearLayer(inputs: 512 * 7 * 7, outputs: 4096), Activation.relu,
      try Dropout(probability: 0.5),
      try LinearLayer(inputs: 4096, outputs: 4096), Activation.relu,
      try Dropout(probability: 0.5), try LinearLayer(inputs: 4096, outputs: classes),
    ])
    return chain([
      ("features", features), ("avgpool", layer(average(7))), ("flatten", layer(Flatten())),
      ("classifier", classifier),
    ])
  }
}
