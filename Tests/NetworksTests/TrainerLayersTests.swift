import Tensors
import TestSupport
import Testing

@testable import Networks

/// Every layer of `nn.Sequential`, taken through the trainer and through the tape.
struct TrainerLayersTests {
  /// Puts layers in a row that fit images of a shape, and a dense layer behind them.
  private func network(
    image: [Int], seed: UInt64, _ layers: [any Layer]
  ) throws -> Network {
    var random = RandomSource(seed: seed)
    var parts = layers.map { Network($0, using: &random) }
    let shape = try Network(parts).summary(input: Shape([1] + image)).layers.last?.output
    let count = try #require(shape).count
    if shape?.rank != 2 { parts.append(Network(Flatten(), using: &random)) }
    parts.append(Network(try LinearLayer(inputs: count, outputs: 4), using: &random))
    return Network(parts)
  }

  private static let batches = [1, 15, 16, 17, 33]

  /// Layers for 3 channels of 7×8, by name.
  private static func single() throws -> [(String, [any Layer])] {
    func pool(
      _ kind: PoolingKind, _ kernel: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1,
      ceil: Bool = false
    ) -> Pool2D {
      Pool2D(
        kind, kernelSize: (kernel, kernel), stride: stride.map { ($0, $0) },
        padding: .cells(rows: padding, columns: padding), dilation: (dilation, dilation),
        ceilMode: ceil)
    }
    func mean(_ countsPadding: Bool, _ divisor: Int? = nil) -> PoolingKind {
      .average(countIncludePad: countsPadding, divisorOverride: divisor)
    }
    let relu = Activation.relu
    return [
      (
        "transposed",
        [
          try ConvTranspose2D(
            inputChannels: 3, outputChannels: 4, kernelSize: (3, 2), stride: (2, 3),
            padding: (1, 1), outputPadding: (1, 2)), relu,
        ]
      ),
      (
        "grouped transposed",
        [
          relu,
          try ConvTranspose2D(
            inputChannels: 3, outputChannels: 6, kernelSize: (2, 3), groups: 3, hasBias: false,
            dilation: (3, 2)),
        ]
      ),
      (
        "convolution",
        [
          try Conv2D(
            inputChannels: 3, outputChannels: 6, kernelSize: (3, 4), stride: (2, 1),
            padding: .same, groups: 3), relu,
          try Conv2D(
            inputChannels: 6, outputChannels: 2, kernelSize: (2, 2), dilation: (2, 3)),
        ]
      ),
      ("maximum", [pool(.maximum, 3, stride: 2, padding: 1, dilation: 2, ceil: true)]),
      ("average", [relu, pool(mean(false), 3, stride: 2, padding: 1, ceil: true)]),
      ("divided", [pool(mean(true, 5), 2, stride: 1)]),
      ("norm", [pool(.norm(p: 2), 3, stride: 2, ceil: true)]),
      ("norm of a rectified map", [Activation.sigmoid, pool(.norm(p: 3), 2), relu]),
      ("odd norm", [Activation.sigmoid, pool(.norm(p: 1.5), 2), Activation.tanh]),
      ("adaptive", [AdaptiveAvgPool2D(outputSize: (3, 5))]),
      ("adaptive, larger", [relu, AdaptiveAvgPool2D(outputSize: (9, nil)), relu]),
      ("softmax of channels", [SoftmaxLayer(dimension: 1)]),
      ("softmax of columns", [relu, SoftmaxLayer(dimension: -1), Activation.tanh]),
      ("dropout", [try Dropout(probability: 0.3), relu, try Dropout(probability: 0.5)]),
      ("dropout of a sigmoid", [Activation.sigmoid, try Dropout(probability: 0.25)]),
      ("everything dropped", [try Dropout(probability: 1)]),
      ("batch norm", [try BatchNorm2D(channels: 3)]),
      (
        "batch norms",
        [
          Activation.sigmoid, try BatchNorm2D(channels: 3, epsilon: 0.1, momentum: 0.5), relu,
          try Conv2D(inputChannels: 3, outputChannels: 5, kernelSize: (3, 3)),
          try BatchNorm2D(channels: 5), try BatchNorm2D(channels: 5), try Dropout(probability: 0.2),
        ]
      ),
      ("functions in a row", [Activation.sigmoid, Activation.tanh, relu]),
      ("a slope below 0", [relu, Activation.leakyReLU(slope: -0.5), Activation.tanh]),
      ("dense rows", [try LinearLayer(inputs: 8, outputs: 5), Activation.tanh]),
      (
        "dense channels",
        [Flatten(first: 2), try LinearLayer(inputs: 56, outputs: 3, hasBias: false)]
      ),
    ]
  }

  @Test(arguments: batches)
  func `every layer gives and learns what the tape says`(images: Int) throws {
    for (name, layers) in try Self.single() {
      // A layer in front makes the gradient of its input matter.
      let front = try Conv2D(inputChannels: 2, outputChannels: 3, kernelSize: (2, 2))
      for (front, image) in [([], [3, 7, 8]), ([front], [2, 8, 9])] as [([any Layer], [Int])] {
        let example = try TapeCase(
          network(image: image, seed: 2, front + layers), image: image, count: images)
        try example.expectAgreement("\(name), \(images) images, \(front.count) in front")
      }
    }
  }

