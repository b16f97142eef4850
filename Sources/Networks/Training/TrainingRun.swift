import Tensors

/// A run of training, step by step.
///
/// Where it stands — weights, the optimizer's memories, epoch, step, metrics of the epoch so far — can
/// be written down at any step and taken up again, and the run then goes on as if it had not been
/// interrupted: order and augmentation follow from the seed, and sums are taken in a fixed order.
public final class TrainingRun {
  /// What is trained; its weights are brought up to date by `updateNetwork()`.
  public let network: Network

  /// What decides the result.
  public let recipe: TrainingRecipe

  /// What is learned from.
  public let data: TrainingData

  /// The shape of a picture.
  public let imageShape: [Int]

  /// The epoch that is running, from 0.
  public private(set) var epoch = 0

  /// Steps done in this epoch.
  public private(set) var step = 0

  /// Loss and accuracy over this epoch so far.
  public private(set) var metrics = Metrics()

  /// The mean loss of the last step.
  public private(set) var lastLoss = 0.0

  let trainer: Trainer
  let classWeights: [Float]
  /// The places of the layers among those that train, in the order of a pass; nil for a layer that only
  /// gives numbers another shape.
  let blockPlaces: [Int?]
  /// Where each layer that trains stands in the network.
  let blockNames: [String]
  /// Whether one score tells two classes apart.
  let isBinary: Bool
  /// The steps that the network's own counts include.
  private var stepsCounted = 0
  private var plan: EpochPlan

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - network: What is trained, with its first weights.
  ///   - data: What is learned from, with labels below the number of the network's outputs.
  ///   - imageShape: C, H and W of a picture, or the one length of a vector.
  ///   - classes: The outputs that the network must have; nil takes those it has.
  ///   - recipe: What decides the result; only pictures of bytes are varied by its augmentation.
  ///   - threads: Threads that work; they do not change the result.
  /// - Throws: why the network does not fit the pictures.
  public init(
    _ network: Network, data: TrainingData, imageShape: [Int], classes: Int? = nil,
    recipe: TrainingRecipe, threads: Int
  ) throws(TrainingFault) {
    guard let last = data.labels.max() else { throw .noImages }
    let planned = try PlannedNetwork(network, imageShape: imageShape)
    try planned.requireOutputs(classes ?? max(planned.outputs, Int(last) + 1))
    guard data.imageCount == planned.inputCount else {
      throw .images([data.imageCount], expected: imageShape)
    }
    self.network = network
    self.data = data
    self.imageShape = imageShape
    self.recipe = recipe
    (blockPlaces, blockNames, isBinary) = (planned.places, planned.names, planned.isBinary)
    trainer = try planned.trainer(
      recipe.optimizer.rule, batchSize: min(max(1, recipe.batchSize), data.count),
      threads: threads, seed: recipe.seed)
    classWeights =
      recipe.balancesClasses
      ? balancedClassWeights(data.classCounts(planned.outputs)).map { Float($0) } : []
    plan = EpochPlan(epoch: 0, count: data.count, batchSize: recipe.batchSize, seed: recipe.seed)
  }

  /// Prepares a run on pictures of bytes.
  ///
  /// - Parameters:
  ///   - network: What is trained, with its first weights.
  ///   - images: What is learned from; the network must have an output for each class.
  ///   - normalisation: How bytes become numbers.
  ///   - recipe: What decides the result.
  ///   - threads: Threads that work; they do not change the result.
  /// - Throws: why the network does not fit the pictures.
  public convenience init(
    _ network: Network, images: ImageSet, normalisation: Normalisation, recipe: TrainingRecipe,
    threads: Int
  ) throws(TrainingFault) {
    try self.init(
      network, data: TrainingData(images, normalisation), imageShape: images.imageShape,
      classes: images.classes, recipe: recipe, threads: threads)
  }

  /// The numbers that are learned.
  public var parameterCount: Int { network.trainedNumbers.reduce(0) { $0 + $1.count } }

  /// Steps of an epoch.
  public var stepsPerEpoch: Int { plan.steps }

  /// Whether every picture of the epoch has been seen.
  public var isEpochDone: Bool { step >= plan.steps }

  /// Whether every epoch of the recipe is done.
  public var isDone: Bool { epoch >= recipe.epochs }

  /// Steps done in all.
  public var stepsDone: Int { trainer.stepCount }

  /// How far the run is.
  public func progress(imagesPerSecond: Double?) -> TrainingProgress {
    TrainingProgress(
      epoch: epoch + 1, epochs: recipe.epochs, step: step, steps: plan.steps, images: data.count,
      training: metrics, imagesPerSecond: imagesPerSecond)
  }

