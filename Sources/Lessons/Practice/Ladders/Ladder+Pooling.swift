import Terminal

extension Ladder {
  /// From the largest of a window to the gradient that goes back through it.
  static let pooling = Ladder(
    name: "pool", title: Phrase("Pooling", "池化"),
    rungs: [largest, mean, overlapping, bordered, meanGradient, largestGradient])

  private static let blockLetters = [("x", "ints(4,4,0..9)"), ("r", "0..1"), ("c", "0..1")]
  private static let block = "x[2*r:2*r+2,2*c:2*c+2]"

  private static let largest = Rung(
    idea: Phrase("the largest of a window", "窗口里的最大值"),
    news: Phrase(
      "The map falls into blocks of 2 × 2; the largest number of each stays.",
      "特征图分成 2 × 2 的块；每块留下最大的数。"),
    letters: blockLetters, condition: "r!=c",
    question: Phrase(
      "`x = {x}`. What is `max_pool2d(x, 2)[{r},{c}]`?",
      "`x = {x}`。`max_pool2d(x, 2)[{r},{c}]` 是多少？"),
    hint: Phrase("The block begins at x[2·{r},2·{c}].", "这一块从 x[2·{r},2·{c}] 开始。"),
    answer: "max(\(block))",
    slips: [
      Problem.Slip("mean(\(block))", Phrase("That is the mean.", "那是平均值。")),
      Problem.Slip(
        "max(x[2*c:2*c+2,2*r:2*r+2])", Phrase("Rows and columns were exchanged.", "行和列弄反了。")),
      Problem.Slip(
        "max(x[r:r+2,c:c+2])", Phrase("The blocks do not overlap: stride 2.", "块不重叠：步幅是 2。")),
    ])

  private static let mean = Rung(
    idea: Phrase("the mean of a window", "窗口的平均值"),
    news: Phrase(
      "New: the mean of each block in place of its largest number.", "新内容：每块取平均值，而不是最大值。"),
    letters: blockLetters,
    question: Phrase(
      "`x = {x}`. What is `avg_pool2d(x, 2)[{r},{c}]`?",
      "`x = {x}`。`avg_pool2d(x, 2)[{r},{c}]` 是多少？"),
    hint: Phrase("Four numbers, divided by 4.", "四个数之和除以 4。"),
    answer: "sum(\(block))/4",
    slips: [
      Problem.Slip("sum(\(block))", Phrase("Not divided yet.", "还没有除。")),
      Problem.Slip("max(\(block))", Phrase("That is the largest number.", "那是最大值。")),
    ])

  private static let overlapping = Rung(
    idea: Phrase("windows that overlap", "重叠的窗口"),
    news: Phrase(
      "New: windows of 3 × 3 that move by 1 share cells.", "新内容：3 × 3 的窗口每次移动 1 格，会共用一些格。"),
    letters: [("x", "ints(4,4,0..9)"), ("r", "0..1"), ("c", "0..1")],
    condition: "max(x[r:r+3,c:c+3])!=max(x[r:r+2,c:c+2])",
    question: Phrase(
      "`x = {x}`. What is `max_pool2d(x, 3, stride=1)[{r},{c}]`?",
      "`x = {x}`。`max_pool2d(x, 3, stride=1)[{r},{c}]` 是多少？"),
    hint: Phrase("Nine cells from x[{r},{c}] on.", "从 x[{r},{c}] 开始的九格。"),
    answer: "max(x[r:r+3,c:c+3])",
    slips: [
      Problem.Slip("max(x[r:r+2,c:c+2])", Phrase("The window is 3 × 3.", "窗口是 3 × 3。")),
      Problem.Slip("mean(x[r:r+3,c:c+3])", Phrase("That is the mean.", "那是平均值。")),
    ])

