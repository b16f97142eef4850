import Terminal

/// Functions of each pair of elements.
extension HelpPage {
  static let arithmetic: [HelpPage] = [
    HelpPage(
      "add", .elementwise,
      Phrase("the sum of each pair; what + does", "每对数的和；即 +"),
      formula: Phrase(same: "y = a + b"),
      notes: [
        Phrase(
          "shapes are stretched to a common one: dimensions of length 1 repeat",
          "形状会广播成一致：长度为 1 的维度重复")
      ],
      examples: Phrase(
        same: """
          > add([1 2; 3 4], [10 20])
          2×2
          11  22
          13  24
          """),
      seeAlso: "sub mul sum"),
    HelpPage(
      "sub", .elementwise,
      Phrase("the difference of each pair; what - does", "每对数的差；即 -"),
      formula: Phrase(same: "y = a − b"),
      notes: [
        Phrase(
          "shapes are stretched to a common one: dimensions of length 1 repeat",
          "形状会广播成一致：长度为 1 的维度重复")
      ],
      examples: Phrase(
        same: """
          > sub([5, 7], 2)
          2
          3  5
          """),
      seeAlso: "add subtract"),
    HelpPage(
      "mul", .elementwise,
      Phrase("the product of each pair; what * does", "每对数的积；即 *"),
      formula: Phrase(same: "y = a · b"),
      notes: [
        Phrase(
          "shapes are stretched to a common one: dimensions of length 1 repeat",
          "形状会广播成一致：长度为 1 的维度重复"),
        Phrase("the matrix product is matmul or @", "矩阵乘积用 matmul 或 @"),
      ],
      examples: Phrase(
        same: """
          > mul([1 2; 3 4], [1 0; 0 1])
          2×2
          1  0
          0  4
          """),
      seeAlso: "matmul div"),
    HelpPage(
      "div", .elementwise,
      Phrase("the quotient of each pair; what / does", "每对数的商；即 /"),
      formula: Phrase(same: "y = a / b"),
      notes: [
        Phrase(
          "shapes are stretched to a common one: dimensions of length 1 repeat",
          "形状会广播成一致：长度为 1 的维度重复"),
        Phrase("division by 0 gives inf or nan", "除以 0 得 inf 或 nan"),
      ],
      examples: Phrase(
        same: """
          > div([1, 2, 3], 2)
          3
          0.5  1  1.5
          """),
      seeAlso: "floor_divide mul"),
    HelpPage(
      "subtract", .elementwise,
      Phrase("the difference of each pair; the same as sub", "每对数的差；与 sub 相同"),
      formula: Phrase(same: "y = a − b"),
      examples: Phrase(
        same: """
          > np.subtract([5, 7], 2)
          2
          3  5
          """),
      seeAlso: "sub"),
    HelpPage(
      "multiply", .elementwise,
      Phrase("the product of each pair; the same as mul", "每对数的积；与 mul 相同"),
      formula: Phrase(same: "y = a · b"),
      examples: Phrase(
        same: """
          > np.multiply([1, 2], [3, 4])
          2
          3  8
          """),
      seeAlso: "mul"),
    HelpPage(
      "divide", .elementwise,
      Phrase("the quotient of each pair; the same as div", "每对数的商；与 div 相同"),
      formula: Phrase(same: "y = a / b"),
      examples: Phrase(
        same: """
          > np.divide([1, 2, 3], 2)
          3
          0.5  1  1.5
          """),
      seeAlso: "div"),
    HelpPage(
      "true_divide", .elementwise,
      Phrase("the quotient of each pair; the same as div", "每对数的商；与 div 相同"),
      formula: Phrase(same: "y = a / b"),
      examples: Phrase(
        same: """
          > np.true_divide([1, 2, 3], 2)
          3
          0.5  1  1.5
          """),
      seeAlso: "div"),
    HelpPage(
      "power", .elementwise,
      Phrase("the power of each pair; the same as pow", "每对数的幂；与 pow 相同"),
      formula: Phrase(same: "y = a^b"),
      examples: Phrase(
        same: """
          > np.power([1, 2, 3], 2)
          3
          1  4  9
          """),
      seeAlso: "pow"),
    HelpPage(
      "floor_divide", .elementwise,
      Phrase("the quotient of each pair, rounded down; what // does", "每对数的商向下取整；即 //"),
      formula: Phrase(same: "y = ⌊a / b⌋"),
      examples: Phrase(
        same: """
          > floor_divide([7, -7], 2)
          2
          3  -4
          """),
      seeAlso: "div mod floor"),
    HelpPage(
      "pow", .elementwise,
      Phrase("each number to a power; what ^ and ** do", "每个数的幂；即 ^ 和 **"),
      formula: Phrase(same: "y = a^b"),
      notes: [
        Phrase("slope in a: b·a^(b−1)", "对 a 的斜率：b·a^(b−1)")
      ],
      examples: Phrase(
        same: """
          > pow([1, 2, 3], 2)
          3
          1  4  9
          > 2^[0 1 2]
          3
          1  2  4
          """),
      seeAlso: "sqrt square exp"),
    HelpPage(
      "mod", .elementwise,
      Phrase("what is left over after division, with the sign of the divisor", "除法的余数，符号与除数相同"),
      formula: Phrase(same: "y = a − b·⌊a / b⌋"),
      examples: Phrase(
        same: """
          > mod([7, -7], 3)
          2
          1  2
          """),
      seeAlso: "remainder floor_divide"),
    HelpPage(
      "remainder", .elementwise,
      Phrase("what is left over after division, with the sign of the divisor", "除法的余数，符号与除数相同"),
      formula: Phrase(same: "y = a − b·⌊a / b⌋"),
      examples: Phrase(
        same: """
          > remainder([7, -7], 3)
          2
          1  2
          """),
      seeAlso: "mod floor_divide"),
    HelpPage(
      "maximum", .elementwise,
      Phrase("the larger of each pair", "每对数中较大的"),
      formula: Phrase(same: "y = max(a, b)"),
      notes: [
        Phrase(
          "shapes are stretched to a common one: dimensions of length 1 repeat",
          "形状会广播成一致：长度为 1 的维度重复"),
        Phrase("of equal ones each gets half the gradient", "相等时两者各得一半梯度"),
      ],
      examples: Phrase(
        same: """
          > maximum([1, 5, 3], 2)
          3
          2  5  3
          """),
      seeAlso: "minimum max relu"),
    HelpPage(
      "minimum", .elementwise,
      Phrase("the smaller of each pair", "每对数中较小的"),
      formula: Phrase(same: "y = min(a, b)"),
      notes: [
        Phrase(
          "shapes are stretched to a common one: dimensions of length 1 repeat",
          "形状会广播成一致：长度为 1 的维度重复"),
        Phrase("of equal ones each gets half the gradient", "相等时两者各得一半梯度"),
      ],
      examples: Phrase(
        same: """
          > minimum([1, 5, 3], 2)
          3
          1  2  2
          """),
      seeAlso: "maximum min"),
    HelpPage(
      "lt", .elementwise,
      Phrase("1 where a is smaller than b, else 0; what < does", "a 小于 b 处为 1，其余为 0；即 <"),
      formula: Phrase(same: "y = 1 if a < b, else 0"),
      examples: Phrase(
        same: """
          > lt([1, 2, 3], 2)
          3
          1  0  0
          """),
      seeAlso: "le gt"),
    HelpPage(
      "le", .elementwise,
      Phrase("1 where a is at most b, else 0; what <= does", "a 小于或等于 b 处为 1，其余为 0；即 <="),
      formula: Phrase(same: "y = 1 if a ≤ b, else 0"),
      examples: Phrase(
        same: """
          > le([1, 2, 3], 2)
          3
          1  1  0
          """),
      seeAlso: "lt ge"),
    HelpPage(
      "gt", .elementwise,
      Phrase("1 where a is larger than b, else 0; what > does", "a 大于 b 处为 1，其余为 0；即 >"),
      formula: Phrase(same: "y = 1 if a > b, else 0"),
      examples: Phrase(
        same: """
          > gt([1, 2, 3], 2)
          3
          0  0  1
          """),
      seeAlso: "ge lt"),
    HelpPage(
      "ge", .elementwise,
      Phrase("1 where a is at least b, else 0; what >= does", "a 大于或等于 b 处为 1，其余为 0；即 >="),
      formula: Phrase(same: "y = 1 if a ≥ b, else 0"),
      examples: Phrase(
        same: """
          > ge([1, 2, 3], 2)
          3
          0  1  1
          """),
      seeAlso: "gt le"),
    HelpPage(
      "eq", .elementwise,
      Phrase("1 where a is equal to b, else 0; what == does", "a 等于 b 处为 1，其余为 0；即 =="),
      formula: Phrase(same: "y = 1 if a = b, else 0"),
      examples: Phrase(
        same: """
          > eq([1, 2, 3], 2)
          3
          0  1  0
          """),
      seeAlso: "ne allclose"),
    HelpPage(
      "ne", .elementwise,
      Phrase("1 where a is other than b, else 0; what != does", "a 不等于 b 处为 1，其余为 0；即 !="),
      formula: Phrase(same: "y = 1 if a ≠ b, else 0"),
      examples: Phrase(
        same: """
          > ne([1, 2, 3], 2)
          3
          1  0  1
          """),
      seeAlso: "eq"),
    HelpPage(
      "greater", .elementwise,
      Phrase("1 where a is larger than b, else 0; the same as gt", "a 大于 b 处为 1，其余为 0；与 gt 相同"),
      examples: Phrase(
        same: """
          > np.greater([1, 2, 3], 2)
          3
          0  0  1
          """),
      seeAlso: "gt less"),
    HelpPage(
      "less", .elementwise,
      Phrase("1 where a is smaller than b, else 0; the same as lt", "a 小于 b 处为 1，其余为 0；与 lt 相同"),
      examples: Phrase(
        same: """
          > np.less([1, 2, 3], 2)
          3
          1  0  0
          """),
      seeAlso: "lt greater"),
  ]
}
