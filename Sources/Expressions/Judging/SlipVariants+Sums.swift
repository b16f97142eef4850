import Tensors

/// How pooling, dense layers and losses go wrong.
extension SlipVariants {
  mutating func addPooling() {
    addPlaces()
    addSizes()
    addPadding()
    let rank = reference.family.spatialRank
    let right = self.right
    let (reference, name) = (self.reference, self.reference.name)
    let isMean = name.contains("avg")
    let swapped =
      isMean
      ? name.replacing("avg", with: "max") : name.replacing("max", with: "avg")
    add(
      .maxForMean,
      isMean
        ? "that is the maximum; this is average pooling" : "that is the mean; this is max pooling",
      isMean ? "那是最大值；这里是平均池化" : "那是平均值；这里是最大池化"
    ) { judged in swapped == name ? nil : reference.other(swapped, judged) }
    add(.stride, "the stride is the window's size", "步幅用成了窗口大小") { judged in
      guard let size = judged.settings["kernel_size"], judged.settings["stride"] != nil else {
        return nil
      }
      return right(judged.with(["stride": size]))
    }
    add(.stride, "without a stride the window moves by its own size", "不给步幅时，窗口按自身大小移动") { judged in
      judged.settings["stride"] == nil ? right(judged.with(["stride": 1])) : nil
    }
    guard isMean else {
      add(.paddingValue, "the padding counts as 0, not as −∞", "填充按 0 参与比较，应当按 −∞") { judged in
        SlipVariants.padded(judged, rank, (1, 1, 1, 1)).flatMap { right($0) }
      }
      add(
        .paddingValue, "the search for the maximum begins with 0, not with −∞",
        "求最大值从 0 开始，应当从 −∞ 开始"
      ) {
        right($0)?.map { max($0, 0) }
      }
      return
    }
    let area: (JudgedCase) -> Double = { judged in
      let side = Double(judged.whole("kernel_size", default: 1))
      return rank == 2 ? side * side : side
    }
    add(.meanCount, "the sum is not divided", "求和之后没有除以个数") { judged in
      right(judged)?.map { $0 * area(judged) }
    }
    add(
      .meanCount, "the sum is divided by the side of the window, not by its cells",
      "除以的是窗口边长，应当除以格数"
    ) {
      judged in
      rank == 2 ? right(judged)?.map { $0 * Double(judged.whole("kernel_size", default: 1)) } : nil
    }
    for counts in [0.0, 1] {
      add(
        .meanCount,
        counts == 0
          ? "only cells of the picture are counted; the padding counts too"
          : "the padding is counted too; only cells of the picture count",
        counts == 0 ? "只数了图像里的格子，填充也要算在内" : "填充也被算进去了，只应数图像里的格子"
      ) { judged in
        judged.settings["padding"].flatMap { _ in right(judged.with(["count_include_pad": counts]))
        }
      }
    }
  }

  mutating func addLine() {
    let right = self.right
    for name in ["weight", "other"] {
      add(.transposed, "the matrix is not transposed, or once too often", "矩阵少转置或多转置了一次") {
        right($0, name) { $0.shape.rank >= 2 ? $0.transposed() : nil }
      }
    }
    addBias()
    let name = reference.name
    guard name == "softmax" || name == "log_softmax" else {
      add(.notSummed, "the products are not added up", "乘积没有相加") { judged in
        guard let x = judged.arrays["input"],
          let y = judged.arrays["weight"] ?? judged.arrays["other"],
          x.shape == y.shape
        else { return nil }
        return try? Tensor(x.shape, zip(x.elements, y.elements).map { $0 * $1 })
      }
      return
    }
    let isLog = name == "log_softmax"
    func finished(_ x: Numbers) -> Numbers { isLog ? x.map { Double.logarithm($0) } : x }
    add(.transposed, "the sum goes over the pictures, not over the classes", "求和沿着各张图，应当沿着各类别") {
      judged in
      guard let input = judged.arrays["input"]?.transposed(), input.shape.rank == 2 else {
        return nil
      }
      return right(judged.with("input", input))?.transposed()
    }
    add(.notSummed, "the exponentials are not divided by their sum", "指数没有除以它们的和") { judged in
      judged.arrays["input"].map { finished($0.map { Double.exponential($0) }) }
    }
    add(
      .meanCount, "the sum goes over all pictures at once, not over each row", "求和把所有图一起算了，应当逐行求和"
    ) { judged in
      guard let input = judged.arrays["input"] else { return nil }
      let powers = input.map { Double.exponential($0) }
      let sum = powers.elements.reduce(0, +)
      return finished(powers.map { $0 / sum })
    }
  }

  mutating func addLoss() {
    let right = self.right
    let counts: [(JudgedCase) -> Double] = [
      { Double($0.arrays["input"]?.elements.count ?? 1) },
      { Double($0.arrays["input"]?.shape.dimensions.first ?? 1) },
      { Double($0.arrays["input"]?.shape.dimensions.last ?? 1) },
    ]
    for count in counts {
      add(.meanCount, "the sum is not divided by the right count", "求和之后除以的个数不对") { judged in
        right(judged)?.map { $0 * count(judged) }
      }
      add(.meanCount, "the mean is divided once more", "平均值又被除了一次") { judged in
        right(judged)?.map { $0 / count(judged) }
      }
    }
    let name = reference.name
    add(.notSummed, "the losses of the elements are not averaged", "各元素的损失没有取平均") { judged in
      guard let x = judged.arrays["input"], let y = judged.arrays["target"], x.shape == y.shape
      else { return nil }
      let pairs = zip(x.elements, y.elements)
      switch name {
      case "mse_loss": return try? Tensor(x.shape, pairs.map { ($0 - $1) * ($0 - $1) })
      case "l1_loss": return try? Tensor(x.shape, pairs.map { abs($0 - $1) })
      default: return nil
      }
    }
  }
}

extension Double {
  fileprivate static func exponential(_ x: Double) -> Double { UnaryFunction.exp.value(x) }
  fileprivate static func logarithm(_ x: Double) -> Double { UnaryFunction.log.value(x) }
}