  /// Learns from the next batch of the epoch; does nothing if the epoch is done.
  ///
  /// - Throws: `TrainingFault.diverged` if the loss is no number any more.
  public func advance() throws(TrainingFault) {
    guard !isEpochDone else { return }
    let (batch, places, chosen) = upcoming
    let (loss, correct) = trainer.step(
      batch, places, learningRate: learningRate, weightDecay: Float(recipe.optimizer.weightDecay),
      classWeights: classWeights)
    lastLoss = Double(loss)
    guard loss.isFinite else { throw .diverged(epoch: epoch + 1, step: step + 1) }
    metrics.add(
      images: chosen.count, lossSum: Double(loss) * Double(chosen.count), correct: correct)
    step += 1
  }

  /// Goes to the next epoch.
  public func beginNextEpoch() {
    epoch += 1
    step = 0
    metrics = Metrics()
    plan = EpochPlan(
      epoch: epoch, count: data.count, batchSize: recipe.batchSize, seed: recipe.seed)
  }

  /// Loss and accuracy of the present weights on other pictures.
  ///
  /// - Precondition: pictures and classes are like those of the run.
  public func evaluate(_ other: TrainingData) -> Metrics {
    trainer.evaluate(other, Array(0..<other.count)[...])
  }

  /// Whether everything that a checkpoint keeps is a number: weights, statistics, memories.
  ///
  /// A loss may be one while a square of a gradient, in a memory, is none any more.
  public var isFinite: Bool {
    let kept = [trainer.parameters, trainer.statistics] + trainer.memories
    return kept.allSatisfy { $0.allSatisfy { $0.allSatisfy(\.isFinite) } }
  }

  /// Puts the present weights into the network.
  public func updateNetwork() {
    network.setTrainedNumbers(trainer.parameters)
    network.setTrainedStatistics(trainer.statistics, batches: trainer.stepCount - stepsCounted)
    stepsCounted = trainer.stepCount
  }

  /// Where the run stands; weights are in the network after `updateNetwork()`.
  public var position: RunPosition {
    RunPosition(
      epoch: epoch, step: step, stepsDone: trainer.stepCount, metrics: metrics,
      memories: recipe.optimizer.stateNames.isEmpty ? [] : trainer.memories)
  }

  /// Goes on from where a run stood.
  ///
  /// - Throws: `TrainingFault.position` if this run has no such place.
  public func resume(from position: RunPosition) throws(TrainingFault) {
    let next = EpochPlan(
      epoch: position.epoch, count: data.count, batchSize: recipe.batchSize, seed: recipe.seed)
    guard position.epoch >= 0, (0...next.steps).contains(position.step) else {
      throw .position(step: position.step, steps: next.steps)
    }
    let memories = position.memories.isEmpty ? trainer.memories : position.memories
    guard trainer.setMemories(memories, stepCount: position.stepsDone) else {
      throw .position(step: position.step, steps: next.steps)
    }
    stepsCounted = position.stepsDone
    plan = next
    epoch = position.epoch
    step = position.step
    metrics = position.metrics
  }

  /// η of the next step.
  var learningRate: Float {
    Float(recipe.learningRate(step: epoch * plan.steps + step, stepsPerEpoch: plan.steps))
  }

  /// The next batch as it is learned from, the places of its pictures in it, and in all pictures.
  ///
  /// - Precondition: the epoch is not done.
  var upcoming: (batch: TrainingData, places: ArraySlice<Int>, chosen: ArraySlice<Int>) {
    let chosen = plan.batch(step)
    let (batch, places) = varied(chosen)
    return (batch, places, chosen)
  }

  /// The batch as it is learned from, and the places of its pictures in it.
  private func varied(_ chosen: ArraySlice<Int>) -> (TrainingData, ArraySlice<Int>) {
    guard let augmentation = recipe.augmentation, case .bytes(let bytes) = data.numbers,
      imageShape.count == 3
    else { return (data, chosen) }
    let size = data.imageCount
    let shape = (channels: imageShape[0], height: imageShape[1], width: imageShape[2])
    let pixels = [UInt8](unsafeUninitializedCapacity: chosen.count * size) { output, count in
      bytes.withUnsafeBufferPointer { pixels in
        trainer.pool.run(chosen.count) { place, _ in
          let index = chosen[chosen.startIndex + place]
          augmentation.apply(
            UnsafeBufferPointer(rebasing: pixels[index * size..<(index + 1) * size]),
            into: UnsafeMutableBufferPointer(
              rebasing: output[place * size..<(place + 1) * size]),
            shape: shape, index: index, epoch: epoch, seed: recipe.seed)
        }
      }
      count = chosen.count * size
    }
    let batch = TrainingData(
      .bytes(pixels), labels: chosen.map { data.labels[$0] }, scaling: data.scaling)
    return batch.map { ($0, Array(0..<chosen.count)[...]) } ?? (data, chosen)
  }
}

extension OptimizerSettings {
  /// The rule as the trainer takes it.
  var rule: ParameterUpdate {
    switch kind {
    case .sgd: .momentum(0, nesterov: false)
    case .momentum: .momentum(Float(momentum), nesterov: isNesterov)
    case .adam, .adamw:
      .adam(
        beta1: Float(betas.first), beta2: Float(betas.second), epsilon: Float(epsilon),
        decoupled: kind == .adamw)
    }
  }
}
