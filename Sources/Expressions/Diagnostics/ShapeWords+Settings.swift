import Tensors
import Terminal

extension ShapeWords {
  /// What is said about a setting or an index.
  mutating func describeSetting(_ error: ShapeError) {
    switch error {
    case .indexOutOfRange(let place, let dimension, let length):
      id = "index-out-of-range"
      message = Phrase(
        "\(place) is outside dimension \(dimension), which has \(length) place\(length == 1 ? "" : "s")",
        "\(place) 超出第 \(dimension) 维，它有 \(length) 个位置")
    case .tooManyIndices(let count, let shape):
      id = "too-many-indices"
      message = Phrase(
        "\(count) indices for the shape \(shape)", "形状 \(shape) 用了 \(count) 个下标")
    case .settingCount(let operand, let found, let expected):
      id = "setting-count"
      message = Phrase(
        "\(operand.rawValue) wants \(expected) number\(expected == 1 ? "" : "s"), there \(found == 1 ? "is" : "are") \(found)",
        "\(operand.rawValue) 需要 \(expected) 个数，这里有 \(found) 个")
      operands = [(operand, Phrase(same: "\(found)"))]
    case .oneOf(let first, let second, let given):
      id = "one-of-two"
      let (a, b) = (first.rawValue, second.rawValue)
      message =
        given == 0
        ? Phrase("\(a) or \(b) is wanted", "需要 \(a) 或 \(b)")
        : Phrase("\(a) or \(b) is wanted, not both", "\(a) 和 \(b) 只能给一个")
      if given == 0 {
        help = Phrase("\(a)=4, or \(b)=2", "\(a)=4，或 \(b)=2")
      }
      operands = given == 0 ? [] : [first, second].map { ($0, Phrase(same: $0.rawValue)) }
    case .notInMode(let operand, let mode, let modes):
      id = "not-in-mode"
      let others = Diagnostic.quoted(modes, ", ")
      message = Phrase(
        "\(operand.rawValue) has no meaning with the mode '\(mode)'",
        "模式 '\(mode)' 下 \(operand.rawValue) 没有意义")
      operands = [(operand, Phrase(same: operand.rawValue))]
      help = Phrase("leave it out, or use one of \(others)", "去掉它，或改用 \(others)")
    case .noNorm(let p):
      id = "no-norm"
      let text = Value.shortText(p)
      message = Phrase(
        "norm_type is a number other than 0 and inf here, not \(text)",
        "norm_type 在这里不能为 0 或 inf，现为 \(text)")
      help = Phrase(
        "max_pool2d(abs(x), 2) is the norm of inf", "max_pool2d(abs(x), 2) 就是 inf 的范数")
    case .notProbability(let number):
      id = "not-a-probability"
      let text = Value.shortText(number)
      message = Phrase(
        "\(text) is not a probability between 0 and 1", "\(text) 不是 0 到 1 之间的概率")
    default: break
    }
  }
}
