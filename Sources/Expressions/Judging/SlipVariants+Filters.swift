import Tensors

/// How a filter goes wrong: laid down otherwise, its products not added up, its channels, its bias.
extension SlipVariants {
  mutating func addKernel() {
    let (right, rank) = (self.right, rank)
    let turnsKernel = reference.family.turnsKernel
    let slip: Slip = turnsKernel ? .notTurned : .turned
    add(slip) { right($0, "weight") { $0.turned(rank) } }
    if rank == 2 {
      add(slip, "the kernel is flipped upside down", "卷积核被上下翻转了") {
        right($0, "weight") { $0.turned(rank, columns: false) }
      }
      add(slip, "the kernel is flipped left to right", "卷积核被左右翻转了") {
        right($0, "weight") { $0.turned(rank, rows: false) }
      }
      add(.transposed, "rows and columns of the kernel are exchanged", "卷积核的行与列互换了") {
        right($0, "weight") { $0.transposed() }
      }
      if turnsKernel {
        add(
          .transposed, "rows and columns of the kernel are exchanged; it is not turned",
          "卷积核的行与列互换了，没有旋转"
        ) {
          right($0, "weight") { $0.turned(2)?.transposed() }
        }
      }
    }
    add(.transposed, "filters and channels of the weight are exchanged", "权重的滤波器与通道两维互换了") {
      judged in
      right(judged, "weight") { weight in
        let lengths = weight.shape.dimensions
        guard lengths.count == rank + 2, lengths[0] == lengths[1] else { return nil }
        let (n, size) = (lengths[0], weight.elements.count / (lengths[0] * lengths[0]))
        var numbers = weight.elements
        for a in 0..<n {
          for b in 0..<n {
            for i in 0..<size {
              numbers[(a * n + b) * size + i] = weight.elements[(b * n + a) * size + i]
            }
          }
        }
        return try? Tensor(weight.shape, numbers)
      }
    }
    // What is left where the last product, row or channel overwrites the others.
    let kept: [(english: String, chinese: String, (Numbers) -> Numbers?)] = [
      ("", "", { SlipVariants.lastTap($0, rank, allChannels: false) }),
      (
        "only the last product of a channel is kept: += instead of =", "每个通道只留下最后一个乘积：要用 +=，不是 =",
        { SlipVariants.lastTap($0, rank, allChannels: true) }
      ),
      (
        "only the last row of the window is kept: += instead of =", "只留下窗口的最后一行：要用 +=，不是 =",
        { weight in
          guard rank == 2, let (rows, _) = weight.plane(2) else { return nil }
          return weight.moved(2) { $0 == rows - 1 ? ($0, $1) : nil }
        }
      ),
      (
        "only the last channel is kept: += instead of =", "只留下最后一个通道：要用 +=，不是 =",
        { SlipVariants.oneChannel($0, rank, first: false) }
      ),
    ]
    for keepsBias in [true, false] {
      for (english, chinese, change) in kept {
        add(.assigned, english, chinese) { judged in
          right(keepsBias ? judged : judged.with("bias", nil), "weight", change)
        }
      }
    }
    add(.notSummed, "only the first product is taken", "只取了第一个乘积") {
      right($0, "weight") { SlipVariants.firstTap($0, rank) }
    }
    add(.meanCount, "the products are averaged, not added up", "乘积是取了平均，不是相加") { judged in
      guard let weight = judged.arrays["weight"], let (rows, columns) = weight.plane(rank) else {
        return nil
      }
      return right(judged, "weight") { $0.map { $0 / Double(rows * columns) } }
    }
    add(.meanCount, "the products are averaged, not added up", "乘积是取了平均，不是相加") { judged in
      guard let weight = judged.arrays["weight"] else { return nil }
      let filters = weight.shape.rank == rank + 2 ? weight.shape[0] : 1
      let count = Double(weight.elements.count / max(filters, 1))
      return right(judged, "weight") { $0.map { $0 / count } }
    }
  }

