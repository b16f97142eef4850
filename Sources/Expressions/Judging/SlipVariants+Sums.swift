import Tensors

/// How pooling, dense layers and losses go wrong.
extension SlipVariants {
  mutating func addPooling() {
    addPlaces()
    addSizes()
    addOutside()
    addPadding()
    addWindowsInside()
    addCarried()
    addPictures()
    let rank = reference.family.spatialRank
    let right = self.right
    let (reference, name) = (self.reference, self.reference.name)
    let isMean = self.isMean
    let swapped =
      isMean
      ? name.replacing("avg", with: "max") : name.replacing("max", with: "avg")
    add(
      .maxForMean,
      isMean
        ? "that is the maximum; this is average pooling" : "that is the mean; this is max pooling",
      isMean ? "那是最大值；这里是平均池化" : "那是平均值；这里是最大池化"
    ) { judged in swapped == name ? nil : reference.other(swapped, judged) }
    add(
      .channels, "the window goes over all channels at once; each channel is pooled by itself",
      "窗口一次跨了所有通道；每个通道应当各自池化"
    ) { judged in
      guard let input = judged.arrays["input"], input.shape.rank > rank, let result = right(judged),
        let (rows, columns) = result.plane(rank)
      else { return nil }
      let (channels, size) = (input.shape[input.shape.rank - rank - 1], rows * columns)
      var numbers = result.elements
      for place in numbers.indices {
        let first = place / (channels * size) * channels * size + place % size
        let others = (0..<channels).map { result.elements[first + $0 * size] }
        numbers[place] =
          isMean ? others.reduce(0, +) / Double(channels) : others.max() ?? 0
      }
      return try? Tensor(result.shape, numbers)
    }
    if !isMean, swapped != name {
      add(.maxForMean, "that is the smallest cell; this is max pooling", "那是最小值；这里是最大池化") {
        right($0, "input") { $0.map { -$0 } }?.map { -$0 }
      }
    }
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
    add(
      .meanCount, "the sum is divided by the stride, not by the cells of the window",
      "除以的是步幅，应当除以格数"
    ) {
      judged in
      guard let stride = judged.settings["stride"] else { return nil }
      return right(judged)?.map { $0 * area(judged) / (rank == 2 ? stride * stride : stride) }
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

  /// Whether windows give their mean, not their largest.
  private var isMean: Bool { reference.name.contains("avg") }

  /// Every window that begins inside the picture is counted, and what sticks out of it is left out.
  private mutating func addWindowsInside() {
    let (rank, right) = (reference.family.spatialRank, self.right)
    let isMean = self.isMean
    add(
      .rounding, "windows that begin inside the picture and stick out of it are counted",
      "从图像内开始、伸出边界的窗口也算了进去"
    ) { judged in
      let plain = judged.with(["padding": 0])
      guard let side = judged.settings["kernel_size"].map({ Int($0) }),
        judged.whole("padding", default: 0) == 0, judged.whole("dilation", default: 1) == 1,
        let input = judged.arrays["input"], let (rows, columns) = input.plane(rank)
      else { return nil }
      let stride = judged.whole("stride", default: side)
      func missing(_ length: Int) -> Int { max((length - 1) / stride * stride + side - length, 0) }
      let (down, across) = (rank == 2 ? missing(rows) : 0, missing(columns))
      func pooled(_ cells: Numbers, _ fill: Double) -> Numbers? {
        cells.padded(bottom: down, right: across, spatialRank: rank, fill: fill).flatMap {
          right(plain.with("input", $0))
        }
      }
      guard isMean else { return pooled(input, -.infinity) }
      guard let means = pooled(input, 0), let parts = pooled(input.map { _ in 1 }, 0) else {
        return nil
      }
      return try? Tensor(means.shape, zip(means.elements, parts.elements).map { $0 / $1 })
    }
  }

  /// Batch normalisation.
  mutating func addNormalisation() {
    let right = self.right
    addBias()
    addNormalisingSlips()
    add(.meanCount, "the variance is divided by n − 1; here it is by n", "方差除以了 n − 1，这里应当除以 n") {
      judged in
      guard let input = judged.arrays["input"], input.shape.rank >= 2 else { return nil }
      let channels = max(input.shape[1], 1)
      let count = Double(input.elements.count / channels)
      guard count > 1 else { return right(judged) }
      let epsilon = judged.settings["eps"] ?? 1e-5
      // A larger variance by n/(n − 1) is a smaller eps and a smaller result.
      let less = epsilon * (count - 1) / count
      return right(
        judged.with(["eps": less]), "weight", besides: input.shape[1],
        factor: ((count - 1) / count).squareRoot())
    }
    add(
      .transposed, "mean and variance go along the wrong dimension", "均值和方差沿着错误的维度",
      leavesOpen: true
    ) { judged in
      guard let input = judged.arrays["input"], input.shape.rank == 2,
        let turned = input.transposed()
      else { return nil }
      let bare = judged.with("weight", nil).with("bias", nil)
      guard let result = right(bare.with("input", turned))?.transposed() else {
        return input.map { _ in .nan }
      }
      let (scale, shift) = (judged.arrays["weight"]?.elements, judged.arrays["bias"]?.elements)
      let columns = input.shape[1]
      return try? Tensor(
        input.shape,
        result.elements.enumerated().map { place, number in
          number * (scale?[place % columns] ?? 1) + (shift?[place % columns] ?? 0)
        })
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
        guard let x = judged.arrays["input"], let w = judged.arrays["weight"], x.shape.rank == 1,
          w.shape.rank == 2, judged.arrays["bias"] == nil
        else { return nil }
        return try? Tensor(
          w.shape, w.elements.indices.map { w.elements[$0] * x.elements[$0 % w.shape[1]] })
      }
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
    add(.notSummed, "the exponentials are not divided by their sum", "指数没有除以它们的和") { judged in
      guard let input = judged.arrays["input"], let last = input.shape.dimensions.last, last > 0
      else { return nil }
      let numbers = input.elements
      return finished(
        (try? Tensor(
          input.shape,
          numbers.indices.map { place in
            let row = place / last * last
            return Double.exponential(
              numbers[place] - (numbers[row..<row + last].max() ?? 0))
          })) ?? input)
    }
    add(.notSummed, "the exponentials are not divided by their sum", "指数没有除以它们的和") { judged in
      judged.arrays["input"].map { input in
        let most = input.elements.max() ?? 0
        return finished(input.map { Double.exponential($0 - most) })
      }
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
    let (reference, name) = (self.reference, self.reference.name)
    if name == "cross_entropy" {
      add(.notSummed, "softmax is left out: what comes in are logits", "漏了 softmax：给的是 logits") {
        reference.other("nll_loss", $0)
      }
      add(.notSummed, "the logarithm is left out", "漏了取对数") { judged in
        guard let input = judged.arrays["input"], input.shape.rank > 0,
          let columns = input.shape.dimensions.last, columns > 0
        else { return nil }
        var numbers = input.elements.map { Double.exponential($0) }
        for row in stride(from: 0, to: numbers.count, by: columns) {
          let sum = numbers[row..<row + columns].reduce(0, +)
          for place in row..<row + columns { numbers[place] /= sum }
        }
        return (try? Tensor(input.shape, numbers)).flatMap {
          reference.other("nll_loss", judged.with("input", $0))
        }
      }
      add(.picture, "every picture gets the first one's class", "每张图都用了第一张图的类别") { judged in
        guard let target = judged.arrays["target"], target.shape.rank == 1 else { return nil }
        return right(judged.with("target", target.map { _ in target.elements.first ?? 0 }))
      }
      add(
        .transposed, "softmax goes over the pictures, not over the classes", "softmax 沿着各张图，应当沿着各类别"
      ) { judged in
        guard let input = judged.arrays["input"], input.shape.rank == 2,
          let (rows, columns) = input.plane(2)
        else { return nil }
        var numbers = input.elements
        for column in 0..<columns {
          let sum = (0..<rows).reduce(0.0) {
            $0 + Double.exponential(input.elements[$1 * columns + column])
          }
          for row in 0..<rows { numbers[row * columns + column] -= Double.logarithm(sum) }
        }
        return (try? Tensor(input.shape, numbers)).flatMap {
          reference.other("nll_loss", judged.with("input", $0))
        }
      }
    }
    if name == "cross_entropy" || name == "nll_loss" {
      add(.notSummed, "the losses of the pictures are not averaged", "各张图的损失没有取平均") { judged in
        guard let input = judged.arrays["input"], let target = judged.arrays["target"],
          input.shape.rank == 2
        else { return nil }
        let losses = (0..<input.shape[0]).compactMap { row in
          input.slices(row..<row + 1, along: 0).flatMap { picture in
            target.slices(row..<row + 1, along: 0).flatMap {
              right(judged.with("input", picture).with("target", $0))?.single
            }
          }
        }
        return (try? Shape([input.shape[0]])).flatMap { try? Tensor($0, losses) }
      }
    }
    add(.notSummed, "the losses of the elements are not averaged", "各元素的损失没有取平均") { judged in
      guard let x = judged.arrays["input"], let y = judged.arrays["target"], x.shape == y.shape
      else { return nil }
      let pairs = zip(x.elements, y.elements)
      switch name {
      case "mse_loss": return try? Tensor(x.shape, pairs.map { ($0 - $1) * ($0 - $1) })
      case "l1_loss": return try? Tensor(x.shape, pairs.map { abs($0 - $1) })
      case "binary_cross_entropy":
        return try? Tensor(
          x.shape,
          pairs.map { p, t in
            -(t * Double.logarithm(p) + (1 - t) * Double.logarithm(1 - p))
          })
      default: return nil
      }
    }
  }
}

extension Double {
  fileprivate static func exponential(_ x: Double) -> Double { UnaryFunction.exp.value(x) }
  fileprivate static func logarithm(_ x: Double) -> Double { UnaryFunction.log.value(x) }
}
