import Terminal

/// New tensors, random numbers, and `print`.
extension HelpPage {
  static let creation: [HelpPage] = [
    HelpPage(
      "zeros", .creation,
      Phrase("a tensor of zeros", "全 0 的张量"),
      notes: [
        Phrase("sizes one by one, or as one tuple", "大小可以逐个写，也可以写成一个元组")
      ],
      examples: Phrase(
        same: """
          > zeros(2, 3)
          2×3
          0  0  0
          0  0  0
          """),
      seeAlso: "ones full zeros_like"),
    HelpPage(
      "ones", .creation,
      Phrase("a tensor of ones", "全 1 的张量"),
      notes: [
        Phrase("sizes one by one, or as one tuple", "大小可以逐个写，也可以写成一个元组")
      ],
      examples: Phrase(
        same: """
          > ones(2, 2)
          2×2
          1  1
          1  1
          """),
      seeAlso: "zeros full ones_like"),
    HelpPage(
      "empty", .creation,
      Phrase("a tensor of zeros: here nothing is left uninitialised", "全 0 的张量：这里没有未初始化的值"),
      examples: Phrase(
        same: """
          > empty(2)
          2
          0  0
          """),
      seeAlso: "zeros"),
    HelpPage(
      "full", .creation,
      Phrase("a tensor of one number", "全是同一个数的张量"),
      examples: Phrase(
        same: """
          > full((2, 2), 7)
          2×2
          7  7
          7  7
          """),
      seeAlso: "zeros ones"),
    HelpPage(
      "zeros_like", .creation,
      Phrase("zeros in the shape of another tensor", "与另一个张量同形状的 0"),
      examples: Phrase(
        same: """
          > zeros_like([1 2; 3 4])
          2×2
          0  0
          0  0
          """),
      seeAlso: "zeros ones_like"),
    HelpPage(
      "ones_like", .creation,
      Phrase("ones in the shape of another tensor", "与另一个张量同形状的 1"),
      examples: Phrase(
        same: """
          > ones_like([1 2; 3 4])
          2×2
          1  1
          1  1
          """),
      seeAlso: "ones zeros_like"),
    HelpPage(
      "full_like", .creation,
      Phrase("one number in the shape of another tensor", "与另一个张量同形状、全是同一个数"),
      examples: Phrase(
        same: """
          > full_like([1 2; 3 4], 7)
          2×2
          7  7
          7  7
          """),
      seeAlso: "full"),
    HelpPage(
      "eye", .creation,
      Phrase("ones on the diagonal, zeros elsewhere", "对角线为 1，其余为 0"),
      examples: Phrase(
        same: """
          > eye(3)
          3×3
          1  0  0
          0  1  0
          0  0  1
          """),
      seeAlso: "zeros one_hot"),
    HelpPage(
      "arange", .creation,
      Phrase("numbers in equal steps; the end is not included", "等间隔的数；不含终点"),
      notes: [
        Phrase("arange(n) counts 0 … n−1", "arange(n) 是 0 … n−1")
      ],
      examples: Phrase(
        same: """
          > arange(5)
          5
          0  1  2  3  4
          > arange(1, 10, 3)
          3
          1  4  7
          > reshape(arange(1, 10), 3, 3)
          3×3
          1  2  3
          4  5  6
          7  8  9
          """),
      seeAlso: "linspace reshape"),
    HelpPage(
      "linspace", .creation,
      Phrase("a number of values evenly spaced, both ends included", "均匀分布的若干个数，包含两端"),
      examples: Phrase(
        same: """
          > linspace(0, 1, 5)
          5
          0  0.25  0.5  0.75  1
          """),
      seeAlso: "arange"),
    HelpPage(
      "rand", .creation,
      Phrase("random numbers from 0 to 1", "0 到 1 之间的随机数"),
      notes: [
        Phrase("sizes one by one, or as one tuple", "大小可以逐个写，也可以写成一个元组"),
        Phrase(
          "the same seed gives the same numbers; they are not PyTorch's",
          "种子相同，数就相同；与 PyTorch 的数不同"),
      ],
      examples: Phrase(
        same: """
          > manual_seed(1); x = rand(2, 3);
          > allclose(x, clamp(x, 0, 1))
          1
          """),
      seeAlso: "randn randint manual_seed"),
    HelpPage(
      "randn", .creation,
      Phrase(
        "random numbers from the normal distribution, mean 0 and deviation 1",
        "标准正态分布的随机数，均值 0，标准差 1"),
      notes: [
        Phrase("sizes one by one, or as one tuple", "大小可以逐个写，也可以写成一个元组"),
        Phrase(
          "the same seed gives the same numbers; they are not PyTorch's",
          "种子相同，数就相同；与 PyTorch 的数不同"),
      ],
      examples: Phrase(
        same: """
          > randn(2, 3).shape
          (2, 3)
          """),
      seeAlso: "rand normal manual_seed"),
    HelpPage(
      "randint", .creation,
      Phrase(
        "random whole numbers from low up to but not including high",
        "从 low 到 high 的随机整数，不含 high"),
      notes: [
        Phrase("randint(high, size) begins at 0", "randint(high, size) 从 0 开始"),
        Phrase(
          "the same seed gives the same numbers; they are not PyTorch's",
          "种子相同，数就相同；与 PyTorch 的数不同"),
      ],
      examples: Phrase(
        same: """
          > randint(0, 2, (2, 3)).shape
          (2, 3)
          """),
      seeAlso: "rand manual_seed"),
    HelpPage(
      "random", .creation,
      Phrase("random numbers from 0 to 1, as in NumPy", "0 到 1 之间的随机数，与 NumPy 的写法相同"),
      notes: [
        Phrase(
          "the same seed gives the same numbers; they are not PyTorch's",
          "种子相同，数就相同；与 PyTorch 的数不同")
      ],
      examples: Phrase(
        same: """
          > np.random.random((2, 3)).shape
          (2, 3)
          """),
      seeAlso: "rand uniform"),
    HelpPage(
      "uniform", .creation,
      Phrase("random numbers between two bounds, as in NumPy", "两个界之间的随机数，与 NumPy 的写法相同"),
      notes: [
        Phrase(
          "the same seed gives the same numbers; they are not PyTorch's",
          "种子相同，数就相同；与 PyTorch 的数不同")
      ],
      examples: Phrase(
        same: """
          > np.random.uniform(0, 9, 4).shape
          (4,)
          """),
      seeAlso: "rand random"),
    HelpPage(
      "normal", .creation,
      Phrase("random numbers from a normal distribution, as in NumPy", "正态分布的随机数，与 NumPy 的写法相同"),
      notes: [
        Phrase("loc is the mean, scale the deviation", "loc 是均值，scale 是标准差"),
        Phrase(
          "the same seed gives the same numbers; they are not PyTorch's",
          "种子相同，数就相同；与 PyTorch 的数不同"),
      ],
      examples: Phrase(
        same: """
          > np.random.normal(0, 1, 4).shape
          (4,)
          """),
      seeAlso: "randn"),
    HelpPage(
      "manual_seed", .creation,
      Phrase("starts the random numbers anew, so that they repeat", "重新开始随机数，使其可以重现"),
      examples: Phrase(
        same: """
          > manual_seed(3); a = rand(4);
          > manual_seed(3); b = rand(4);
          > allclose(a, b)
          1
          """),
      seeAlso: "rand randn seed"),
    HelpPage(
      "seed", .creation,
      Phrase("starts the random numbers anew, as in NumPy", "重新开始随机数，与 NumPy 的写法相同"),
      examples: Phrase(
        same: """
          > np.random.seed(3)
          """),
      seeAlso: "manual_seed"),
    HelpPage(
      "digit", .creation,
      Phrase(
        "a picture of a digit, drawn by the program: 28×28 numbers from 0 (black) to 1 (white)",
        "程序画出的一个数字的图像：28×28 个数，0 为黑，1 为白"),
      notes: [
        Phrase("another seed draws another hand", "换一个 seed 就换一种笔迹")
      ],
      examples: Phrase(
        same: """
          > digit(4).shape
          (28, 28)
          """),
      seeAlso: "digits conv2d"),
    HelpPage(
      "digits", .creation,
      Phrase("pictures of digits and their labels", "若干数字图像和它们的标签"),
      shapes: Phrase(same: "n → n×1×28×28, n"),
      examples: Phrase(
        same: """
          > x, t = digits(3);
          > x.shape
          (3, 1, 28, 28)
          > t
          t  3
          0  1  2
          """),
      seeAlso: "digit cross_entropy"),
    HelpPage(
      "print", .creation,
      Phrase("shows values without names and shapes, never shortened", "显示数值，不带名字和形状，从不省略"),
      notes: [
        Phrase(
          "a line is printed without it too; print is for many values and for large ones",
          "不写 print 也会显示；它适合一次显示多个值或很大的值")
      ],
      examples: Phrase(
        same: """
          > print('y:', 1 + 1)
          y: 2
          > print([1 2; 3 4])
          1  2
          3  4
          """),
      seeAlso: "precision vars"),
  ]
}
