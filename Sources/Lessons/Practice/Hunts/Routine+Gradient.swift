import Terminal

extension Routine {
  private static let everyOutput = Phrase(
    "One round for each output is right.", "每个输出一次，没有错。")
  private static let everyWeight = Phrase(
    "One round for each weight is right.", "每个权重一次，没有错。")
  private static let beginsAtZero = Phrase("Beginning with zeros is right.", "从零开始，没有错。")

  /// The gradient of two weights that slid along four cells.
  static let weightGradient = Routine(
    task: Phrase(
      "`dw`, the gradient of the weights of `conv1d(v, w)`, where `g` arrives from above",
      " `conv1d(v, w)` 的权重的梯度 `dw`，上游梯度是 `g`"),
    lines: [
      Line(code: "dw = zeros(len(w))", reason: beginsAtZero),
      Line(code: "for i in range(len(g)):", reason: everyOutput),
      Line(code: "    for a in range(len(w)):", reason: everyWeight),
      Line(
        code: "        dw[a] += g[i] * v[i + a]",
        reason: Phrase(
          "Upstream gradient times the cell under the weight, added up: that is right.",
          "上游梯度乘以权重下面的格，再累加，没有错。")),
    ],
    right: "grad(sum(conv1d(v, w)*g), w)",
    given: [
      Given(name: "w", shape: [2], range: 1...4), Given(name: "g", shape: [3], range: -3...4),
    ],
    input: ("v", [4]),
    bugs: [
      Bug(
        words: Phrase(
          "Each place overwrites what the places before it gave.", "每个位置都覆盖了前面位置的贡献。"), line: 3,
        code: "        dw[a] = g[i] * v[i + a]", wrong: "g[2]*v[2:4]", slip: .assigned),
      Bug(
        words: Phrase("Only the first place is counted.", "只算了第一个位置。"), line: 1,
        code: "for i in range(1):", wrong: "g[0]*v[0:2]", slip: .notSummed),
      Bug(
        words: Phrase("The weights are turned round.", "权重的次序颠倒了。"), line: 3,
        code: "        dw[a] += g[i] * v[i + 1 - a]", wrong: "flip(conv1d(v, g), 0)", slip: .turned),
      Bug(
        words: Phrase("A weight is multiplied by itself, not by the input.", "乘的是权重自己，而不是输入。"),
        line: 3,
        code: "        dw[a] += g[i] * w[a]", wrong: "sum(g)*w"),
    ])

  /// The gradient of four cells over which two weights slid.
  static let inputGradient = Routine(
    task: Phrase(
      "`dv`, the gradient of the input of `conv1d(v, w)`, where `g` arrives from above",
      " `conv1d(v, w)` 的输入的梯度 `dv`，上游梯度是 `g`"),
    lines: [
      Line(code: "dv = zeros(len(g) + len(w) - 1)", reason: beginsAtZero),
      Line(code: "for i in range(len(g)):", reason: everyOutput),
      Line(code: "    for a in range(len(w)):", reason: everyWeight),
      Line(
        code: "        dv[i + a] += g[i] * w[a]",
        reason: Phrase(
          "Each output gives each cell of its window its share: that is right.",
          "每个输出把份额分给窗口里的每一格，没有错。")),
    ],
    right: "convolve(g, w, 'full')", given: [Given(name: "w", shape: [2], range: -2...4)],
    input: ("g", [3]),
    bugs: [
      Bug(
        words: Phrase(
          "Where windows overlap, the gradient is overwritten.", "窗口重叠处，梯度被覆盖了。"), line: 3,
        code: "        dv[i + a] = g[i] * w[a]", wrong: "cat([g*w[0], [g[2]*w[1]]])",
        slip: .assigned),
      Bug(
        words: Phrase("The weights are turned round.", "权重的次序颠倒了。"), line: 3,
        code: "        dv[i + a] += g[i] * w[1 - a]", wrong: "convolve(g, w[::-1], 'full')",
        slip: .notTurned),
      Bug(
        words: Phrase("The weight is missing.", "漏乘了权重。"), line: 3,
        code: "        dv[i + a] += g[i]", wrong: "convolve(g, ones(2), 'full')"),
      Bug(
        words: Phrase("The last output gives nothing back.", "最后一个输出没有传回梯度。"), line: 1,
        code: "for i in range(len(g) - 1):", wrong: "cat([convolve(g[0:2], w, 'full'), [0]])"),
    ])
}
