import Tensors

/// How a window goes wrong: a kernel laid down otherwise, places, sizes, strides and padding.
extension SlipVariants {
  /// Whether the function turns its kernel by itself.
  private var turnsKernel: Bool {
    ["convolve2d", "convolve", "conv2", "conv_transpose2d"].contains(reference.name)
  }

  private var rank: Int { reference.family.spatialRank }

  mutating func addWindow() {
    addKernel()
    addPlaces()
    addSizes()
    addPadding()
    addChannels()
    addBias()
  }

  private mutating func addKernel() {
    let (right, rank) = (self.right, rank)
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
    for keepsBias in [true, false] {
      add(.assigned) { judged in
        let bare = keepsBias ? judged : judged.with("bias", nil)
        return right(bare, "weight") { weight in
          SlipVariants.lastTap(weight, rank, allChannels: false)
        }
      }
      add(
        .assigned, "only the last product of a channel is kept: += instead of =",
        "每个通道只留下最后一个乘积：要用 +=，不是 ="
      ) {
        judged in
        let bare = keepsBias ? judged : judged.with("bias", nil)
        return right(bare, "weight") { weight in
          SlipVariants.lastTap(weight, rank, allChannels: true)
        }
      }
      add(
        .assigned, "only the last row of the window is kept: += instead of =",
        "只留下窗口的最后一行：要用 +=，不是 ="
      ) {
        judged in
        let bare = keepsBias ? judged : judged.with("bias", nil)
        return right(bare, "weight") { weight in
          guard rank == 2, let (rows, _) = weight.plane(2) else { return nil }
          return weight.moved(2) { $0 == rows - 1 ? ($0, $1) : nil }
        }
      }
      add(.assigned, "only the last channel is kept: += instead of =", "只留下最后一个通道：要用 +=，不是 =") {
        judged in
        let bare = keepsBias ? judged : judged.with("bias", nil)
        return right(bare, "weight") { SlipVariants.oneChannel($0, rank, first: false) }
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

  /// A window that lies beside its place.
  mutating func addPlaces() {
    let (right, rank) = (self.right, rank)
    let moves =
      rank == 2 ? [(1, 1), (1, 0), (0, 1), (-1, -1), (-1, 0), (0, -1)] : [(0, 1), (0, -1)]
    for (down, across) in moves {
      add(.shifted) { right($0, "input") { $0.moved(rank) { ($0 + down, $1 + across) } } }
      add(.shifted) { right($0, "input") { SlipVariants.rolled($0, rank, down, across) } }
      add(.shifted) { right($0)?.moved(rank) { ($0 + down, $1 + across) } }
      add(.shifted) { right($0).flatMap { SlipVariants.rolled($0, rank, down, across) } }
      add(.shifted) { right($0, "weight") { SlipVariants.rolled($0, rank, down, across) } }
    }
  }

  /// Planes moved around: what leaves on one side comes in on the other.
  static func rolled(_ planes: Numbers, _ rank: Int, _ down: Int, _ across: Int) -> Numbers? {
    guard let (rows, columns) = planes.plane(rank), rows > 0, columns > 0 else { return nil }
    return planes.moved(rank) {
      (($0 + down + rows) % rows, ($1 + across + columns) % columns)
    }
  }

  /// Windows that are missing or too many, and the stride.
  mutating func addSizes() {
    let rank = rank
    let right = self.right
    // (rows, columns) cut off before and behind.
    let cuts =
      rank == 2
      ? [(0, 1, 0, 1), (0, 1, 0, 0), (0, 0, 0, 1), (1, 0, 1, 0)] : [(0, 0, 0, 1), (0, 0, 1, 0)]
    for (top, bottom, left, rest) in cuts {
      let first = top + left > 0
      let english = first ? "the first windows are missing" : "the last windows are missing"
      let chinese = first ? "最前面的窗口丢了" : "最后的窗口丢了"
      add(.borderLost, english, chinese) {
        right($0)?.padded(top: -top, bottom: -bottom, left: -left, right: -rest, spatialRank: rank)
      }
      add(.borderLost, english, chinese) { judged in
        guard let result = right(judged), let (rows, columns) = result.plane(rank) else {
          return nil
        }
        return result.moved(rank) {
          $0 < top || $0 >= rows - bottom || $1 < left || $1 >= columns - rest ? nil : ($0, $1)
        }
      }
    }
    add(.rounding, "there is one window too many", "多算了一个窗口") {
      right($0)?.padded(bottom: rank == 2 ? 1 : 0, right: 1, spatialRank: rank)
    }
    addRoundedUp()
    for (name, slip) in [("stride", Slip.stride), ("dilation", .dilation)] {
      add(slip) { judged in
        judged.settings[name].flatMap { _ in right(judged.with([name: 1])) }
      }
      add(slip) { judged in
        guard judged.settings[name] != nil, let size = right(judged) else { return nil }
        return right(judged.with([name: 1]))?.fitted(to: size, spatialRank: rank)
      }
    }
    add(.dilation, "the taps lie one cell too far apart", "空洞率多了 1") { judged in
      judged.settings["dilation"].flatMap { right(judged.with(["dilation": $0 + 1])) }
    }
    for alongRows in [true, false] where rank == 2 {
      // With as many windows as there should be, or with as many as then fit.
      for keepsSize in [true, false] {
        add(
          .stride, "the stride moves the window along one side only", "步幅只用在了一个方向"
        ) { judged in
          guard let stride = judged.settings["stride"].map({ Int($0) }), stride > 0,
            let size = right(judged)?.plane(2),
            let dense = right(judged.with(["stride": 1])), let (rows, columns) = dense.plane(2)
          else { return nil }
          let (down, across) = alongRows ? (stride, 1) : (1, stride)
          return dense.planes(
            rows: keepsSize ? size.rows : (rows - 1) / down + 1,
            columns: keepsSize ? size.columns : (columns - 1) / across + 1, spatialRank: 2
          ) { ($0 * down, $1 * across) }
        }
      }
    }
  }

  /// A size that is rounded up: the window that sticks out counts.
  private mutating func addRoundedUp() {
    let rank = rank
    let right = self.right
    for fills in [true, false] {
      add(.rounding, "the size is rounded up: a window that sticks out counts", "尺寸向上取整了：伸出边界的窗口也算")
      {
        judged in
        guard let input = judged.arrays["input"], let (rows, columns) = input.plane(rank),
          let size = right(judged)
        else { return nil }
        let stride = judged.whole("stride", default: 1)
        let padding = judged.whole("padding", default: 0)
        let reach = judged.whole("dilation", default: 1)
        let kernel = judged.arrays["weight"]?.plane(rank)
        let taps = judged.whole("kernel_size", default: 1)
        func missing(_ length: Int, _ window: Int) -> Int {
          let rest = length + 2 * padding - reach * (window - 1) - 1
          return rest >= 0 ? (stride - rest % stride) % stride : 0
        }
        let down = rank == 2 ? missing(rows, kernel?.rows ?? taps) : 0
        let across = missing(columns, kernel?.columns ?? taps)
        guard down + across > 0 else { return size }
        if fills, let wide = input.padded(bottom: down, right: across, spatialRank: rank) {
          return right(judged.with("input", wide))
        }
        return size.padded(
          bottom: down > 0 ? 1 : 0, right: across > 0 ? 1 : 0, spatialRank: rank)
      }
    }
  }

  /// Padding that is ignored, stands elsewhere or holds other numbers.
  mutating func addPadding() {
    let rank = rank
    let right = self.right
    add(.borderLost, "the padding is ignored", "忽略了填充") { judged in
      judged.settings["padding"].flatMap { _ in right(judged.with(["padding": 0])) }
    }
    add(.borderLost, "the padding is ignored", "忽略了填充") { judged in
      guard judged.settings["padding"] != nil, let size = right(judged) else { return nil }
      return right(judged.with(["padding": 0]))?.fitted(to: size, spatialRank: rank)
    }
    // How many times the padding stands above, below, left and right.
    let sides: [(Slip, (Int, Int, Int, Int))] = [
      (.paddingOnce, (1, 0, 1, 0)), (.paddingOnce, (0, 1, 0, 1)), (.paddingSide, (1, 1, 0, 0)),
      (.paddingSide, (0, 0, 1, 1)), (.paddingSide, (2, 0, 2, 0)), (.paddingSide, (0, 2, 0, 2)),
    ]
    for (slip, side) in sides {
      add(slip) { judged in
        right(SlipVariants.padded(judged, rank, side))
      }
    }
    add(
      .paddingOnce, "the size counts the padding once: +P instead of +2P",
      "尺寸里填充只算了一次：应当是 +2P，不是 +P"
    ) {
      judged in
      guard let size = right(SlipVariants.padded(judged, rank, (1, 0, 1, 0))) else { return nil }
      return right(judged)?.fitted(to: size, spatialRank: rank)
    }
    add(
      .paddingSide, "the output has the input's size, and windows stick out at its end",
      "输出取了输入的大小，末尾的窗口伸出了边界"
    ) {
      judged in
      guard let (rows, columns) = judged.arrays["weight"]?.plane(rank) else { return nil }
      return SlipVariants.padded(
        judged, rank, (0, rank == 2 ? rows - 1 : 0, 0, columns - 1), isInCells: true
      ).flatMap { right($0) }
    }
    for fill in [1.0, -1, .infinity, -.infinity] {
      add(.paddingValue) { judged in
        SlipVariants.padded(judged, rank, (1, 1, 1, 1), fill: fill).flatMap { right($0) }
      }
    }
    for border in [SlipVariants.nearest, SlipVariants.mirrored, SlipVariants.wrapped] {
      add(.paddingValue, "the padding repeats the picture instead of being 0", "填充重复了图像，而不是 0") {
        judged in
        guard let padding = judged.settings["padding"].map({ Int($0) }),
          let input = judged.arrays["input"],
          let (rows, columns) = input.plane(rank)
        else { return nil }
        let above = rank == 2 ? padding : 0
        let wide = input.planes(
          rows: rows + 2 * above, columns: columns + 2 * padding, spatialRank: rank
        ) { (border($0 - above, rows), border($1 - padding, columns)) }
        return wide.flatMap { right(judged.with("input", $0).with(["padding": 0])) }
      }
    }
  }

  private static func nearest(_ place: Int, _ length: Int) -> Int { min(max(place, 0), length - 1) }

  private static func mirrored(_ place: Int, _ length: Int) -> Int {
    place < 0 ? -place : place >= length ? 2 * length - 2 - place : place
  }

  private static func wrapped(_ place: Int, _ length: Int) -> Int {
    length == 0 ? 0 : (place % length + length) % length
  }

  /// A case whose input is padded by hand, so many times above, below, left and right, or by so many cells.
  static func padded(
    _ judged: JudgedCase, _ rank: Int, _ times: (Int, Int, Int, Int), isInCells: Bool = false,
    fill: Double = 0
  ) -> JudgedCase? {
    guard let input = judged.arrays["input"] else { return nil }
    guard isInCells || judged.settings["padding"] != nil else { return nil }
    let cells = isInCells ? 1 : judged.whole("padding", default: 0)
    let rows = rank == 2 ? cells : 0
    return input.padded(
      top: rows * times.0, bottom: rows * times.1, left: cells * times.2, right: cells * times.3,
      spatialRank: rank, fill: fill
    ).map { judged.with("input", $0).with(isInCells ? [:] : ["padding": 0]) }
  }

  private mutating func addChannels() {
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
    add(.channels, "every output gets the first filter", "每个输出都用了第一个滤波器") { judged in
      right(judged, "weight") {
        $0.shape.rank == rank + 2 ? SlipVariants.repeated($0, along: 0) : nil
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

  /// The first slice along a dimension in the place of all.
  private static func repeated(_ tensor: Numbers, along dimension: Int) -> Numbers? {
    guard dimension >= 0, dimension < tensor.shape.rank else { return nil }
    let lengths = tensor.shape.dimensions
    let inner = lengths[(dimension + 1)...].reduce(1, *)
    let length = lengths[dimension]
    return try? Tensor(
      tensor.shape,
      tensor.elements.indices.map { place in
        tensor.elements[place / (inner * length) * inner * length + place % inner]
      })
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
    add(.bias, "every filter gets the first bias", "每个滤波器都用了第一个偏置") {
      right($0, "bias") { bias in bias.map { _ in bias.elements.first ?? 0 } }
    }
    add(.bias, "the bias is doubled", "偏置加了两次") { right($0, "bias") { $0.map { 2 * $0 } } }
  }
}
