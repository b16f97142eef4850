import Tensors

/// Windows that leave the array: what is read there hangs on how the function is written, a slice that ends
/// early, a test of the place, an error. Such numbers are left open, as NaN.
extension SlipVariants {
  /// More cells than any tap of a drawn case can lie beyond the end.
  private static let far = 16

  /// Slips of a convolution or a pooling by which windows may leave the array.
  mutating func addOutside() {
    if rank == 2 { addExchangedPlaces() }
    addMisplacedStride()
    addNegativePlaces()
    addShortWindow()
    let (right, rank) = (self.right, rank)
    add(
      .dilation, "the size is that of a kernel without gaps", "尺寸是按没有空洞的卷积核算的", leavesOpen: true
    ) { judged in
      guard let dilation = judged.settings["dilation"].map({ Int($0) }),
        let (rows, columns) = SlipVariants.window(judged, rank)
      else { return nil }
      return SlipVariants.open(
        judged, rank, rows: (dilation - 1) * (rows - 1), columns: (dilation - 1) * (columns - 1)
      ).flatMap { right($0) }
    }
  }

  /// The rows and columns of the window.
  private static func window(_ judged: JudgedCase, _ rank: Int) -> (rows: Int, columns: Int)? {
    if let weight = judged.arrays["weight"] { return weight.plane(rank) }
    let side = judged.settings["kernel_size"].map { Int($0) }
    return side.map { (rank == 2 ? $0 : 1, $0) }
  }

  /// A case whose input is padded as the setting says, and goes on behind its end with numbers that are open.
  private static func open(
    _ judged: JudgedCase, _ rank: Int, rows: Int = far, columns: Int = far
  ) -> JudgedCase? {
    let isPadded = judged.settings["padding"] != nil
    let flat = isPadded ? padded(judged, rank, (1, 1, 1, 1)) : judged
    return flat.flatMap { flat in
      flat.arrays["input"]?.padded(
        bottom: rank == 2 ? rows : 0, right: columns, spatialRank: rank, fill: .nan
      ).map { flat.with("input", $0) }
    }
  }

  /// Rows and columns taken for each other, in the place of the window or in the size.
  private mutating func addExchangedPlaces() {
    let right = self.right
    add(
      .transposed, "row and column of the window's place are exchanged", "窗口位置的行号与列号互换了",
      leavesOpen: true
    ) { judged in
      guard let size = right(judged), let open = SlipVariants.open(judged, 2) else { return nil }
      return right(open)?.transposed()?.fitted(to: size, spatialRank: 2, fill: .nan)
    }
    add(
      .transposed, "rows and columns of the output's size are exchanged", "输出尺寸的行与列互换了",
      leavesOpen: true
    ) { judged in
      guard let turned = judged.arrays["input"]?.transposed(),
        let size = right(judged.with("input", turned)), let open = SlipVariants.open(judged, 2)
      else { return nil }
      return right(open)?.fitted(to: size, spatialRank: 2, fill: .nan)
    }
    add(.transposed, "rows and columns of the kernel are exchanged", "卷积核的行与列互换了", leavesOpen: true)
    {
      right($0, "weight") { weight in
        weight.transposed()?.fitted(to: weight, spatialRank: 2, fill: .nan)
      }
    }
    add(.transposed, "the channels of the result stand last", "结果的通道放到了最后一维") { judged in
      guard let result = right(judged), result.shape.rank >= 3,
        let (rows, columns) = result.plane(2)
      else { return nil }
      let lengths = result.shape.dimensions
      let (channels, size) = (lengths[lengths.count - 3], rows * columns)
      let pictures = result.elements.count / max(channels * size, 1)
      var numbers: [Double] = []
      for picture in 0..<pictures {
        for place in 0..<size {
          for channel in 0..<channels {
            numbers.append(result.elements[(picture * channels + channel) * size + place])
          }
        }
      }
      return (try? Shape(lengths.dropLast(3) + [rows, columns, channels])).flatMap {
        try? Tensor($0, numbers)
      }
    }
  }

