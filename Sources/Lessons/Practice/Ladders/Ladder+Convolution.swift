import Terminal

extension Ladder {
  /// From one place on a line to the gradient of the input.
  static let convolution = Ladder(
    name: "conv", title: Phrase("Convolution", "卷积"),
    rungs: [
      line, plane, padded, strided, both, dilated, channels, biased, weightGradient, inputGradient,
    ])

  private static let turned = Phrase("The kernel was turned by 180°.", "把卷积核旋转了 180°。")
  private static let exchanged = Phrase("Rows and columns were exchanged.", "行和列弄反了。")
  private static let unpadded = Phrase("The padding was ignored.", "忽略了填充。")
  private static let unstrided = Phrase("The stride was ignored.", "忽略了步幅。")

  private static let line = Rung(
    idea: Phrase("one place on a line", "直线上的一个位置"),
    news: Phrase(
      "The kernel lies on as many numbers as it has; each pair is multiplied, the products are added.",
      "卷积核盖住同样多个数；对应的数相乘，再把乘积相加。"),
    letters: [("x", "ints(6,0..6)"), ("k", "ints(2,-2..3)"), ("r", "1..4")],
    condition: "sum(x[r:r+2]*k)!=sum(x[r-1:r+1]*k)",
    question: Phrase(
      "`x = {x}`, `k = {k}`. What is `conv1d(x, k)[{r}]`? The first place is 0.",
      "`x = {x}`，`k = {k}`。`conv1d(x, k)[{r}]` 是多少？第一个位置是 0。"),
    hint: Phrase("The window begins at x[{r}].", "窗口从 x[{r}] 开始。"),
    answer: "conv1d(x, k)[r]",
    slips: [
      Problem.Slip("sum(x[r:r+2]*flip(k))", turned),
      Problem.Slip("sum(x[r-1:r+1]*k)", Phrase("The places count from 0.", "位置从 0 数起。")),
    ])

  private static let plane = Rung(
    idea: Phrase("rows and columns", "行与列"),
    news: Phrase("New: the window has rows and columns.", "新内容：窗口有行有列。"),
    letters: [
      ("x", "ints(4,4,0..6)"), ("k", "ints(2,2,-2..3)"), ("r", "0..2"), ("c", "0..2"),
    ],
    condition: "r!=c",
    question: Phrase(
      "`x = {x}`, `k = {k}`. What is `conv2d(x, k)[{r},{c}]`?",
      "`x = {x}`，`k = {k}`。`conv2d(x, k)[{r},{c}]` 是多少？"),
    hint: Phrase("Its upper left cell is x[{r},{c}].", "窗口的左上角是 x[{r},{c}]。"),
    answer: "conv2d(x, k)[r,c]",
    slips: [
      Problem.Slip("sum(x[r:r+2,c:c+2]*rot90(k,2))", turned),
      Problem.Slip("sum(x[c:c+2,r:r+2]*k)", exchanged),
    ])

  private static let padded = Rung(
    idea: Phrase("padding", "填充"),
    news: Phrase(
      "New: a border of zeros stands around the input, so the window begins outside.",
      "新内容：输入四周加一圈零，窗口从外面开始。"),
    letters: [
      ("x", "ints(3,3,0..6)"), ("k", "ints(2,2,-2..3)"), ("r", "0..1"), ("c", "0..3"),
    ],
    condition: "(r==0)+(c==0)>0",
    question: Phrase(
      "`x = {x}`, `k = {k}`. What is `conv2d(x, k, padding=1)[{r},{c}]`?",
      "`x = {x}`，`k = {k}`。`conv2d(x, k, padding=1)[{r},{c}]` 是多少？"),
    hint: Phrase("Write the zeros around x, then count from their corner.", "先在 x 四周写上零，再从零的角数起。"),
    answer: "conv2d(x, k, padding=1)[r,c]",
    slips: [
      Problem.Slip("sum(pad(x,(0,2,0,2))[r:r+2,c:c+2]*k)", unpadded),
      Problem.Slip("sum(pad(x,1)[r:r+2,c:c+2]*rot90(k,2))", turned),
    ])

