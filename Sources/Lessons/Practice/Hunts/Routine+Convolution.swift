import Terminal

extension Routine.Line {
  fileprivate static let sizes = Routine.Line(
    code: "H, W, F = len(x), len(x[0]), len(k)",
    reason: Phrase("The sizes of map and kernel are right.", "特征图和卷积核的大小，没有错。"))
  fileprivate static let rows = Phrase(
    "One round for each row of the map is right.", "特征图每行一次，没有错。")
  fileprivate static let columns = Phrase(
    "One round for each column of the map is right.", "特征图每列一次，没有错。")
}

extension Routine.Bug {
  /// A kernel whose rows and columns were exchanged.
  fileprivate static func transposed(line: Int, _ code: String) -> Routine.Bug {
    Routine.Bug(
      words: Phrase("The kernel's rows and columns are exchanged.", "卷积核的行列互换了。"), line: line,
      code: code, wrong: "conv2d(x, k.T)", slip: .transposed)
  }

  /// The map of 2 × 2 places whose windows have the row's number for the column's too.
  fileprivate static func sameIndex(line: Int, width: String, of map: String) -> Routine.Bug {
    Routine.Bug(
      words: Phrase("The window's columns follow the row's number.", "窗口的列用了行的下标。"), line: line,
      code: "        w = x[i:i+\(width), i:i+\(width)]",
      wrong: "[\(map)[0,0], \(map)[0,0]; \(map)[1,1], \(map)[1,1]]")
  }
}

extension Routine {
  private static let wholeMap = Phrase(
    "A map with one number for each place is right.", "每个位置一个数的特征图，没有错。")
  private static let window = Phrase(
    "The window begins at row i and column j: that is right.", "窗口从第 i 行第 j 列开始，没有错。")
  private static let products = Phrase(
    "The sum of the products under the window is right.", "窗口下各乘积之和，没有错。")

  /// Cross-correlation of a 3 × 3 map with a 2 × 2 kernel.
  static let correlation = Routine(
    task: Phrase("the cross-correlation `conv2d(x, k)`", "互相关 `conv2d(x, k)`"),
    lines: [
      Line.sizes,
      Line(code: "y = zeros((H - F + 1, W - F + 1))", reason: wholeMap),
      Line(code: "for i in range(H - F + 1):", reason: Line.rows),
      Line(code: "    for j in range(W - F + 1):", reason: Line.columns),
      Line(code: "        w = x[i:i+F, j:j+F]", reason: window),
      Line(code: "        y[i, j] = (w * k).sum()", reason: products),
    ],
    right: "conv2d(x, k)", given: [Given(name: "k", shape: [2, 2], range: -2...3)],
    input: ("x", [3, 3]),
    bugs: [
      Bug(
        words: Phrase("The kernel is turned by 180°.", "卷积核被旋转了 180°。"), line: 5,
        code: "        y[i, j] = (w * flip(k)).sum()", wrong: "conv2(x, k, 'valid')", slip: .turned),
      Bug.transposed(line: 5, "        y[i, j] = (w * k.T).sum()"),
      Bug(
        words: Phrase("The last row is never computed: it stays 0.", "最后一行没有计算，一直是 0。"), line: 2,
        code: "for i in range(H - F):", wrong: "pad(conv2d(x[0:2,:], k), [0, 0, 0, 1])",
        slip: .borderLost, lesson: "06-stride-and-size"),
      Bug.sameIndex(line: 4, width: "F", of: "conv2d(x, k)"),
    ])

