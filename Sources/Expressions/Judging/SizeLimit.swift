import Tensors
import Terminal

/// A kind of input for which alone a function may have been made: one window's size, one channel, squares.
struct SizeLimit {
  /// What it was made for, as one sentence.
  let words: Phrase
  /// Whether it is one size of window, inside which another slip is worth looking for.
  let isOfWindow: Bool
  /// Whether a case is of the kind.
  let holds: (JudgedCase) -> Bool

  /// The fewest cases inside that tell.
  static let fewest = 3

  /// What the cases of a judgement may be told apart by, the likeliest first.
  ///
  /// - Parameters:
  ///   - cases: The cases that were tried.
  ///   - reference: The right function, whose results have sizes too.
  /// - Returns: Each size that was met, and squares, odd sizes and single ones.
  static func all(of cases: [JudgedCase], _ reference: JudgedReference) -> [SizeLimit] {
    let rank = reference.family.spatialRank
    func plane(_ tensor: Tensor<Double>?) -> [Int]? {
      tensor.flatMap { $0.plane(rank) }.map { rank == 2 ? [$0.rows, $0.columns] : [$0.columns] }
    }
    func window(_ judged: JudgedCase) -> [Int]? {
      if let sizes = plane(judged.arrays["weight"]) { return sizes }
      return judged.settings["kernel_size"].map { [Int]([Int($0)]) + (rank == 2 ? [Int($0)] : []) }
    }
    func channels(_ judged: JudgedCase) -> Int? {
      guard let input = judged.arrays["input"], input.shape.rank > rank else { return nil }
      return input.shape[input.shape.rank - rank - 1]
    }
    func sizes(
      _ english: String, _ chinese: String, isOfWindow: Bool = false,
      _ size: @escaping (JudgedCase) -> [Int]?
    ) -> [SizeLimit] {
      // One cell tells nothing: there all ways of going over a window agree.
      let seen = Set(cases.compactMap(size)).filter { $0.reduce(1, *) > 1 }.sorted {
        $0.lexicographicallyPrecedes($1)
      }
      return seen.map { wanted in
        let text = wanted.map { "\($0)" }.joined(separator: "×")
        return SizeLimit(
          words: Phrase("made for \(english) \(text) only", "只适用于\(chinese) \(text)"),
          isOfWindow: isOfWindow && wanted.reduce(1, *) > 3,
          holds: { size($0) == wanted })
      }
    }
    func one(
      _ english: String, _ chinese: String, _ holds: @escaping (JudgedCase) -> Bool
    ) -> SizeLimit {
      SizeLimit(
        words: Phrase("made for \(english) only", "只适用于\(chinese)"), isOfWindow: false,
        holds: holds)
    }
    var limits = sizes("windows of", "大小为", isOfWindow: true, window)
    if rank == 2 {
      limits.append(one("square windows", "正方形窗口") { window($0).map { $0[0] == $0[1] } ?? false })
      limits.append(
        one("square inputs", "正方形输入") { plane($0.arrays["input"]).map { $0[0] == $0[1] } ?? false })
      limits.append(
        one("square inputs and square windows", "正方形输入和正方形窗口") {
          plane($0.arrays["input"]).map { $0[0] == $0[1] } ?? false
            && window($0).map { $0[0] == $0[1] } ?? false
        })
    }
    limits.append(
      one("windows with a middle, of odd sizes", "有中心的奇数大小窗口") {
        window($0)?.allSatisfy { $0 % 2 == 1 } ?? false
      })
    limits.append(one("one channel", "单个通道") { channels($0) == 1 })
    limits.append(
      one("one filter", "单个滤波器") { judged in
        judged.arrays["weight"].map { $0.shape.rank == rank + 2 && $0.shape[0] == 1 } ?? false
      })
    limits.append(
      one("one picture", "单张图") { judged in
        judged.arrays["input"].map { $0.shape.rank == rank + 2 && $0.shape[0] == 1 } ?? false
      })
    limits += sizes("inputs of", "输入大小为") { plane($0.arrays["input"]) }
    limits += sizes("outputs of", "输出大小为") { plane(reference.result($0)) }
    return limits
  }
}
