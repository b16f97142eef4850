import Terminal

extension Ladder {
  /// The output size, letter by letter.
  static let size = Ladder(
    name: "size", title: Phrase("Output size", "输出尺寸"),
    rungs: [window, padding, stride, remainder, dilation, stack, transposed, solved])

  private static let lostOne = Phrase("The first place counts too: add 1.", "第一个位置也算：加 1。")

  private static let window = Rung(
    idea: Phrase("a window in a row", "一行里的窗口"),
    news: Phrase("How many places has a window in a row of cells?", "一行格子里，窗口有多少个位置？"),
    letters: [("W", "6..28"), ("F", "2..6")],
    question: Phrase("`W = {W}`, `F = {F}`. How many outputs?", "`W = {W}`，`F = {F}`。有多少个输出？"),
    hint: Phrase("The first place, and one more for each cell that is left.", "第一个位置，之后每剩一格多一个。"),
    answer: "W-F+1",
    slips: [Problem.Slip("W-F", lostOne)])

  private static let padding = Rung(
    idea: Phrase("padding", "填充"),
    news: Phrase("New: P cells are added on each side.", "新内容：每边各加 P 格。"),
    letters: [("W", "6..28"), ("F", "3..7"), ("P", "1..2")],
    question: Phrase(
      "`W = {W}`, `F = {F}`, `P = {P}`. How many outputs?", "`W = {W}`，`F = {F}`，`P = {P}`。有多少个输出？"),
    hint: Phrase("The row has W + 2·P cells now.", "现在这一行有 W + 2·P 格。"),
    answer: "W-F+2*P+1",
    slips: [
      Problem.Slip(
        "W-F+P+1", Phrase("The padding was added once; it stands on both sides.", "填充只加了一边；两边都有。")),
      Problem.Slip("W-F+1", Phrase("The padding was ignored.", "忽略了填充。")),
      Problem.Slip("W-F+2*P", lostOne),
    ])

  private static let stride = Rung(
    idea: Phrase("stride", "步幅"),
    news: Phrase("New: the window moves by S.", "新内容：窗口每次移动 S 格。"),
    letters: [("S", "2..4"), ("n", "3..9"), ("F", "2..5"), ("W", "F+(n-1)*S")],
    question: Phrase(
      "`W = {W}`, `F = {F}`, `S = {S}`. How many outputs?", "`W = {W}`，`F = {F}`，`S = {S}`。有多少个输出？"),
    hint: Phrase(
      "How often can it jump by S in the W − F cells that are left?", "剩下的 W − F 格里，每次跳 S 格，能跳几次？"),
    answer: "(W-F)/S+1",
    slips: [
      Problem.Slip("(W-F)/S", lostOne),
      Problem.Slip("W-F+1", Phrase("The stride was ignored.", "忽略了步幅。")),
    ])

  private static let remainder = Rung(
    idea: Phrase("cells left over", "剩下的格"),
    news: Phrase(
      "New: the steps do not end at the border; what is left over is not read.",
      "新内容：走不到正好的边界；剩下的格不读。"),
    letters: [("W", "8..32"), ("F", "2..5"), ("P", "0..1"), ("S", "2..4")],
    condition: "(W-F+2*P)%S!=0",
    question: Phrase(
      "`W = {W}`, `F = {F}`, `P = {P}`, `S = {S}`. How many outputs?",
      "`W = {W}`，`F = {F}`，`P = {P}`，`S = {S}`。有多少个输出？"),
    hint: Phrase("Divide, round down, then add 1.", "先除，向下取整，再加 1。"),
    answer: "floor((W-F+2*P)/S)+1",
    slips: [
      Problem.Slip("ceil((W-F+2*P)/S)+1", Phrase("That window would stick out.", "那样最后一个窗口会伸出去。")),
      Problem.Slip("floor((W-F+2*P)/S)", lostOne),
    ])

