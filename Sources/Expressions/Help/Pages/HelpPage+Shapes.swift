import Terminal

/// Functions that lay elements out anew.
extension HelpPage {
  static let shapes: [HelpPage] = [
    HelpPage(
      "reshape", .shapes,
      Phrase("the same elements in the same order under another shape", "元素及顺序不变，换成另一个形状"),
      notes: [
        Phrase("one size may be -1: it is worked out from the others", "其中一个大小可写 -1，由其余的算出")
      ],
      examples: Phrase(
        same: """
          > reshape([1 2 3 4 5 6], 2, 3)
          2×3
          1  2  3
          4  5  6
          > reshape([1 2 3 4 5 6], 3, -1)
          3×2
          1  2
          3  4
          5  6
          """),
      seeAlso: "view flatten permute"),
    HelpPage(
      "view", .shapes,
      Phrase(
        "the same elements under another shape; here the same as reshape",
        "元素不变，换一个形状；在这里与 reshape 相同"),
      notes: [
        Phrase("one size may be -1: it is worked out from the others", "其中一个大小可写 -1，由其余的算出")
      ],
      examples: Phrase(
        same: """
          > arange(6).view(2, 3)
          2×3
          0  1  2
          3  4  5
          """),
      seeAlso: "reshape flatten"),
    HelpPage(
      "flatten", .shapes,
      Phrase("reads a tensor row by row as a vector", "把张量逐行读成一个向量"),
      notes: [
        Phrase("start_dim=1 keeps the batch apart", "start_dim=1 保留批次这一维")
      ],
      examples: Phrase(
        same: """
          > flatten([1 2; 3 4])
          4
          1  2  3  4
          > flatten(ones(2, 3, 4), 1).shape
          (2, 12)
          """),
      seeAlso: "reshape ravel Flatten"),
    HelpPage(
      "ravel", .shapes,
      Phrase("reads a tensor row by row as a vector, as in NumPy", "把张量逐行读成一个向量，与 NumPy 相同"),
      examples: Phrase(
        same: """
          > ravel([1 2; 3 4])
          4
          1  2  3  4
          """),
      seeAlso: "flatten reshape"),
    HelpPage(
      "permute", .shapes,
      Phrase("puts the dimensions into another order", "把各维换一个次序"),
      notes: [
        Phrase(
          "permute(x, 1, 2, 0) turns C×H×W into H×W×C",
          "permute(x, 1, 2, 0) 把 C×H×W 变成 H×W×C")
      ],
      examples: Phrase(
        same: """
          > permute(ones(3, 4, 5), 1, 2, 0).shape
          (4, 5, 3)
          """),
      seeAlso: "transpose reshape"),
    HelpPage(
      "transpose", .shapes,
      Phrase("exchanges two dimensions", "交换两个维度"),
      notes: [
        Phrase("x' and x.T exchange the last two", "x' 和 x.T 交换最后两维"),
        Phrase(
          "np.transpose takes the whole order, or none for the reverse",
          "np.transpose 接受完整的次序，不写则全部反过来"),
      ],
      examples: Phrase(
        same: """
          > a = [1 2 3; 4 5 6];
          > transpose(a, 0, 1)
          3×2
          1  4
          2  5
          3  6
          > a'
          3×2
          1  4
          2  5
          3  6
          """),
      seeAlso: "permute t flip"),
    HelpPage(
      "transpose_matrix", .shapes,
      Phrase("exchanges the last two dimensions: what x' and x.T do", "交换最后两维：x' 和 x.T 做的事"),
      examples: Phrase(
        same: """
          > transpose_matrix([1 2; 3 4])
          2×2
          1  3
          2  4
          """),
      seeAlso: "transpose t permute"),
    HelpPage(
      "t", .shapes,
      Phrase("exchanges rows and columns of a matrix", "交换矩阵的行与列"),
      examples: Phrase(
        same: """
          > t([1 2 3; 4 5 6])
          3×2
          1  4
          2  5
          3  6
          """),
      seeAlso: "transpose permute"),
    HelpPage(
      "squeeze", .shapes,
      Phrase("drops dimensions of length 1", "去掉长度为 1 的维度"),
      notes: [
        Phrase("with dim only that one", "写 dim 则只去掉那一维")
      ],
      examples: Phrase(
        same: """
          > squeeze(ones(1, 3, 1)).shape
          (3,)
          > squeeze(ones(1, 3, 1), 0).shape
          (3, 1)
          """),
      seeAlso: "unsqueeze reshape"),
    HelpPage(
      "unsqueeze", .shapes,
      Phrase("puts in a dimension of length 1", "插入一个长度为 1 的维度"),
      notes: [
        Phrase("x[None] does the same in front", "x[None] 在最前面插入")
      ],
      examples: Phrase(
        same: """
          > unsqueeze([1 2 3], 0)
          1×3
          1  2  3
          > unsqueeze([1 2 3], 1).shape
          (3, 1)
          """),
      seeAlso: "squeeze expand"),
    HelpPage(
      "expand_dims", .shapes,
      Phrase("puts in a dimension of length 1, as in NumPy", "插入一个长度为 1 的维度，与 NumPy 相同"),
      examples: Phrase(
        same: """
          > np.expand_dims([1 2 3], 0).shape
          (1, 3)
          """),
      seeAlso: "unsqueeze squeeze"),
    HelpPage(
      "expand", .shapes,
      Phrase("repeats along dimensions of length 1 without copying", "沿长度为 1 的维度重复"),
      notes: [
        Phrase("-1 keeps a length", "-1 表示该维不变")
      ],
      examples: Phrase(
        same: """
          > expand([1 2 3], 2, 3)
          2×3
          1  2  3
          1  2  3
          """),
      seeAlso: "unsqueeze reshape"),
    HelpPage(
      "cat", .shapes,
      Phrase("joins tensors along a dimension", "沿某一维连接张量"),
      notes: [
        Phrase("the other dimensions must agree", "其余各维必须一致")
      ],
      examples: Phrase(
        same: """
          > cat([[1 2; 3 4], [5 6;]], dim=0)
          3×2
          1  2
          3  4
          5  6
          > cat(([1 2], [3 4 5]))
          5
          1  2  3  4  5
          """),
      seeAlso: "stack concatenate vstack hstack"),
    HelpPage(
      "concat", .shapes,
      Phrase("joins tensors along a dimension; the same as cat", "沿某一维连接张量；与 cat 相同"),
      examples: Phrase(
        same: """
          > torch.concat(([1, 2], [3]))
          3
          1  2  3
          """),
      seeAlso: "cat stack"),
    HelpPage(
      "concatenate", .shapes,
      Phrase("joins tensors along a dimension, as in NumPy", "沿某一维连接张量，与 NumPy 相同"),
      examples: Phrase(
        same: """
          > np.concatenate([[1 2; 3 4], [5 6;]], axis=0)
          3×2
          1  2
          3  4
          5  6
          """),
      seeAlso: "cat stack"),
    HelpPage(
      "stack", .shapes,
      Phrase(
        "puts tensors of equal shape side by side along a new dimension",
        "把形状相同的张量沿新的一维叠起来"),
      shapes: Phrase(same: "n of H×W → n×H×W"),
      examples: Phrase(
        same: """
          > stack([[1 2], [3 4]])
          2×2
          1  2
          3  4
          > stack([[1 2], [3 4]], dim=1)
          2×2
          1  3
          2  4
          """),
      seeAlso: "cat unsqueeze"),
    HelpPage(
      "vstack", .shapes,
      Phrase("puts rows or matrices under one another", "把行或矩阵上下叠放"),
      examples: Phrase(
        same: """
          > vstack([[1 2], [3 4]])
          2×2
          1  2
          3  4
          """),
      seeAlso: "hstack stack cat"),
    HelpPage(
      "hstack", .shapes,
      Phrase("puts vectors or matrices beside one another", "把向量或矩阵左右并列"),
      examples: Phrase(
        same: """
          > hstack(([1 2], [3 4 5]))
          5
          1  2  3  4  5
          """),
      seeAlso: "vstack cat"),
    HelpPage(
      "flip", .shapes,
      Phrase("reverses the order along dimensions", "沿指定的维度颠倒次序"),
      notes: [
        Phrase(
          "along both dimensions it is half a turn: what true convolution does to its kernel",
          "沿两个维度都翻转就是旋转 180°：真正的卷积就这样处理卷积核")
      ],
      examples: Phrase(
        same: """
          > flip([1 2; 3 4], 1)
          2×2
          2  1
          4  3
          > flip([1 2; 3 4], 0, 1)
          2×2
          4  3
          2  1
          """),
      seeAlso: "rot90 fliplr flipud conv2"),
    HelpPage(
      "fliplr", .shapes,
      Phrase("reverses each row: left and right change places", "颠倒每一行：左右互换"),
      examples: Phrase(
        same: """
          > fliplr([1 2; 3 4])
          2×2
          2  1
          4  3
          """),
      seeAlso: "flip flipud"),
    HelpPage(
      "flipud", .shapes,
      Phrase("reverses the rows: top and bottom change places", "颠倒行的次序：上下互换"),
      examples: Phrase(
        same: """
          > flipud([1 2; 3 4])
          2×2
          3  4
          1  2
          """),
      seeAlso: "flip fliplr"),
    HelpPage(
      "rot90", .shapes,
      Phrase("turns a matrix by quarter turns, against the clock", "把矩阵逆时针旋转若干个 90°"),
      notes: [
        Phrase(
          "k=2 is half a turn, as the backward pass of a convolution turns its kernel",
          "k=2 是旋转 180°，卷积的反向传播就这样旋转卷积核")
      ],
      examples: Phrase(
        same: """
          > rot90([1 2; 3 4])
          2×2
          2  4
          1  3
          > rot90([1 2; 3 4], 2)
          2×2
          4  3
          2  1
          """),
      seeAlso: "flip transpose conv2"),
    HelpPage(
      "roll", .shapes,
      Phrase(
        "moves elements along; what falls off comes in at the other end",
        "让元素移动，移出的从另一端进来"),
      examples: Phrase(
        same: """
          > roll([1 2 3 4], 1)
          4
          4  1  2  3
          > roll([1 2; 3 4], 1, 0)
          2×2
          3  4
          1  2
          """),
      seeAlso: "flip pad"),
  ]
}