  private static let strided = Rung(
    idea: Phrase("stride", "步幅"),
    news: Phrase("New: the window moves by 2, in rows and in columns.", "新内容：窗口每次移动 2 格，行列都是。"),
    letters: [
      ("x", "ints(6,6,0..6)"), ("k", "ints(2,2,-2..3)"), ("r", "0..2"), ("c", "1..2"),
    ],
    question: Phrase(
      "`x = {x}`, `k = {k}`. What is `conv2d(x, k, stride=2)[{r},{c}]`?",
      "`x = {x}`，`k = {k}`。`conv2d(x, k, stride=2)[{r},{c}]` 是多少？"),
    hint: Phrase("Its upper left cell is x[2·{r},2·{c}].", "窗口的左上角是 x[2·{r},2·{c}]。"),
    answer: "conv2d(x, k, stride=2)[r,c]",
    slips: [
      Problem.Slip("sum(x[r:r+2,c:c+2]*k)", unstrided),
      Problem.Slip("sum(x[2*r:2*r+2,2*c:2*c+2]*rot90(k,2))", turned),
    ])

  private static let both = Rung(
    idea: Phrase("padding and stride together", "填充与步幅同时用"),
    news: Phrase(
      "New: both at once. The steps of 2 begin at the corner of the zeros.",
      "新内容：两者同时用。每次 2 格，从零的角开始。"),
    letters: [
      ("x", "ints(5,5,0..6)"), ("k", "ints(3,3,-1..2)"), ("r", "0..2"), ("c", "1..2"),
    ],
    question: Phrase(
      "`x = {x}`, `k = {k}`. What is `conv2d(x, k, padding=1, stride=2)[{r},{c}]`?",
      "`x = {x}`，`k = {k}`。`conv2d(x, k, padding=1, stride=2)[{r},{c}]` 是多少？"),
    hint: Phrase(
      "The window begins at row 2·{r} − 1 and column 2·{c} − 1 of x.",
      "窗口从 x 的第 2·{r} − 1 行、第 2·{c} − 1 列开始（从 0 数）。"),
    answer: "conv2d(x, k, padding=1, stride=2)[r,c]",
    slips: [
      Problem.Slip("sum(pad(x,1)[r:r+3,c:c+3]*k)", unstrided),
      Problem.Slip("sum(pad(x,(0,2,0,2))[2*r:2*r+3,2*c:2*c+3]*k)", unpadded),
    ])

  private static let dilated = Rung(
    idea: Phrase("dilation", "空洞率"),
    news: Phrase(
      "New: one cell is left out between the cells that the kernel meets.",
      "新内容：卷积核用到的格之间各空一格。"),
    letters: [
      ("x", "ints(5,5,0..6)"), ("k", "ints(2,2,-2..3)"), ("r", "0..2"), ("c", "0..2"),
    ],
    question: Phrase(
      "`x = {x}`, `k = {k}`. What is `conv2d(x, k, dilation=2)[{r},{c}]`?",
      "`x = {x}`，`k = {k}`。`conv2d(x, k, dilation=2)[{r},{c}]` 是多少？"),
    hint: Phrase("The window takes the corners of a square of 3 × 3.", "窗口取 3 × 3 方块的四个角。"),
    answer: "conv2d(x, k, dilation=2)[r,c]",
    slips: [
      Problem.Slip("sum(x[r:r+2,c:c+2]*k)", Phrase("The dilation was ignored.", "忽略了空洞率。")),
      Problem.Slip("sum(x[r:r+3:2,c:c+3:2]*rot90(k,2))", turned),
    ])

  private static let channels = Rung(
    idea: Phrase("two channels", "两个通道"),
    news: Phrase(
      "New: the picture has two channels a and b, the filter a kernel for each; the sums are added.",
      "新内容：图像有两个通道 a 和 b，滤波器对每个通道各有一个卷积核；各自的和再相加。"),
    letters: [
      ("a", "ints(3,3,0..5)"), ("b", "ints(3,3,0..5)"), ("p", "ints(2,2,-2..2)"),
      ("q", "ints(2,2,-2..2)"), ("r", "0..1"), ("c", "0..1"),
    ],
    question: Phrase(
      "`a = {a}`, `b = {b}`, kernels `p = {p}` for a and `q = {q}` for b. What is the output at row {r}, column {c}, counted from 0?",
      "`a = {a}`，`b = {b}`，a 的卷积核 `p = {p}`，b 的卷积核 `q = {q}`。输出第 {r} 行、第 {c} 列（从 0 数）是多少？"),
    hint: Phrase("Two windows at the same place, eight products.", "同一位置上两个窗口，八个乘积。"),
    answer: "sum(a[r:r+2,c:c+2]*p)+sum(b[r:r+2,c:c+2]*q)",
    slips: [
      Problem.Slip(
        "sum(a[r:r+2,c:c+2]*p)", Phrase("The second channel is missing.", "漏了第二个通道。")),
      Problem.Slip(
        "sum(a[r:r+2,c:c+2]*p)-sum(b[r:r+2,c:c+2]*q)",
        Phrase("The channels are added.", "各通道的和要相加。")),
    ])

