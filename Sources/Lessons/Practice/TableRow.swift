import Tensors
import Terminal

/// A row of a network's table with one cell hidden: the side of the output, or the parameters.
struct TableRow: Generator {
  let name = "table-row"

  func problem(using random: inout RandomSource) -> Problem {
    func pick(_ values: [Int]) -> Int { values[Int(random.next() % UInt64(values.count))] }
    let side = pick([27, 28, 32, 55, 56, 64, 112, 224])
    let channels = pick([1, 3, 6, 16, 64])
    let filters = pick([6, 16, 32, 64, 96])
    let size = pick([1, 3, 5, 7, 11])
    let padding = pick(Array(0...size / 2))
    let stride = pick([1, 2, 4])
    let row = Row(
      side: side, channels: channels, filters: filters, size: size, padding: padding,
      stride: stride)
    return pick([0, 1]) == 0 ? row.sideProblem : row.parameterProblem
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

  private func table(out: String, parameters: String) -> [[Phrase]] {
    let heads = [
      Phrase("input side", "输入边长"), Phrase("channels", "通道"), Phrase("filters", "滤波器"),
      Phrase(same: "F"), Phrase(same: "P"), Phrase(same: "S"), Phrase("output side", "输出边长"),
      Phrase("parameters", "参数"),
    ]
    let cells = [side, channels, filters, size, padding, stride].map(String.init)
    return [heads, (cells + [out, parameters]).map { Phrase(same: $0) }]
  }

  private var parameters: Int { filters * (channels * size * size + 1) }
  private var out: Int { (side - size + 2 * padding) / stride + 1 }

  /// The side is hidden.
  var sideProblem: Problem {
    let span = "(\(side)-\(size)+2*\(padding))"
    return Problem(
      question: Phrase("Which output side is missing?", "缺少的输出边长是多少？"),
      table: table(out: "?", parameters: "\(parameters)"),
      hint: Phrase(
        "(W − F + 2P)/S + 1, and throw a fraction away.", "(W − F + 2P)/S + 1，再把小数部分丢掉。"),
      answer: "floor(\(span)/\(stride))+1",
      slips: [
        ("floor(\(span)/\(stride))", Phrase("The first place counts too.", "第一个位置也要算：加 1。")),
        (
          "floor((\(side)-\(size)+\(padding))/\(stride))+1",
          Phrase("Zeros stand on both sides.", "填充是两侧都加。")
        ),
        ("ceil(\(span)/\(stride))+1", Phrase("Half a step is no step.", "应向下取整。")),
        ("\(span)+1", Phrase("The window jumps.", "忽略了步幅。")),
        ("\(side)", Phrase("Only padding keeps the size.", "只有填充才能保持尺寸。")),
      ])
  }

  /// The parameters are hidden.
  var parameterProblem: Problem {
    let weights = "\(channels)*\(size)*\(size)"
    return Problem(
      question: Phrase("How many parameters are missing?", "缺少的参数个数是多少？"),
      table: table(out: "\(out)", parameters: "?"),
      hint: Phrase(
        "A filter is as deep as its input, and has one bias.", "滤波器的通道数与输入相同，还有一个偏置。"),
      answer: "\(filters)*(\(weights)+1)",
      slips: [
        ("\(filters)*\(weights)", Phrase("One bias a filter was forgotten.", "忘了偏置。")),
        (
          "\(filters)*(\(size)*\(size)+1)",
          Phrase("A filter is as deep as its input.", "忘了乘通道数。")
        ),
        (
          "\(filters)*\(channels)*(\(size)*\(size)+1)",
          Phrase("One bias a filter, not one a channel.", "偏置加多了：每个滤波器一个。")
        ),
        (
          "\(filters)*\(weights)+1",
          Phrase("One bias a filter, not one a layer.", "偏置少了：每个滤波器一个，不是每层一个。")
        ),
      ])
  }
}