  @Test func `networks of random layers agree with the tape`() throws {
    var samples = Samples(seed: 11)
    var tried: Set<String> = []
    for number in 0..<120 {
      let image = [samples.int(1...3)] + [samples.int(5...9), samples.int(5...9)]
      let layers = try RandomLayers.draw(image: image, using: &samples)
      let names = layers.map { $0.typeName }
      let network = try network(image: image, seed: UInt64(number), layers)
      let example = try TapeCase(
        network, image: image, count: Self.batches[number % 5], seed: UInt64(number))
      try example.expectAgreement(tolerance: 5e-5, "\(number): \(names)")
      tried.formUnion(names)
    }
    #expect(tried.count == 13, "\(tried)")
  }

  @Test func `sequences inside a sequence are layers in a row`() throws {
    var random = RandomSource(seed: 3)
    func network(_ layer: any Layer) -> Network { Network(layer, using: &random) }
    let inner = Network([
      network(try Conv2D(inputChannels: 1, outputChannels: 2, kernelSize: (3, 3))),
      Network([network(Activation.relu), network(try Dropout(probability: 0.5))]), Network([]),
    ])
    let whole = Network([
      inner, network(Flatten()), Network([network(try LinearLayer(inputs: 32, outputs: 3))]),
    ])
    try TapeCase(whole, image: [1, 6, 6], count: 17).expectAgreement()
  }

  @Test func `dropout is drawn anew in every step, and threads do not change it`() throws {
    let network = try network(
      image: [1, 6, 6], seed: 1, [try Dropout(probability: 0.5), Activation.tanh])
    let example = try TapeCase(network, image: [1, 6, 6], count: 40)
    var results: [[[Float]]] = []
    for threads in [1, 2, 3] {
      let trainer = try example.trainer(.momentum(0.5, nesterov: false), threads: threads)
      for _ in 0..<6 { _ = trainer.step(example.data, example.all, learningRate: 0.1) }
      results.append(trainer.parameters)
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
    let other = try example.trainer(.momentum(0.5, nesterov: false), seed: 6)
    for _ in 0..<6 { _ = other.step(example.data, example.all, learningRate: 0.1) }
    #expect(other.parameters != results[0])
    // The second step's mask is another than the first's.
    let trainer = try example.trainer()
    _ = trainer.step(example.data, example.all, learningRate: 0)
    let before = trainer.parameters
    _ = trainer.step(example.data, example.all, learningRate: 1)
    let second = try example.exact(step: 1).gradients
    #expect(try example.exact(step: 0).gradients != second)
    for (position, after) in trainer.parameters.enumerated() {
      let slopes = zip(before[position], after).map { Double($0) - Double($1) }
      #expect(agree(slopes, second[position], tolerance: 2e-5))
    }
  }

  private func reason(_ layers: [any Layer]) throws -> LayerFault? {
    var random = RandomSource(seed: 1)
    let network = Network(layers.map { Network($0, using: &random) })
    return try fault(network)
  }

  private func fault(_ network: Network) throws -> LayerFault? {
    do {
      _ = try network.trained(on: Shape([2, 30, 30]))
      return nil
    } catch TrainingFault.layer(let fault) {
      return fault
    }
  }

  @Test func `a layer that cannot be trained where it stands is named with the reason`() throws {
    let dense = try LinearLayer(inputs: 1800, outputs: 10)
    let pool = Pool2D(.maximum, kernelSize: (2, 2))
    #expect(try reason([Flatten(), dense]) == nil)
    #expect(
      try reason([Flatten(), dense, SoftmaxLayer(dimension: -1)])
        == LayerFault(place: "2", type: "Softmax", .lastSoftmax))
    #expect(
      try reason([Flatten(), SoftmaxLayer(dimension: 0), dense])
        == LayerFault(place: "1", type: "Softmax", .acrossBatch))
    #expect(
      try reason([Flatten(first: 0), dense])
        == LayerFault(place: "0", type: "Flatten", .acrossBatch))
    #expect(
      try reason([Flatten(), pool]) == LayerFault(place: "1", type: "MaxPool2d", .notImages([1800]))
    )
    let wide = Pool2D(.norm(p: 2), kernelSize: (15, 15), stride: (1, 1))
    #expect(try reason([wide]) == nil)
    let many = LayerFault.Reason.windows(cells: 450 * 450 * 451 * 451, limit: 1 << 22)
    let network = Network([
      Network([]),
      Network([
        {
          var random = RandomSource(seed: 1)
          return Network(
            Pool2D(.maximum, kernelSize: (450, 450), stride: (1, 1)), using: &random)
        }()
      ]),
    ])
    #expect {
      try network.trained(on: Shape([1, 900, 900]))
    } throws: { error in
      error as? TrainingFault == .layer(LayerFault(place: "1.0", type: "MaxPool2d", many))
    }
  }

  @Test func `one layer in two places is refused, unless it has nothing to learn`() throws {
    var random = RandomSource(seed: 1)
    let relu = Network(Activation.relu, using: &random)
    let same = Network(
      try Conv2D(inputChannels: 2, outputChannels: 2, kernelSize: (1, 1)), using: &random)
    #expect(try fault(Network([relu, same, relu])) == nil)
    #expect(
      try fault(Network([same, relu, Network([same])]))
        == LayerFault(place: "2.0", type: "Conv2d", .repeated(first: "0")))
  }
}
