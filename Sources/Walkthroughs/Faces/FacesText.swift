import Tensors
import Terminal

/// The four ways of a convolution as text: what each puts down, what it costs, and that they agree.
public struct FacesText {
  private let style: ExplanationStyle
  private let values: ValueText

  /// Shows faces in a style.
  public init(_ style: ExplanationStyle) {
    self.style = style
    values = ValueText(
      decimals: style.numbers.decimals, width: style.width, height: style.rows + 4)
  }

  /// The text, without a newline at its end.
  public func text(_ faces: ConvolutionFaces) -> StyledText {
    let geometry = faces.geometry
    var lines = heading(1, style.say("A window slides", "窗口滑动"))
    lines += words(
      style.say(
        "each output is the sum of \(geometry.depth * geometry.window.tapCount) products; \(geometry.multiplyAdds) products in all",
        "每个输出是 \(geometry.depth * geometry.window.tapCount) 个乘积之和；总共 \(geometry.multiplyAdds) 个乘积"))
    lines += values.text(faces.window.result, name: "y").lines + [""]

    lines += heading(
      2, style.say("Windows as columns (im2col), one product", "窗口排成列（im2col），一次矩阵乘法"))
    lines += words(
      style.say(
        "W @ X: a row of W is a filter, a column of X a window; \(faces.columns.value.shape.count) numbers for \(geometry.inputShape.count) inputs",
        "W @ X：W 的每一行是一个滤波器，X 的每一列是一个窗口；\(geometry.inputShape.count) 个输入写成 \(faces.columns.value.shape.count) 个数"
      ))
    lines += values.text(faces.columns.value, name: "X").lines
    lines += values.text(faces.product.steps.value, name: "W @ X").lines + [""]

    lines += heading(3, style.say("One large matrix, mostly 0", "一个大矩阵，大部分是 0"))
    lines += matrix(faces) + [""]

    lines += heading(4, style.say("Shifted images, added up", "平移后的图像相加"))
    lines += shifts(faces) + [""]
    lines += agreement(faces)
    return StyledText(lines: lines)
  }

  private func heading(_ number: Int, _ words: String) -> [StyledText] {
    StyledText("\(number)  \(words)", .heading).wrapped(to: style.width, indent: 3).lines
  }

  private func words(_ text: String) -> [StyledText] {
    StyledText(text, .dim).wrapped(to: style.width - 3).lines.map { $0.indented(by: 3) }
  }

  private func matrix(_ faces: ConvolutionFaces) -> [StyledText] {
    let (outputs, inputs) = (faces.geometry.outputShape.count, faces.geometry.inputShape.count)
    guard let matrix = faces.matrix, let flat = faces.flat else {
      return words(
        style.say(
          "it would have \(outputs)×\(inputs) numbers, more than is written down here",
          "它会有 \(outputs)×\(inputs) 个数，太大，这里不写出"))
    }
    let filled = matrix.value.elements.count { $0 != 0 }
    return words(
      style.say(
        "T @ x: a row of T is an output, x is the input as one column; \(filled) of \(outputs * inputs) numbers are not 0",
        "T @ x：T 的每一行对应一个输出，x 是排成一列的输入；\(outputs * inputs) 个数中有 \(filled) 个不为 0"))
      + values.text(matrix.value, name: "T").lines
      + values.text(flat.steps.value, name: "T @ x").lines
  }

  private func shifts(_ faces: ConvolutionFaces) -> [StyledText] {
    let shown = faces.shifts.prefix(4)
    let isMany = faces.geometry.outputChannels > 1
    var lines = words(
      style.say(
        "each weight times the cells that it meets\(isMany ? ", here for the first filter" : "")",
        "每个权重乘上它遇到的所有单元\(isMany ? "，这里是第一个滤波器" : "")"))
    for (number, shift) in shown.enumerated() {
      let sign = number == 0 ? "" : "+ "
      lines.append(
        StyledText(sign + style.numbers.arithmetic(shift.weight, isOperand: true) + " ×"))
      lines += values.body(of: shift.image.value).lines.map { $0.indented(by: 3) }
    }
    let rest = faces.shifts.count - shown.count
    if rest > 0 {
      lines.append(
        StyledText(style.say("… and \(rest) more", "……还有 \(rest) 个"), .dim))
    }
    return lines + values.text(faces.sum.result, name: "=").lines
  }

  private func agreement(_ faces: ConvolutionFaces) -> [StyledText] {
    let count = faces.all.count { $0 != nil }
    let agrees = faces.disagreement < 1e-9
    let words =
      agrees
      ? style.say(
        "All \(count == 4 ? "four" : "three") agree. faces … --step N shows the steps of one of them.",
        "\(count == 4 ? "四" : "三")种方法结果一致。faces … --step N 逐步显示其中一种。")
      : style.say(
        "They differ by rounding or by numbers that are not finite.", "它们因舍入或非有限的数而不同。")
    return StyledText(words, agrees ? .good : .plain).wrapped(to: style.width).lines
  }

  /// The ways as objects of the program's JSON output.
  public static func facts(_ faces: ConvolutionFaces) -> [String] {
    zip(["window", "im2col", "matrix", "shifts"], faces.all).compactMap { name, face in
      face.map { face in
        JSONValue.object([
          JSONValue.Member("kind", .string("face")), JSONValue.Member("face", .string(name)),
          JSONValue.Member("shape", .integers(face.result.shape.dimensions)),
          JSONValue.Member("values", .numbers(face.result.elements)),
        ]).text
      }
    }
  }
}