  private static let biased = Rung(
    idea: Phrase("a bias", "偏置"),
    news: Phrase(
      "New: the filter has one bias, which is added once, however many channels there are.",
      "新内容：滤波器有一个偏置；不管有几个通道，只加一次。"),
    letters: [
      ("a", "ints(2,2,0..5)"), ("d", "ints(2,2,0..5)"), ("p", "ints(2,2,-2..2)"),
      ("q", "ints(2,2,-2..2)"), ("b", "1..9"),
    ],
    question: Phrase(
      "Channels `a = {a}` and `d = {d}`, kernels `p = {p}` and `q = {q}`, bias {b}. What is the one output?",
      "通道 `a = {a}` 和 `d = {d}`，卷积核 `p = {p}` 和 `q = {q}`，偏置 {b}。唯一的输出是多少？"),
    hint: Phrase("Both sums, then {b} once.", "两个和相加，再加一次 {b}。"),
    answer: "sum(a*p)+sum(d*q)+b",
    slips: [
      Problem.Slip("sum(a*p)+sum(d*q)", Phrase("The bias is missing.", "漏了偏置。")),
      Problem.Slip(
        "sum(a*p)+sum(d*q)+2*b",
        Phrase("The bias was added once a channel.", "每个通道都加了一次偏置。")),
    ])

  private static let weightGradient = Rung(
    idea: Phrase("the gradient of a weight", "权重的梯度"),
    news: Phrase(
      "New: g is the gradient that arrives at the output. A weight has met a pixel at every place: pixel times g, added up.",
      "新内容：g 是到达输出的上游梯度。权重在每个位置都乘过一个像素：像素乘 g，再相加。"),
    letters: [
      ("x", "ints(3,3,0..5)"), ("g", "ints(2,2,-2..3)"), ("r", "0..1"), ("c", "0..1"),
    ],
    condition: "sum(abs(g-1))>0",
    question: Phrase(
      "`x = {x}`, a kernel of 2 × 2, `g = {g}`. What is the gradient of the weight at row {r}, column {c}?",
      "`x = {x}`，卷积核是 2 × 2，`g = {g}`。第 {r} 行、第 {c} 列的权重的梯度是多少？"),
    hint: Phrase("Lay g on x with its corner on x[{r},{c}].", "把 g 盖在 x 上，左上角对准 x[{r},{c}]。"),
    answer: "conv2d(x, g)[r,c]",
    slips: [
      Problem.Slip("sum(x[r:r+2,c:c+2])", Phrase("The upstream gradient is missing.", "漏了上游梯度。")),
      Problem.Slip(
        "mean(x[r:r+2,c:c+2]*g)", Phrase("The places are added up, not averaged.", "各位置要相加，不是取平均。")),
    ])

  private static let inputGradient = Rung(
    idea: Phrase("the gradient of the input", "输入的梯度"),
    news: Phrase(
      "New: a pixel collects from every output that used it. As the output moves on, the weight moves back: that turns the kernel.",
      "新内容：像素从每个用过它的输出收集。输出位置向前，权重就向后：所以卷积核要旋转 180°。"),
    letters: [
      ("k", "ints(2,2,-2..3)"), ("g", "ints(2,2,-2..3)"), ("r", "0..2"), ("c", "0..2"),
    ],
    condition: "(r==1)+(c==1)>0",
    question: Phrase(
      "The input is 3 × 3, `k = {k}`, and `g = {g}` arrives. What is the gradient of the input at row {r}, column {c}?",
      "输入是 3 × 3，`k = {k}`，上游梯度 `g = {g}`。输入第 {r} 行、第 {c} 列的梯度是多少？"),
    hint: Phrase(
      "Zeros around g, the turned kernel on them, its corner at row {r}, column {c}.",
      "g 四周补零，把旋转 180° 的卷积核盖上去，左上角在第 {r} 行、第 {c} 列。"),
    answer: "sum(pad(g,1)[r:r+2,c:c+2]*rot90(k,2))",
    slips: [
      Problem.Slip(
        "sum(pad(g,1)[r:r+2,c:c+2]*k)",
        Phrase("Here the kernel is turned by 180°.", "这里卷积核要旋转 180°。")),
      Problem.Slip(
        "sum(pad(ones(2,2),1)[r:r+2,c:c+2]*rot90(k,2))",
        Phrase("The upstream gradient is missing.", "漏了上游梯度。")),
    ])
}
