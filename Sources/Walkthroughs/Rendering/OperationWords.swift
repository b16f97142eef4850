import Tensors
import Terminal

/// What an operation tells of itself, in one line each: its formula, and how a gradient passes back.
struct OperationWords {
  let style: ExplanationStyle

  private var letters: WrittenArithmetic { WrittenArithmetic(style, .letters) }

  /// The formula of an operation, with the numbers of its settings.
  func formula(_ operation: any Operation) -> String {
    ([formula(operation.formula)] + operation.settings.map(setting)).joined(separator: "  ")
  }

  private func setting(_ setting: Setting) -> String {
    let numbers = setting.numbers.map(String.init)
    return setting.letter + "="
      + (numbers.count == 1 ? numbers[0] : "(" + numbers.joined(separator: ", ") + ")")
  }

  private func formula(_ formula: Formula) -> String {
    switch formula {
    case .arithmetic(let arithmetic): "y = " + letters.text(arithmetic)
    case .piecewise(let value, let condition, let otherwise):
      "y = " + piecewise(letters.text(value), self.condition(condition), letters.text(otherwise))
    case .notation(let notation): notation
    case .largestOfWindow: style.say("the largest number of each window", "每个窗口的最大值")
    case .meanOfWindow(true): style.say("the mean of each window", "每个窗口的平均值")
    case .meanOfWindow(false):
      style.say(
        "the mean of each window, padding not counted", "每个窗口的平均值，不计填充")
    case .sumOfWindow(let divisor):
      style.say("the sum of each window, divided by \(divisor)", "每个窗口之和除以 \(divisor)")
    case .largestOfPart: style.say("the largest number of each part", "每个部分的最大值")
    case .meanOfPart: style.say("the mean of each part", "每个部分的平均值")
    case .placeOfLargest: style.say("the place of the largest number", "最大值的位置")
    case .placeOfSmallest: style.say("the place of the smallest number", "最小值的位置")
    case .moved: style.say("the same numbers in other places", "同样的数，换了位置")
    case .bordered(let mode, let number): border(mode, number)
    case .columns:
      style.say("the cells under each place of the window, as columns", "窗口每个位置下的格子排成一列")
    case .addedColumns:
      style.say(
        "columns added back onto their cells; where they overlap they sum", "各列加回原来的格子；重叠处相加")
    case .dropped(let scale):
      style.say(
        "some elements dropped, the others times \(style.operand(scale))",
        "随机置零一部分元素，其余乘以 \(style.operand(scale))")
    }
  }

  private func border(_ mode: BorderMode, _ number: Double) -> String {
    let text = style.numbers.arithmetic(number)
    return switch mode {
    case .constant: style.say("the same numbers with \(text) around them", "原来的数，四周补 \(text)")
    case .reflect: style.say("the same numbers, mirrored around them", "原来的数，四周镜像（不重复边缘）")
    case .symmetric:
      style.say("the same numbers, mirrored around them, the edge twice", "原来的数，四周镜像（重复边缘）")
    case .replicate: style.say("the same numbers, the edge repeated around them", "原来的数，四周重复边缘")
    case .circular: style.say("the same numbers, continued from the other end", "原来的数，四周首尾相接")
    }
  }

  /// How a gradient passes back to an operand.
  func rule(_ operation: any Operation, operand: Int) -> String {
    switch operation.rule(for: operand) {
    case .arithmetic(let arithmetic): letters.text(arithmetic)
    case .piecewise(let value, let condition, let otherwise):
      piecewise(letters.text(value), self.condition(condition), letters.text(otherwise))
    case .notation(let notation): notation
    case .fullConvolution:
      style.say(
        "the output's gradient, fully convolved with the kernel: each cell collects from the windows it was in",
        "输出梯度与卷积核做完全卷积：每个格子从用到它的窗口收集")
    case .correlation:
      style.say("the output's gradient, correlated with the kernel", "输出梯度与卷积核做互相关")
    case .sharedWeight:
      style.say(
        "the input correlated with the output's gradient: a shared weight collects from every place",
        "输入与输出梯度做互相关：共享权重对所有位置求和")
    case .toWinner(.first):
      style.say("each window hands all of it to its winner", "每个窗口把梯度全部传给最大值处")
    case .toWinner(.shared):
      style.say("g at the winner; winners that tie share it", "最值处为 g，并列时平分")
    case .toLarger:
      style.say("g where this number is the larger, half of it at a tie", "较大者得 g，并列时各得一半")
    case .toSmaller:
      style.say("g where this number is the smaller, half of it at a tie", "较小者得 g，并列时各得一半")
    case .evenly: style.say("each window shares it out evenly", "每个窗口把梯度平均分给各格")
    case .back:
      style.say("each number goes back to where it was copied from", "每个数沿原路回到被复制的位置")
    case .toKept(let scale):
      style.say(
        "g times \(style.operand(scale)) where an element was kept, else 0",
        "保留处为 g 乘以 \(style.operand(scale))，其余为 0")
    case .softmaxMinusTarget:
      style.say("softmax minus one-hot, times g", "softmax 减去独热向量，再乘 g")
    case .lineByLine:
      style.say(
        "back through the lines of the program, the last first: each use hands its share back",
        "沿程序的各行倒着往回传：每次用到都把自己的份额传回去")
    case .none: style.say("none flows", "没有梯度")
    }
  }

  private func piecewise(_ value: String, _ condition: String, _ otherwise: String) -> String {
    style.say(
      "\(value) where \(condition), else \(otherwise)", "\(condition) 处为 \(value)，其余为 \(otherwise)")
  }

  private func condition(_ condition: Arithmetic) -> String {
    if case .relation(let relation, let parts) = condition {
      letters.chain(relation, parts)
    } else {
      letters.text(condition)
    }
  }
}
