import Tensors

/// How gradients go wrong.
extension SlipVariants {
  mutating func addGradient(of operand: String) {
    let rank = reference.family.spatialRank
    let right = self.right
    add(.upstream) { right($0, "upstream") { $0.map { _ in 1 } } }
    add(.upstream, "only the sign of the upstream gradient is used", "只用了上游梯度的符号") {
      right($0, "upstream") { $0.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }
    }
    add(.meanCount, "the gradient is averaged over the pictures of a batch", "梯度按批次里的图片数取了平均") {
      judged in
      guard let input = judged.arrays["input"], input.shape.rank == rank + 2 else { return nil }
      return right(judged)?.map { $0 / Double(input.shape[0]) }
    }
    addCounts()
    add(.transposed, "the sum goes along the wrong dimension", "求和沿着错误的维度") { judged in
      guard let upstream = judged.arrays["upstream"], upstream.shape.rank == 2,
        let right = right(judged), right.shape.rank == 1, let (rows, columns) = upstream.plane(2)
      else { return nil }
      let sums = (0..<rows).map { row in
        upstream.elements[row * columns..<(row + 1) * columns].reduce(0, +)
      }
      return (try? Shape([rows])).flatMap { try? Tensor($0, sums) }
    }
    if operand != "input" {
      add(.notSummed, "the gradient is not summed over the pictures", "梯度没有对各张图求和") { judged in
        guard let upstream = judged.arrays["upstream"], let right = right(judged),
          right.shape.rank < upstream.shape.rank
        else { return nil }
        // One number is taken for what it is, whatever its shape.
        return upstream.shape.count == 1 ? try? upstream.reshaped(right.shape) : upstream
      }
    }
    switch operand {
    case "input": addInputGradient(rank)
    case "weight":
      add(.turned, "the gradient of the kernel is turned by 180°", "卷积核的梯度被旋转了 180°") {
        right($0)?.turned(rank)
      }
      for times in [(0, 2, 0, 2), (2, 0, 2, 0)] {
        add(
          .paddingSide, "the picture lies at the border of the padding, not in its middle",
          "图像放在了填充的一角，而不是中间"
        ) {
          SlipVariants.padded($0, rank, times).flatMap { right($0) }
        }
      }
      addKept()
    default: addKept()
    }
    let reference = self.reference
    add(.stride) { judged in
      guard judged.settings["stride"] != nil, let upstream = judged.arrays["upstream"],
        let shape = reference.output(judged.with(["stride": 1]).with("upstream", nil))?.shape
      else { return nil }
      let wide = upstream.fitted(to: Tensor(repeating: 0, shape), spatialRank: rank)
      return wide.flatMap { right(judged.with(["stride": 1]).with("upstream", $0)) }
    }
  }

  /// A count that is divided by, or should be: of pictures, of windows, of elements.
  private mutating func addCounts() {
    let right = self.right
    func length(_ tensor: Numbers?, _ place: (Shape) -> Int?) -> Double? {
      tensor.flatMap { place($0.shape) }.map { Double($0) }
    }
    let counts: [(JudgedCase, Numbers) -> Double?] = [
      { judged, _ in length(judged.arrays["upstream"]) { $0.dimensions.first } },
      { judged, _ in length(judged.arrays["input"]) { $0.dimensions.first } },
      { judged, _ in length(judged.arrays["input"]) { $0.count } },
      { judged, _ in length(judged.arrays["input"]) { $0.dimensions.last } },
      { judged, right in
        length(judged.arrays["upstream"]) { $0.count }.map { outputs in
          let inputs = Double(max(right.elements.count, 1))
          return max(outputs / inputs, inputs / max(outputs, 1))
        }
      },
    ]
    for count in counts {
      add(
        .meanCount, "the gradient is too small by a count: it is divided by how many there are",
        "梯度小了一个个数的倍数：多除了个数"
      ) { judged in
        guard let right = right(judged), let count = count(judged, right) else { return nil }
        return right.map { $0 / count }
      }
      add(
        .meanCount, "the gradient is too large by a count, as of a mean that is not divided by it",
        "梯度大了一个个数的倍数，就像求平均时没有除以个数"
      ) { judged in
        guard let right = right(judged), let count = count(judged, right) else { return nil }
        return right.map { $0 * count }
      }
    }
  }