  private static func lastTap(_ weight: Numbers, _ rank: Int, allChannels: Bool) -> Numbers? {
    guard let (rows, columns) = weight.plane(rank) else { return nil }
    let masked = weight.moved(rank) { ($0, $1) == (rows - 1, columns - 1) ? ($0, $1) : nil }
    return allChannels ? masked : masked.flatMap { oneChannel($0, rank, first: false) ?? $0 }
  }

  private static func firstTap(_ weight: Numbers, _ rank: Int) -> Numbers? {
    weight.moved(rank) { ($0, $1) == (0, 0) ? ($0, $1) : nil }.flatMap {
      oneChannel($0, rank, first: true) ?? $0
    }
  }

  /// A weight in which all channels but one are 0; nil where it has no channels.
  static func oneChannel(_ weight: Numbers, _ rank: Int, first: Bool) -> Numbers? {
    let lengths = weight.shape.dimensions
    let dimension = lengths.count - rank - 1
    guard dimension >= 0, let (rows, columns) = weight.plane(rank) else { return nil }
    let (channels, size) = (lengths[dimension], rows * columns)
    let kept = first ? 0 : channels - 1
    return try? Tensor(
      weight.shape,
      weight.elements.enumerated().map { $0.offset / size % channels == kept ? $0.element : 0 })
  }

  mutating func addChannels() {
    let rank = rank
    let right = self.right
    add(.channels, "only the first channel is used", "只用了第一个通道") {
      right($0, "weight") { SlipVariants.oneChannel($0, rank, first: true) }
    }
    add(.channels, "the channels are averaged, not added up", "各通道取了平均，不是相加") { judged in
      guard let weight = judged.arrays["weight"], weight.shape.rank > rank else { return nil }
      let channels = Double(weight.shape[weight.shape.rank - rank - 1])
      return right(judged, "weight") { $0.map { $0 / channels } }
    }
    add(.channels, "every channel gets the first channel's kernel", "每个通道都用了第一个通道的卷积核") { judged in
      right(judged, "weight") { SlipVariants.repeated($0, along: $0.shape.rank - rank - 1) }
    }
    for isLast in [false, true] {
      add(
        .channels,
        isLast ? "every output gets the last filter" : "every output gets the first filter",
        isLast ? "每个输出都用了最后一个滤波器" : "每个输出都用了第一个滤波器"
      ) { judged in
        right(judged, "weight") {
          $0.shape.rank == rank + 2 ? SlipVariants.repeated($0, along: 0, isLast: isLast) : nil
        }
      }
    }
    add(.channels, "every output gets the last filter with its bias", "每个输出都用了最后一个滤波器和它的偏置") {
      judged in
      guard let bias = judged.arrays["bias"], let weight = judged.arrays["weight"],
        weight.shape.rank == rank + 2
      else { return nil }
      return SlipVariants.repeated(weight, along: 0, isLast: true).flatMap {
        right(
          judged.with("weight", $0).with("bias", bias.map { _ in bias.elements.last ?? 0 }))
      }
    }
    add(.notSummed, "the channels are not added up", "各通道没有相加") { judged in
      guard let input = judged.arrays["input"], let weight = judged.arrays["weight"],
        input.shape.rank == rank + 1, weight.shape.rank == rank + 1
      else { return nil }
      let channels = input.shape[0]
      var planes: [Double] = []
      var plane: [Int] = []
      for channel in 0..<channels {
        guard let x = input.slices(channel..<channel + 1, along: 0),
          let w = weight.slices(channel..<channel + 1, along: 0),
          let part = right(judged.with("input", x).with("weight", w))
        else { return nil }
        planes += part.elements
        plane = Array(part.shape.dimensions.suffix(rank))
      }
      return (try? Shape([channels] + plane)).flatMap { try? Tensor($0, planes) }
    }
  }

