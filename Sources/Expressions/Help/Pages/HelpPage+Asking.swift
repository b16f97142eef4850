import Terminal

/// Functions that ask about a tensor, or hand it on.
extension HelpPage {
  static let asking: [HelpPage] = [
    HelpPage(
      "shape", .shapes,
      Phrase("the lengths of a tensor's dimensions", "张量各维的长度"),
      notes: [
        Phrase("x.shape says the same", "x.shape 相同")
      ],
      examples: Phrase(
        same: """
          > shape(ones(2, 3))
          (2, 3)
          > h, w = shape(ones(2, 3))
          h  2
          w  3
          """),
      seeAlso: "size dim numel reshape"),
    HelpPage(
      "size", .shapes,
      Phrase("the shape as a tuple, or the length of one dimension", "以元组给出形状，或某一维的长度"),
      notes: [
        Phrase(
          "without a bracket size is the command for the size formula",
          "不带括号的 size 是求输出尺寸的命令")
      ],
      examples: Phrase(
        same: """
          > size(ones(2, 3))
          (2, 3)
          > ones(2, 3).size(0)
          2
          """),
      seeAlso: "shape numel dim"),
    HelpPage(
      "numel", .shapes,
      Phrase("how many elements there are", "元素的个数"),
      examples: Phrase(
        same: """
          > numel(ones(3, 4))
          12
          """),
      seeAlso: "shape size"),
    HelpPage(
      "dim", .shapes,
      Phrase("how many dimensions there are", "维度的个数"),
      examples: Phrase(
        same: """
          > dim(ones(2, 3, 4))
          3
          """),
      seeAlso: "shape numel"),
    HelpPage(
      "item", .shapes,
      Phrase("the number in a tensor of one element", "只有一个元素的张量里的那个数"),
      examples: Phrase(
        same: """
          > item([[7]])
          7
          """),
      seeAlso: "numel sum"),
    HelpPage(
      "len", .shapes,
      Phrase("the length of the first dimension, or of a list or a network", "第一维的长度，或列表、网络的长度"),
      examples: Phrase(
        same: """
          > len([1 2; 3 4; 5 6])
          3
          """),
      seeAlso: "shape numel"),
    HelpPage(
      "clone", .shapes,
      Phrase("the same tensor as a new value; gradients pass through", "得到一个相同的新张量；梯度照常通过"),
      examples: Phrase(
        same: """
          > clone([1 2 3])
          3
          1  2  3
          """),
      seeAlso: "detach"),
    HelpPage(
      "detach", .shapes,
      Phrase(
        "the same numbers without what they were computed from: no gradient passes",
        "数值相同，但忘掉由什么算出：梯度不再通过"),
      examples: Phrase(
        same: """
          > x = [1 2 3]; y = detach(x) * x;
          > grad(sum(y), x)
          3
          1  2  3
          """),
      seeAlso: "clone grad"),
    HelpPage(
      "tensor", .shapes,
      Phrase(
        "gives its argument, so that pasted PyTorch lines run",
        "原样返回参数，使粘贴来的 PyTorch 代码能运行"),
      examples: Phrase(
        same: """
          > torch.tensor([[1, 2], [3, 4]])
          2×2
          1  2
          3  4
          """),
      seeAlso: "array zeros arange"),
    HelpPage(
      "array", .shapes,
      Phrase("gives its argument, so that pasted NumPy lines run", "原样返回参数，使粘贴来的 NumPy 代码能运行"),
      examples: Phrase(
        same: """
          > np.array([[1, 2], [3, 4]])
          2×2
          1  2
          3  4
          """),
      seeAlso: "tensor zeros arange"),
  ]
}
