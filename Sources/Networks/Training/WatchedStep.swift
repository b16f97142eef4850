import Tensors

/// One weight of a network, by its place among all.
public struct WatchedWeight: Hashable, Sendable {
  /// Which parameter, in the order of the layers, weight before bias.
  public let parameter: Int
  /// The element of it, in row-major order.
  public let offset: Int

  /// Names a weight.
  public init(parameter: Int, offset: Int) {
    self.parameter = parameter
    self.offset = offset
  }
}

/// What a step of training did to one weight, and what that came from.
///
///     w(t+1) − w(t) = Σ n  pictures[n]  +  earlier + decay + rounding
public struct WatchedStep: Hashable, Sendable {
  /// Steps done before.
  public let step: Int
  /// The epoch, from 0.
  public let epoch: Int
  /// The mean loss of the batch, before the step.
  public let loss: Double
  /// The weight before.
  public let before: Float
  /// The weight after.
  public let after: Float
  /// Where the pictures of the batch stand in what is learned from.
  public let places: [Int]
  /// What each picture has moved the weight by: in proportion to its part of the step's gradient.
  public let pictures: [Double]
  /// What came from earlier steps, which the optimizer remembers.
  public let earlier: Double
  /// What weight decay took.
  public let decay: Double

  /// w(t+1) − w(t): exact, unless one of the two is more than 2²⁹ times the other.
  public var change: Double { Double(after) - Double(before) }

  /// What all pictures of the step have moved the weight by.
  public var byPictures: Double { pictures.reduce(0, +) }

  /// What is left of the change: sums of Floats are rounded.
  public var rounding: Double { change - byPictures - earlier - decay }
}

extension TrainingRun {
  /// Whether the network has such a weight among those that are trained.
  public func has(_ weight: WatchedWeight) -> Bool {
    trainer.network.place(parameter: weight.parameter, offset: weight.offset) != nil
  }

  /// What a weight is now.
  public func value(of weight: WatchedWeight) -> Float? {
    trainer.network.place(parameter: weight.parameter, offset: weight.offset)
      .map { trainer.memory.parameters[$0.number] }
  }

  /// Learns from the next batch of the epoch, as `advance()` does, and tells what became of a weight.
  ///
  /// The weights reached are the same. It takes longer: the gradients of the weight's layer are worked
  /// out once more for every picture.
  ///
  /// - Returns: Nil where there is no such weight; the step is taken.
  /// - Throws: `TrainingFault.diverged` if the loss is no number any more.
  public func advance(watching weight: WatchedWeight) throws(TrainingFault) -> WatchedStep? {
    guard
      let (position, number) = trainer.network.place(
        parameter: weight.parameter, offset: weight.offset), !isEpochDone
    else {
      try advance()
      return nil
    }
    let memory = trainer.memory
    let (done, epoch, places) = (stepsDone, epoch, Array(upcoming.chosen))
    let (before, first, second) = (
      memory.parameters[number], memory.first[number], memory.second[number]
    )
    let rate = learningRate
    let parts = UnsafeMutablePointer<Float>.allocate(capacity: max(1, places.count))
    parts.initialize(repeating: 0, count: places.count)
    defer { parts.deallocate() }
    trainer.watch = BlockNetwork.Watch(position: position, number: number, parts: parts)
    defer { trainer.watch = nil }
    try advance()
    // The update has added the blocks' gradients up into the first one's.
    let sources = trainer.rule.sources(
      .init(
        learningRate: rate, weightDecay: Float(recipe.optimizer.weightDecay), count: stepsDone),
      parameter: before, gradient: memory.gradients(0)[number], first: first, second: second)
    return WatchedStep(
      step: done, epoch: epoch, loss: lastLoss, before: before,
      after: memory.parameters[number], places: places,
      pictures: places.indices.map { sources.factor * Double(parts[$0]) },
      earlier: sources.earlier, decay: sources.decay)
  }
}
