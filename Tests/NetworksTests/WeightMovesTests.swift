import Tensors
import Testing

@testable import Networks

/// What moved a weight: shares that add up, divided among the pictures of each step.
struct WeightMovesTests {
  typealias Setting = RunReplayTests.Setting

  private static let images = Digits.set(count: 90, seed: 1)

  private func run(_ setting: Setting, threads: Int = 1) throws -> TrainingRun {
    try TrainingRun(
      setting.network(), images: Self.images, normalisation: Normalisation(of: Self.images),
      recipe: setting.recipe, threads: threads)
  }

  private func goOn(_ run: TrainingRun) {
    if run.isEpochDone { run.beginNextEpoch() }
  }

  /// The first number and one from the middle of every parameter.
  private func weights(_ run: TrainingRun) -> [WatchedWeight] {
    run.network.namedParameters(prefix: "").enumerated().flatMap { number, parameter in
      Set([0, parameter.node.value.shape.count / 2]).sorted().map {
        WatchedWeight(parameter: number, offset: $0)
      }
    }
  }

  @Test(arguments: RunReplayTests.settings)
  func `shares in order give the change to the bit, and watching changes no weight`(
    setting: Setting
  ) throws {
    let plain = try run(setting)
    for _ in 0..<7 {
      try plain.advance()
      goOn(plain)
    }
    plain.updateNetwork()
    for (number, weight) in weights(plain).enumerated() {
      let watched = try run(setting, threads: 1 + number % 2)
      var moves = WeightMoves(pictures: 90, limit: 3)
      for _ in 0..<7 {
        let step = try #require(try watched.advance(watching: weight))
        goOn(watched)
        moves.add(step)
        // The parts are the whole, but for the rounding of Floats. A bias in front of batch normalisation
        // has no other gradient than what rounding leaves, and Adam makes steps of it.
        if !(setting.name.hasPrefix("normalised") && weight.parameter == 1) {
          #expect(abs(step.rounding) < 2e-7, "\(weight), step \(step.step)")
        }
        #expect(step.places.count == step.pictures.count)
      }
      watched.updateNetwork()
      let isSame = watched.network.state == plain.network.state
      #expect(isSame)
      let (first, last) = (try #require(moves.first), try #require(moves.last))
      #expect(moves.shares.reduce(0, +) == Double(last) - Double(first))
      #expect(moves.total == Double(last) - Double(first))
      #expect(moves.largest.count == 3)
      #expect(abs(moves.largest[0].change) == moves.shares.map { abs($0) }.max())
    }
  }

  @Test func `a picture's part is the gradient of its own loss`() throws {
    let setting = Setting(
      name: "sgd",
      layers: [
        try Conv2D(inputChannels: 1, outputChannels: 3, kernelSize: (5, 5), stride: (2, 2)),
        Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)), Flatten(),
        try LinearLayer(inputs: 108, outputs: 10),
      ],
      recipe: TrainingRecipe(
        optimizer: OptimizerSettings(.sgd, learningRate: 1), schedule: Schedule(.constant),
        batchSize: 19, seed: 3))
    let before = try run(setting)
    before.updateNetwork()
    let batch = try before.nextBatch()
    for weight in weights(before) {
      let step = try #require(try run(setting, threads: 2).advance(watching: weight))
      let node = before.network.namedParameters(prefix: "")[weight.parameter].node
      for (row, part) in step.pictures.enumerated() {
        let picture = try Tensor(
          Shape([1, 1, 28, 28]),
          Array(batch.images.elements[row * 784..<(row + 1) * 784]))
        var random = RandomSource(seed: 0)
        let output = try before.network(Node(picture), using: &random)
        let loss = Node(
          try ClassLoss(
            name: "cross_entropy", .logits, input: output.value.shape, target: Shape([1])),
          [output, Node(try Tensor(Shape([1]), [Double(batch.labels[row])]))])
        let gradient = Gradients(of: loss)[node]?.elements[weight.offset] ?? 0
        #expect(abs(part + gradient / 19) < 1e-6, "\(weight), picture \(row)")
      }
    }
  }

  /// Two pictures of one white pixel with different classes, a dense layer of zeros.
  private func tiny(_ optimizer: OptimizerSettings) throws -> TrainingRun {
    let set = ImageSet(
      pixels: [255, 255], labels: [0, 1], imageShape: [1, 1, 1], classNames: ["a", "b"])
    var random = RandomSource(seed: 1)
    let dense = Network(try LinearLayer(inputs: 1, outputs: 2), using: &random)
    for (shape, _) in dense.parameters {
      dense.assign(Node(Tensor(repeating: 0, shape.shape)), to: shape.name)
    }
    return try TrainingRun(
      Network([Network(Flatten(), using: &random), dense]), images: set,
      normalisation: Normalisation(plainChannels: 1),
      recipe: TrainingRecipe(
        optimizer: optimizer, schedule: Schedule(.constant), batchSize: 1, epochs: 9, seed: 4),
      threads: 1)
  }

  @Test func `by hand: one picture a step, then momentum`() throws {
    var momentum = OptimizerSettings(.momentum, learningRate: 1)
    momentum.momentum = 0.5
    let run = try tiny(momentum)
    let weight = WatchedWeight(parameter: 0, offset: 0)
    let first = try #require(try run.advance(watching: weight))
    let sign = run.data.labels[first.places[0]] == 0 ? 1.0 : -1.0
    // Both classes are as likely: the slope is ½ − 1 for the picture's own class.
    #expect(first.pictures == [sign * 0.5])
    #expect(first.earlier == 0)
    #expect(first.change == sign * 0.5)
    let second = try #require(try run.advance(watching: weight))
    // Half of the first step is taken again.
    #expect(second.earlier == sign * 0.25)
    #expect(second.step == 1)
    #expect(abs(second.pictures[0] + second.earlier - second.change) < 1e-7)
    #expect(second.places != first.places)
  }

  @Test func `by hand: decay has a part of its own`() throws {
    let run = try tiny(OptimizerSettings(.sgd, learningRate: 0.5, weightDecay: 0.2))
    let weight = WatchedWeight(parameter: 1, offset: 1)
    let first = try #require(try run.advance(watching: weight))
    #expect(first.decay == 0)
    #expect(abs(first.change) == 0.25)
    let second = try #require(try run.advance(watching: weight))
    #expect(abs(second.decay + 0.5 * 0.2 * first.change) < 1e-8)
    #expect(second.earlier == 0)
  }

  @Test func `pictures are added up over all steps`() throws {
    let run = try tiny(OptimizerSettings(.sgd, learningRate: 0.1))
    var moves = WeightMoves(pictures: 2, limit: 2)
    for _ in 0..<6 {
      if let step = try run.advance(watching: WatchedWeight(parameter: 0, offset: 0)) {
        moves.add(step)
      }
      goOn(run)
    }
    let pictures = moves.pictures(5)
    #expect(pictures.map(\.steps) == [3, 3])
    #expect(Set(pictures.map(\.place)) == [0, 1])
    #expect(abs(pictures[0].change) >= abs(pictures[1].change))
    #expect(abs(pictures[0].change + pictures[1].change - moves.byPictures) < 1e-12)
    #expect(moves.pictures(1).count == 1)
  }

  @Test func `a weight that is not there is not watched, and the step is taken`() throws {
    let run = try tiny(OptimizerSettings(.sgd))
    for weight in [
      WatchedWeight(parameter: 2, offset: 0), WatchedWeight(parameter: 0, offset: 2),
      WatchedWeight(parameter: -1, offset: 0),
    ] {
      #expect(!run.has(weight))
      #expect(try run.advance(watching: weight) == nil)
      goOn(run)
    }
    #expect(run.stepsDone == 3)
  }

  @Test(
    arguments: [
      ([1e16, 1, -1e16], 1), ([0.1, 0.2, -0.3], 0x1p-55), ([1, 1e-30, -1], 1e-30),
      ([1e300, 1, -1e300, 1e-300], 1), ([], 0),
    ] as [([Double], Double)])
  func `a sum is rounded once`(numbers: [Double], sum: Double) {
    var exact = ExactSum()
    for number in numbers { exact.add(number) }
    #expect(exact.value == sum)
  }
}
