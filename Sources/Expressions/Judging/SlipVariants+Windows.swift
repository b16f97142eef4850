import Tensors

/// How a window goes wrong: its places, sizes, stride and padding.
extension SlipVariants {
  var rank: Int { reference.family.spatialRank }

  mutating func addWindow() {
    addKernel()
    addPlaces()
    addSizes()
    addOutside()
    addPadding()
    addChannels()
    addGroups()
    if !reference.family.overlaps { addGroupsInTurn() }
    addBias()
    if reference.family.overlaps { addOverlap() }
    addCarried()
    addPictures()
    addOrder()
  }

  /// Of a transposed convolution the windows of the output overlap, and are added up there.
  private mutating func addOverlap() {
    let (right, rank) = (self.right, rank)
    for joinsChannels in [true, false] {
      add(
        .assigned, "where windows overlap, the output is overwritten: += instead of =",
        "窗口重叠处输出被覆盖了：要用 +=，不是 ="
      ) { judged in
        let bare = judged.with("bias", nil)
        let made = SlipVariants.overwritten(bare, "input", rank, joins: joinsChannels) {
          judged, touch in
          touch
            ? right(judged.with("weight", judged.arrays["weight"]?.map { _ in 1 })) : right(judged)
        }
        guard judged.arrays["bias"] != nil, let made,
          let bias = right(judged, "input", { $0.map { _ in 0 } })
        else { return made }
        return try? Tensor(made.shape, zip(made.elements, bias.elements).map { $0 + $1 })
      }
    }
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
    for isOne in [false, true] where rank == 2 || isOne {
      add(
        .borderLost,
        isOne
          ? "only the first window is computed: does return stand inside the loop?"
          : "only the first row of windows is computed: does return stand inside the loop?",
        isOne ? "只算了第一个窗口：return 是不是写在循环里了？" : "只算了第一行窗口：return 是不是写在循环里了？"
      ) {
        right($0)?.moved(rank) { $0 == 0 && (!isOne || $1 == 0) ? ($0, $1) : nil }
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
    for (fills, isNearest) in [(true, false), (false, false), (true, true)] {
      add(
        .rounding,
        isNearest
          ? "the size is rounded to the nearest number; it is to be rounded down"
          : "the size is rounded up: a window that sticks out counts",
        isNearest ? "尺寸四舍五入了，应当向下取整" : "尺寸向上取整了：伸出边界的窗口也算"
      ) { judged in
        guard let input = judged.arrays["input"], let (rows, columns) = input.plane(rank),
          let size = right(judged)
        else { return nil }
        let stride = judged.whole("stride", default: 1)
        let padding = judged.whole("padding", default: 0)
        let reach = judged.whole("dilation", default: 1)
        let kernel = judged.arrays["weight"]?.plane(rank)
        let taps = judged.whole("kernel_size", default: 1)
        func missing(_ length: Int, _ window: Int) -> Int {
          let axis = try? AxisGeometry(
            input: length, kernel: window, before: padding, after: padding, stride: stride,
            dilation: reach)
          guard let axis else { return 0 }
          // Python's round takes the even one of two that are equally near.
          let half = 2 * axis.leftOver - axis.stride
          if isNearest, half < 0 || half == 0 && axis.output % 2 == 0 { return 0 }
          return (axis.stride - axis.leftOver) % axis.stride
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
    let overlaps = reference.family.overlaps
    add(
      overlaps ? .paddingSide : .borderLost,
      overlaps ? "the padding is not cut off the result" : "the padding is ignored",
      overlaps ? "没有从结果上裁掉填充" : "忽略了填充"
    ) { judged in
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
}
