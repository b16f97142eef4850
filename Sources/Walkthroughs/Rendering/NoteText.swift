import Tensors
import Terminal

/// What there is to notice in a frame: ties, overlaps, shares that add up, cells that nobody uses.
struct NoteText {
  let style: ExplanationStyle

  func notes(_ frame: Frame) -> [String] {
    if case .unlisted(let count) = frame.step.combination {
      return [
        style.say(
          "Too many terms to list (\(count) and more); the number is the kernel's.",
          "项数太多（至少 \(count) 项），不一一列出；数值由数值内核算出。")
      ]
    }
    if frame.step.combination == .constant, frame.step.view == .gather {
      let name = frame.step.operation
      return [
        style.say(
          "The number is what \(name)'s own backward gave.", "这个数由 \(name) 自己的 backward 给出。")
      ]
    }
    switch frame.step.view {
    case nil: return forward(frame)
    case .gather: return gather(frame)
    case .scatter: return scatter(frame)
    }
  }

  private func forward(_ frame: Frame) -> [String] {
    if frame.step.combination == .sum, frame.step.terms.isEmpty, frame.step.bias == nil {
      return [
        style.say(
          "No input element reaches this one, so nothing is added up.",
          "没有任何输入元素到达这里，所以没有可加的项。")
      ]
    }
    guard let winner = frame.step.winner else { return [] }
    let name = self.winner(frame.step, winner.index)
    return tie(winner, name) + overlap(winner, name)
  }

  private func tie(_ winner: Winner, _ name: String) -> [String] {
    guard winner.equals > 1 else { return [] }
    switch winner.ties {
    case .shared:
      return [
        style.say(
          "A tie: \(winner.equals) elements hold this number; they share the gradient evenly.",
          "并列：有 \(winner.equals) 个元素是这个数；它们平分梯度。")
      ]
    case .first:
      return [
        style.say(
          "A tie: \(winner.equals) cells hold this number; the first in row order, \(name), counts as the winner.",
          "并列：有 \(winner.equals) 个格子是这个数；按行的顺序取第一个，即 \(name)。")
      ]
    }
  }

  /// A cell that is the maximum of several windows.
  private func overlap(_ winner: Winner, _ name: String) -> [String] {
    let windows = winner.outputs
    guard windows > 1 else { return [] }
    return [
      style.say(
        "Windows overlap: \(name) is the maximum of \(windows) of them, so it will collect \(windows) gradients.",
        "窗口有重叠：\(name) 是其中 \(windows) 个窗口的最大值，反向传播时会收到 \(windows) 份梯度。")
    ]
  }

  private func winner(_ step: Step, _ place: [Int]) -> String {
    step.terms.first.map { style.naming.element($0.source, place) } ?? ""
  }

  private func gather(_ frame: Frame) -> [String] {
    let step = frame.step
    let name = style.naming.element(step.result, step.output)
    if step.arithmetic == nil {
      return [
        style.say(
          "No output comes from this element, so changing it a little changes nothing: the gradient is 0.",
          "没有任何输出来自这个元素，稍微改变它不影响结果，所以梯度为 0。")
      ]
    }
    var consumers: [Quantity] = []
    for term in step.terms where !consumers.contains(term.source) { consumers.append(term.source) }
    if consumers.count > 1 {
      let names = consumers.map { style.naming.name($0) }.joined(separator: style.say(", ", "、"))
      return [
        style.say(
          "The value feeds several operations; their shares add up in \(name): \(names).",
          "这个值用在多个运算里；各处的份额在 \(name) 中相加：\(names)。")
      ]
    }
    guard let operation = frame.node?.operation, step.terms.count > 1 else { return [] }
    switch operation.rule(for: frame.operand) {
    case .sharedWeight:
      return [
        style.say(
          "A shared weight collects from every place where it was used: \(step.terms.count) here.",
          "共享权重的梯度要对所有用到它的位置求和：这里有 \(step.terms.count) 处。")
      ]
    case .toWinner:
      return [
        style.say(
          "This element won \(step.terms.count) windows; their gradients add up.",
          "这个元素是 \(step.terms.count) 个窗口的最大值；各窗口的梯度相加。")
      ]
    default: return []
    }
  }

  private func scatter(_ frame: Frame) -> [String] {
    guard frame.position == 0 else { return [] }
    return [
      style.say(
        "Each output hands its upstream gradient, times the slope, to every element it used; where shares meet they add up.",
        "每个输出把上游梯度乘以斜率，分给它用到的每个元素；落在同一处的份额相加。")
    ]
  }
}
