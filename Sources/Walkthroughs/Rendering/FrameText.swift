import Tensors
import Terminal

/// Frames of a walkthrough as text: the picture, the arithmetic, and what there is to notice.
public struct FrameText {
  let style: ExplanationStyle

  /// Shows frames in a style.
  public init(_ style: ExplanationStyle) {
    self.style = style
  }

  /// One frame, without a newline at its end; no line is wider than the style's width.
  public func text(_ frame: Frame) -> StyledText {
    if style.isAccessible { return SentenceText(style: style).text(frame) }
    var lines = [heading(frame)] + picture(frame)
    if !frame.isHidden { lines += found(frame) }
    if frame.position == 0 { lines += legend(frame) }
    return StyledText(lines: lines)
  }

  /// How the number of a frame was found, and what there is to notice.
  public func found(_ frame: Frame) -> [StyledText] {
    style.isAccessible
      ? SentenceText(style: style).found(frame)
      : arithmetic(frame) + notes(frame)
  }

  func notes(_ frame: Frame) -> [StyledText] {
    NoteText(style: style).notes(frame).flatMap {
      StyledText($0, .dim).wrapped(to: style.width, indent: 2).lines
    }
  }

  /// What the marks of a frame mean.
  public func legend(_ frame: Frame) -> [StyledText] {
    StyledText(marks(frame).joined(separator: style.say("; ", "；")), .dim)
      .wrapped(to: style.width, indent: 2).lines
  }

  /// Which step it is and of what.
  func heading(_ frame: Frame) -> StyledText {
    let name = style.naming.element(frame.step.result, frame.step.output)
    let place = style.say(
      "step \(frame.position + 1) of \(frame.count)",
      "第 \(frame.position + 1)/\(frame.count) 步")
    let view = frame.step.view.map { "  " + FrameText.viewName($0)[style.language] } ?? ""
    // What the heading has no room for goes first: the operation, which the name may tell, then the view.
    let parts = [
      StyledText("  " + frame.step.operation, .name) + StyledText(view), StyledText(view), "",
    ]
    let headings = parts.map { StyledText(name, .heading) + $0 + StyledText("  " + place, .dim) }
    let fitting = headings.first { $0.width <= style.width }
    if let fitting { return fitting }
    // Of the name its place is what changes.
    let index = name.lastIndex(of: "[").map { String(name[$0...]) } ?? ""
    let room = style.width - place.displayWidth - 2 - index.displayWidth
    let start = StyledText(String(name.dropLast(index.count)), .heading).truncated(to: max(1, room))
    return (start + StyledText(index, .heading) + StyledText("  " + place, .dim))
      .truncated(to: style.width)
  }

  /// What a view is called.
  public static func viewName(_ view: GradientView) -> Phrase {
    switch view {
    case .scatter: Phrase("scatter view", "分发视角")
    case .gather: Phrase("gather view", "收集视角")
    }
  }

  func picture(_ frame: Frame) -> [StyledText] {
    if let program = frame.program { return ProgramFrameText(style: style).lines(program) }
    if case .unlisted = frame.step.combination { return OperandDrawing(style: style).lines(frame) }
    switch (frame.step.view, frame.node?.operation?.reach) {
    case (nil, .convolution(let geometry)):
      return ConvolutionDrawing(style: style, geometry: geometry).forward(frame)
    case (.gather, .convolution(let geometry)) where frame.operand == 0:
      return ConvolutionDrawing(style: style, geometry: geometry).gather(frame)
    case (.scatter, .convolution(let geometry)) where frame.operand == 0:
      return ConvolutionDrawing(style: style, geometry: geometry).scatter(frame)
    case (nil, .pooling(let geometry)):
      return PoolingDrawing(style: style, geometry: geometry).forward(frame)
    default: return OperandDrawing(style: style).lines(frame)
    }
  }

  func arithmetic(_ frame: Frame) -> [StyledText] {
    if let program = frame.program { return ProgramFrameText(style: style).arithmetic(program) }
    let text = ArithmeticText(style: style)
    let lines = frame.step.view == .scatter ? shares(frame.step) : [text.line(frame.step)]
    return lines.flatMap { StyledText($0).wrapped(to: style.width, indent: 4).lines }
  }

  /// What one output hands to each element that it used.
  private func shares(_ step: Step) -> [String] {
    let upstream = step.terms.first.map { style.numbers.arithmetic($0.x) } ?? "0"
    let from = style.naming.element(step.result, step.output)
    let given = step.terms.filter { !$0.isPadding }
    let shown = given.prefix(ArithmeticText.longest / 2)
    let parts = shown.map { term in
      let to = style.naming.element(term.source, term.input ?? [])
      let product = style.numbers.arithmetic(term.product)
      return "\(to) += \(style.operand(term.x))×\(style.operand(term.weight?.w ?? 1)) = \(product)"
    }
    let more = given.count - shown.count
    let rest = more > 0 ? [style.say("… \(more) more", "… 另有 \(more) 项")] : []
    let lost = step.terms.count - given.count
    let padding =
      lost > 0
      ? [style.say("\(lost) into the padding, lost", "\(lost) 份落入填充，不计")] : []
    let list = (parts + rest + padding).joined(separator: style.say("; ", "；"))
    return ["\(from) = \(upstream)" + style.say(": ", "：") + list]
  }

  private func marks(_ frame: Frame) -> [String] {
    if let program = frame.program {
      return [ProgramFrameText(style: style).legend(program)]
    }
    let isPooling = frame.step.combination == .maximum
    var parts: [String] = []
    if frame.step.view == nil {
      parts.append(style.say("[ ] used here", "[ ] 这一步用到"))
      if isPooling, !frame.isHidden { parts.append(style.say("* * the maximum", "* * 最大值")) }
      if frame.step.terms.contains(where: \.isPadding) {
        let value = isPooling ? "−inf" : "0"
        parts.append(style.say("· padding, counts as \(value)", "· 填充，按 \(value) 计"))
      }
    } else if frame.step.view == .gather {
      parts.append(style.say("[ ] used here", "[ ] 这一步用到"))
      if case .convolution(let geometry) = frame.node?.operation?.reach, frame.operand == 0 {
        parts.append(style.say("· outside the gradient, counts as 0", "· 梯度之外，按 0 计"))
        if geometry.window.rows.stride > 1 || geometry.window.columns.stride > 1 {
          let zero = DrawnCell.zeroInBetween
          parts.append(style.say("\(zero) a zero put in between", "\(zero) 插入的零"))
        }
      }
    }
    if frame.step.view != .scatter, frame.count > 1 {
      parts.append(style.say("_ not computed yet", "_ 尚未计算"))
    }
    parts.append(
      frame.isHidden
        ? style.say(">?< asked for", ">?< 要求的数") : style.say("> < found here", "> < 这一步得到"))
    return parts
  }
}
