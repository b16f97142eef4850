import Terminal

/// Pooling, and windows laid out as columns.
extension HelpPage {
  static let pooling: [HelpPage] = [
    HelpPage(
      "max_pool2d", .pooling,
      Phrase("the largest value of each window", "每个窗口中的最大值"),
      formula: Phrase(same: "y[i,j] = max x[i·S+u−P, j·S+v−P]"),
      shapes: Phrase(same: "H×W → H'×W', C×H×W → C×H'×W'"),
      notes: [
        Phrase("without a stride the window moves by its own size", "不写 stride 时，窗口按自身大小移动"),
        Phrase(
          "the gradient goes to the largest cell; of equal ones to the first",
          "梯度传给最大的那一格；并列时传给第一个"),
        Phrase(
          "ceil_mode=True keeps a last window that sticks out",
          "ceil_mode=True 保留伸出边界的最后一个窗口"),
      ],
      examples: Phrase(
        same: """
          > m = [1 3 2 1; 4 6 5 0; 7 2 9 8; 1 0 3 4];
          > max_pool2d(m, 2)
          2×2
          6  5
          7  9
          > max_pool2d(m, 2, stride=1)
          3×3
          6  6  5
          7  9  9
          7  9  9
          """),
      seeAlso: "avg_pool2d lp_pool2d adaptive_max_pool2d MaxPool2d"),
    HelpPage(
      "max_pool1d", .pooling,
      Phrase("the largest value of each window along a row", "一行数中每个窗口的最大值"),
      formula: Phrase(same: "y[i] = max x[i·S+u−P]"),
      notes: [
        Phrase("without a stride the window moves by its own size", "不写 stride 时，窗口按自身大小移动")
      ],
      examples: Phrase(
        same: """
          > max_pool1d([1 3 2 5 4 0], 2)
          3
          3  5  4
          > max_pool1d([1 3 2 5 4 0], 3, stride=1)
          4
          3  5  5  5
          """),
      seeAlso: "max_pool2d avg_pool1d"),
    HelpPage(
      "avg_pool2d", .pooling,
      Phrase("the mean of each window", "每个窗口的平均值"),
      formula: Phrase(same: "y[i,j] = 1/(K·K) Σ x[i·S+u−P, j·S+v−P]"),
      shapes: Phrase(same: "H×W → H'×W', C×H×W → C×H'×W'"),
      notes: [
        Phrase("without a stride the window moves by its own size", "不写 stride 时，窗口按自身大小移动"),
        Phrase(
          "zeros of the padding count, unless count_include_pad=False",
          "填充的零也计入，除非 count_include_pad=False"),
      ],
      examples: Phrase(
        same: """
          > m = [1 3 2 1; 4 6 5 0; 7 2 9 8; 1 0 3 4];
          > avg_pool2d(m, 2)
          2×2
          3.5  2
          2.5  6
          """),
      seeAlso: "max_pool2d lp_pool2d adaptive_avg_pool2d AvgPool2d"),
    HelpPage(
      "avg_pool1d", .pooling,
      Phrase("the mean of each window along a row", "一行数中每个窗口的平均值"),
      formula: Phrase(same: "y[i] = 1/K Σ x[i·S+u−P]"),
      notes: [
        Phrase("without a stride the window moves by its own size", "不写 stride 时，窗口按自身大小移动")
      ],
      examples: Phrase(
        same: """
          > avg_pool1d([1 3 2 5 4 0], 2)
          3
          2  3.5  2
          """),
      seeAlso: "avg_pool2d max_pool1d"),
    HelpPage(
      "lp_pool2d", .pooling,
      Phrase(
        "the p-norm of each window: norm_type 1 is the sum, 2 the length of the vector",
        "每个窗口的 p 范数：norm_type 为 1 是求和，为 2 是向量长度"),
      formula: Phrase(same: "y[i,j] = (Σ |x|^p)^(1/p)"),
      notes: [
        Phrase("without a stride the window moves by its own size", "不写 stride 时，窗口按自身大小移动"),
        Phrase("nothing is divided by the number of cells", "不除以格数"),
      ],
      examples: Phrase(
        same: """
          > lp_pool2d([3 0 6 8; 0 4 0 0], 2, 2)
          1×2
          5  10
          """),
      seeAlso: "max_pool2d avg_pool2d norm LPPool2d"),
    HelpPage(
      "lp_pool1d", .pooling,
      Phrase("the p-norm of each window along a row", "一行数中每个窗口的 p 范数"),
      formula: Phrase(same: "y[i] = (Σ |x|^p)^(1/p)"),
      notes: [
        Phrase("without a stride the window moves by its own size", "不写 stride 时，窗口按自身大小移动")
      ],
      examples: Phrase(
        same: """
          > lp_pool1d([3 4 6 8], 2, 2)
          2
          5  10
          """),
      seeAlso: "lp_pool2d norm"),
    HelpPage(
      "adaptive_avg_pool2d", .pooling,
      Phrase(
        "means of windows that are chosen so that the output has a given size",
        "自动选择窗口，使平均池化的输出达到指定大小"),
      notes: [
        Phrase(
          "window i begins at ⌊i·H/H'⌋ and ends before ⌈(i+1)·H/H'⌉",
          "第 i 个窗口从 ⌊i·H/H'⌋ 开始，到 ⌈(i+1)·H/H'⌉ 之前"),
        Phrase("size 1 is global average pooling", "大小为 1 就是全局平均池化"),
      ],
      examples: Phrase(
        same: """
          > m = [1 3 2 1; 4 6 5 0; 7 2 9 8; 1 0 3 4];
          > adaptive_avg_pool2d(m, 1)
          1×1
          3.5
          > adaptive_avg_pool2d(m, (2, 1))
          2×1
          2.75
          4.25
          """),
      seeAlso: "avg_pool2d adaptive_max_pool2d AdaptiveAvgPool2d"),
    HelpPage(
      "adaptive_max_pool2d", .pooling,
      Phrase(
        "largest values of windows that are chosen so that the output has a given size",
        "自动选择窗口，使最大池化的输出达到指定大小"),
      notes: [
        Phrase(
          "window i begins at ⌊i·H/H'⌋ and ends before ⌈(i+1)·H/H'⌉",
          "第 i 个窗口从 ⌊i·H/H'⌋ 开始，到 ⌈(i+1)·H/H'⌉ 之前")
      ],
      examples: Phrase(
        same: """
          > m = [1 3 2 1; 4 6 5 0; 7 2 9 8; 1 0 3 4];
          > adaptive_max_pool2d(m, 3)
          3×3
          6  6  5
          7  9  9
          7  9  9
          """),
      seeAlso: "max_pool2d adaptive_avg_pool2d"),
    HelpPage(
      "unfold", .pooling,
      Phrase(
        "lays each window out as a column (im2col), so that convolution is a matrix product",
        "把每个窗口排成一列（im2col），卷积就成了矩阵乘积"),
      shapes: Phrase(same: "H×W → KH·KW × places\nC×H×W → C·KH·KW × places"),
      examples: Phrase(
        same: """
          > x = [1 2 3; 4 5 6; 7 8 9];
          > unfold(x, 2)
          4×4
          1  2  4  5
          2  3  5  6
          4  5  7  8
          5  6  8  9
          > reshape([1 0 0 -1] @ unfold(x, 2), 2, 2)
          2×2
          -4  -4
          -4  -4
          """),
      seeAlso: "fold conv2d matmul"),
    HelpPage(
      "fold", .pooling,
      Phrase(
        "puts columns back where unfold took them from; cells that several columns hold are added",
        "把各列放回 unfold 取出它们的位置；多列共有的格子相加"),
      shapes: Phrase(same: "C·KH·KW × places → C×H×W"),
      notes: [
        Phrase("it is the backward pass of unfold, not its inverse", "它是 unfold 的反向传播，不是逆运算")
      ],
      examples: Phrase(
        same: """
          > fold(unfold(ones(3, 3), 2), 3, 2)
          1×3×3
          1  2  1
          2  4  2
          1  2  1
          """),
      seeAlso: "unfold coverage conv_transpose2d"),
  ]
}
