/// Where the training of a network stands that goes on call by call, kept with the network.
public struct FitRecord: Hashable, Sendable {
  /// What decided the result; its epochs are those of all calls together.
  public var recipe: TrainingRecipe

  /// The number that tells the pictures from others.
  public var fingerprint: UInt64

  /// Where the run stands.
  public var position: RunPosition

  /// The epochs that the last call asked for.
  public var asked: Int

  /// Describes a run.
  public init(
    recipe: TrainingRecipe, fingerprint: UInt64, position: RunPosition, asked: Int
  ) {
    self.recipe = recipe
    self.fingerprint = fingerprint
    self.position = position
    self.asked = asked
  }

  /// Whether a call with other settings goes on with this run: pictures, order and rule are the same.
  ///
  /// Learning rate, schedule, weight decay and momentum may change on the way.
  public func goesOn(with other: TrainingRecipe, _ fingerprint: UInt64) -> Bool {
    fingerprint == self.fingerprint && other.seed == recipe.seed
      && other.batchSize == recipe.batchSize && other.validation == recipe.validation
      && other.optimizer.kind == recipe.optimizer.kind
  }

  /// The epochs of the run if so many are asked for now.
  ///
  /// A call that was interrupted is finished by the same call; any other adds its epochs to those done.
  public func epochs(asking epochs: Int) -> Int {
    let isFinished = position.epoch >= recipe.epochs
    return !isFinished && epochs == asked ? recipe.epochs : position.epoch + epochs
  }
}
