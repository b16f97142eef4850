import Terminal

extension Routine {
  private static let everyOutput = Phrase(
    "One round for each output is right.", "每个输出一次，没有错。")

  /// Max pooling of four cells with windows of two.
  static let maxPooling = Routine(
    task: Phrase("`max_pool1d(t, 2)`, with stride 2", " `max_pool1d(t, 2)`，步幅为 2"),
    lines: [
      Line(
        code: "out = zeros(len(t) // 2)",
        reason: Phrase("Half as many outputs as cells: that is right.", "输出个数是格数的一半，没有错。")),
      Line(code: "for i in range(len(out)):", reason: everyOutput),
      Line(
        code: "    out[i] = max(t[2*i:2*i+2])",
        reason: Phrase(
          "The largest of two cells, in jumps of two: that is right.", "每次跳两格，取两格中的最大值，没有错。")
      ),
    ],
    right: "max_pool1d(t, 2)", given: [], input: ("t", [4]),
    bugs: [
      Bug(
        words: Phrase("The stride is missing: the window moves by 1.", "漏了步幅：窗口每次只移 1 格。"), line: 2,
        code: "    out[i] = max(t[i:i+2])", wrong: "max_pool1d(t, 2, 1)[0:2]", slip: .stride),
      Bug(
        words: Phrase("The window begins one place late.", "窗口晚了一格。"), line: 2,
        code: "    out[i] = max(t[2*i+1:2*i+3])", wrong: "[max(t[1:3]), t[3]]", slip: .shifted),
      Bug(
        words: Phrase("The mean is taken, not the maximum.", "取了平均值，而不是最大值。"), line: 2,
        code: "    out[i] = mean(t[2*i:2*i+2])", wrong: "avg_pool1d(t, 2)", slip: .maxForMean),
      Bug(
        words: Phrase("The last output is never computed.", "最后一个输出没有计算。"), line: 1,
        code: "for i in range(len(out) - 1):", wrong: "[max(t[0:2]), 0]", slip: .borderLost),
    ])

  /// The backward pass of max pooling with windows of three that overlap.
  static let maxPoolingGradient = Routine(
    task: Phrase(
      "`dt`, the gradient of the input of `max_pool1d(t, 3, 1)`, where `g` arrives from above and the "
        + "first of equals gets all",
      " `max_pool1d(t, 3, 1)` 的输入的梯度 `dt`，上游梯度是 `g`，并列时传给第一个"),
    lines: [
      Line(
        code: "dt = zeros(len(t))", reason: Phrase("Beginning with zeros is right.", "从零开始，没有错。")),
      Line(code: "for i in range(len(g)):", reason: everyOutput),
      Line(
        code: "    best = i + argmax(t[i:i+3])",
        reason: Phrase("The place of the window's first maximum is right.", "窗口中第一个最大值的位置，没有错。")),
      Line(
        code: "    dt[best] += g[i]",
        reason: Phrase("All to the maximum, and added up: that is right.", "全部传给最大值处，再累加，没有错。")),
    ],
    right: "grad(sum(max_pool1d(t, 3, 1)*g), t)",
    given: [Given(name: "g", shape: [2], range: 1...6)], input: ("t", [4]),
    bugs: [
      Bug(
        words: Phrase(
          "Where windows overlap, the gradient is overwritten.", "窗口重叠处，梯度被覆盖了。"), line: 3,
        code: "    dt[best] = g[i]",
        wrong: "one_hot(argmax(t[0:3]), 4)*g[0]*(argmax(t[0:3]) != 1 + argmax(t[1:4])) + "
          + "one_hot(1 + argmax(t[1:4]), 4)*g[1]", slip: .assigned),
      Bug(
        words: Phrase("The place is counted from the window's first cell.", "位置是从窗口的首格数起的。"),
        line: 2,
        code: "    best = argmax(t[i:i+3])",
        wrong: "one_hot(argmax(t[0:3]), 4)*g[0] + one_hot(argmax(t[1:4]), 4)*g[1]"),
      Bug(
        words: Phrase(
          "The gradient is spread over the window, as for a mean.", "梯度平分给了整个窗口，那是平均池化。"),
        line: 3, code: "    dt[i:i+3] += g[i] / 3", wrong: "grad(sum(avg_pool1d(t, 3, 1)*g), t)",
        slip: .maxForMean),
      Bug(
        words: Phrase("Every cell of the window gets the whole gradient.", "窗口里每一格都得到了全部梯度。"),
        line: 3,
        code: "    dt[i:i+3] += g[i]", wrong: "convolve(g, ones(3), 'full')", slip: .meanCount),
    ])
}
