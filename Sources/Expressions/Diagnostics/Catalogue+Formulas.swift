import Tensors
import Terminal

/// What is wrong with a question about sizes.
extension Diagnostic {
  /// How the command is written.
  private static let usage = Phrase("size 32 5 2 1 gives the output size", "size 32 5 2 1 求输出尺寸")

  static func sizeUnknowns(_ letters: [SizeLetter]) -> Diagnostic {
    let names = letters.map(\.rawValue)
    let help: Phrase
    let note: Phrase
    if letters.count == 2, let letter = letters.first, letters.last == .output {
      note = Phrase(
        "to solve for \(letter.rawValue), the output must be given",
        "要求出 \(letter.rawValue)，必须给出输出尺寸")
      help = Phrase("add --out 32", "加上 --out 32")
    } else {
      note = Phrase("one equation gives one unknown", "一个等式只能求一个未知数")
      help = Phrase("put a number in the place of every ? but one", "除一个 ? 外都换成数")
    }
    return Diagnostic(
      "size-unknowns",
      Phrase(
        "\(names.count) values are unknown: \(names.joined(separator: ", "))",
        "有 \(names.count) 个未知数：\(names.joined(separator: "、"))"),
      notes: [note], help: help)
  }

  static func sizeTooSmall(_ letter: SizeLetter, _ value: Int) -> Diagnostic {
    let why =
      letter == .stride && value == 0
      ? [Phrase("a window that moves by 0 never gets on", "每次移动 0 格的窗口永远不会前进")] : []
    return Diagnostic(
      "size-too-small",
      Phrase(
        "\(letter.rawValue), \(letter.meaning.english), must be at least \(letter.minimum), not \(value)",
        "\(letter.rawValue)（\(letter.meaning.chinese)）至少为 \(letter.minimum)，不能是 \(value)"),
      notes: why, help: usage)
  }

  static func dilationTooSmall(_ value: Int) -> Diagnostic {
    Diagnostic(
      "size-too-small",
      Phrase(
        "D, the dilation, must be at least 1, not \(value)", "D（空洞率）至少为 1，不能是 \(value)"),
      notes: [
        Phrase("1 is a kernel without holes", "1 表示卷积核没有空洞")
      ])
  }

  static func sizeTooBig(_ letter: String, _ value: Int) -> Diagnostic {
    Diagnostic(
      "size-too-big",
      Phrase(
        "\(letter) may be at most \(AxisGeometry.maximum), not \(value)",
        "\(letter) 最大为 \(AxisGeometry.maximum)，不能是 \(value)"),
      help: usage)
  }

  /// Not one window fits into the padded input.
  static func sizeWindow(_ question: SizeQuestion) -> Diagnostic {
    let values = question.values
    let (input, kernel) = (values[.input] ?? 0, values[.kernel] ?? 0)
    let (padding, dilation) = (values[.padding] ?? 0, question.dilation)
    let extent = dilation * (kernel - 1) + 1
    let padded = input + 2 * padding
    var notes: [Phrase] = []
    if dilation > 1 {
      notes.append(
        Phrase(
          "with dilation \(dilation) a kernel of \(kernel) spans \(dilation)·(\(kernel)−1)+1 = \(extent)",
          "空洞率为 \(dilation) 时，大小 \(kernel) 的卷积核跨越 \(dilation)·(\(kernel)−1)+1 = \(extent) 格"))
    }
    if padding > 0 {
      notes.append(Phrase(same: "\(input)+2·\(padding) = \(padded)"))
    }
    let needed = (extent - input + 1) / 2
    return Diagnostic(
      "size-window",
      Phrase(
        "a window of \(extent) does not fit into an input of \(padded)",
        "大小 \(extent) 的窗口放不进长度 \(padded) 的输入"),
      notes: notes,
      help: Phrase(
        "P = \(needed) makes room, and so does W = \(extent - 2 * padding)",
        "P = \(needed) 或 W = \(extent - 2 * padding) 就放得下"))
  }
}
