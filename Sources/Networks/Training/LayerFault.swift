import Tensors

/// Why a layer cannot be trained where it stands: the facts, without words.
public struct LayerFault: Error, Hashable, Sendable {
  /// What is in the way.
  public enum Reason: Error, Hashable, Sendable {
    /// It does not fit what comes before.
    case shape(Misfit)
    /// The trainer does not know such layers.
    case kind
    /// Probabilities at the end, where the loss takes scores.
    case lastSoftmax
    /// It would mix the images of a batch.
    case acrossBatch
    /// It takes images, and numbers of this shape come.
    case notImages([Int])
    /// Its windows have so many cells in all.
    case windows(cells: Int, limit: Int)
    /// Branches meet there, and only layers in a row are trained.
    case branches
    /// It is the very layer that stands in another place already.
    case repeated(first: String)
  }

  /// The layer's place in the network: `3`, or `0.1` inside another sequence.
  public let place: String
  /// The name of its type in `torch.nn`.
  public let type: String
  /// What is in the way.
  public let reason: Reason

  /// Describes a fault.
  public init(place: String, type: String, _ reason: Reason) {
    self.place = place
    self.type = type
    self.reason = reason
  }
}
