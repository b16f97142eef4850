import TestSupport
import Tensors
import Testing

@testable import Networks

/// The same run gives the same weights, bit for bit: on any number of threads, and broken off and
/// taken up again anywhere.
struct TrainingRepetitionTests {
  /// A network by what is special about it.
  enum Kind: CaseIterable {
    case lenet5
    case simple
    /// Strides, dilation, groups, padding of one side, every pooling and function in a row.
    case script

    func network() throws -> Network {
      var random = RandomSource(seed: 3)
      switch self {
      case .lenet5, .simple:
        return try (self == .simple ? PresetModel.simple : .lenet5).network(
          imageShape: [1, 28, 28], classes: 10, using: &random)
      case .script:
        let layers: [any Layer] = [
          try Conv2D(
            inputChannels: 1, outputChannels: 6, kernelSize: (3, 2), stride: (2, 1), padding: .same),
          Activation.tanh, Pool2D(.maximum, kernelSize: (2, 3), stride: (1, 2)),
          try Conv2D(
            inputChannels: 6, outputChannels: 9, kernelSize: (3, 3),
            padding: .cells(rows: 3, columns: 1), dilation: (2, 1), groups: 3, hasBias: false),
          Activation.leakyReLU(slope: 0.1),
          Pool2D(
            .average(countIncludePad: false, divisorOverride: nil), kernelSize: (2, 2),
            padding: .cells(rows: 1, columns: 0)), Flatten(),
          try LinearLayer(inputs: 9 * 8 * 6, outputs: 21), Activation.sigmoid,
          try LinearLayer(inputs: 21, outputs: 10, hasBias: false),
        ]
        return Network(layers.map { Network($0, using: &random) })
      }
    }
  }

  /// What is trained and how.
  struct Setting: CustomTestStringConvertible {
    let kind: Kind
    let recipe: TrainingRecipe

    var testDescription: String {
      "\(kind) \(recipe.optimizer.kind) \(recipe.schedule.kind) \(recipe.batchSize)"
    }
  }

  /// 130 pictures, some classes much rarer than others.
  private static let images = Digits.set(count: 400, seed: 1).subset(
    (0..<400).filter { $0 % 3 == 0 || $0 % 5 == 4 }.prefix(130).map { $0 })

  /// Each network with each rule; schedules, warm-up, augmentation, class weights and batches, of
  /// which the last is a smaller one, take turns.
  static let settings: [Setting] = {
    var rules = OptimizerSettings.Kind.allCases.map { OptimizerSettings($0, weightDecay: 0.001) }
    var nesterov = OptimizerSettings(.momentum)
    nesterov.isNesterov = true
    rules.append(nesterov)
    var settings: [Setting] = []
    for kind in Kind.allCases {
      for rule in rules {
        let turn = settings.count
        settings.append(
          Setting(
            kind: kind,
            recipe: TrainingRecipe(
              optimizer: rule,
              schedule: Schedule(
                Schedule.Kind.allCases[turn % 3], warmUpSteps: turn % 2 == 0 ? 3 : 0),
              batchSize: [40, 33, 1 + 16 * 3, 128][turn % 4], epochs: 6, seed: 9,
              augmentation: turn % 3 == 1 ? nil : Augmentation(), balancesClasses: turn % 2 == 1)))
      }
    }
    return settings
  }()

  private func run(_ setting: Setting, threads: Int) throws -> TrainingRun {
    try TrainingRun(
      setting.kind.network(), images: Self.images, normalisation: Normalisation(of: Self.images),
      recipe: setting.recipe, threads: threads)
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

  @Test(arguments: settings)
  func `the number of threads does not change a weight`(setting: Setting) throws {
    let single = try run(setting, threads: 1)
    let expected = try weights(single, steps: 2 * single.stepsPerEpoch + 1)
    #expect(try setting.kind.network().state != expected)
    for threads in 2...3 {
      let several = try run(setting, threads: threads)
      #expect(try weights(several, steps: 2 * several.stepsPerEpoch + 1) == expected)
      #expect(several.position == single.position)
    }
  }

  @Test(arguments: settings)
  func `a run taken up from a file reaches the weights of an unbroken one`(
    setting: Setting
  ) throws {
    let unbroken = try run(setting, threads: 1)
    let expected = try weights(unbroken, steps: 9)
    try withTemporaryDirectory { directory in
      let path = directory + "/run.safetensors"
      var current = try run(setting, threads: 3)
      for steps in [2, 3, 1, 3] {
        _ = try weights(current, steps: steps)
        try write(current, path)
        current = try resumed(path, setting, threads: 2)
      }
      current.updateNetwork()
      #expect(current.network.state == expected)
      #expect(current.position == unbroken.position)
    }
  }

  private func write(_ run: TrainingRun, _ path: String) throws {
    run.network.format = ImageFormat(
      imageShape: Self.images.imageShape, classNames: Self.images.classNames,
      normalisation: Normalisation(of: Self.images))
    try Checkpoint(
      modelName: "any", network: run.network,
      run: Checkpoint.Run(
        recipe: run.recipe, position: run.position, dataName: "digits", dataFingerprint: 1)
    ).write(path: path)
  }

  private func resumed(_ path: String, _ setting: Setting, threads: Int) throws -> TrainingRun {
    let read = try Checkpoint.read(path: path)
    let past = try #require(read.run)
    #expect(past.recipe == setting.recipe)
    let run = try TrainingRun(
      read.network, images: Self.images,
      normalisation: #require(read.network.format).normalisation, recipe: past.recipe,
      threads: threads)
    try run.resume(from: past.position)
    #expect(run.position.metrics == past.position.metrics)
    return run
  }
}
