import Tensors

/// What is carried from one window or picture to the next.
extension SlipVariants {
  /// A sum, or a maximum, that goes on from window to window.
  mutating func addCarried() {
    let (right, rank) = (self.right, reference.family.spatialRank)
    let isLargest = reference.name.hasPrefix("max_pool")
    let ends: [(english: String, chinese: String, isRow: Bool, isPlane: Bool)] = [
      ("", "", false, false),
      ("the sum is set back to 0 only once a map", "每张特征图只清零了一次", false, true),
      ("the sum is set back to 0 only once a row of windows", "每一行窗口只清零了一次", true, true),
    ]
    for end in ends {
      let english =
        isLargest
        ? "the maximum of the window before is carried on: it begins anew with each window"
        : end.english
      let chinese = isLargest ? "上一个窗口的最大值被带了过来：每个窗口都要重新开始" : end.chinese
      for keepsBias in [true, false] where keepsBias || reference.family.kind == .window {
        add(.notReset, english, chinese) { judged in
          let bare = keepsBias ? judged.with("bias", nil) : judged
          guard let result = right(bare), let (rows, columns) = result.plane(rank) else {
            return nil
          }
          let length = end.isRow ? columns : end.isPlane ? rows * columns : result.elements.count
          var numbers = result.elements
          for place in numbers.indices where length > 0 && place % length > 0 {
            numbers[place] =
              isLargest
              ? max(numbers[place], numbers[place - 1]) : numbers[place] + numbers[place - 1]
          }
          guard keepsBias, judged.arrays["bias"] != nil else {
            return try? Tensor(result.shape, numbers)
          }
          guard let added = right(judged), added.shape == result.shape else { return nil }
          return try? Tensor(
            result.shape,
            numbers.indices.map { numbers[$0] + added.elements[$0] - result.elements[$0] })
        }
      }
    }
  }

  /// Windows that were gone through column by column, and laid down row by row.
  mutating func addOrder() {
    let (right, rank) = (self.right, reference.family.spatialRank)
    guard rank == 2 else { return }
    add(
      .transposed, "the windows are gone through column by column, but laid down row by row",
      "窗口是逐列取的，却逐行放进了结果"
    ) { judged in
      guard let result = right(judged), result.shape.rank >= 2 else { return nil }
      return result.transposed().flatMap { try? $0.reshaped(result.shape) }
    }
  }

  /// One picture's result in the place of every other's, or alone.
  mutating func addPictures() {
    let (right, rank) = (self.right, reference.family.spatialRank)
    for (isLast, isAlone) in [(false, false), (true, false), (false, true), (true, true)] {
      let which = isLast ? ("last", "最后一张") : ("first", "第一张")
      add(
        .picture,
        isAlone
          ? "only the \(which.0) picture of a batch is computed"
          : "every picture of a batch gets the \(which.0) one's result",
        isAlone ? "一批里只算了\(which.1)图" : "一批里的每张图都得到了\(which.1)图的结果"
      ) { judged in
        guard let result = right(judged), let input = judged.arrays["input"],
          input.shape.rank == rank + 2, result.shape.rank > 0, result.shape[0] > 0
        else { return nil }
        let (count, size) = (result.shape[0], result.elements.count / result.shape[0])
        let kept = isLast ? count - 1 : 0
        return try? Tensor(
          result.shape,
          result.elements.indices.map { place in
            isAlone && place / size != kept ? 0 : result.elements[kept * size + place % size]
          })
      }
    }
  }

  /// Batch normalisation by other numbers than the mean and √(variance + eps).
  mutating func addNormalisingSlips() {
    let right = self.right
    for rule in NormalRule.wrong {
      add(.normalisation, rule.english, rule.chinese, leavesOpen: true) {
        SlipVariants.normalised($0, isOfAll: false, rule.number)
      }
    }
    add(
      .normalisation, "mean and variance are those of all channels together", "均值和方差是所有通道一起算的",
      leavesOpen: true
    ) {
      SlipVariants.normalised($0, isOfAll: true) { x, mean, variance, eps in
        (x - mean) / (variance + eps).squareRoot()
      }
    }
    add(.normalisation, "scale and shift are exchanged", "缩放和平移互换了") { judged in
      guard let scale = judged.arrays["weight"], let shift = judged.arrays["bias"] else {
        return nil
      }
      return right(judged.with("weight", shift).with("bias", scale))
    }
    add(.normalisation, "the scale is forgotten", "忘了乘缩放系数") { judged in
      judged.arrays["weight"].flatMap { _ in right(judged.with("weight", nil)) }
    }
  }

  /// Numbers normalised by a rule, then scaled and shifted; nil where running statistics are given.
  private static func normalised(
    _ judged: JudgedCase, isOfAll: Bool, _ rule: (Double, Double, Double, Double) -> Double
  ) -> Numbers? {
    guard let input = judged.arrays["input"], input.shape.rank >= 2, input.elements.count > 0,
      judged.arrays["running_mean"] == nil
    else { return nil }
    let channels = input.shape[1]
    let size = input.shape.dimensions.dropFirst(2).reduce(1, *)
    func channel(_ place: Int) -> Int { place / size % channels }
    let groups = isOfAll ? 1 : channels
    func group(_ place: Int) -> Int { isOfAll ? 0 : channel(place) }
    let count = Double(input.elements.count / groups)
    var means = [Double](repeating: 0, count: groups)
    var variances = means
    for (place, x) in input.elements.enumerated() { means[group(place)] += x / count }
    for (place, x) in input.elements.enumerated() {
      let gap = x - means[group(place)]
      variances[group(place)] += gap * gap / count
    }
    let (scale, shift) = (judged.arrays["weight"]?.elements, judged.arrays["bias"]?.elements)
    let eps = judged.settings["eps"] ?? 1e-5
    return try? Tensor(
      input.shape,
      input.elements.enumerated().map { place, x in
        let number = rule(x, means[group(place)], variances[group(place)], eps)
        return number * (scale?[channel(place)] ?? 1) + (shift?[channel(place)] ?? 0)
      })
  }
}

/// What becomes of a number, its channel's mean and variance, and eps, where it is written wrongly.
private struct NormalRule {
  let english: String
  let chinese: String
  let number: (_ x: Double, _ mean: Double, _ variance: Double, _ eps: Double) -> Double

  static var wrong: [NormalRule] {
    [
      NormalRule(
        english: "the numbers are divided by the variance, not by its square root",
        chinese: "除以的是方差，应当除以它的平方根"
      ) { x, mean, variance, eps in (x - mean) / (variance + eps) },
      NormalRule(
        english: "eps is added after the square root; it stands under it",
        chinese: "eps 加在了开方之后，应当在根号里"
      ) { x, mean, variance, eps in (x - mean) / (variance.squareRoot() + eps) },
      NormalRule(english: "eps is left out", chinese: "漏了 eps") { x, mean, variance, _ in
        (x - mean) / variance.squareRoot()
      },
      NormalRule(english: "the mean is not taken off", chinese: "没有减去均值") {
        x, _, variance, eps in x / (variance + eps).squareRoot()
      },
      NormalRule(
        english: "the mean is taken off, but nothing is divided by the deviation",
        chinese: "只减去了均值，没有除以标准差"
      ) { x, mean, _, _ in x - mean },
    ]
  }
}
