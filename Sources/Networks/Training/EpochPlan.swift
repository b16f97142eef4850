import Tensors

/// Which pictures each step of an epoch uses.
///
/// The order belongs to the seed and the number of the epoch alone, so a run that is taken up again
/// in the middle of an epoch sees the very batches it would have seen.
public struct EpochPlan: Hashable, Sendable {
  /// The name of the rule, which checkpoints carry.
  public static let orderName = "fisher-yates xoshiro256** 1"

  /// The pictures in the order in which they are seen.
  public let order: [Int]

  /// Pictures in a step; the last step may have fewer.
  public let batchSize: Int

  /// Plans an epoch.
  ///
  /// - Parameters:
  ///   - epoch: Its number, from 0.
  ///   - count: The pictures of the training set.
  ///   - batchSize: Pictures in a step, at least 1.
  ///   - seed: The seed of the run.
  public init(epoch: Int, count: Int, batchSize: Int, seed: UInt64) {
    order = shuffledIndices(count, seed: .mix(seed, UInt64(truncatingIfNeeded: epoch)))
    self.batchSize = max(1, batchSize)
  }

  /// The steps of the epoch.
  public var steps: Int { Self.steps(count: order.count, batchSize: batchSize) }

  /// The steps of an epoch, without planning it.
  public static func steps(count: Int, batchSize: Int) -> Int {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: max(1, batchSize))
    return whole + (rest > 0 ? 1 : 0)
  }

  /// The pictures of a step.
  ///
  /// - Precondition: `step` is from 0 to below `steps`.
  public func batch(_ step: Int) -> ArraySlice<Int> {
    order[step * batchSize..<min(order.count, (step + 1) * batchSize)]
  }
}
