import Tensors
import Terminal

/// What `why` answers, as text: each step with the names of its numbers and the numbers, deeper steps
/// indented.
public struct ExplanationText {
  let style: ExplanationStyle

  /// Shows explanations in a style.
  public init(_ style: ExplanationStyle) {
    self.style = style
  }

  /// An explanation, without a newline at its end.
  public func text(_ explanation: Explanation) -> StyledText {
    var lines = explanation.steps.flatMap { style.isAccessible ? sentences($0) : self.lines($0) }
    if explanation.isCut {
      lines.append(
        StyledText(
          style.say(
            "… cut after \(explanation.steps.count) steps", "… 只列出前 \(explanation.steps.count) 步"),
          .dim))
    }
    return StyledText(lines: lines)
  }

  /// A step whose result is left to be found: what it is computed from, by name and by number.
  public func open(_ step: Step) -> StyledText {
    let arithmetic = ArithmeticText(style: style)
    let names = arithmetic.names(step).map { [StyledText($0, .name)] } ?? []
    return StyledText(lines: names + [StyledText(arithmetic.line(step, isOpen: true), .number)])
  }

  /// What a step is computed from, by name; nil where names are too many or add nothing.
  public func names(_ step: Step) -> String? { ArithmeticText(style: style).names(step) }

  /// What a step is computed from, by number, with its result.
  public func numbers(_ step: Step) -> String { ArithmeticText(style: style).line(step) }

  /// A step with its result, and what there is to notice.
  public func lines(_ step: Step, hasNotes: Bool = true) -> [StyledText] {
    let arithmetic = ArithmeticText(style: style)
    let indent = min(2 * step.depth, style.width / 2)
    let width = style.width - indent
    var lines: [StyledText] = []
    if let names = arithmetic.names(step) {
      lines += StyledText(names, .name).wrapped(to: width, indent: 4).lines
    }
    lines += StyledText(arithmetic.line(step)).wrapped(to: width, indent: 4).lines
    if let place = step.place {
      let text = StyledText(PlaceText(style: style).text(place), .dim)
      lines += text.wrapped(to: width, indent: 2).lines
    }
    if hasNotes {
      lines += notes(step).flatMap { StyledText($0, .dim).wrapped(to: width, indent: 2).lines }
    }
    return lines.map { $0.indented(by: indent) }
  }

  private func notes(_ step: Step) -> [String] {
    NoteText(style: style).notes(
      Frame(
        step: step, position: 0, count: 1, node: nil, operand: 0, result: Tensor(step.value),
        known: 1, gradients: nil))
  }

  private func sentences(_ step: Step) -> [StyledText] {
    let level = style.say("Level \(step.depth + 1), ", "第 \(step.depth + 1) 级，")
    return SentenceText(style: style).sentences(step, opening: level).flatMap {
      StyledText($0).wrapped(to: style.width).lines
    }
  }
}