  /// True convolution of a 3 × 3 map with a 2 × 2 kernel.
  static let trueConvolution = Routine(
    task: Phrase("the true convolution `conv2(x, k, 'valid')`", "真正的卷积 `conv2(x, k, 'valid')`"),
    lines: [
      Line.sizes,
      Line(
        code: "k = k[::-1, ::-1]",
        reason: Phrase(
          "True convolution turns the kernel by 180°: that is right.", "真正的卷积先把卷积核旋转 180°，没有错。")),
      Line(code: "y = zeros((H - F + 1, W - F + 1))", reason: wholeMap),
      Line(code: "for i in range(H - F + 1):", reason: Line.rows),
      Line(code: "    for j in range(W - F + 1):", reason: Line.columns),
      Line(code: "        w = x[i:i+F, j:j+F]", reason: window),
      Line(code: "        y[i, j] = (w * k).sum()", reason: products),
    ],
    right: "conv2(x, k, 'valid')", given: [Given(name: "k", shape: [2, 2], range: -2...3)],
    input: ("x", [3, 3]),
    bugs: [
      Bug(
        words: Phrase("The kernel is not turned.", "卷积核没有翻转。"), line: 1, code: "k = k[:, :]",
        wrong: "conv2d(x, k)", slip: .notTurned,
        lesson: "04-true-convolution"),
      Bug(
        words: Phrase("The kernel is flipped up and down only.", "卷积核只上下翻转了。"), line: 1,
        code: "k = k[::-1, :]", wrong: "conv2d(x, flip(k, 0))", slip: .notTurned,
        lesson: "04-true-convolution"),
      Bug.transposed(line: 1, "k = k.T"),
      Bug(
        words: Phrase("The last column is never computed: it stays 0.", "最后一列没有计算，一直是 0。"), line: 4,
        code: "    for j in range(W - F):", wrong: "pad(conv2(x[:,0:2], k, 'valid'), [0, 1, 0, 0])",
        slip: .borderLost, lesson: "06-stride-and-size"),
      Bug.sameIndex(line: 5, width: "F", of: "conv2(x, k, 'valid')"),
    ])

  /// Cross-correlation of a 2 × 2 map with a 3 × 3 kernel and a frame of zeros.
  static let paddedCorrelation = Routine(
    task: Phrase("the padded `conv2d(x, k, padding=1)`", "带填充的 `conv2d(x, k, padding=1)`"),
    lines: [
      Line(
        code: "H, W = len(x), len(x[0])",
        reason: Phrase("The sizes of the map are right.", "特征图的大小，没有错。")),
      Line(
        code: "x = np.pad(x, 1)",
        reason: Phrase("Zeros on every side: that is right.", "每一侧都填零，没有错。")),
      Line(
        code: "y = zeros((H, W))",
        reason: Phrase("With P = 1 the size stays: that is right.", "P = 1 时尺寸不变，没有错。")),
      Line(code: "for i in range(H):", reason: Line.rows),
      Line(code: "    for j in range(W):", reason: Line.columns),
      Line(code: "        w = x[i:i+3, j:j+3]", reason: window),
      Line(code: "        y[i, j] = (w * k).sum()", reason: products),
    ],
    right: "conv2d(x, k, padding=1)", given: [Given(name: "k", shape: [3, 3], range: -1...2)],
    input: ("x", [2, 2]),
    bugs: [
      Bug(
        words: Phrase("All zeros stand above and on the left.", "零都填在上面和左边。"), line: 1,
        code: "x = np.pad(x, ((2, 0), (2, 0)))", wrong: "conv2d(pad(x, [2, 0, 2, 0]), k)",
        slip: .paddingSide),
      Bug(
        words: Phrase("The border is repeated; there are no zeros.", "重复了边缘，而不是填零。"), line: 1,
        code: "x = np.pad(x, 1, 'edge')", wrong: "conv2d(pad(x, 1, 'replicate'), k)",
        slip: .paddingValue),
      Bug(
        words: Phrase("The last row is never computed: it stays 0.", "最后一行没有计算，一直是 0。"), line: 3,
        code: "for i in range(H - 1):",
        wrong: "pad(conv2d(x, k, padding=1)[0:1,:], [0, 0, 0, 1])", slip: .borderLost,
        lesson: "06-stride-and-size"),
      Bug.sameIndex(line: 5, width: "3", of: "conv2d(x, k, padding=1)"),
      Bug(
        words: Phrase("The kernel's rows and columns are exchanged.", "卷积核的行列互换了。"), line: 6,
        code: "        y[i, j] = (w * k.T).sum()", wrong: "conv2d(x, k.T, padding=1)",
        slip: .transposed),
    ])
}
