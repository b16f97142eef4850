import Tensors
import Terminal

/// A kernel and the map it made; which of the classic filters it is.
struct NameTheFilter: Generator {
  let name = "name-the-filter"

  private static let blur = Phrase("blur", "模糊")

  private static let filters: [(kernel: String, words: Phrase, mark: Phrase)] = [
    (
      "[-1 0 1; -1 0 1; -1 0 1]", Phrase("vertical edges", "竖直边缘"),
      Phrase(
        "Vertical edges: the left column is taken from the right, and the rows are all alike.",
        "竖直边缘：右列减左列，每一行都相同。")
    ),
    (
      "[-1 -1 -1; 0 0 0; 1 1 1]", Phrase("horizontal edges", "水平边缘"),
      Phrase(
        "Horizontal edges: the upper row is taken from the lower, and the columns are all alike.",
        "水平边缘：下行减上行，每一列都相同。")
    ),
    (
      "[1 1 1; 1 1 1; 1 1 1]", blur,
      Phrase("A blur has nine equal weights.", "模糊的九个权重都相等。")
    ),
    (
      "[0 -1 0; -1 5 -1; 0 -1 0]", Phrase("sharpen", "锐化"),
      Phrase(
        "Sharpening has 5 in the middle, and its weights sum to 1.", "锐化的中间是 5，权重之和是 1。")
    ),
    (
      "[0 1 0; 1 -4 1; 0 1 0]", Phrase("the Laplacian", "拉普拉斯"),
      Phrase(
        "The Laplacian has −4 in the middle, and its weights sum to 0.", "拉普拉斯的中间是 −4，权重之和是 0。")
    ),
  ]

  func problem(using random: inout RandomSource) -> Problem? {
    let filters = random.shuffle(Self.filters)
    // The weights of a blur are shown as nine ones and a division: ninths have no end.
    let isBlur = filters[0].words == Self.blur
    let kernel = isBlur ? "k/9" : "k"
    let shown = isBlur ? "`k/9` (`k = {k}`)" : "`k = {k}`"
    let choices = Problem.choices(
      right: filters[0].words,
      wrong: filters.dropFirst().map { .init(words: $0.words, message: $0.mark) }, using: &random)
    return Problem(
      kind: .choice,
      letters: [
        ("n", "ints(4,4,0..5)"), ("x", "9*n"), ("k", filters[0].kernel),
        ("y", "conv2d(x,\(kernel))"), ("s", "round(sum(\(kernel)))"),
      ],
      condition: "max(y)>min(y)",
      question: [
        .words(
          Phrase(
            "On `x = {x}` the kernel \(shown) made the map `y = {y}`. Which filter is it?",
            "在 `x = {x}` 上，卷积核 \(shown) 得到特征图 `y = {y}`。它是哪种滤波器？")), choices.list,
      ],
      hints: [
        Phrase(
          "What is the sum of its weights, and which cells does it compare?",
          "权重之和是多少？它在比较哪些格？"),
        Phrase("The weights sum to {s}.", "权重之和是 {s}。"),
      ],
      answer: choices.answer,
      explanation: Phrase(
        "The weights sum to {s}. \(filters[0].mark.english)",
        "权重之和是 {s}。\(filters[0].mark.chinese)"), slips: choices.slips)
  }
}
