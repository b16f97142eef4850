import Terminal

/// Functions that put many numbers into fewer.
extension HelpPage {
  static let reductions: [HelpPage] = [
    HelpPage(
      "sum", .reductions,
      Phrase("adds all elements up, or those along a dimension", "所有元素之和，或沿某一维求和"),
      formula: Phrase(same: "y = Σ x"),
      notes: [
        Phrase(
          "dim=0 goes down the columns, dim=1 along the rows; without dim over everything",
          "dim=0 沿列向下，dim=1 沿行；不写 dim 则对全部"),
        Phrase("keepdim=True leaves the dimension in with length 1", "keepdim=True 保留该维，长度为 1"),
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > sum(a)
          21
          > sum(a, dim=0)
          3
          5  7  9
          """),
      seeAlso: "mean cat"),
    HelpPage(
      "mean", .reductions,
      Phrase("the mean of all elements, or along a dimension", "所有元素的平均值，或沿某一维"),
      formula: Phrase(same: "y = 1/n Σ x"),
      notes: [
        Phrase(
          "dim=0 goes down the columns, dim=1 along the rows; without dim over everything",
          "dim=0 沿列向下，dim=1 沿行；不写 dim 则对全部"),
        Phrase("keepdim=True leaves the dimension in with length 1", "keepdim=True 保留该维，长度为 1"),
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > mean(a)
          3.5
          > mean(a, dim=1)
          2
          3  4
          """),
      seeAlso: "sum var avg_pool2d"),
    HelpPage(
      "average", .reductions,
      Phrase("the mean, as in NumPy; the same as mean", "平均值，与 NumPy 相同；即 mean"),
      formula: Phrase(same: "y = 1/n Σ x"),
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > np.average(a, axis=1)
          2
          3  4
          """),
      seeAlso: "mean"),
    HelpPage(
      "max", .reductions,
      Phrase(
        "the largest element, or the largest along a dimension, or of each pair",
        "最大的元素，或沿某一维的最大值，或每对数中最大的"),
      notes: [
        Phrase(
          "dim=0 goes down the columns, dim=1 along the rows; without dim over everything",
          "dim=0 沿列向下，dim=1 沿行；不写 dim 则对全部"),
        Phrase(
          "max(a, b) of two tensors is maximum(a, b)",
          "max(a, b) 的两个参数都是张量时就是 maximum(a, b)"),
        Phrase(
          "over everything equal ones share the gradient; along a dimension the first gets it",
          "对全部求时，并列者平分梯度；沿一维求时归第一个"),
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > max(a)
          6
          > max(a, dim=1)
          2
          5  6
          """),
      seeAlso: "argmax amax maximum max_pool2d relu"),
    HelpPage(
      "min", .reductions,
      Phrase(
        "the smallest element, or the smallest along a dimension, or of each pair",
        "最小的元素，或沿某一维的最小值，或每对数中最小的"),
      notes: [
        Phrase(
          "dim=0 goes down the columns, dim=1 along the rows; without dim over everything",
          "dim=0 沿列向下，dim=1 沿行；不写 dim 则对全部"),
        Phrase(
          "min(a, b) of two tensors is minimum(a, b)",
          "min(a, b) 的两个参数都是张量时就是 minimum(a, b)"),
        Phrase(
          "over everything equal ones share the gradient; along a dimension the first gets it",
          "对全部求时，并列者平分梯度；沿一维求时归第一个"),
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > min(a)
          1
          > min(a, dim=1)
          2
          1  2
          """),
      seeAlso: "argmin amin minimum"),
    HelpPage(
      "amax", .reductions,
      Phrase("the largest element, or the largest along dimensions", "最大的元素，或沿若干维的最大值"),
      notes: [
        Phrase(
          "dim=0 goes down the columns, dim=1 along the rows; without dim over everything",
          "dim=0 沿列向下，dim=1 沿行；不写 dim 则对全部"),
        Phrase("equal ones share the gradient", "并列者平分梯度"),
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > amax(a, dim=0)
          3
          4  5  6
          """),
      seeAlso: "max argmax"),
    HelpPage(
      "amin", .reductions,
      Phrase("the smallest element, or the smallest along dimensions", "最小的元素，或沿若干维的最小值"),
      notes: [
        Phrase(
          "dim=0 goes down the columns, dim=1 along the rows; without dim over everything",
          "dim=0 沿列向下，dim=1 沿行；不写 dim 则对全部"),
        Phrase("equal ones share the gradient", "并列者平分梯度"),
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > amin(a, dim=0)
          3
          1  2  3
          """),
      seeAlso: "min argmin"),
    HelpPage(
      "argmax", .reductions,
      Phrase("where the largest element stands; of equal ones the first", "最大元素的位置；并列时取第一个"),
      notes: [
        Phrase("without dim the place counts through all rows", "不写 dim 时，位置按行连续计数")
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > argmax(a)
          5
          > argmax(a, dim=1)
          2
          1  2
          """),
      seeAlso: "max"),
    HelpPage(
      "argmin", .reductions,
      Phrase("where the smallest element stands; of equal ones the first", "最小元素的位置；并列时取第一个"),
      notes: [
        Phrase("without dim the place counts through all rows", "不写 dim 时，位置按行连续计数")
      ],
      examples: Phrase(
        same: """
          > a = [1 5 3; 4 2 6];
          > argmin(a)
          0
          > argmin(a, dim=1)
          2
          0  1
          """),
      seeAlso: "min"),
    HelpPage(
      "var", .reductions,
      Phrase("the mean squared distance from the mean", "与平均值之差的平方的平均"),
      formula: Phrase(same: "y = Σ (x−m)² / (n−1)"),
      notes: [
        Phrase(
          "PyTorch divides by n−1 (correction=1); np.var and np.std divide by n",
          "PyTorch 除以 n−1（correction=1）；np.var、np.std 除以 n")
      ],
      examples: Phrase(
        same: """
          > var([1 2 3 4])
          1.6667
          > np.var([1 2 3 4])
          1.25
          """),
      seeAlso: "std mean batch_norm"),
    HelpPage(
      "std", .reductions,
      Phrase("the square root of the variance", "方差的平方根"),
      formula: Phrase(same: "y = √(Σ (x−m)² / (n−1))"),
      notes: [
        Phrase(
          "PyTorch divides by n−1 (correction=1); np.var and np.std divide by n",
          "PyTorch 除以 n−1（correction=1）；np.var、np.std 除以 n")
      ],
      examples: Phrase(
        same: """
          > std([1 2 3 4])
          1.291
          > np.std([1 2 3 4])
          1.118
          """),
      seeAlso: "var mean"),
    HelpPage(
      "norm", .reductions,
      Phrase(
        "the length of the vector of all elements, or another p-norm",
        "把所有元素看成向量的长度，或其他 p 范数"),
      formula: Phrase(same: "y = (Σ |x|^p)^(1/p), p = 2"),
      examples: Phrase(
        same: """
          > norm([3 4])
          5
          > norm([3 4], 1)
          7
          """),
      seeAlso: "abs lp_pool2d"),
  ]
}
