import Terminal

/// A letter of the output-size formula.
public enum SizeLetter: String, CaseIterable, Hashable, Sendable {
  case input = "W"
  case kernel = "F"
  case padding = "P"
  case stride = "S"
  case output = "out"

  /// What the letter stands for.
  public var meaning: Phrase {
    switch self {
    case .input: Phrase("the input's length", "输入的长度")
    case .kernel: Phrase("the kernel size", "卷积核大小")
    case .padding: Phrase("the padding on each side", "每侧的填充")
    case .stride: Phrase("the stride", "步幅")
    case .output: Phrase("the output size", "输出尺寸")
    }
  }

  /// The smallest value that makes sense.
  var minimum: Int { self == .padding ? 0 : 1 }
}