  /// The first slice along a dimension, or the last, in the place of all.
  private static func repeated(
    _ tensor: Numbers, along dimension: Int, isLast: Bool = false
  ) -> Numbers? {
    guard dimension >= 0, dimension < tensor.shape.rank else { return nil }
    let lengths = tensor.shape.dimensions
    let inner = lengths[(dimension + 1)...].reduce(1, *)
    let length = lengths[dimension]
    let first = isLast ? (length - 1) * inner : 0
    return try? Tensor(
      tensor.shape,
      tensor.elements.indices.map { place in
        tensor.elements[place / (inner * length) * inner * length + first + place % inner]
      })
  }

  /// Groups that are not kept apart: every filter sees the first ones of the channels.
  mutating func addGroups() {
    let rank = rank
    let right = self.right
    for isLast in [false, true] {
      add(
        .groups,
        isLast
          ? "every filter sees the channels of the last group"
          : "every filter sees the channels of the first group",
        isLast ? "每个滤波器都只看到最后一组的通道" : "每个滤波器都只看到第一组的通道"
      ) { judged in
        guard let groups = judged.settings["groups"], groups > 1,
          let input = judged.arrays["input"], let weight = judged.arrays["weight"],
          weight.shape.rank == rank + 2
        else { return judged.settings["groups"].flatMap { _ in right(judged) } }
        let (seen, dimension) = (weight.shape[1], input.shape.rank - rank - 1)
        let first = isLast ? input.shape[dimension] - seen : 0
        let few = input.slices(first..<first + seen, along: dimension)
        return few.flatMap { right(judged.with("input", $0).with(["groups": 1])) }
      }
    }
    add(
      .groups, "every filter sees all channels, its kernels over and over", "每个滤波器都看到所有通道，卷积核重复使用"
    ) {
      judged in
      guard let groups = judged.settings["groups"].map({ Int($0) }), groups > 0,
        let weight = judged.arrays["weight"], weight.shape.rank == rank + 2
      else { return nil }
      let size = weight.elements.count / max(weight.shape[0], 1)
      let numbers = (0..<weight.shape[0]).flatMap { filter in
        (0..<groups).flatMap { _ in weight.elements[filter * size..<(filter + 1) * size] }
      }
      let lengths =
        [weight.shape[0], groups * weight.shape[1]] + weight.shape.dimensions.dropFirst(2)
      return (try? Shape(lengths)).flatMap { try? Tensor($0, numbers) }.flatMap {
        right(judged.with("weight", $0).with(["groups": 1]))
      }
    }
  }

  /// Filters dealt out to the groups in turn, where each group has its filters one after another.
  mutating func addGroupsInTurn() {
    let rank = rank
    let right = self.right
    add(.groups, "the filters are dealt out to the groups in turn", "滤波器被轮流分给了各组") { judged in
      guard let groups = judged.settings["groups"].map({ Int($0) }), groups > 0,
        let weight = judged.arrays["weight"], weight.shape.rank == rank + 2,
        let (rows, columns) = weight.plane(rank)
      else { return nil }
      // The same filters over all channels, with zeros for those of the other groups.
      let (filters, channels, size) = (weight.shape[0], weight.shape[1], rows * columns)
      var numbers = [Double](repeating: 0, count: filters * groups * channels * size)
      for filter in 0..<filters {
        let first = (filter * groups + filter % groups) * channels * size
        for place in 0..<channels * size {
          numbers[first + place] = weight.elements[filter * channels * size + place]
        }
      }
      let lengths = [filters, groups * channels] + weight.shape.dimensions.dropFirst(2)
      return (try? Shape(lengths)).flatMap { try? Tensor($0, numbers) }.flatMap {
        right(judged.with("weight", $0).with(["groups": 1]))
      }
    }
  }

