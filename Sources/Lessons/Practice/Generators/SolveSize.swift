import Tensors
import Terminal

/// The size formula with one of its letters hidden; every solution is right.
struct SolveSize: Generator {
  let name = "solve-size"

  func problem(using random: inout RandomSource) -> Problem? {
    random.pick([width, window, padding, stride])
  }

  private static let firstPlace = Phrase(
    "The first place needs no jump: {O} places are {O} − 1 jumps.",
    "第一个位置不用移动：{O} 个位置只移动 {O} − 1 次。")
  private static let bothSides = Phrase("Zeros stand on both sides: take 2P.", "两侧都有零：应为 2P。")

  private func problem(
    _ hidden: String, _ given: String, condition: String, hint: Phrase, answer: String,
    slips: [Problem.Slip]
  ) -> Problem {
    let letters = ["W", "F", "P", "S"]
    let call = letters.map { $0 == hidden ? "answer" : $0 }.joined(separator: ", ")
    // The answer's own value, which need not be what was drawn.
    let put = letters.map { $0 == hidden ? "{\(answer)}" : "{\($0)}" }
    let check = "⌊(\(put[0])−\(put[1])+2·\(put[2]))/\(put[3])⌋+1 = {O}"
    return Problem(
      letters: [
        ("W", "8..96"), ("F", "1..11"), ("P", "0..3"), ("S", "1..4"), ("O", "out_size(W,F,P,S)"),
      ],
      condition: "(P<=F//2)*(F<=W)*(O>1)*\(condition)", accept: "out_size(\(call))==O",
      question: [
        .words(
          Phrase(
            "Which \(hidden) gives {O} outputs with `\(given)`? Any solution is right.",
            "`\(given)` 时，\(hidden) 取多少能得到 {O} 个输出？任何一个解都算对。"))
      ],
      hints: [hint], answer: answer,
      explanation: Phrase("Put in: `\(check)`.", "代入：`\(check)`。"), slips: slips)
  }

  private var width: Problem {
    problem(
      "W", "F = {F}, P = {P}, S = {S}", condition: "(F>1)",
      hint: Phrase(
        "{O} places are {O} − 1 jumps of {S}, and then the window itself.",
        "{O} 个位置要移动 {O} − 1 次，每次 {S} 格，再加上窗口本身。"),
      answer: "(O-1)*S + F - 2*P",
      slips: [
        .init("O*S + F - 2*P", Self.firstPlace),
        .init("(O-1)*S + F - P", Self.bothSides),
        .init("(O-1)*S - 2*P", Phrase("The window itself was forgotten.", "忘了窗口本身。")),
      ])
  }

  private var window: Problem {
    problem(
      "F", "W = {W}, P = {P}, S = {S}", condition: "(F>1)",
      hint: Phrase(
        "Take the {O} − 1 jumps away from the padded width.", "从填充后的宽度里减去 {O} − 1 次移动。"),
      answer: "W + 2*P - (O-1)*S",
      slips: [
        .init("W + 2*P - O*S", Self.firstPlace),
        .init("W + P - (O-1)*S", Self.bothSides),
        .init("W - (O-1)*S", Phrase("The zeros were left out.", "忘了填充。")),
      ])
  }

  private var padding: Problem {
    problem(
      "P", "W = {W}, F = {F}, S = {S}", condition: "(P>0)*(mod(W-F+2*P,S)==0)",
      hint: Phrase(
        "How many cells do {O} places need, and how many are there?", "{O} 个位置一共需要多少格？现有多少格？"),
      answer: "P",
      slips: [
        .init(
          "(O-1)*S + F - W",
          Phrase("Those are the zeros of both sides together.", "那是两侧的零合起来的个数。")),
        .init("(O*S + F - W)/2", Self.firstPlace),
        .init(
          "0", Phrase("Without zeros fewer windows find room.", "不填充的话，放不下这么多窗口。")),
      ])
  }

  private var stride: Problem {
    problem(
      "S", "W = {W}, F = {F}, P = {P}", condition: "(S>1)",
      hint: Phrase(
        "The window's end travels {W} + 2·{P} − {F} cells in {O} − 1 jumps.",
        "窗口末端用 {O} − 1 次移动走过 {W} + 2·{P} − {F} 格。"),
      answer: "S",
      slips: [
        .init("floor((W-F+2*P)/O)", Self.firstPlace),
        .init(
          "floor((W+2*P)/O)",
          Phrase("The window itself was forgotten, and the first place.", "忘了窗口本身，也忘了第一个位置。")),
        .init("1", Phrase("With steps of 1 there are more outputs.", "步幅为 1 时输出更多。")),
      ])
  }
}
