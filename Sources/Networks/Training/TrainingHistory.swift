import Tensors

/// How a network came by its weights, so that it can be gone through again.
public enum TrainingHistory {
  /// A run of `strider train`: its pictures and first weights are found again by name.
  case saved(Checkpoint.Run, modelName: String)
  /// Calls of `fit`, whose pictures and first weights are kept.
  case fitted(FittedRun)
}

/// Training call by call, with all that it began with.
public struct FittedRun {
  /// The network as it was before the first call.
  public let first: Network
  /// Where its training stood then; nil where it began.
  public let start: RunPosition?
  /// What is learned from.
  public let data: TrainingData
  /// C, H and W of a picture, or the one length of a vector.
  public let imageShape: [Int]
  /// The scores that the network gives.
  public let classes: Int
  /// What each call did.
  public var legs: [RunLeg] = []
  /// The number that tells the weights after the last call from others.
  public var fingerprint: UInt64 = 0

  /// Begins with a network as it is.
  public init(
    _ network: Network, at start: RunPosition?, data: TrainingData, imageShape: [Int], classes: Int
  ) {
    first = network.copy()
    self.start = start
    self.data = data
    self.imageShape = imageShape
    self.classes = classes
  }

  /// Adds a call; one that takes the same steps as the one before goes on with that.
  public mutating func add(_ leg: RunLeg) {
    if let last = legs.last, leg.recipe.takesSteps(of: last.recipe) { legs.removeLast() }
    legs.append(leg)
  }

  /// The run at its first step.
  public func replay(threads: Int) throws(TrainingFault) -> RunReplay {
    try RunReplay(
      first.copy(), data: data, imageShape: imageShape, classes: classes, legs: legs,
      start: start, threads: threads)
  }
}
