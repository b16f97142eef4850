import Terminal

/// What a page of help is about, as its header names it.
public enum HelpTopic: String, CaseIterable, Hashable, Sendable {
  case commands, convolution, pooling, sizes, gradients, elementwise, reductions, products, losses
  case shapes, creation, layers, programs, pasted

  /// The heading under which its pages are listed.
  public var title: Phrase {
    switch self {
    case .commands: Phrase("commands", "命令")
    case .convolution: Phrase("convolution", "卷积")
    case .pooling: Phrase("pooling and windows", "池化与窗口")
    case .sizes: Phrase("sizes and kernels", "尺寸与卷积核")
    case .gradients: Phrase("gradients", "梯度")
    case .elementwise: Phrase("element-wise", "逐元素")
    case .reductions: Phrase("sums and extremes", "求和与极值")
    case .products: Phrase("matrix products", "矩阵乘积")
    case .losses: Phrase("losses and normalisation", "损失与归一化")
    case .shapes: Phrase("shapes and order", "形状与次序")
    case .creation: Phrase("new tensors, printing", "新张量与显示")
    case .layers: Phrase("layers and networks", "层与网络")
    case .programs: Phrase("programs", "程序")
    case .pasted: Phrase("names in pasted lines that change nothing", "粘贴的代码里不起作用的名称")
    }
  }
}
