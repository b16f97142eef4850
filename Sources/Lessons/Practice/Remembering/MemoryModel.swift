#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is remembered of something that was practised.
public struct Memory: Hashable, Sendable {
  /// In how many days the chance to recall it falls from 1 to 0.9.
  public var stability: Double
  /// How hard it is to make it last, from 1 to 10.
  public var difficulty: Double
}

/// How well something was recalled.
public enum Recall: Int, CaseIterable, Sendable {
  /// Not at all.
  case again = 1
  /// With help, or after a mistake.
  case hard
  /// At once.
  case good
  /// Without thinking.
  case easy
}

/// When to practise again: the free spaced repetition scheduler, version 6.
///
///     R(t,S)  = (1 + f·t/S)^(−w20),  f = 0.9^(−1/w20) − 1          the chance to recall after t days
///     I(r,S)  = S/f · (r^(−1/w20) − 1)                             the days until it falls to r
///     S0(G)   = w[G−1],   D0(G) = w4 − e^(w5·(G−1)) + 1            after the first time
///     D'      = w7·D0(4) + (1 − w7)·(D − w6·(G−3)·(10−D)/9)        cut to 1…10
///     S'      = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·h)  recalled; h = w15 hard, w16 easy, else 1
///     S'      = w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R))         forgotten; at most S/e^(w17·w18)
///     S'      = S·e^(w17·(G−3+w18))·S^(−w19)                       on the same day; no less than S if G ≥ 3
///
/// G is 1 for again to 4 for easy. The weights are those that the authors fitted to the reviews of many
/// learners.
///
/// Source: open-spaced-repetition, *The Algorithm* (FSRS-6), github.com/open-spaced-repetition; the model of
/// stability and difficulty is that of Ye, Su, Cao, *A Stochastic Shortest Path Algorithm for Optimizing
/// Spaced Repetition Scheduling* (KDD 2022).
public struct MemoryModel: Sendable {
  /// The fitted weights.
  public static let standard = MemoryModel(weights: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  private static let leastStability = 0.001
  private static let longestInterval = 36_500.0

  private let w: [Double]

  private init(weights: [Double]) { w = weights }

  private var factor: Double { pow(0.9, -1 / w[20]) - 1 }

  /// The chance that something is recalled after some days.
  public func chance(of memory: Memory, after days: Double) -> Double {
    pow(1 + factor * max(0, days) / memory.stability, -w[20])
  }

  /// The whole days until the chance has fallen to a value; at least 1.
  public func interval(_ memory: Memory, until chance: Double = 0.9) -> Int {
    let days = memory.stability / factor * (pow(chance, -1 / w[20]) - 1)
    return Int(min(max(days.rounded(), 1), MemoryModel.longestInterval))
  }

  /// What is remembered after the first time.
  public func first(_ recall: Recall) -> Memory {
    Memory(
      stability: max(w[recall.rawValue - 1], MemoryModel.leastStability),
      difficulty: MemoryModel.cut(firstDifficulty(recall)))
  }

  /// What is remembered after one more time.
  ///
  /// - Parameters:
  ///   - memory: What was remembered after the time before.
  ///   - days: How many days ago that was.
  ///   - recall: How it went.
  /// - Returns: What is remembered now.
  public func next(_ memory: Memory, after days: Double, _ recall: Recall) -> Memory {
    let grade = Double(recall.rawValue)
    let drift = -w[6] * (grade - 3) * (10 - memory.difficulty) / 9
    let difficulty = w[7] * firstDifficulty(.easy) + (1 - w[7]) * (memory.difficulty + drift)
    return Memory(
      stability: max(stability(memory, days, recall), MemoryModel.leastStability),
      difficulty: MemoryModel.cut(difficulty))
  }

  private func stability(_ memory: Memory, _ days: Double, _ recall: Recall) -> Double {
    let (before, grade) = (memory.stability, Double(recall.rawValue))
    if days < 1 {
      let change = exp(w[17] * (grade - 3 + w[18])) * pow(before, -w[19])
      return before * (grade >= 3 ? max(change, 1) : change)
    }
    let forgotten = 1 - chance(of: memory, after: days)
    if recall == .again {
      let after =
        w[11] * pow(memory.difficulty, -w[12]) * (pow(before + 1, w[13]) - 1)
        * exp(w[14] * forgotten)
      return min(after, before / exp(w[17] * w[18]))
    }
    let ease = recall == .hard ? w[15] : recall == .easy ? w[16] : 1
    return before
      * (1 + exp(w[8]) * (11 - memory.difficulty) * pow(before, -w[9])
        * (exp(w[10] * forgotten) - 1) * ease)
  }

  private func firstDifficulty(_ recall: Recall) -> Double {
    w[4] - exp(w[5] * Double(recall.rawValue - 1)) + 1
  }

  private static func cut(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }
}
