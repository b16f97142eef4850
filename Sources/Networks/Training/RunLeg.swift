/// A part of a run that one recipe decided.
///
/// A run that was gone on with in another way, with more epochs or at another rate, has several.
public struct RunLeg: Hashable, Sendable {
  /// What decided it.
  public var recipe: TrainingRecipe
  /// The epoch in which it ended, from 0.
  public var epoch: Int
  /// Steps that were done of that epoch.
  public var step: Int
  /// Steps that were done in all.
  public var stepsDone: Int

  /// Describes a part by where it ended.
  public init(recipe: TrainingRecipe, epoch: Int, step: Int, stepsDone: Int) {
    self.recipe = recipe
    self.epoch = epoch
    self.step = step
    self.stepsDone = stepsDone
  }

  /// Describes a part by where a run stood at its end.
  public init(recipe: TrainingRecipe, end: RunPosition) {
    self.init(recipe: recipe, epoch: end.epoch, step: end.step, stepsDone: end.stepsDone)
  }
}

extension TrainingRecipe {
  /// Whether two recipes take the same steps as far as both go: how many epochs there are matters only
  /// to a rate that changes over the run.
  public func takesSteps(of other: TrainingRecipe) -> Bool {
    var other = other
    if schedule.kind == .constant, other.schedule.kind == .constant { other.epochs = epochs }
    return self == other
  }
}

extension Checkpoint.Run {
  /// Every part of the run, the last one ending where the run stands.
  public var legs: [RunLeg] { past + [RunLeg(recipe: recipe, end: position)] }

  /// The run as it was at an earlier place.
  public func cut(at position: RunPosition, steps: Int) -> Checkpoint.Run {
    let ends = legs
    let leg = ends.firstIndex { $0.stepsDone >= steps } ?? ends.count - 1
    var cut = self
    (cut.recipe, cut.position, cut.past) = (ends[leg].recipe, position, Array(ends[..<leg]))
    return cut
  }

  /// The parts that lie behind a run which goes on from here by a recipe.
  public func past(before next: TrainingRecipe) -> [RunLeg] {
    recipe.takesSteps(of: next) || position.stepsDone == 0 ? past : legs
  }
}
