import Tensors
import Terminal

/// A layer of a network's table with one number hidden: the side of the output, the filters or the
/// parameters.
struct TableRow: Generator {
  let name = "table-row"

  func problem(using random: inout RandomSource) -> Problem? {
    let size = random.pick([1, 3, 5, 7, 11])
    let row = Row(
      side: random.pick([27, 28, 32, 55, 56, 64, 112, 224]),
      channels: random.pick([1, 3, 6, 16, 64]), filters: random.pick([6, 16, 32, 64, 96]),
      size: size, padding: random.pick(Array(0...size / 2)), stride: random.pick([1, 2, 4]))
    return random.pick([row.sideProblem, row.filtersProblem, row.parametersProblem])
  }
}

/// A convolutional layer as a table has it.
private struct Row {
  let side: Int
  let channels: Int
  let filters: Int
  let size: Int
  let padding: Int
  let stride: Int

  private func table(
    filters: String? = nil, out: String? = nil, parameters: String? = nil
  ) -> Problem.Part {
    let rows: [(Phrase, String)] = [
      (Phrase("input side", "输入边长"), "\(side)"), (Phrase("channels", "通道"), "\(channels)"),
      (Phrase("filters", "滤波器"), filters ?? "\(self.filters)"), (Phrase(same: "F"), "\(size)"),
      (Phrase(same: "P"), "\(padding)"), (Phrase(same: "S"), "\(stride)"),
      (Phrase("output side", "输出边长"), out ?? "\(self.out)"),
      (Phrase("parameters", "参数"), parameters ?? "\(self.parameters)"),
    ]
    return .table(
      [[Phrase("layer", "层"), Phrase("convolution", "卷积")]]
        + rows.map { [$0, Phrase(same: $1)] })
  }

  private var parameters: Int { filters * (channels * size * size + 1) }
  private var out: Int { (side - size + 2 * padding) / stride + 1 }

  /// The side is hidden.
  var sideProblem: Problem {
    let span = "(\(side)-\(size)+2*\(padding))"
    return Problem(
      question: [
        .words(Phrase("Which output side is missing?", "缺少的输出边长是多少？")), table(out: "?"),
      ],
      hints: [
        Phrase("(W − F + 2P)/S + 1, and throw a fraction away.", "(W − F + 2P)/S + 1，再把小数部分丢掉。")
      ],
      answer: "out_size(\(side), \(size), \(padding), \(stride))",
      slips: [
        .init("floor(\(span)/\(stride))", Phrase("The first place counts too.", "第一个位置也要算：加 1。")),
        .init(
          "floor((\(side)-\(size)+\(padding))/\(stride))+1",
          Phrase("Zeros stand on both sides.", "填充是两侧都加。")),
        .init("ceil(\(span)/\(stride))+1", Phrase("Half a step is no step.", "应向下取整。")),
        .init("\(span)+1", Phrase("The window jumps.", "忽略了步幅。")),
        .init("\(side)", Phrase("Only padding keeps the size.", "只有填充才能保持尺寸。")),
      ])
  }

  /// The number of filters is hidden.
  var filtersProblem: Problem {
    Problem(
      question: [
        .words(Phrase("How many filters has the layer?", "这一层有多少个滤波器？")), table(filters: "?"),
      ],
      hints: [
        Phrase("How many parameters has one filter?", "一个滤波器有多少个参数？")
      ],
      answer: "\(parameters)/(\(channels)*\(size)*\(size)+1)",
      slips: [
        .init(
          "\(parameters)/(\(channels)*\(size)*\(size))", Phrase("The bias was forgotten.", "忘了偏置。")),
        .init(
          "\(parameters)/(\(size)*\(size)+1)",
          Phrase("A filter is as deep as its input.", "忘了乘通道数。")),
        .init(
          "\(channels)", Phrase("Those are the input's channels.", "那是输入的通道数。")),
      ])
  }

  /// The parameters are hidden.
  var parametersProblem: Problem {
    let weights = "\(channels)*\(size)*\(size)"
    return Problem(
      question: [
        .words(Phrase("How many parameters are missing?", "缺少的参数个数是多少？")),
        table(parameters: "?"),
      ],
      hints: [
        Phrase("A filter is as deep as its input, and has one bias.", "滤波器的通道数与输入相同，还有一个偏置。")
      ],
      answer: "\(filters)*(\(weights)+1)",
      slips: [
        .init("\(filters)*\(weights)", Phrase("One bias a filter was forgotten.", "忘了偏置。")),
        .init(
          "\(filters)*(\(size)*\(size)+1)",
          Phrase("A filter is as deep as its input.", "忘了乘通道数。")),
        .init(
          "\(filters)*\(channels)*(\(size)*\(size)+1)",
          Phrase("One bias a filter, not one a channel.", "偏置加多了：每个滤波器一个。")),
        .init(
          "\(filters)*\(weights)+1",
          Phrase("One bias a filter, not one a layer.", "偏置少了：每个滤波器一个，不是每层一个。")),
      ])
  }
}