  /// Gradients that are summed over windows and pictures: the last or the first alone.
  private mutating func addKept() {
    let rank = reference.family.spatialRank
    let right = self.right
    for first in [false, true] {
      let slip: Slip = first ? .notSummed : .assigned
      add(
        slip,
        first ? "only the first window counts" : "only the last window is kept: += instead of =",
        first ? "只算了第一个窗口" : "只留下最后一个窗口：要用 +=，不是 ="
      ) { judged in
        right(judged, "upstream") { upstream in
          guard let (rows, columns) = upstream.plane(rank) else { return nil }
          let kept = first ? (0, 0) : (rows - 1, columns - 1)
          let one = upstream.moved(rank) { ($0, $1) == kept ? ($0, $1) : nil }
          return one.flatMap { SlipVariants.onePicture($0, rank, first: first) ?? $0 }
        }
      }
      add(
        slip,
        first ? "only the first picture counts" : "only the last picture is kept: += instead of =",
        first ? "只算了第一张图" : "只留下最后一张图：要用 +=，不是 ="
      ) { judged in
        right(judged, "upstream") { SlipVariants.onePicture($0, rank, first: first) }
      }
      add(
        slip,
        first
          ? "only the first window of each picture counts"
          : "only the last window of each picture is kept: += instead of =",
        first ? "每张图只算了第一个窗口" : "每张图只留下最后一个窗口：要用 +=，不是 ="
      ) { judged in
        right(judged, "upstream") { upstream in
          guard let (rows, columns) = upstream.plane(rank) else { return nil }
          let kept = first ? (0, 0) : (rows - 1, columns - 1)
          return upstream.moved(rank) { ($0, $1) == kept ? ($0, $1) : nil }
        }
      }
    }
  }

  /// A gradient that arrives at one picture of a batch; nil where there is no batch.
  private static func onePicture(_ upstream: Numbers, _ rank: Int, first: Bool) -> Numbers? {
    guard upstream.shape.rank == rank + 2 else { return nil }
    let pictures = upstream.shape[0]
    let size = upstream.elements.count / max(pictures, 1)
    let kept = first ? 0 : pictures - 1
    return try? Tensor(
      upstream.shape,
      upstream.elements.enumerated().map { $0.offset / max(size, 1) == kept ? $0.element : 0 })
  }

  private mutating func addInputGradient(_ rank: Int) {
    let right = self.right
    add(.notTurned) { right($0, "weight") { $0.turned(rank) } }
    if rank == 2 {
      add(.transposed, "rows and columns of the kernel are exchanged", "卷积核的行与列互换了") {
        right($0, "weight") { $0.transposed() }
      }
    }
    // The gradient of the padded input, before the padding is cut off.
    let wide: (JudgedCase) -> Numbers? = { judged in
      SlipVariants.padded(judged, rank, (1, 1, 1, 1)).flatMap { right($0) }
    }
    add(.paddingSide, "the padding is not cut off the gradient", "没有从梯度上裁掉填充") { wide($0) }
    add(.paddingSide, "the padding is cut off at one side only", "填充只从一侧裁掉") { judged in
      guard let input = judged.arrays["input"] else { return nil }
      return wide(judged)?.fitted(to: input, spatialRank: rank)
    }
    addScattered(rank)
    guard case .pooling = reference.family.kind else { return }
    let (reference, name) = (self.reference, self.reference.name)
    let isMean = name.contains("avg")
    let swapped = isMean ? name.replacing("avg", with: "max") : name.replacing("max", with: "avg")
    add(
      .maxForMean,
      isMean
        ? "the gradient goes to the largest cell; average pooling gives every cell its share"
        : "the gradient is spread over the window; max pooling gives all of it to one cell",
      isMean ? "梯度只给了最大的格子；平均池化要分给每一格" : "梯度平分给了整个窗口；最大池化全部传给一个格子"
    ) { judged in reference.other(swapped, judged) }
    let mean = isMean ? name : swapped
    add(.meanCount, "every cell of the window gets the whole gradient", "窗口里每一格都得到了全部梯度") {
      judged in
      let side = Double(judged.whole("kernel_size", default: 1))
      return reference.other(mean, judged)?.map { $0 * (rank == 2 ? side * side : side) }
    }
    if isMean {
      add(
        .meanCount, "the gradient is divided by the side of the window, not by its cells",
        "梯度除以了窗口的边长，应当除以格数"
      ) { judged in
        guard rank == 2 else { return nil }
        return right(judged)?.map { $0 * Double(judged.whole("kernel_size", default: 1)) }
      }
    } else {
      addTies(mean, rank)
    }
  }

