import Terminal

/// What a page of help is about, as its header names it.
public enum HelpTopic: String, CaseIterable, Hashable, Sendable {
  case commands, convolution, pooling, sizes, gradients, elementwise, reductions, products, losses
  case shapes, creation, layers, programs, pasted

  /// The word with which `help` lists its pages.
  public var word: Phrase {
    switch self {
    case .commands: Phrase(rawValue, "命令")
    case .convolution: Phrase(rawValue, "卷积")
    case .pooling: Phrase(rawValue, "池化")
    case .sizes: Phrase(rawValue, "尺寸")
    case .gradients: Phrase(rawValue, "梯度")
    case .elementwise: Phrase(rawValue, "逐元素")
    case .reductions: Phrase(rawValue, "求和")
    case .products: Phrase(rawValue, "乘积")
    case .losses: Phrase(rawValue, "损失")
    case .shapes: Phrase(rawValue, "形状")
    case .creation: Phrase(rawValue, "创建")
    case .layers: Phrase(rawValue, "层")
    case .programs: Phrase(rawValue, "程序")
    case .pasted: Phrase(rawValue, "粘贴")
    }
  }

  /// What stands under it, in a line.
  public var title: Phrase {
    switch self {
    case .commands:
      Phrase("what the prompt does: lessons, steps, sizes, files", "提示符下的命令：课程、逐步演示、尺寸、文件")
    case .convolution:
      Phrase("convolutions of all kinds, and padding", "各种卷积，以及填充")
    case .pooling: Phrase("pooling, and windows laid out", "池化，以及展开窗口")
    case .sizes:
      Phrase("output sizes, receptive fields, known kernels", "输出尺寸、感受野、常用卷积核")
    case .gradients: Phrase("gradients, and how to check them", "梯度，以及如何检验")
    case .elementwise: Phrase("relu, exp and others, element by element", "relu、exp 等逐元素的函数")
    case .reductions: Phrase("sums, means and extremes", "求和、平均与极值")
    case .products: Phrase("products of matrices and vectors", "矩阵与向量的乘积")
    case .losses: Phrase("losses, softmax, normalisation", "损失、softmax、归一化")
    case .shapes: Phrase("other shapes, other orders, parts", "改变形状与次序，取出部分")
    case .creation: Phrase("new tensors, pictures of digits, printing", "新张量、数字图像、显示")
    case .layers: Phrase("layers, networks, training", "层、网络、训练")
    case .programs: Phrase("Python: for, def, class and the like", "Python：for、def、class 等")
    case .pasted: Phrase("names in pasted lines that change nothing", "粘贴的代码里不起作用的名称")
    }
  }

  /// The topic that a word names, in either language.
  static func named(_ word: String) -> HelpTopic? {
    allCases.first { $0.rawValue == word.lowercased() || $0.word.chinese == word }
  }
}
