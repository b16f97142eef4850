/// Where a run of training stands, apart from the weights.
public struct RunPosition: Hashable, Sendable {
  /// The epoch that is running, from 0.
  public var epoch: Int
  /// Steps done in this epoch.
  public var step: Int
  /// Steps done in all.
  public var stepsDone: Int
  /// Loss and accuracy over this epoch so far.
  public var metrics: Metrics
  /// What the optimizer keeps: by memory, then by parameter.
  public var memories: [[[Float]]]
}
