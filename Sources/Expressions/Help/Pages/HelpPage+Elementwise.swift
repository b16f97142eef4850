import Terminal

/// Functions of each element.
extension HelpPage {
  static let elementwise: [HelpPage] = [
    HelpPage(
      "relu", .elementwise,
      Phrase("keeps what is above 0 and makes the rest 0", "大于 0 的保留，其余变为 0"),
      formula: Phrase(same: "y = max(x, 0)"),
      notes: [
        Phrase("its slope at 0 counts as 0", "在 0 处斜率取 0")
      ],
      examples: Phrase(
        same: """
          > relu([-2, 0, 3])
          3
          0  0  3
          """),
      seeAlso: "leaky_relu softplus gelu ReLU"),
    HelpPage(
      "leaky_relu", .elementwise,
      Phrase("like relu, but what is below 0 keeps a small part", "类似 relu，但小于 0 的保留一小部分"),
      formula: Phrase(
        "y = x if x > 0, else negative_slope·x", "x > 0 时 y = x，否则 y = negative_slope·x"),
      examples: Phrase(
        same: """
          > leaky_relu([-2, 3], 0.1)
          2
          -0.2  3
          """),
      seeAlso: "relu LeakyReLU"),
    HelpPage(
      "sigmoid", .elementwise,
      Phrase("squeezes every number between 0 and 1", "把每个数压到 0 与 1 之间"),
      formula: Phrase(same: "y = 1/(1+e^−x)"),
      notes: [
        Phrase("slope: y·(1−y)", "斜率：y·(1−y)")
      ],
      examples: Phrase(
        same: """
          > sigmoid([-2, 0, 2])
          3
          0.1192  0.5  0.8808
          """),
      seeAlso: "tanh softmax Sigmoid"),
    HelpPage(
      "tanh", .elementwise,
      Phrase("squeezes every number between −1 and 1", "把每个数压到 −1 与 1 之间"),
      formula: Phrase(same: "y = (e^x − e^−x)/(e^x + e^−x)"),
      notes: [
        Phrase("slope: 1−y²", "斜率：1−y²")
      ],
      examples: Phrase(
        same: """
          > tanh([-1, 0, 1])
          3
          -0.7616  0  0.7616
          """),
      seeAlso: "sigmoid Tanh"),
    HelpPage(
      "softplus", .elementwise,
      Phrase("a smooth relu", "平滑的 relu"),
      formula: Phrase(same: "y = ln(1+e^(β·x))/β"),
      notes: [
        Phrase("above the threshold it is x itself", "超过 threshold 时就是 x 本身")
      ],
      examples: Phrase(
        same: """
          > softplus([-2, 0, 2])
          3
          0.1269  0.6931  2.1269
          """),
      seeAlso: "relu gelu"),
    HelpPage(
      "gelu", .elementwise,
      Phrase("x times the share of a normal distribution below x", "x 乘以正态分布在 x 以下的比例"),
      formula: Phrase(same: "y = x·Φ(x)"),
      notes: [
        Phrase(
          "approximate='tanh' uses the formula with tanh",
          "approximate='tanh' 使用带 tanh 的近似式")
      ],
      examples: Phrase(
        same: """
          > gelu([-1, 0, 1])
          3
          -0.1587  0  0.8413
          """),
      seeAlso: "relu softplus"),
    HelpPage(
      "exp", .elementwise,
      Phrase("e to the power of each number", "e 的各数次幂"),
      formula: Phrase(same: "y = e^x"),
      notes: [
        Phrase("slope: y itself", "斜率：就是 y")
      ],
      examples: Phrase(
        same: """
          > exp([0, 1])
          2
          1  2.7183
          """),
      seeAlso: "log pow softmax"),
    HelpPage(
      "log", .elementwise,
      Phrase("the natural logarithm of each number", "每个数的自然对数"),
      formula: Phrase(same: "y = ln x"),
      notes: [
        Phrase("slope: 1/x; log(0) is -inf", "斜率：1/x；log(0) 为 -inf")
      ],
      examples: Phrase(
        same: """
          > log([1, e])
          2
          0  1
          """),
      seeAlso: "exp log_softmax"),
    HelpPage(
      "sqrt", .elementwise,
      Phrase("the square root of each number", "每个数的平方根"),
      formula: Phrase(same: "y = √x"),
      notes: [
        Phrase("slope: 1/(2·y)", "斜率：1/(2·y)")
      ],
      examples: Phrase(
        same: """
          > sqrt([4, 9, 2])
          3
          2  3  1.4142
          """),
      seeAlso: "square pow norm"),
    HelpPage(
      "square", .elementwise,
      Phrase("each number times itself", "每个数的平方"),
      formula: Phrase(same: "y = x²"),
      notes: [
        Phrase("slope: 2·x", "斜率：2·x")
      ],
      examples: Phrase(
        same: """
          > square([1, -2, 3])
          3
          1  4  9
          """),
      seeAlso: "sqrt pow"),
    HelpPage(
      "abs", .elementwise,
      Phrase("each number without its sign", "每个数的绝对值"),
      formula: Phrase(same: "y = |x|"),
      notes: [
        Phrase("its slope at 0 counts as 0", "在 0 处斜率取 0")
      ],
      examples: Phrase(
        same: """
          > abs([-2, 0, 3])
          3
          2  0  3
          """),
      seeAlso: "sign norm"),
    HelpPage(
      "fabs", .elementwise,
      Phrase("each number without its sign; the same as abs", "每个数的绝对值；与 abs 相同"),
      formula: Phrase(same: "y = |x|"),
      examples: Phrase(
        same: """
          > np.fabs([-2, 3])
          2
          2  3
          """),
      seeAlso: "abs sign"),
    HelpPage(
      "absolute", .elementwise,
      Phrase("each number without its sign; the same as abs", "每个数的绝对值；与 abs 相同"),
      formula: Phrase(same: "y = |x|"),
      examples: Phrase(
        same: """
          > np.absolute([-2, 3])
          2
          2  3
          """),
      seeAlso: "abs sign"),
    HelpPage(
      "sign", .elementwise,
      Phrase("−1, 0 or 1 for each number", "每个数的符号：−1、0 或 1"),
      examples: Phrase(
        same: """
          > sign([-2, 0, 3])
          3
          -1  0  1
          """),
      seeAlso: "abs"),
    HelpPage(
      "neg", .elementwise,
      Phrase("each number with the other sign", "每个数取相反数"),
      formula: Phrase(same: "y = −x"),
      examples: Phrase(
        same: """
          > neg([1, -2])
          2
          -1  2
          """),
      seeAlso: "abs sub"),
    HelpPage(
      "negative", .elementwise,
      Phrase("each number with the other sign; the same as neg", "每个数取相反数；与 neg 相同"),
      formula: Phrase(same: "y = −x"),
      examples: Phrase(
        same: """
          > np.negative([1, -2])
          2
          -1  2
          """),
      seeAlso: "neg"),
    HelpPage(
      "floor", .elementwise,
      Phrase("the greatest whole number that is not larger", "不大于它的最大整数"),
      formula: Phrase(same: "y = ⌊x⌋"),
      notes: [
        Phrase("no gradient passes: the slope is 0", "梯度不通过：斜率为 0")
      ],
      examples: Phrase(
        same: """
          > floor([2.5, -2.5])
          2
          2  -3
          > floor((6-3)/2+1)
          2
          """),
      seeAlso: "ceil round out_size"),
    HelpPage(
      "ceil", .elementwise,
      Phrase("the smallest whole number that is not smaller", "不小于它的最小整数"),
      formula: Phrase(same: "y = ⌈x⌉"),
      notes: [
        Phrase("no gradient passes: the slope is 0", "梯度不通过：斜率为 0")
      ],
      examples: Phrase(
        same: """
          > ceil([2.5, -2.5])
          2
          3  -2
          """),
      seeAlso: "floor round"),
    HelpPage(
      "round", .elementwise,
      Phrase("the nearest whole number, halves to the even one", "四舍六入、五取偶，得到最近的整数"),
      examples: Phrase(
        same: """
          > round([1.5, 2.5, 2.567])
          3
          2  2  3
          > round(2.567, decimals=1)
          2.6
          """),
      seeAlso: "floor ceil precision"),
    HelpPage(
      "clamp", .elementwise,
      Phrase("brings each number between two bounds", "把每个数限制在上下界之间"),
      formula: Phrase(same: "y = min(max(x, min), max)"),
      notes: [
        Phrase("the gradient passes inside and at the bounds", "在界内及边界上梯度通过")
      ],
      examples: Phrase(
        same: """
          > clamp([-2, 0.5, 3], 0, 1)
          3
          0  0.5  1
          """),
      seeAlso: "clip relu maximum"),
    HelpPage(
      "clip", .elementwise,
      Phrase(
        "brings each number between two bounds; the same as clamp",
        "把每个数限制在上下界之间；与 clamp 相同"),
      formula: Phrase(same: "y = min(max(x, min), max)"),
      examples: Phrase(
        same: """
          > np.clip([-2, 0.5, 3], 0, 1)
          3
          0  0.5  1
          """),
      seeAlso: "clamp"),
  ]
}