  private static let dilation = Rung(
    idea: Phrase("dilation", "空洞率"),
    news: Phrase(
      "New: the F cells lie D apart, so the window reaches over D·(F−1) + 1.",
      "新内容：F 个格两两间距为 D，窗口跨 D·(F−1) + 1 格。"),
    letters: [("W", "12..32"), ("F", "2..4"), ("D", "2..3")],
    question: Phrase(
      "`W = {W}`, `F = {F}`, `D = {D}`, stride 1. How many outputs?",
      "`W = {W}`，`F = {F}`，`D = {D}`，步幅 1。有多少个输出？"),
    hint: Phrase("Put D·(F−1) + 1 in the place of F.", "用 D·(F−1) + 1 代替 F。"),
    answer: "W-(D*(F-1)+1)+1",
    slips: [
      Problem.Slip("W-F+1", Phrase("The dilation was ignored.", "忽略了空洞率。")),
      Problem.Slip("W-D*F+1", Phrase("Between F cells are F − 1 gaps.", "F 个格之间只有 F − 1 个间隔。")),
    ])

  private static let stack = Rung(
    idea: Phrase("two layers", "两层"),
    news: Phrase("New: what one layer gives is what the next one takes.", "新内容：前一层的输出就是后一层的输入。"),
    letters: [("n", "4..14"), ("F", "3,5"), ("W", "2*n+F-1")],
    question: Phrase(
      "A row of {W}: a convolution with `F = {F}`, then pooling with 2 and stride 2. How many outputs?",
      "一行 {W} 格：先卷积 `F = {F}`，再做大小 2、步幅 2 的池化。有多少个输出？"),
    hint: Phrase("First the convolution alone: W − F + 1.", "先只算卷积：W − F + 1。"),
    answer: "(W-F+1)/2",
    slips: [
      Problem.Slip("W/2-F+1", Phrase("The convolution comes first.", "先卷积，后池化。")),
      Problem.Slip("W-F+1", Phrase("The pooling is missing.", "漏了池化。")),
    ])

  private static let transposed = Rung(
    idea: Phrase("the transposed convolution", "转置卷积"),
    news: Phrase(
      "New: the other way round. What row, convolved, would have given W?", "新内容：反过来。多长的一行卷积后得到 W？"),
    letters: [("W", "3..12"), ("F", "2..5"), ("P", "0..1"), ("S", "2..3")],
    question: Phrase(
      "A transposed convolution of a row of {W} with `F = {F}`, `P = {P}`, `S = {S}`. How many outputs?",
      "对一行 {W} 格做转置卷积，`F = {F}`，`P = {P}`，`S = {S}`。有多少个输出？"),
    hint: Phrase(
      "(W − 1) steps of S, the last window whole, the padding cut off on both sides.",
      "走 W − 1 步，每步 S 格，最后一个窗口是完整的，再去掉两边的填充。"),
    answer: "(W-1)*S-2*P+F",
    slips: [
      Problem.Slip("W*S-2*P+F", Phrase("Between W windows are W − 1 steps.", "W 个窗口之间只有 W − 1 步。")),
      Problem.Slip("(W-1)*S+2*P+F", Phrase("Here the padding is taken away.", "这里填充要减去。")),
    ])

  private static let solved = Rung(
    idea: Phrase("solving for the padding", "求填充"),
    news: Phrase("New: the size is known, a letter is asked for.", "新内容：尺寸已知，求一个字母。"),
    letters: [("F", "3,5,7,9"), ("W", "10..40")],
    question: Phrase(
      "With stride 1 and `F = {F}` a row of {W} is to stay {W} long. What is P?",
      "步幅 1，`F = {F}`，一行 {W} 格卷积后仍要是 {W} 格。P 是多少？"),
    hint: Phrase("W − F + 2·P + 1 = W.", "W − F + 2·P + 1 = W。"),
    answer: "(F-1)/2",
    slips: [
      Problem.Slip("F-1", Phrase("That is both sides together.", "那是两边一共。")),
      Problem.Slip("(F+1)/2", Phrase("One cell too many on each side.", "每边多了一格。")),
    ])
}
