/// Everything that decides, with the data and the network, which weights a run ends with.
public struct TrainingRecipe: Hashable, Sendable {
  /// The most pictures of a step.
  public static let maximumBatchSize = 65_536

  /// The most epochs of a run.
  public static let maximumEpochs = 1_000_000

  /// The rule of the updates.
  public var optimizer: OptimizerSettings

  /// How the learning rate changes.
  public var schedule: Schedule

  /// Pictures in a step.
  public var batchSize: Int

  /// Epochs of the whole run.
  public var epochs: Int

  /// The seed of first weights, order and augmentation.
  public var seed: UInt64

  /// How training pictures are varied; nil leaves them as they are.
  public var augmentation: Augmentation?

  /// Pictures kept back from training.
  public var validation: Int

  /// Whether rare classes count more, so that each class has the same weight in all.
  public var balancesClasses: Bool

  /// Makes a recipe; what is not given is the default of `strider train`.
  public init(
    optimizer: OptimizerSettings = OptimizerSettings(), schedule: Schedule = Schedule(),
    batchSize: Int = 64, epochs: Int = 3, seed: UInt64 = 0, augmentation: Augmentation? = nil,
    validation: Int = 0, balancesClasses: Bool = false
  ) {
    self.optimizer = optimizer
    self.schedule = schedule
    self.batchSize = batchSize
    self.epochs = epochs
    self.seed = seed
    self.augmentation = augmentation
    self.validation = validation
    self.balancesClasses = balancesClasses
  }

  /// The learning rate of a step of the run.
  public func learningRate(step: Int, stepsPerEpoch: Int) -> Double {
    let (count, overflow) = epochs.multipliedReportingOverflow(by: stepsPerEpoch)
    return optimizer.learningRate * schedule.factor(step: step, of: overflow ? .max : count)
  }
}

/// Weights by which the loss of rare classes is raised.
///
///     weight[c] = N / (classes · n[c])
///
/// - Parameter counts: How many pictures each class has.
/// - Returns: one weight a class, 1 for all where the classes are equally frequent; a class without
///   pictures gets 0.
public func balancedClassWeights(_ counts: [Int]) -> [Double] {
  let total = counts.reduce(0, +)
  let present = counts.count { $0 > 0 }
  return counts.map { $0 > 0 ? Double(total) / (Double(present) * Double($0)) : 0 }
}
