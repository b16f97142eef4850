import Tensors
import Testing

@testable import Networks

struct TrainerTests {
  /// A small network with every kind of layer, its data and first parameters.
  private struct Case {
    let layers: [any BlockLayer]
    let inputCount: Int
    let parameters: [[Float]]
    let data: TrainingData
    let network: Network
    let input: Tensor<Double>
    let labels: [Int]

    init(images: Int, activation: Activation = .relu) throws {
      var random = RandomSource(seed: 7)
      network = Network([
        Network(
          try Conv2D(
            inputChannels: 2, outputChannels: 6, kernelSize: (3, 3),
            padding: .cells(rows: 1, columns: 1)), using: &random),
        Network(activation, using: &random),
        Network(Pool2D(.maximum, kernelSize: (2, 2)), using: &random),
        Network(
          try Conv2D(
            inputChannels: 6, outputChannels: 9, kernelSize: (3, 3), stride: (2, 1), groups: 3),
          using: &random),
        Network(Pool2D(.maximum, kernelSize: (2, 3), stride: (1, 2)), using: &random),
        Network(activation, using: &random),
        Network(
          Pool2D(
            .average(countIncludePad: true, divisorOverride: nil), kernelSize: (2, 2),
            stride: (1, 1), padding: .cells(rows: 1, columns: 1)), using: &random),
        Network(Flatten(), using: &random),
        Network(try LinearLayer(inputs: 36, outputs: 21), using: &random),
        Network(activation, using: &random),
        Network(try LinearLayer(inputs: 21, outputs: 5, hasBias: false), using: &random),
      ])
      let shape = try Shape([2, 13, 11])
      layers = try network.trained(on: shape)
      inputCount = shape.count
      parameters = network.namedParameters(prefix: "net").map {
        $0.node.value.elements.map(Float.init)
      }
      let numbers = (0..<images * shape.count).map { _ in Float(random.normal()) }
      labels = (0..<images).map { _ in Int.random(in: 0..<5, using: &random) }
      data = try #require(
        TrainingData(
          .floats(numbers), labels: labels.map(UInt16.init),
          scaling: LaneImages(plane: 143, factors: [1, 1], shifts: [0, 0])))
      input = try Tensor(Shape([images, 2, 13, 11]), numbers.map(Double.init))
    }

    /// The mean loss and its gradients on the tape, in double precision.
    func exact() throws -> (loss: Double, gradients: [[Double]]) {
      var random = RandomSource(seed: 1)
      let scores = try network(Node(input), using: &random)
      let loss = Node(
        try ClassLoss(
          name: "cross_entropy", .logits, input: scores.value.shape,
          target: Shape([labels.count])),
        [scores, Node(Tensor(vector: labels.map(Double.init)))])
      let parameters = network.namedParameters(prefix: "net").map(\.node)
      let gradients = Gradients(of: loss)
      return (
        loss.value.elements[0], try parameters.map { try #require(gradients[$0]).elements }
      )
    }
  }

  @Test(arguments: [1, 15, 16, 17, 40])
  func `a step changes parameters by the gradients of the tape`(images: Int) throws {
    let example = try Case(images: images)
    let trainer = try Trainer(
      example.layers, inputCount: example.inputCount, rule: .momentum(0, nesterov: false),
      batchSize: 64, threads: 2)
    #expect(trainer.setParameters(example.parameters))
    let result = trainer.step(example.data, (0..<images).map { $0 }[...], learningRate: 1)
    let exact = try example.exact()
    #expect(abs(Double(result.loss) - exact.loss) < 1e-5)
    for (position, before) in example.parameters.enumerated() {
      let after = trainer.parameters[position]
      for (i, slope) in exact.gradients[position].enumerated() {
        #expect(abs(Double(before[i] - after[i]) - slope) < 2e-5)
      }
    }
  }

  @Test func `smooth activations have the tape's gradients too`() throws {
    for activation in [Activation.sigmoid, .tanh, .leakyReLU(slope: 0.1)] {
      let example = try Case(images: 20, activation: activation)
      let trainer = try Trainer(
        example.layers, inputCount: example.inputCount, rule: .momentum(0, nesterov: false),
        batchSize: 20, threads: 1)
      #expect(trainer.setParameters(example.parameters))
      _ = trainer.step(example.data, (0..<20).map { $0 }[...], learningRate: 1)
      let exact = try example.exact()
      for (position, before) in example.parameters.enumerated() {
        let after = trainer.parameters[position]
        for (i, slope) in exact.gradients[position].enumerated() {
          #expect(abs(Double(before[i] - after[i]) - slope) < 2e-5)
        }
      }
    }
  }

  @Test func `the number of threads does not change one bit`() throws {
    let example = try Case(images: 70)
    let rule = ParameterUpdate.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false)
    var results: [[[Float]]] = []
    for threads in [1, 2, 3] {
      let trainer = try Trainer(
        example.layers, inputCount: example.inputCount, rule: rule, batchSize: 64,
        threads: threads)
      #expect(trainer.setParameters(example.parameters))
      for step in 0..<20 {
        let chosen = (0..<64 - step % 3).map { ($0 * 7 + step) % 70 }
        _ = trainer.step(example.data, chosen[...], learningRate: 0.01, weightDecay: 0.001)
      }
      results.append(trainer.parameters)
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test(arguments: [
    ParameterUpdate.momentum(0.9, nesterov: true),
    .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: true),
  ])
  func `training goes on from parameters and memories as if never broken off`(
    rule: ParameterUpdate
  ) throws {
    let example = try Case(images: 40)
    func trainer() throws -> Trainer {
      try Trainer(
        example.layers, inputCount: example.inputCount, rule: rule, batchSize: 20, threads: 1)
    }
    func steps(_ trainer: Trainer, _ range: Range<Int>) {
      for step in range {
        let chosen = (0..<20).map { ($0 * 3 + step) % 40 }
        _ = trainer.step(example.data, chosen[...], learningRate: 0.01)
      }
    }
    let whole = try trainer()
    #expect(whole.setParameters(example.parameters))
    steps(whole, 0..<8)
    let first = try trainer()
    #expect(first.setParameters(example.parameters))
    steps(first, 0..<5)
    let second = try trainer()
    #expect(second.setParameters(first.parameters))
    #expect(second.setMemories(first.memories, stepCount: first.stepCount))
    steps(second, 5..<8)
    #expect(whole.parameters == second.parameters)
  }

  @Test func `it learns images by heart`() throws {
    let example = try Case(images: 40)
    let trainer = try Trainer(
      example.layers, inputCount: example.inputCount,
      rule: .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false), batchSize: 40,
      threads: 2)
    #expect(trainer.setParameters(example.parameters))
    let all = (0..<40).map { $0 }[...]
    for _ in 0..<150 { _ = trainer.step(example.data, all, learningRate: 0.01) }
    let result = trainer.evaluate(example.data, all)
    #expect(result.correct == 40)
    #expect(try #require(result.loss) < 0.05)
    let scores = trainer.outputs(example.data, all)
    for (image, label) in example.labels.enumerated() {
      let row = scores[image * 5..<image * 5 + 5]
      #expect(row.firstIndex(of: row.max() ?? 0) == row.startIndex + label)
    }
  }
}