  mutating func addBias() {
    let rank = rank
    let right = self.right
    add(.bias, "the bias is forgotten", "忘了偏置") { judged in
      judged.arrays["bias"].flatMap { _ in right(judged.with("bias", nil)) }
    }
    add(.bias, "the bias is taken off", "偏置被减去了") { right($0, "bias") { $0.map { -$0 } } }
    add(.bias, "the bias is added with every product", "每个乘积都加了一次偏置") { judged in
      guard let weight = judged.arrays["weight"] else { return nil }
      let filters = judged.arrays["bias"]?.elements.count ?? 1
      let count = Double(weight.elements.count / max(filters, 1))
      return right(judged, "bias") { $0.map { $0 * count } }
    }
    add(.bias, "the bias is added with every channel", "每个通道都加了一次偏置") { judged in
      guard let weight = judged.arrays["weight"], weight.shape.rank > rank else { return nil }
      let channels = Double(weight.shape[weight.shape.rank - rank - 1])
      return right(judged, "bias") { $0.map { $0 * channels } }
    }
    add(.bias, "the bias is added with every row of the window", "窗口的每一行都加了一次偏置") { judged in
      guard let (rows, _) = judged.arrays["weight"]?.plane(rank), rank == 2 else { return nil }
      return right(judged, "bias") { $0.map { $0 * Double(rows) } }
    }
    add(.bias, "the bias is added with every row of every channel", "每个通道的每一行都加了一次偏置") { judged in
      guard rank == 2, let weight = judged.arrays["weight"], weight.shape.rank > rank,
        let (rows, _) = weight.plane(rank)
      else { return nil }
      let channels = weight.shape[weight.shape.rank - rank - 1]
      return right(judged, "bias") { $0.map { $0 * Double(rows * channels) } }
    }
    add(.bias, "every filter gets the sum of all biases", "每个滤波器都加上了所有偏置之和") {
      right($0, "bias") { bias in
        let sum = bias.elements.reduce(0, +)
        return bias.map { _ in sum }
      }
    }
    add(.bias, "the bias multiplies the sum", "偏置乘到了和上") { judged in
      guard let bias = judged.arrays["bias"], let bare = right(judged.with("bias", nil)),
        let added = right(judged), added.shape == bare.shape,
        let ones = right(judged.with("bias", bias.map { _ in 0 }), "weight", { $0.map { _ in 0 } }),
        let plain = right(judged, "weight", { $0.map { _ in 0 } })
      else { return nil }
      return try? Tensor(
        bare.shape,
        bare.elements.indices.map {
          bare.elements[$0] * (plain.elements[$0] - ones.elements[$0])
        })
    }
    add(.bias, "every filter gets the first bias", "每个滤波器都用了第一个偏置") {
      right($0, "bias") { bias in bias.map { _ in bias.elements.first ?? 0 } }
    }
    add(
      .bias,
      "the bias has the shape n×1, so it is added down the rows: n is right, or n×1×1 for maps",
      "偏置的形状是 n×1，被加到了各行上：应当是 n，对特征图是 n×1×1"
    ) { judged in
      guard let bias = judged.arrays["bias"] else { return nil }
      return SlipVariants.sum(right(judged.with("bias", nil)), bias, [bias.elements.count, 1])
    }
    if reference.family.kind == .window {
      add(
        .bias, "the bias is added along the columns, not a number to each map",
        "偏置沿着列相加了，应当每张特征图加一个数"
      ) { judged in
        guard let bias = judged.arrays["bias"] else { return nil }
        return SlipVariants.sum(right(judged.with("bias", nil)), bias, [bias.elements.count])
      }
    }
    add(.bias, "the bias is doubled", "偏置加了两次") { right($0, "bias") { $0.map { 2 * $0 } } }
  }

  /// What NumPy makes of a result plus a bias of a shape; nil where the two do not fit.
  private static func sum(_ result: Numbers?, _ bias: Numbers, _ lengths: [Int]) -> Numbers? {
    guard let result, let shaped = try? Tensor(Shape(lengths), bias.elements),
      let operation = try? ElementwiseBinary(
        name: "add", .add, left: result.shape, right: shaped.shape)
    else { return nil }
    return operation.forward([result, shaped])
  }
}
