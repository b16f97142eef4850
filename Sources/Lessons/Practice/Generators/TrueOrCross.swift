import Tensors
import Terminal

/// A picture, a kernel and a map; whether the kernel was turned, exchanged or taken as it is.
struct TrueOrCross: Generator {
  let name = "true-or-cross"

  private static let makers: [(expression: String, words: Phrase)] = [
    (
      "conv2d(x, k)",
      Phrase("cross-correlation: the kernel as it is, `conv2d`", "互相关：卷积核原样，`conv2d`")
    ),
    (
      "conv2(x, k, 'valid')",
      Phrase("true convolution: the kernel turned by 180°, `conv2`", "真正的卷积：卷积核旋转 180°，`conv2`")
    ),
    (
      "conv2d(x, k.T)",
      Phrase("the kernel's rows and columns exchanged, `k.T`", "卷积核行列互换，`k.T`")
    ),
  ]

  func problem(using random: inout RandomSource) -> Problem? {
    let makers = random.shuffle(Self.makers)
    let wrong = zip(makers.dropFirst(), ["b", "c"]).map { maker, first in
      Problem.Choice(
        words: maker.words,
        message: Phrase(
          "That would begin with {\(first)}, not with {a}.", "那样第一个数会是 {\(first)}，而不是 {a}。"))
    }
    let choices = Problem.choices(right: makers[0].words, wrong: wrong, using: &random)
    return Problem(
      kind: .choice,
      letters: [
        ("x", "ints(3,3,0..5)"), ("k", "ints(2,2,-2..3)"), ("y", makers[0].expression),
        ("a", "y[0,0]"), ("b", "(\(makers[1].expression))[0,0]"),
        ("c", "(\(makers[2].expression))[0,0]"),
      ]
        + zip(["p", "q", "r"], Self.makers).map { ($0, "(\($1.expression))[0,0]") },
      condition: "(a!=b)*(a!=c)*(b!=c)",
      question: [
        .words(
          Phrase(
            "`x = {x}`, `k = {k}`, and what came out is `{y}`. What was done?",
            "`x = {x}`，`k = {k}`，得到 `{y}`。做的是什么？")), choices.list,
      ],
      hints: [
        Phrase(
          "Work out the first number with the kernel as it is, and compare.",
          "先用原样的卷积核算第一个数，再比较。")
      ],
      answer: choices.answer,
      explanation: Phrase(
        "The first numbers would be {p} for the kernel as it is, {q} turned, {r} with rows and columns "
          + "exchanged; the map begins with {a}.",
        "第一个数：原样是 {p}，旋转 180° 是 {q}，行列互换是 {r}；而特征图的第一个数是 {a}。"),
      slips: choices.slips)
  }
}
