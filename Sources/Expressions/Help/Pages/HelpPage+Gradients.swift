import Terminal

/// Gradients and how to check them.
extension HelpPage {
  static let gradients: [HelpPage] = [
    HelpPage(
      "grad", .gradients,
      Phrase(
        "the gradient of a scalar with respect to anything it was computed from",
        "标量对计算它所用的任何值的梯度"),
      formula: Phrase(same: "g[i] = ∂L/∂w[i]"),
      shapes: Phrase("the gradient has the shape of w", "梯度与 w 形状相同"),
      notes: [
        Phrase("with several variables each gradient is shown by name", "给多个变量时，逐个显示梯度"),
        Phrase(
          "L is one number: sum or mean makes one of a tensor",
          "L 是一个数：用 sum 或 mean 把张量变成一个数"),
      ],
      examples: Phrase(
        same: """
          > x = [1 2; 3 4]; w = [1 0; 0 1];
          > L = sum(conv2d(x, w)^2)
          L  25
          > grad(L, w)
          2×2
          10  20
          30  40
          """),
      seeAlso: "backward gradcheck trace"),
    HelpPage(
      "backward", .gradients,
      Phrase(
        "shows the gradient of every named value and keeps it as x.grad",
        "显示每个有名字的值的梯度，并保存为 x.grad"),
      notes: [
        Phrase(
          "backward(y, dy) begins with an upstream gradient dy of y's shape",
          "backward(y, dy) 从与 y 同形状的上游梯度 dy 开始"),
        Phrase("each call sets the gradients afresh; nothing accumulates", "每次调用都重新设置，不会累加"),
      ],
      examples: Phrase(
        same: """
          > x = [1 2 3]; L = sum(x^2);
          > backward(L)
          x.grad  3
          2  4  6
          > x.grad
          3
          2  4  6
          """),
      seeAlso: "grad trace"),
    HelpPage(
      "numgrad", .gradients,
      Phrase("the gradient by finite differences of the same computation", "对同一计算用有限差分求梯度"),
      formula: Phrase(same: "g[i] ≈ (L(w+h·e_i) − L(w−h·e_i)) / 2h"),
      examples: Phrase(
        same: """
          > x = [1 2 3]; L = sum(x^2);
          > numgrad(L, x)
          3
          2  4  6
          """),
      seeAlso: "gradcheck grad"),
    HelpPage(
      "gradcheck", .gradients,
      Phrase(
        "compares a gradient with finite differences: the largest relative error",
        "把梯度与有限差分比较：最大的相对误差"),
      notes: [
        Phrase(
          "1e-7 and less is right; a kink or a tie under the step is named",
          "1e-7 以下就是对的；步长跨过折点或并列时会指出")
      ],
      examples: Phrase(
        """
        > x = [1 2 3]; L = sum(x^3);
        > gradcheck(L, x) < 1e-6
        note: worst element x[0]: gradient 3.0, finite difference 3.0000000002416978
        1
        """,
        """
        > x = [1 2 3]; L = sum(x^3);
        > gradcheck(L, x) < 1e-6
        说明：误差最大的元素 x[0]：梯度 3.0，有限差分 3.0000000002416978
        1
        """),
      seeAlso: "numgrad grad"),
  ]
}
