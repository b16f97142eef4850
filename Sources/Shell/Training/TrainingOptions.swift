import ArgumentParser
import Networks
import Terminal

/// What decides a run of training; what is not given comes from a checkpoint, else is chosen.
struct TrainingOptions: ParsableArguments {
  /// What a run is that nothing was said of.
  private static let usual = TrainingRecipe()

  private static func usual(_ kind: OptimizerSettings.Kind) -> OptimizerSettings {
    OptimizerSettings(kind)
  }

  @Option(
    help: .phrase(
      "Epochs, counted from the beginning of the run; \(usual.epochs) unless given.",
      "轮数，从训练的开头算起；默认是 \(usual.epochs)。"))
  var epochs: Int?

  @Option(
    help: .phrase(
      "Pictures that one update uses; \(usual.batchSize) unless given.",
      "批次大小：一次更新所用的图像数；默认是 \(usual.batchSize)。"))
  var batchSize: Int?

  @Option(
    help: .phrase(
      "The rule of updates: sgd, momentum, adam or adamw; \(usual.optimizer.kind.rawValue) unless given.",
      "更新规则：sgd、momentum、adam 或 adamw；默认是 \(usual.optimizer.kind.rawValue)。"))
  var optimizer: OptimizerSettings.Kind?

  @Flag(
    help: .phrase(
      "With momentum: look a step ahead, as Nesterov's method does.",
      "与 momentum 合用：Nesterov 动量，更新时向前看一步。"))
  var nesterov = false

  @Option(
    help: .phrase(
      """
      The learning rate at its highest; unless given \(usual(.adam).learningRate), with momentum \
      \(usual(.momentum).learningRate), with sgd \(usual(.sgd).learningRate).
      """,
      """
      学习率的最大值；默认是 \(usual(.adam).learningRate)，momentum 为 \
      \(usual(.momentum).learningRate)，sgd 为 \(usual(.sgd).learningRate)。
      """))
  var learningRate: Double?

  @Option(
    help: .phrase(
      """
      How strongly weights are pulled towards 0; not at all unless given, with adamw \
      \(usual(.adamw).weightDecay).
      """,
      "权重衰减：把权重拉向 0 的力度；默认不衰减，adamw 为 \(usual(.adamw).weightDecay)。"))
  var weightDecay: Double?

  @Option(
    help: .phrase(
      "How the learning rate changes: constant, cosine or step; \(usual.schedule.kind.rawValue) unless given.",
      "学习率怎样变化：constant、cosine 或 step；默认是 \(usual.schedule.kind.rawValue)。"))
  var schedule: Schedule.Kind?

  @Option(
    help: .phrase(
      "Updates in which the learning rate rises from nothing.",
      "预热：学习率从 0 升上来所用的更新次数。"))
  var warmUp: Int?

  @Flag(help: .phrase("Shift, turn and scale training pictures at random.", "数据增强：随机平移、旋转和缩放训练图像。"))
  var augment = false

  @Flag(
    help: .phrase(
      "Let rare classes count more, so that all have the same weight.",
      "提高少见类别的权重，使各类别的总权重相同。"))
  var balance = false

  @Option(
    help: .phrase(
      "Pictures kept back from training; epochs are then judged by them.",
      "留作验证集的图像数；每轮用它们来评判。"))
  var validation: Int?

  @Option(
    help: .phrase(
      "The seed of first weights, order and augmentation; \(usual.seed) unless given.",
      "决定初始权重、顺序和数据增强的种子；默认是 \(usual.seed)。"))
  var seed: WholeNumber?

  /// What cannot be among the options; nil if all can.
  var fault: UsageFault? {
    UsageFault("--epochs", epochs, 1...TrainingRecipe.maximumEpochs)
      ?? UsageFault("--batch-size", batchSize, 1...TrainingRecipe.maximumBatchSize)
      ?? UsageFault("--warm-up", warmUp, 0...1_000_000_000)
      ?? UsageFault("--validation", validation, 0...1_000_000_000)
      ?? seedFault ?? UsageFault("--learning-rate", learningRate, allowsZero: false)
      ?? UsageFault("--weight-decay", weightDecay, allowsZero: true)
  }

  private var seedFault: UsageFault? {
    guard let seed, UInt64(exactly: seed.value) == nil else { return nil }
    return UsageFault(
      "--seed",
      Phrase(
        "--seed is \(seed.value); it goes from 0 to \(UInt64.max).",
        "--seed 为 \(seed.value)，应在 0 到 \(UInt64.max) 之间。"))
  }

  /// A look ahead where there is no momentum; nil if there is one or none was asked for.
  func nesterovFault(continuing old: TrainingRecipe?) -> UsageFault? {
    let kind = recipe(continuing: old).optimizer.kind
    guard nesterov, kind != .momentum else { return nil }
    return UsageFault(
      "--nesterov",
      Phrase(
        "--nesterov belongs to --optimizer momentum; the optimizer is \(kind.rawValue).",
        "--nesterov 只用于 --optimizer momentum，而优化器是 \(kind.rawValue)。"))
  }

  /// The recipe of a new run, or of one that goes on.
  func recipe(continuing old: TrainingRecipe?) -> TrainingRecipe {
    var recipe = old ?? TrainingRecipe()
    if let optimizer, optimizer != recipe.optimizer.kind {
      recipe.optimizer = OptimizerSettings(optimizer)
    }
    if nesterov { recipe.optimizer.isNesterov = true }
    if let learningRate { recipe.optimizer.learningRate = learningRate }
    if let weightDecay { recipe.optimizer.weightDecay = weightDecay }
    if let schedule { recipe.schedule.kind = schedule }
    if let warmUp { recipe.schedule.warmUpSteps = warmUp }
    if let epochs { recipe.epochs = epochs }
    if let batchSize { recipe.batchSize = batchSize }
    if let validation { recipe.validation = validation }
    if let seed = seed.flatMap({ UInt64(exactly: $0.value) }) { recipe.seed = seed }
    if augment && recipe.augmentation == nil { recipe.augmentation = Augmentation() }
    if balance { recipe.balancesClasses = true }
    return recipe
  }

  /// Makes what the parser fills in.
  package init() {}
}

/// A whole number, also one that is too large or too small for what it is meant for, so that whoever
/// wrote it is told the range.
struct WholeNumber: ExpressibleByArgument {
  let value: Int128

  init?(argument: String) {
    guard let value = Int128(argument) else { return nil }
    self.value = value
  }
}

extension OptimizerSettings.Kind: ExpressibleByArgument {}
extension Schedule.Kind: ExpressibleByArgument {}
