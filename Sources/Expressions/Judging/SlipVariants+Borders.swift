import Tensors

/// How a border of zeros goes wrong, where it is all that a function makes: `pad`.
extension SlipVariants {
  mutating func addBorder() {
    // How many times the border stands above, below, left and right, and where the picture lies in it.
    let sides: [(Slip, String, String, (Int, Int, Int, Int))] = [
      (.paddingOnce, "", "", (0, 1, 0, 1)), (.paddingOnce, "", "", (1, 0, 1, 0)),
      (
        .paddingSide, "only columns are put on, no rows", "只加了列，没有加行", (0, 0, 1, 1)
      ),
      (
        .paddingSide, "only rows are put on, no columns", "只加了行，没有加列", (1, 1, 0, 0)
      ),
      (.paddingSide, "", "", (0, 2, 0, 2)), (.paddingSide, "", "", (2, 0, 2, 0)),
    ]
    for (slip, english, chinese, (top, bottom, left, right)) in sides {
      add(slip, english, chinese) { judged in
        let cells = judged.whole("pad", default: 1)
        return judged.arrays["input"]?.padded(
          top: top * cells, bottom: bottom * cells, left: left * cells, right: right * cells,
          spatialRank: 2, fill: judged.settings["value"] ?? 0)
      }
    }
    add(.paddingSide, "other dimensions than rows and columns get a border too", "行和列以外的维度也加了边") {
      judged in
      guard let input = judged.arrays["input"], input.shape.rank > 2 else { return nil }
      return SlipVariants.surrounded(
        input, by: judged.whole("pad", default: 1), fill: judged.settings["value"] ?? 0)
    }
    let right = self.right
    for fill in [0.0, 1, -1, .infinity, -.infinity] {
      add(.paddingValue) { right($0.with(["value": fill])) }
    }
    let borders: [(Int, Int) -> Int] = [
      { min(max($0, 0), $1 - 1) },
      { $0 < 0 ? -$0 : $0 >= $1 ? 2 * $1 - 2 - $0 : $0 },
      { $1 == 0 ? 0 : ($0 % $1 + $1) % $1 },
    ]
    for border in borders {
      add(.paddingValue, "the border repeats the picture", "边框重复了图像") { judged in
        guard let input = judged.arrays["input"], let (rows, columns) = input.plane(2) else {
          return nil
        }
        let cells = judged.whole("pad", default: 1)
        return input.planes(rows: rows + 2 * cells, columns: columns + 2 * cells, spatialRank: 2) {
          (border($0 - cells, rows), border($1 - cells, columns))
        }
      }
    }
  }

  /// A tensor with cells put around it in every dimension.
  private static func surrounded(_ tensor: Numbers, by cells: Int, fill: Double) -> Numbers? {
    let lengths = tensor.shape.dimensions
    guard let shape = try? Shape(lengths.map { $0 + 2 * cells }) else { return nil }
    let numbers = (0..<shape.count).map { place in
      let inner = shape.index(of: place).map { $0 - cells }
      guard zip(inner, lengths).allSatisfy({ (0..<$1).contains($0) }) else { return fill }
      return tensor.elements[zip(inner, lengths).reduce(0) { $0 * $1.1 + $1.0 }]
    }
    return try? Tensor(shape, numbers)
  }
}
