import Tensors
import Testing

@testable import Networks

/// What does not learn is said, each condition brought about; what learns is left alone.
struct LearningRemarkTests {
  private static let images = Digits.set(count: 300, seed: 1)
  private static let others = Digits.set(count: 300, seed: 2)

  private func lenet() throws -> Network {
    var random = RandomSource(seed: 3)
    return try PresetModel.lenet5.network(imageShape: [1, 28, 28], using: &random)
  }

  private func remarks(
    _ network: Network, _ recipe: TrainingRecipe, images: ImageSet = images
  ) throws -> [LearningRemark] {
    let normalisation = Normalisation(of: images)
    let run = try TrainingRun(
      network, images: images, normalisation: normalisation, recipe: recipe, threads: 2)
    let held = TrainingData(Self.others, normalisation)
    var watch = LearningWatch(run)
    var remarks: [LearningRemark] = []
    while !run.isDone {
      let result = try #require(
        try run.finishEpoch(judgedBy: held) { _ in
          remarks += watch.seeStep(of: run)
          return true
        })
      remarks += watch.seeEpoch(result, of: run)
      run.beginNextEpoch()
    }
    return remarks
  }

  @Test(arguments: [
    OptimizerSettings(.adam), OptimizerSettings(.momentum), OptimizerSettings(.adamw),
  ])
  func `a run that learns gets no remark`(optimizer: OptimizerSettings) throws {
    let recipe = TrainingRecipe(optimizer: optimizer, batchSize: 20, epochs: 14)
    #expect(try remarks(lenet(), recipe) == [])
  }

  @Test func `a loss that stays at that of guessing`() throws {
    let recipe = TrainingRecipe(
      optimizer: OptimizerSettings(.sgd, learningRate: 1e-6), batchSize: 20, epochs: 6)
    let found = try remarks(lenet(), recipe)
    #expect(found.count == 1)
    guard case .guessing(let loss, let guess, let classes)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(classes == 10)
    #expect(abs(loss - 2.3) < 0.05)
    #expect(abs(guess - 2.3) < 0.02)
  }

  @Test func `units that give 0 for every picture`() throws {
    let network = try lenet()
    network.parts[0].assign(Node(Tensor(repeating: -100, try Shape([6]))), to: "bias")
    let found = try remarks(network, TrainingRecipe(batchSize: 20, epochs: 1))
    #expect(found.contains(.deadUnits(layer: "1", silent: 6, units: 6)), "\(found)")
    // Four of six.
    let some = try lenet()
    some.parts[0].assign(
      Node(try Tensor(Shape([6]), [-100, -100, 0, -100, 0, -100])), to: "bias")
    let most = try remarks(some, TrainingRecipe(batchSize: 20, epochs: 1))
    #expect(most.contains(.deadUnits(layer: "1", silent: 4, units: 6)), "\(most)")
  }

  @Test func `a rate that is too high`() throws {
    let recipe = TrainingRecipe(
      optimizer: OptimizerSettings(.adam, learningRate: 0.5), batchSize: 20, epochs: 2)
    let found = try remarks(lenet(), recipe)
    guard case .rateTooHigh(let loss, let first, let rate)? = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(loss > 4 * first)
    #expect(rate == 0.5)
    #expect(found.count { $0.kind == found[0].kind } == 1)
  }

  @Test func `a softmax before cross-entropy`() throws {
    var random = RandomSource(seed: 1)
    let softmax = try #require(try LayerKind.named("Softmax")?.layer(["dim": .integer(1)]))
    let layers: [any Layer] = [
      Flatten(), try LinearLayer(inputs: 784, outputs: 10), softmax, try Dropout(probability: 0),
    ]
    let found = try remarks(
      Network(layers.map { Network($0, using: &random) }), TrainingRecipe(batchSize: 20, epochs: 2))
    #expect(found.contains(.probabilities), "\(found)")
  }

  @Test func `labels that do not belong to the pictures`() throws {
    let few = Self.images.subset(Array(0..<200))
    let order = shuffledIndices(200, seed: 5)
    let shuffled = ImageSet(
      pixels: few.pixels, labels: order.map { few.labels[$0] }, imageShape: few.imageShape,
      classNames: few.classNames)
    let recipe = TrainingRecipe(
      schedule: Schedule(.constant), batchSize: 20, epochs: 60)
    let found = try remarks(lenet(), recipe, images: shuffled)
    #expect(
      found.contains {
        if case .labelsShuffled(let training, let held, _) = $0 {
          training > 0.5 && held < 0.25
        } else {
          false
        }
      }, "\(found)")
  }
}
