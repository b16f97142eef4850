import Networks
import Terminal

/// An epoch of training with what is said around its numbers.
public struct EpochReport: Sendable {
  /// What the epoch came to.
  public let result: EpochResult

  /// The epochs of the run.
  public let epochs: Int

  /// What the pictures are that the weights were judged by: test or validation.
  public let held: Phrase

  /// Whether the text says how long it took; numbers that differ from run to run do not belong on a
  /// page.
  public let isTimed: Bool

  /// Describes an epoch.
  public init(_ result: EpochResult, of epochs: Int, held: Phrase, isTimed: Bool) {
    self.result = result
    self.epochs = epochs
    self.held = held
    self.isTimed = isTimed
  }
}
