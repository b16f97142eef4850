import ArgumentParser
import Networks

/// What decides a run of training; what is not given comes from a checkpoint, else is chosen.
struct TrainingOptions: ParsableArguments {
  @Option(help: "Epochs, counted from the beginning of the run.")
  var epochs: Int?

  @Option(help: "Pictures that one update uses.")
  var batchSize: Int?

  @Option(help: "The rule of updates: sgd, momentum, adam or adamw.")
  var optimizer: OptimizerSettings.Kind?

  @Option(help: "The learning rate at its highest.")
  var learningRate: Double?

  @Option(help: "How strongly weights are pulled towards 0.")
  var weightDecay: Double?

  @Option(help: "How the learning rate changes: constant, cosine or step.")
  var schedule: Schedule.Kind?

  @Option(help: "Updates in which the learning rate rises from nothing.")
  var warmUp: Int?

  @Flag(help: "Shift, turn and scale training pictures at random.")
  var augment = false

  @Flag(help: "Let rare classes count more, so that all have the same weight.")
  var balance = false

  @Option(help: "Pictures kept back from training; epochs are then judged by them.")
  var validation: Int?

  @Option(help: "The seed of first weights, order and augmentation.")
  var seed: UInt64?

  /// What cannot be among the options; nil if all can.
  var fault: UsageFault? {
    UsageFault("--epochs", epochs, 1...TrainingRecipe.maximumEpochs)
      ?? UsageFault("--batch-size", batchSize, 1...TrainingRecipe.maximumBatchSize)
      ?? UsageFault("--warm-up", warmUp, 0...1_000_000_000)
      ?? UsageFault("--validation", validation, 0...1_000_000_000)
      ?? UsageFault("--learning-rate", learningRate, allowsZero: false)
      ?? UsageFault("--weight-decay", weightDecay, allowsZero: true)
  }

  /// The recipe of a new run, or of one that goes on.
  func recipe(continuing old: TrainingRecipe?) -> TrainingRecipe {
    var recipe = old ?? TrainingRecipe()
    if let optimizer, optimizer != recipe.optimizer.kind {
      recipe.optimizer = OptimizerSettings(optimizer)
    }
    if let learningRate { recipe.optimizer.learningRate = learningRate }
    if let weightDecay { recipe.optimizer.weightDecay = weightDecay }
    if let schedule { recipe.schedule.kind = schedule }
    if let warmUp { recipe.schedule.warmUpSteps = warmUp }
    if let epochs { recipe.epochs = epochs }
    if let batchSize { recipe.batchSize = batchSize }
    if let validation { recipe.validation = validation }
    if let seed { recipe.seed = seed }
    if augment && recipe.augmentation == nil { recipe.augmentation = Augmentation() }
    if balance { recipe.balancesClasses = true }
    return recipe
  }
}

extension OptimizerSettings.Kind: ExpressibleByArgument {}
extension Schedule.Kind: ExpressibleByArgument {}
