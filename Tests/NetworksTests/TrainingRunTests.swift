import Tensors
import Testing

@testable import Networks

struct TrainingRunTests {
  private let images = Digits.set(count: 300, seed: 1)

  private var format: ImageFormat {
    ImageFormat(
      imageShape: images.imageShape, classNames: images.classNames,
      normalisation: Normalisation(of: images))
  }

  private func network(_ seed: UInt64 = 3) throws -> Network {
    var random = RandomSource(seed: seed)
    return try PresetModel.lenet5.network(imageShape: [1, 28, 28], classes: 10, using: &random)
  }

  private func run(_ recipe: TrainingRecipe, threads: Int = 1) throws -> TrainingRun {
    try TrainingRun(
      network(), images: images, normalisation: Normalisation(of: images), recipe: recipe,
      threads: threads)
  }

  /// Takes steps, epochs after one another, and gives the weights.
  private func weights(_ run: TrainingRun, steps: Int) throws -> [NamedTensor] {
    for _ in 0..<steps {
      try run.advance()
      if run.isEpochDone { run.beginNextEpoch() }
    }
    run.updateNetwork()
    return run.network.state
  }

  @Test func `a few epochs learn`() throws {
    let run = try run(TrainingRecipe(batchSize: 20, epochs: 12), threads: 2)
    var losses: [Double] = []
    while !run.isDone {
      while !run.isEpochDone { try run.advance() }
      losses.append(try #require(run.metrics.loss))
      run.beginNextEpoch()
    }
    #expect(losses[0] > 1.5)
    #expect(try #require(losses.last) < 0.4)
    run.updateNetwork()
    let classifier = try Classifier(
      run.network, format: format, threads: 2)
    let others = Digits.set(count: 500, seed: 2)
    let evaluation = try classifier.evaluate(others, worst: 3)
    let metrics = run.evaluate(TrainingData(others, format.normalisation))
    // To the last digit: it is the same loss, added up in the same order.
    #expect(evaluation.metrics == metrics)
    #expect(try #require(metrics.accuracy) > 0.7)
    #expect(evaluation.confusion.counts.joined().reduce(0, +) == 500)
    #expect(evaluation.worst.mistakes.count == 3)
  }

  @Test func `a learning rate that is too large is said and not saved`() throws {
    let recipe = TrainingRecipe(optimizer: OptimizerSettings(.sgd, learningRate: 1e6))
    let run = try run(recipe)
    #expect(throws: TrainingFault.self) { _ = try weights(run, steps: 40) }
  }

  private func fault(_ layers: [any Layer], images: ImageSet? = nil) -> TrainingFault? {
    var random = RandomSource(seed: 1)
    let network = Network(layers.map { Network($0, using: &random) })
    let images = images ?? self.images
    do {
      _ = try TrainingRun(
        network, images: images, normalisation: Normalisation(of: images), recipe: TrainingRecipe(),
        threads: 1)
      return nil
    } catch {
      return error
    }
  }

  @Test func `networks that do not fit the pictures are refused with the reason`() throws {
    let dense = try LinearLayer(inputs: 784, outputs: 9)
    #expect(fault([Flatten(), dense]) == .outputs(9, classes: 10))
    let narrow = try LinearLayer(inputs: 5, outputs: 10)
    let misfit = Misfit(
      .innerLengths(try Shape([1, 784]), try Shape([10, 5]), left: 784, right: 5), narrow, "1",
      input: try Shape([1, 784]), before: Misfit.Place("0", "Flatten"), factors: [1, 28, 28])
    #expect(misfit.remedy == .layer("Linear(784, 10)"))
    #expect(
      fault([Flatten(), narrow])
        == .layer(LayerFault(place: "1", type: "Linear", .shape(misfit))))
    #expect(fault([Flatten(), dense], images: images.subset([])) == .noImages)
  }

  @Test func `a layer that has no form that trains is refused`() throws {
    let unfold = try #require(
      try LayerKind.named("Unfold")?.layer(["kernel_size": .pair(rows: 28, columns: 28)]))
    let dense = try LinearLayer(inputs: 784, outputs: 10)
    #expect(
      fault([unfold, Flatten(), dense])
        == .layer(LayerFault(place: "0", type: "Unfold", .kind)))
  }

  @Test func `a batch that would take too much memory is refused before`() throws {
    let many = ImageSet(
      pixels: [UInt8](repeating: 0, count: 70_000), labels: [UInt16](repeating: 0, count: 70_000),
      imageShape: [1, 1, 1], classNames: ["a", "b"])
    var random = RandomSource(seed: 1)
    let network = Network([
      Network(Flatten(), using: &random),
      Network(try LinearLayer(inputs: 1, outputs: 200_000), using: &random),
      Network(try LinearLayer(inputs: 200_000, outputs: 2), using: &random),
    ])
    #expect {
      try TrainingRun(
        network, images: many, normalisation: Normalisation(of: many),
        recipe: TrainingRecipe(batchSize: 65_536), threads: 1)
    } throws: { error in
      if case .memory? = error as? TrainingFault { true } else { false }
    }
  }

  @Test func `a position that the data does not have is refused`() throws {
    let run = try run(TrainingRecipe())
    for (epoch, step) in [(0, 6), (-1, 0), (0, -1)] {
      let position = RunPosition(
        epoch: epoch, step: step, stepsDone: 0, metrics: Metrics(), memories: [])
      #expect(throws: TrainingFault.self) { try run.resume(from: position) }
    }
    let position = RunPosition(
      epoch: 0, step: 1, stepsDone: 1, metrics: Metrics(), memories: [[[1]], [[1]]])
    #expect(throws: TrainingFault.self) { try run.resume(from: position) }
  }
}
