import Tensors
import Terminal

/// Adaptive pooling: which cells a window takes, how many, or what comes out of it.
struct AdaptiveWindow: Generator {
  let name = "adaptive"

  func problem(using random: inout RandomSource) -> Problem? {
    switch random.pick([0, 1, 2]) {
    case 0: bounds
    case 1: width
    default: value(random.pick(["avg", "max"]))
    }
  }

  private static let first = "floor(i*n/m)"
  private static let end = "ceil((i+1)*n/m)"
  private static let hint = Phrase(
    "From ⌊{i}·{n}/{m}⌋ up to, not including, ⌈({i}+1)·{n}/{m}⌉.",
    "从 ⌊{i}·{n}/{m}⌋ 到 ⌈({i}+1)·{n}/{m}⌉，不含后者。")
  private static let overlap = Phrase(
    "Windows overlap instead of leaving a cell out.", "窗口宁可重叠，也不漏掉一格。")
  private static let notIncluded = Phrase("The end is not included.", "末端不含在内。")

  private func problem(
    _ question: Phrase, condition: String? = nil, answer: String, slips: [Problem.Slip]
  ) -> Problem {
    Problem(
      letters: [("n", "4..9"), ("m", "2,3"), ("i", "0..m-1"), ("x", "ints(1,n,0..9)")],
      condition: condition, question: [.words(question)], hints: [Self.hint], answer: answer,
      slips: slips)
  }

  private var bounds: Problem {
    problem(
      Phrase(
        "Adaptive pooling from {n} to {m}: which cells go into window {i}? Answer `[first last]`, "
          + "both counted from 0 and both included.",
        "从 {n} 到 {m} 的自适应池化：窗口 {i} 包含哪些格？回答 `[首 末]`，都从 0 数起，都含在内。"),
      answer: "[\(Self.first), \(Self.end)-1]",
      slips: [
        .init("[\(Self.first), \(Self.end)]", Self.notIncluded),
        .init(
          "[\(Self.first)+1, \(Self.end)]", Phrase("Counting starts at 0.", "下标从 0 开始。")),
        .init("[i*(n//m), (i+1)*(n//m)-1]", Self.overlap),
        .init(
          "[\(Self.end)-1, \(Self.first)]",
          Phrase("First the first cell, then the last.", "先写首格，再写末格。")),
      ])
  }

  private var width: Problem {
    problem(
      Phrase(
        "Adaptive pooling from {n} to {m}: how many cells go into window {i}?",
        "从 {n} 到 {m} 的自适应池化：窗口 {i} 包含多少格？"),
      answer: "\(Self.end) - \(Self.first)",
      slips: [
        .init("n//m", Self.overlap), .init("n/m", Phrase("Bounds are whole.", "边界是整数。")),
        .init(Self.end, Phrase("That is where the window ends.", "那是窗口的末端。")),
        .init("\(Self.end) - \(Self.first) + 1", Self.notIncluded),
      ])
  }

  private func value(_ kind: String) -> Problem {
    let other = kind == "avg" ? "max" : "avg"
    func call(_ kind: String) -> String { "adaptive_\(kind)_pool2d(x, (1, m))" }
    let take = kind == "avg" ? "mean" : "max"
    return problem(
      Phrase(
        "`x = {x}`. What is element `[0,{i}]` of `adaptive_\(kind)_pool2d(x, (1, {m}))`?",
        "`x = {x}`。`adaptive_\(kind)_pool2d(x, (1, {m}))` 的元素 `[0,{i}]` 是多少？"),
      condition: "max(\(call(kind)))>min(\(call(kind)))",
      answer: "\(call(kind))[0, i]",
      slips: [
        .init(
          "\(call(other))[0, i]",
          Phrase("That is the other kind of pooling.", "那是另一种池化。")),
        .init("\(take)(x[0, i*(n//m):(i+1)*(n//m)])", Self.overlap),
        .init("\(call(kind))[0, mod(i+1, m)]", Phrase("That is another window.", "那是另一个窗口。")),
        .init("\(take)(x)", Phrase("That takes the whole row as one window.", "那是把整行当作一个窗口。")),
      ])
  }
}
