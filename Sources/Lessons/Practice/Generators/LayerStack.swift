import Tensors
import Terminal

/// The receptive field of a stack of two to five layers.
struct LayerStack: Generator {
  let name = "receptive-field"

  func problem(using random: inout RandomSource) -> Problem? {
    let count = random.pick([2, 3, 4, 5])
    var widths = (0..<count).map { _ in random.pick([1, 2, 3, 5, 7]) }
    let strides = (0..<count).map { _ in random.pick([1, 2]) }
    // Layers that only look at one cell each would ask for nothing.
    if widths.allSatisfy({ $0 == 1 }) { widths[0] = 3 }
    return problem(widths, strides)
  }

  private func problem(_ widths: [Int], _ strides: [Int]) -> Problem {
    func rows(_ strides: [Int]) -> String {
      "[" + zip(widths, strides).map { "\($0) \($1)" }.joined(separator: "; ") + "]"
    }
    func joined(_ sign: String) -> String { widths.map(String.init).joined(separator: sign) }
    let table = zip(widths, strides).enumerated().map { place, layer in
      ["\(place + 1)", "\(layer.0)", "\(layer.1)"].map { Phrase(same: $0) }
    }
    // Each layer's own stride counted before it looks.
    var jump = 1
    let early = zip(widths, strides).map { width, stride in
      jump *= stride
      return "\(width - 1)*\(jump)"
    }
    return Problem(
      question: [
        .words(
          Phrase(
            "How wide is the receptive field of one unit behind these layers?",
            "这几层之后，一个单元的感受野有多宽？")),
        .table([[Phrase("layer", "层"), Phrase(same: "F"), Phrase(same: "S")]] + table),
      ],
      hints: [
        Phrase(
          "Begin with r = j = 1. Each layer: r grows by (F − 1)·j, then j by the factor S.",
          "从 r = j = 1 开始。每一层：r 增加 (F − 1)·j，然后 j 乘以 S。")
      ],
      answer: "receptive_field(\(rows(strides)))",
      slips: [
        .init(
          "receptive_field(\(rows(strides.map { _ in 1 })))",
          Phrase("The strides were ignored.", "忽略了步幅。")),
        .init(joined(" + "), Phrase("The widths were added; windows overlap.", "把宽度相加了；窗口是重叠的。")),
        .init(
          joined("*"), Phrase("The widths were multiplied; windows overlap.", "把宽度相乘了；窗口是重叠的。")),
        .init(
          "1 + " + early.joined(separator: " + "),
          Phrase("A stride helps the layers after it, never its own.", "步幅只影响后面的层，不影响自己这一层。")),
        .init(
          "\(widths.last ?? 1)", Phrase("That looks at the last layer only.", "那只看了最后一层。")),
      ])
  }
}
