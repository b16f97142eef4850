import Tensors
import Terminal

/// Weights or products of a layer that is dense, sparse, or sparse with shared weights.
struct CountLinks: Generator {
  let name = "count-links"

  func problem(using random: inout RandomSource) -> Problem? {
    let layer = random.pick(Layer.allCases)
    let asksWeights = random.pick([true, false])
    let question = Phrase(
      "{m} inputs, {n} outputs. \(layer.words.english) How many "
        + (asksWeights ? "weights are stored?" : "products does one forward pass take?"),
      "{m} 个输入，{n} 个输出。\(layer.words.chinese)" + (asksWeights ? "要存多少个权重？" : "一次前向传播要算多少个乘积？"))
    return Problem(
      letters: [("m", "20..900"), ("n", "20..900"), ("k", "2..11")], condition: "m!=n",
      question: [.words(question)],
      hints: [
        Phrase(
          "Dense: {m}·{n} links. Sparse: {k} for each output. Shared: the same {k} everywhere.",
          "全连接：{m}·{n} 条连接。稀疏：每个输出 {k} 条。共享：处处是同样的 {k} 个。")
      ],
      answer: layer.count(ofWeights: asksWeights),
      slips: layer.slips(ofWeights: asksWeights))
  }

  /// How outputs are joined to inputs.
  private enum Layer: CaseIterable {
    case dense, sparse, shared

    var words: Phrase {
      switch self {
      case .dense: Phrase("Each output is joined to all inputs.", "每个输出与所有输入相连。")
      case .sparse:
        Phrase(
          "Each output is joined to {k} inputs, with weights of its own.",
          "每个输出只与 {k} 个输入相连，权重各用各的。")
      case .shared:
        Phrase(
          "Each output is joined to {k} inputs, and all outputs share the weights.",
          "每个输出只与 {k} 个输入相连，所有输出共享权重。")
      }
    }

    func count(ofWeights: Bool) -> String {
      switch self {
      case .dense: "m*n"
      case .sparse: "k*n"
      case .shared: ofWeights ? "k" : "k*n"
      }
    }

    func slips(ofWeights: Bool) -> [Problem.Slip] {
      let dense = Problem.Slip(
        "m*n", Phrase("That is the dense layer.", "那是全连接层。"))
      let added = Problem.Slip(
        "m + n", Phrase("They were added; links are pairs: multiply.", "相加了；连接是成对的：应相乘。"))
      let fewAdded = Problem.Slip(
        "k + n", Phrase("They were added; each output has its {k}.", "相加了；每个输出都有 {k} 条。"))
      switch self {
      case .dense:
        return [
          .init("k*n", Phrase("Every output is joined to all {m} inputs.", "每个输出与全部 {m} 个输入相连。")),
          added, .init("m", Phrase("That is one output.", "那只是一个输出。")),
        ]
      case .sparse:
        return [
          dense, fewAdded,
          .init("k", Phrase("That is one output; nothing is shared.", "那只是一个输出；没有共享。")),
        ]
      case .shared where ofWeights:
        return [
          .init(
            "k*n", Phrase("Those are the links; they share {k} weights.", "那是连接数；它们共享 {k} 个权重。")),
          dense,
          .init("n", Phrase("One weight an output is not what a kernel has.", "卷积核不是每个输出一个权重。")),
        ]
      case .shared:
        return [
          .init(
            "k",
            Phrase(
              "Sharing saves memory, not work: each output still takes {k} products.",
              "共享省的是存储，不是计算：每个输出仍要算 {k} 个乘积。")),
          dense, fewAdded,
        ]
      }
    }
  }
}
