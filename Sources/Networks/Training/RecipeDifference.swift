/// Where two runs of training differ, by the option of `strider train` that says it.
public struct RecipeDifference: Hashable, Sendable {
  /// The option, `--epochs`.
  public var option: String

  /// What the one run has; nil for a flag that it does not have.
  public var first: String?

  /// What the other run has; nil for a flag that it does not have.
  public var second: String?

  /// Describes a difference.
  public init(_ option: String, _ first: String?, _ second: String?) {
    self.option = option
    self.first = first
    self.second = second
  }
}

extension TrainingRecipe {
  /// Everything in which two recipes differ, in the order of the options.
  public func differences(from other: TrainingRecipe) -> [RecipeDifference] {
    zip(facts, other.facts).compactMap { mine, others in
      mine.value == others.value ? nil : RecipeDifference(mine.option, mine.value, others.value)
    }
  }

  private var facts: [(option: String, value: String?)] {
    func flag(_ isSet: Bool) -> String? { isSet ? "" : nil }
    return [
      ("--epochs", "\(epochs)"), ("--batch-size", "\(batchSize)"),
      ("--optimizer", optimizer.kind.rawValue), ("momentum", "\(optimizer.momentum)"),
      ("--nesterov", flag(optimizer.isNesterov)),
      ("betas", "\(optimizer.betas.first) \(optimizer.betas.second)"),
      ("epsilon", "\(optimizer.epsilon)"), ("--learning-rate", "\(optimizer.learningRate)"),
      ("--weight-decay", "\(optimizer.weightDecay)"), ("--schedule", schedule.kind.rawValue),
      ("--warm-up", "\(schedule.warmUpSteps)"),
      (
        "--augment",
        augmentation.map { $0 == Augmentation() ? "" : "\($0.shift) \($0.rotation) \($0.scale)" }
      ),
      ("--balance", flag(balancesClasses)), ("--validation", "\(validation)"),
      ("--seed", "\(seed)"),
    ]
  }
}