  private static let bordered = Rung(
    idea: Phrase("padding in a mean", "平均值里的填充"),
    news: Phrase(
      "New: a border of zeros. PyTorch counts them in the mean.", "新内容：四周有一圈零。PyTorch 求平均时把它们也算进去。"),
    letters: [("x", "ints(2,2,1..9)"), ("r", "0..1"), ("c", "0..1")],
    question: Phrase(
      "`x = {x}`. What is `avg_pool2d(x, 2, padding=1)[{r},{c}]`?",
      "`x = {x}`。`avg_pool2d(x, 2, padding=1)[{r},{c}]` 是多少？"),
    hint: Phrase("One number of x and three zeros.", "x 的一个数和三个零。"),
    answer: "x[r,c]/4",
    slips: [
      Problem.Slip("x[r,c]", Phrase("The zeros are counted: divide by 4.", "零也要计数：除以 4。")),
      Problem.Slip("sum(x)/4", Phrase("The padding was ignored.", "忽略了填充。")),
    ])

  private static let meanGradient = Rung(
    idea: Phrase("the gradient of a mean", "平均值的梯度"),
    news: Phrase(
      "New: g arrives at the pooled map. Each cell of a block gets an equal share.",
      "新内容：上游梯度 g 到达池化后的图。一块里的每格分得同样一份。"),
    letters: [("x", "ints(4,4,0..9)"), ("g", "ints(2,2,1..9)"), ("r", "0..3"), ("c", "0..3")],
    question: Phrase(
      "`x = {x}` goes through `avg_pool2d(x, 2)`, and `g = {g}` arrives. What is the gradient of `x[{r},{c}]`?",
      "`x = {x}` 经过 `avg_pool2d(x, 2)`，上游梯度 `g = {g}`。`x[{r},{c}]` 的梯度是多少？"),
    hint: Phrase("Which block is it in? A quarter of that g.", "它在哪一块？那一块的 g 的四分之一。"),
    answer: "g[r//2,c//2]/4",
    slips: [
      Problem.Slip("g[r//2,c//2]", Phrase("The gradient is shared among four cells.", "梯度由四格平分。")),
      Problem.Slip("1/4", Phrase("The upstream gradient is missing.", "漏了上游梯度。")),
    ])

  private static let largestGradient = Rung(
    idea: Phrase("the gradient of a maximum", "最大值的梯度"),
    news: Phrase(
      "New: only the cell that was the largest gets the gradient, all of it.",
      "新内容：只有最大的那一格得到梯度，而且是全部。"),
    letters: [("x", "ints(4,4,0..9)"), ("g", "ints(2,2,1..9)"), ("r", "0..3"), ("c", "0..3")],
    condition:
      "sum(x[2*(r//2):2*(r//2)+2,2*(c//2):2*(c//2)+2]==max(x[2*(r//2):2*(r//2)+2,2*(c//2):2*(c//2)+2]))==1",
    question: Phrase(
      "`x = {x}` goes through `max_pool2d(x, 2)`, and `g = {g}` arrives. What is the gradient of `x[{r},{c}]`?",
      "`x = {x}` 经过 `max_pool2d(x, 2)`，上游梯度 `g = {g}`。`x[{r},{c}]` 的梯度是多少？"),
    hint: Phrase(
      "Is it the largest of its block? If not, nothing comes back.", "它是那一块里最大的吗？不是就什么也得不到。"),
    answer: "g[r//2,c//2]*(x[r,c]==max(x[2*(r//2):2*(r//2)+2,2*(c//2):2*(c//2)+2]))",
    slips: [
      Problem.Slip(
        "g[r//2,c//2]/4", Phrase("A maximum does not share its gradient.", "最大值的梯度不平分。")),
      Problem.Slip(
        "g[r//2,c//2]*(x[r,c]<max(x[2*(r//2):2*(r//2)+2,2*(c//2):2*(c//2)+2]))",
        Phrase("The largest cell gets it, no other one.", "得到梯度的是最大的那一格，不是别的格。")),
    ])
}
