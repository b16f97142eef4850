import Terminal

/// Names that pasted lines use and that change nothing here.
extension HelpPage {
  static let pastedNames: [HelpPage] = [
    HelpPage(
      "asarray", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > np.asarray([1, 2])
          2
          1  2
          """),
      seeAlso: "tensor array"),
    HelpPage(
      "Tensor", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > torch.Tensor([1, 2])
          2
          1  2
          """),
      seeAlso: "tensor array"),
    HelpPage(
      "FloatTensor", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > torch.FloatTensor([1, 2])
          2
          1  2
          """),
      seeAlso: "tensor array"),
    HelpPage(
      "Parameter", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > nn.Parameter([1, 2])
          2
          1  2
          """),
      seeAlso: "tensor"),
    HelpPage(
      "from_numpy", .pasted,
      Phrase(
        "gives its argument: NumPy's arrays and PyTorch's tensors are one thing here",
        "原样返回参数：NumPy 的数组和 PyTorch 的张量在这里是同一种东西"),
      examples: Phrase(
        same: """
          > torch.from_numpy([1, 2])
          2
          1  2
          """),
      seeAlso: "tensor numpy"),
    HelpPage(
      "float", .pasted,
      Phrase("gives its argument: here every number has 64 bits", "原样返回参数：这里的数都是 64 位"),
      examples: Phrase(
        same: """
          > [1.5, 2].float()
          2
          1.5  2
          """),
      seeAlso: "type to long"),
    HelpPage(
      "double", .pasted,
      Phrase("gives its argument: here every number has 64 bits", "原样返回参数：这里的数都是 64 位"),
      examples: Phrase(
        same: """
          > [1.5, 2].double()
          2
          1.5  2
          """),
      seeAlso: "type to long"),
    HelpPage(
      "long", .pasted,
      Phrase("cuts the decimals off each number", "去掉每个数的小数部分"),
      notes: [
        Phrase("it goes towards 0; floor goes down", "向 0 取整；floor 则向下取整")
      ],
      examples: Phrase(
        same: """
          > long([1.5, -1.5, 2])
          3
          1  -1  2
          """),
      seeAlso: "floor round bool"),
    HelpPage(
      "int", .pasted,
      Phrase("cuts the decimals off each number", "去掉每个数的小数部分"),
      notes: [
        Phrase("it goes towards 0; floor goes down", "向 0 取整；floor 则向下取整")
      ],
      examples: Phrase(
        same: """
          > int([1.5, -1.5, 2])
          3
          1  -1  2
          """),
      seeAlso: "floor round bool"),
    HelpPage(
      "bool", .pasted,
      Phrase("1 where a number is not 0, else 0", "不为 0 处为 1，其余为 0"),
      examples: Phrase(
        same: """
          > bool([1.5, 0, -2])
          3
          1  0  1
          """),
      seeAlso: "ne sign"),
    HelpPage(
      "contiguous", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > [1, 2].contiguous()
          2
          1  2
          """),
      seeAlso: "tensor detach"),
    HelpPage(
      "numpy", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > [1, 2].numpy()
          2
          1  2
          """),
      seeAlso: "tensor detach"),
    HelpPage(
      "cpu", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      examples: Phrase(
        same: """
          > [1, 2].cpu()
          2
          1  2
          """),
      seeAlso: "tensor detach"),
    HelpPage(
      "requires_grad_", .pasted,
      Phrase("gives its argument, so that pasted lines run", "原样返回参数，使粘贴来的代码能运行"),
      notes: [
        Phrase(
          "every value remembers what it was computed from, asked or not",
          "每个值都记着自己由什么算出，不需要声明")
      ],
      examples: Phrase(
        same: """
          > [1, 2].requires_grad_()
          2
          1  2
          """),
      seeAlso: "tensor detach"),
    HelpPage(
      "astype", .pasted,
      Phrase("gives its argument: here every number has 64 bits", "原样返回参数：这里的数都是 64 位"),
      notes: [
        Phrase(
          "the numbers stay as they are; long(x) cuts the decimals off",
          "数值不变；要去掉小数用 long(x)")
      ],
      examples: Phrase(
        same: """
          > [1, 2].astype('float32')
          2
          1  2
          """),
      seeAlso: "type to float"),
    HelpPage(
      "to", .pasted,
      Phrase(
        "gives its argument: there is one device and one kind of number",
        "原样返回参数：这里只有一种设备、一种数"),
      notes: [
        Phrase(
          "the numbers stay as they are; long(x) cuts the decimals off",
          "数值不变；要去掉小数用 long(x)")
      ],
      examples: Phrase(
        same: """
          > [1, 2].to('cuda')
          2
          1  2
          """),
      seeAlso: "type cpu"),
    HelpPage(
      "type", .pasted,
      Phrase("gives its argument: here every number has 64 bits", "原样返回参数：这里的数都是 64 位"),
      notes: [
        Phrase(
          "the numbers stay as they are; long(x) cuts the decimals off",
          "数值不变；要去掉小数用 long(x)")
      ],
      examples: Phrase(
        same: """
          > [1, 2].type('float')
          2
          1  2
          """),
      seeAlso: "to float"),
  ]
}
