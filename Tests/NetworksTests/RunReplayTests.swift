import Files
import Tensors
import TestSupport
import Testing

@testable import Networks

/// A run that is gone through again has the bits of the run at every step.
struct RunReplayTests {
  /// A network and how it is trained.
  struct Setting: CustomTestStringConvertible {
    let name: String
    let layers: [any Layer]
    let recipe: TrainingRecipe

    var testDescription: String { name }

    func network() -> Network {
      var random = RandomSource(seed: 5)
      return Network(layers.map { Network($0, using: &random) })
    }
  }

  private static let images = Digits.set(count: 90, seed: 1)

  private static func plain() throws -> [any Layer] {
    [
      try Conv2D(inputChannels: 1, outputChannels: 3, kernelSize: (5, 5), stride: (2, 2)),
      Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)), Flatten(),
      try LinearLayer(inputs: 108, outputs: 10),
    ]
  }

  /// Blocks that meet, numbers that are dropped between layers that only give another shape.
  private static func normalised() throws -> [any Layer] {
    [
      try Conv2D(inputChannels: 1, outputChannels: 4, kernelSize: (5, 5), stride: (2, 2)),
      try BatchNorm2D(channels: 4), Activation.relu, Pool2D(.maximum, kernelSize: (2, 2)),
      try Dropout(probability: 0.2), Flatten(), try LinearLayer(inputs: 144, outputs: 12),
      Activation.tanh, try Dropout(probability: 0.4), try LinearLayer(inputs: 12, outputs: 10),
    ]
  }

  static let settings: [Setting] = {
    var nesterov = OptimizerSettings(.momentum, weightDecay: 0.01)
    nesterov.isNesterov = true
    let recipes: [(String, TrainingRecipe)] = [
      (
        "momentum",
        TrainingRecipe(optimizer: OptimizerSettings(.momentum), batchSize: 20, epochs: 4, seed: 3)
      ),
      (
        "nesterov, balanced",
        TrainingRecipe(
          optimizer: nesterov, schedule: Schedule(.step, warmUpSteps: 3), batchSize: 37, epochs: 4,
          seed: 4, balancesClasses: true)
      ),
      (
        "adam, augmented",
        TrainingRecipe(batchSize: 25, epochs: 3, seed: 9, augmentation: Augmentation())
      ),
      (
        "adamw",
        TrainingRecipe(optimizer: OptimizerSettings(.adamw), batchSize: 64, epochs: 4, seed: 1)
      ),
    ]
    return recipes.flatMap { name, recipe in
      [("plain", try? plain()), ("normalised", try? normalised())].compactMap { kind, layers in
        layers.map { Setting(name: "\(kind), \(name)", layers: $0, recipe: recipe) }
      }
    }
  }()

  private func run(_ setting: Setting, threads: Int) throws -> TrainingRun {
    try TrainingRun(
      setting.network(), images: Self.images, normalisation: Normalisation(of: Self.images),
      recipe: setting.recipe, threads: threads)
  }

  private func replay(
    _ setting: Setting, _ legs: [RunLeg], threads: Int
  ) throws -> RunReplay {
    try RunReplay(
      setting.network(), data: TrainingData(Self.images, Normalisation(of: Self.images)),
      imageShape: [1, 28, 28], classes: 10, legs: legs, threads: threads)
  }

  private func advance(_ run: TrainingRun) throws {
    try run.advance()
    if run.isEpochDone { run.beginNextEpoch() }
  }

  @Test(arguments: settings)
  func `weights, memories and losses are those of the run`(setting: Setting) throws {
    let run = try run(setting, threads: 1)
    var states: [[NamedTensor]] = []
    var positions: [RunPosition] = []
    var losses: [Double] = []
    for _ in 0..<8 {
      run.updateNetwork()
      states.append(run.network.state)
      positions.append(run.position)
      try advance(run)
      losses.append(run.lastLoss)
    }
    let legs = [RunLeg(recipe: setting.recipe, end: run.position)]
    for threads in 1...2 {
      let replay = try replay(setting, legs, threads: threads)
      for step in states.indices {
        replay.run.updateNetwork()
        let isSame = replay.run.network.state == states[step]
        #expect(isSame, "step \(step) on \(threads) threads")
        #expect(replay.run.position == positions[step])
        try replay.advance()
        #expect(replay.run.lastLoss == losses[step])
      }
      #expect(replay.stepsDone == replay.steps)
    }
  }

  @Test(arguments: settings)
  func `the loss recorded in Double agrees with the run's to Float's precision`(
    setting: Setting
  ) throws {
    let run = try run(setting, threads: 2)
    for step in 0..<6 {
      run.updateNetwork()
      let before = run.network.state
      let batch = try run.nextBatch()
      let (x, t) = (Node(batch.images), Node(try run.tapeLabels(batch)))
      let loss = try run.recordLoss(batch, images: x, labels: t)
      let isKept = run.network.state == before
      #expect(isKept)
      #expect(run.network.isTraining)
      try advance(run)
      let value = try #require(loss.value.elements.first)
      #expect(abs(value - run.lastLoss) < 1e-5, "step \(step): \(value), \(run.lastLoss)")
      // Without the same pictures or the same dropped numbers it would be another loss.
      #expect(abs(value - run.lastLoss) < 1e-3 * abs(value))
    }
  }

  @Test func `the gradient of the recorded loss is the step that plain descent takes`() throws {
    let setting = try Setting(
      name: "sgd", layers: Self.normalised(),
      recipe: TrainingRecipe(
        optimizer: OptimizerSettings(.sgd, learningRate: 0.5), schedule: Schedule(.constant),
        batchSize: 30, epochs: 2, seed: 2, augmentation: Augmentation()))
    let run = try run(setting, threads: 1)
    try advance(run)
    run.updateNetwork()
    let batch = try run.nextBatch()
    let loss = try run.recordLoss(
      batch, images: Node(batch.images), labels: Node(try run.tapeLabels(batch)))
    let gradients = Gradients(of: loss)
    let before = run.network.namedParameters(prefix: "net")
    try advance(run)
    run.updateNetwork()
    for (old, new) in zip(before, run.network.namedParameters(prefix: "net")) {
      let gradient = try #require(gradients[old.node])
      for ((w, next), g) in zip(
        zip(old.node.value.elements, new.node.value.elements), gradient.elements)
      {
        #expect(abs(w - 0.5 * g - next) < 1e-5, "\(old.name)")
      }
    }
  }

  @Test func `pictures are those of the batch, in its order, as they go in`() throws {
    let setting = Self.settings[0]
    let run = try run(setting, threads: 1)
    try advance(run)
    let batch = try run.nextBatch()
    #expect(batch.images.shape.dimensions == [20, 1, 28, 28])
    #expect(batch.places == Array(EpochPlan(epoch: 0, count: 90, batchSize: 20, seed: 3).batch(1)))
    let normalisation = Normalisation(of: Self.images)
    for (row, place) in batch.places.enumerated() {
      #expect(batch.labels[row] == Int(Self.images.labels[place]))
      for (i, pixel) in Self.images.image(place).enumerated() {
        let wanted = (Double(pixel) / 255 - normalisation.mean[0]) / normalisation.deviation[0]
        let found = batch.images.elements[row * 784 + i]
        #expect(abs(found - wanted) < 1e-5)
        #expect(Double(Float(found)) == found)
      }
    }
  }

  @Test func `a run gone on with in other ways is gone through part by part`() throws {
    let layers = try Self.normalised()
    func setting(_ recipe: TrainingRecipe) -> Setting {
      Setting(name: "", layers: layers, recipe: recipe)
    }
    let first = TrainingRecipe(batchSize: 20, epochs: 2, seed: 3)
    var longer = first
    longer.epochs = 4
    var other = longer
    other.optimizer = OptimizerSettings(.momentum, learningRate: 0.01)
    other.augmentation = Augmentation()
    other.batchSize = 30
    try withTemporaryDirectory { directory in
      let path = directory + "/run.safetensors"
      var past: [RunLeg] = []
      var current = try run(setting(first), threads: 1)
      current.updateNetwork()
      var states = [current.network.state]
      // Past the end of an epoch, in the middle of one, and on.
      for (steps, next) in [(10, longer), (2, other), (5, other)] {
        for _ in 0..<steps {
          try advance(current)
          current.updateNetwork()
          states.append(current.network.state)
        }
        var state = Checkpoint.Run(
          recipe: current.recipe, position: current.position, dataName: "digits",
          dataFingerprint: 1)
        state.past = past
        try Checkpoint(modelName: "any", network: current.network, run: state).write(path: path)
        let read = try Checkpoint.read(path: path)
        let saved = try #require(read.run)
        #expect(saved.past == past)
        past = saved.past(before: next)
        current = try TrainingRun(
          read.network, images: Self.images, normalisation: Normalisation(of: Self.images),
          recipe: next, threads: 2)
        var position = saved.position
        if saved.recipe.optimizer.kind != next.optimizer.kind { position.memories = [] }
        try current.resume(from: position)
      }
      #expect(past.map(\.stepsDone) == [10, 12])
      let legs = past + [RunLeg(recipe: other, end: current.position)]
      let replay = try replay(setting(first), legs, threads: 1)
      for (step, state) in states.enumerated() {
        replay.run.updateNetwork()
        let isSame = replay.run.network.state == state
        #expect(isSame, "step \(step)")
        try replay.advance()
      }
    }
  }

  @Test func `more epochs at a constant rate are no part of their own`() {
    let constant = TrainingRecipe(schedule: Schedule(.constant), epochs: 2)
    var longer = constant
    longer.epochs = 9
    #expect(longer.takesSteps(of: constant))
    var cosine = (TrainingRecipe(epochs: 2), TrainingRecipe(epochs: 3))
    #expect(!cosine.0.takesSteps(of: cosine.1))
    cosine.1.epochs = 2
    #expect(cosine.0.takesSteps(of: cosine.1))
  }

  @Test(arguments: [true, false])
  func `a single unit's loss is recorded as binary cross-entropy`(hasSigmoid: Bool) throws {
    let chosen = (0..<90).filter { Self.images.labels[$0] < 2 }
    let set = Self.images.subset(chosen)
    let pictures = ImageSet(
      pixels: set.pixels, labels: set.labels, imageShape: set.imageShape, classNames: ["0", "1"])
    var random = RandomSource(seed: 1)
    let layers: [any Layer] =
      [Flatten(), try LinearLayer(inputs: 784, outputs: 1)]
      + (hasSigmoid ? [Activation.sigmoid] : [])
    let run = try TrainingRun(
      Network(layers.map { Network($0, using: &random) }), images: pictures,
      normalisation: Normalisation(of: pictures),
      recipe: TrainingRecipe(batchSize: 7, balancesClasses: true), threads: 1)
    run.updateNetwork()
    let batch = try run.nextBatch()
    let loss = try run.recordLoss(
      batch, images: Node(batch.images), labels: Node(try run.tapeLabels(batch)))
    try run.advance()
    #expect(abs(loss.value.elements[0] - run.lastLoss) < 1e-5)
  }
}