  /// The stride in another place of the index than with the window's.
  private mutating func addMisplacedStride() {
    let (right, rank) = (self.right, rank)
    add(
      .stride, "the stride multiplies the place in the kernel, not that of the window",
      "步幅乘到了卷积核内的位置上，应当乘窗口的位置", leavesOpen: true
    ) { judged in
      guard let stride = judged.settings["stride"], let size = right(judged),
        let open = SlipVariants.open(judged, rank)
      else { return nil }
      let dilation = Double(judged.whole("dilation", default: 1))
      return right(open.with(["stride": 1, "dilation": stride * dilation]))?.fitted(
        to: size, spatialRank: rank, fill: .nan)
    }
    add(
      .stride, "the stride is added to the window's place, not multiplied with it",
      "步幅被加到了窗口的位置上，应当相乘", leavesOpen: true
    ) { judged in
      guard let stride = judged.settings["stride"].map({ Int($0) }), let size = right(judged),
        let open = SlipVariants.open(judged, rank), let (rows, columns) = size.plane(rank)
      else { return nil }
      return right(open.with(["stride": 1]))?.planes(
        rows: rows, columns: columns, spatialRank: rank, fill: .nan
      ) { (rank == 2 ? $0 + stride : $0, $1 + stride) }
    }
  }

  /// Padding by places below 0, which in Python count from the end.
  private mutating func addNegativePlaces() {
    let (right, rank) = (self.right, rank)
    add(
      .paddingValue,
      "a negative index counts from the end: above and to the left the padding repeats the last cells",
      "负的下标从末尾数起：上边和左边的填充重复了最后的格子", leavesOpen: true
    ) { judged in
      guard let padding = judged.settings["padding"].map({ Int($0) }),
        let input = judged.arrays["input"], let (rows, columns) = input.plane(rank)
      else { return nil }
      let above = rank == 2 ? padding : 0
      func wide(
        fill: Double, from place: @escaping (Int, Int) -> Int?
      ) -> Numbers? {
        input.planes(
          rows: rows + 2 * above, columns: columns + 2 * padding, spatialRank: rank, fill: fill
        ) {
          guard let row = place($0 - above, rows), let column = place($1 - padding, columns) else {
            return nil
          }
          return (row, column)
        }
      }
      // Before the place −length there is no cell, and Python says so.
      guard let cells = wide(fill: 0, from: { $0 < 0 ? $0 + $1 : $0 }),
        let ends = wide(fill: .nan, from: { $0 < -$1 ? nil : 0 })
      else { return nil }
      let numbers = zip(cells.elements, ends.elements).map { $1.isNaN ? $1 : $0 }
      return (try? Tensor(cells.shape, numbers)).flatMap {
        right(judged.with("input", $0).with(["padding": 0]))
      }
    }
  }

  /// A loop over the window that leaves out its last or its first row and column.
  private mutating func addShortWindow() {
    let (right, rank) = (self.right, rank)
    for isLast in [true, false] {
      add(
        .borderLost,
        isLast
          ? "the last row and column of the window are left out"
          : "the first row and column of the window are left out",
        isLast ? "漏掉了窗口的最后一行和最后一列" : "漏掉了窗口的第一行和第一列"
      ) { judged in
        right(judged, "weight") { weight in
          guard let (rows, columns) = weight.plane(rank) else { return nil }
          return weight.moved(rank) { row, column in
            let isKept =
              isLast
              ? (rank == 1 || row < rows - 1) && column < columns - 1
              : (rank == 1 || row > 0) && column > 0
            return isKept ? (row, column) : nil
          }
        }
      }
    }
    guard reference.family.kind == .pooling else { return }
    add(
      .borderLost, "the last row and column of the window are left out", "漏掉了窗口的最后一行和最后一列",
      leavesOpen: true
    ) { judged in
      guard let side = judged.settings["kernel_size"], let whole = Int(exactly: side),
        let size = right(judged)
      else { return nil }
      guard side > 1 else { return size.map { _ in .nan } }
      let stride = Double(judged.whole("stride", default: whole))
      return right(judged.with(["kernel_size": side - 1, "stride": stride]))?.fitted(
        to: size, spatialRank: rank, fill: .nan)
    }
  }
}