  /// A gradient that one window hands on overwrites what an earlier one has given.
  private mutating func addScattered(_ rank: Int) {
    let (reference, name) = (self.reference, self.reference.name)
    let isPooling = { if case .pooling = reference.family.kind { true } else { false } }()
    let mean = name.replacing("max", with: "avg")
    // Whether the filters at one place are added up before they overwrite.
    for joinsFilters in [true, false] {
      add(
        .assigned, "where windows overlap, the gradient is overwritten: += instead of =",
        "窗口重叠处梯度被覆盖了：要用 +=，不是 ="
      ) {
        judged in
        SlipVariants.overwritten(judged, "upstream", rank, joins: joinsFilters) { judged, touch in
          if !touch { return reference.result(judged) }
          return isPooling
            ? reference.other(mean, judged)
            : reference.result(judged.with("weight", judged.arrays["weight"]?.map { _ in 1 }))
        }
      }
      if isPooling, name.contains("max") {
        add(
          .assigned, "where windows overlap, the gradient is overwritten: += instead of =",
          "窗口重叠处梯度被覆盖了：要用 +=，不是 ="
        ) {
          judged in
          guard let upstream = judged.arrays["upstream"], let input = judged.arrays["input"] else {
            return nil
          }
          // Only the winner's cell is written.
          var numbers = [Double](repeating: 0, count: input.elements.count)
          for place in upstream.elements.indices {
            guard let mark = SlipVariants.mark(place, in: upstream),
              let winner = reference.result(judged.with("upstream", mark))
            else { return nil }
            for cell in numbers.indices where winner.elements[cell] != 0 {
              numbers[cell] = upstream.elements[place]
            }
          }
          return try? Tensor(input.shape, numbers)
        }
      }
    }
  }

  /// What remains where each window's part overwrites what stood there, in the order of the windows.
  ///
  /// - Parameters:
  ///   - judged: The case.
  ///   - name: The array of which one window's elements after another are handed on.
  ///   - rank: How many dimensions the window moves along.
  ///   - joins: Whether the channels at one place are handed on together.
  ///   - result: The right result of a case, and the cells that it touches: those that are not 0.
  /// - Returns: What remains; nil where a part has no result.
  static func overwritten(
    _ judged: JudgedCase, _ name: String, _ rank: Int, joins: Bool,
    _ result: (JudgedCase, _ touch: Bool) -> Numbers?
  ) -> Numbers? {
    guard let source = judged.arrays[name] else { return nil }
    var left: Numbers?
    for places in windows(of: source, rank, joinsFilters: joins) {
      var one = Tensor(repeating: 0.0, source.shape).elements
      for place in places { one[place] = source.elements[place] }
      var all = one
      for place in places { all[place] = 1 }
      guard let shares = try? Tensor(source.shape, one), let touch = try? Tensor(source.shape, all),
        let share = result(judged.with(name, shares), false),
        let reach = result(judged.with(name, touch), true)
      else { return nil }
      let before = left ?? share.map { _ in 0 }
      left = try? Tensor(
        share.shape,
        share.elements.indices.map {
          reach.elements[$0] != 0 ? share.elements[$0] : before.elements[$0]
        })
    }
    return left
  }

  /// A gradient of 1 that arrives at one output alone.
  private static func mark(_ place: Int, in upstream: Numbers) -> Numbers? {
    try? Tensor(upstream.shape, upstream.elements.indices.map { $0 == place ? 1 : 0 })
  }

  /// The elements of an upstream gradient, one window after another.
  private static func windows(of upstream: Numbers, _ rank: Int, joinsFilters: Bool) -> [[Int]] {
    guard joinsFilters, let (rows, columns) = upstream.plane(rank), upstream.shape.rank > rank
    else {
      return upstream.elements.indices.map { [$0] }
    }
    let size = rows * columns
    let filters = upstream.shape[upstream.shape.rank - rank - 1]
    let pictures = upstream.elements.count / max(size * filters, 1)
    return (0..<pictures).flatMap { picture in
      (0..<size).map { place in
        (0..<filters).map { (picture * filters + $0) * size + place }
      }
    }
  }

  /// A tie that is broken otherwise: all cells that share the maximum, or the last of them.
  private mutating func addTies(_ mean: String, _ rank: Int) {
    let reference = self.reference
    let forward = JudgedReference(
      reference.forward, .value, reference.family, session: Session(show: { _ in }))
    for (takesAll, divides) in [(true, false), (true, true), (false, false)] {
      add(
        .ties,
        takesAll
          ? "all cells that share the maximum get the gradient; it belongs to the first"
          : "the last of the cells that share the maximum gets the gradient; it belongs to the first",
        takesAll ? "并列的格子都得到了梯度；只应传给第一个" : "梯度传给了并列中的最后一个；应当传给第一个"
      ) { judged in
        guard let upstream = judged.arrays["upstream"], let input = judged.arrays["input"],
          let output = forward.result(judged.with("upstream", nil))
        else { return nil }
        var numbers = [Double](repeating: 0, count: input.elements.count)
        for place in upstream.elements.indices {
          guard let mark = SlipVariants.mark(place, in: upstream),
            let reach = reference.other(mean, judged.with("upstream", mark))
          else { return nil }
          let winners = numbers.indices.filter {
            reach.elements[$0] != 0 && input.elements[$0] == output.elements[place]
          }
          let share = upstream.elements[place] / (divides ? Double(max(winners.count, 1)) : 1)
          for cell in takesAll ? winners[...] : winners.suffix(1) { numbers[cell] += share }
        }
        return try? Tensor(input.shape, numbers)
      }
    }
  }
}
