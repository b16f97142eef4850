import Tensors

/// A run of training gone through again from its first step.
///
/// A run is its seed: from the same first weights and pictures it takes the very steps that it took
/// then, and every weight and every loss has the same bits.
public final class RunReplay {
  /// The parts of the run; each was decided by a recipe of its own.
  public let legs: [RunLeg]

  /// The run as it stands.
  public private(set) var run: TrainingRun

  private let classes: Int
  private let threads: Int
  private var leg = 0

  /// Begins a run again.
  ///
  /// - Parameters:
  ///   - network: The network with the weights that the run began with; it gets those that are reached.
  ///   - data: What was learned from.
  ///   - imageShape: C, H and W of a picture, or the one length of a vector.
  ///   - classes: The outputs that the network has.
  ///   - legs: The parts of the run, at least one.
  ///   - start: Where it stood at its beginning; nil where nothing was done before.
  ///   - threads: Threads that work; they do not change the result.
  /// - Throws: why the network does not fit the pictures.
  public init(
    _ network: Network, data: TrainingData, imageShape: [Int], classes: Int, legs: [RunLeg],
    start: RunPosition? = nil, threads: Int
  ) throws(TrainingFault) {
    self.legs = legs
    self.classes = classes
    self.threads = threads
    run = try TrainingRun(
      network, data: data, imageShape: imageShape, classes: classes,
      recipe: legs.first?.recipe ?? TrainingRecipe(), threads: threads)
    if let start { try run.resume(from: start) }
    try goOn()
  }

  /// Steps done.
  public var stepsDone: Int { run.stepsDone }

  /// Steps of the run that is gone through.
  public var steps: Int { legs.last?.stepsDone ?? 0 }

  /// The step of the present epoch that comes next, from 0, and the steps of the epoch.
  public var place: (epoch: Int, step: Int, steps: Int) {
    (run.epoch, run.step, run.stepsPerEpoch)
  }

  /// Takes the next step of the run.
  ///
  /// - Throws: `TrainingFault.diverged` where the loss was no number; its step is not taken then.
  public func advance() throws(TrainingFault) {
    try run.advance()
    try goOn()
  }

  /// Takes the next step of the run and tells what became of a weight.
  ///
  /// - Returns: Nil where there is no such weight.
  public func advance(watching weight: WatchedWeight) throws(TrainingFault) -> WatchedStep? {
    let step = try run.advance(watching: weight)
    try goOn()
    return step
  }

  /// Goes to the next epoch, and to the next part of the run, where one has ended.
  private func goOn() throws(TrainingFault) {
    if run.isEpochDone { run.beginNextEpoch() }
    while leg < legs.count - 1, run.stepsDone >= legs[leg].stepsDone {
      let (old, next) = (legs[leg], legs[leg + 1])
      leg += 1
      run.updateNetwork()
      var position = run.position
      (position.epoch, position.step) = (old.epoch, old.step)
      // Another optimizer begins without memories.
      if old.recipe.optimizer.kind != next.recipe.optimizer.kind { position.memories = [] }
      run = try TrainingRun(
        run.network, data: run.data, imageShape: run.imageShape, classes: classes,
        recipe: next.recipe, threads: threads)
      try run.resume(from: position)
      if run.isEpochDone { run.beginNextEpoch() }
    }
  }
}
