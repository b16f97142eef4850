import Terminal

/// Something the output-size formula is often mistaken for.
enum FormulaSlip: CaseIterable {
  case paddingOnce, lostOne, lostBracket, strideBracket, lostOneAndPaddingOnce, roundedUp

  /// Values of W, F, P and S.
  struct Letters {
    var input: Double
    var kernel: Double
    var padding: Double
    var stride: Double

    /// `(W − F + 2P) / S + 1`, before it is rounded down.
    var size: Double { (input - kernel + 2 * padding) / stride + 1 }
  }

  /// What the slip computes in the formula's place.
  func value(_ v: Letters) -> Double {
    switch self {
    case .paddingOnce: (v.input - v.kernel + v.padding) / v.stride + 1
    case .lostOne: (v.input - v.kernel + 2 * v.padding) / v.stride
    case .lostBracket: v.input - v.kernel + 2 * v.padding / v.stride + 1
    case .strideBracket: (v.input - v.kernel + 2 * v.padding) / (v.stride + 1)
    case .lostOneAndPaddingOnce: (v.input - v.kernel + v.padding) / v.stride
    case .roundedUp: v.size.rounded(.up)
    }
  }

  /// What to say; the formula with its numbers follows.
  var phrase: Phrase {
    switch self {
    case .paddingOnce:
      Phrase(
        "output size: P is added once here, but padding is on both sides, 2·P",
        "输出尺寸：这里 P 只加了一次，而填充在两侧，应是 2·P")
    case .lostOne:
      Phrase(
        "output size: the +1 is missing; the division counts the moves, and the first place comes before them",
        "输出尺寸：少了 +1；除法数的是移动次数，第一个位置还要算上")
    case .lostBracket:
      Phrase(
        "output size: a bracket is missing; all of W−F+2P is divided by S, not 2P alone",
        "输出尺寸：少了括号；除以 S 的是整个 W−F+2P，不只是 2P")
    case .strideBracket:
      Phrase(
        "output size: the +1 comes after the division; it is not added to S",
        "输出尺寸：+1 在除法之后，不是加到 S 上")
    case .lostOneAndPaddingOnce:
      Phrase(
        "output size: the +1 is missing, and padding is on both sides, 2·P",
        "输出尺寸：少了 +1，而且填充在两侧，应是 2·P")
    case .roundedUp:
      Phrase(
        "output size: rounded up, but a window that does not fit whole does not count (only ceil_mode=True keeps it)",
        "输出尺寸：这里向上取整了，但放不下的窗口不算（只有 ceil_mode=True 才保留）")
    }
  }

  /// What to say of the right formula with 1 in the place of F.
  static let kernelOfOne = Phrase(
    "output size: W−1 means a kernel of 1 cell; a larger one stands in the place of that 1",
    "输出尺寸：W−1 表示卷积核只有 1 格；更大的卷积核要写在这个 1 的位置")

  /// What to say of the right formula without its floor.
  static let noFloor = Phrase(
    "output size: there are no parts of a window, so it is rounded down",
    "输出尺寸：没有半个窗口，要向下取整")
}
