import Tensors
import Terminal

/// A step in plain sentences, for screen readers: nothing is drawn and nothing depends on where it
/// stands.
struct SentenceText {
  let style: ExplanationStyle

  func text(_ frame: Frame) -> StyledText {
    if frame.isHidden { return StyledText(lines: lines([opening(frame)] + asked(frame.step))) }
    let told =
      frame.program.map { ProgramFrameText(style: style).sentences($0) } ?? terms(frame.step)
    let sentences = [opening(frame)] + told
    return StyledText(lines: lines(sentences) + found(frame))
  }

  /// How the number comes about, and what there is to notice.
  func found(_ frame: Frame) -> [StyledText] {
    lines(
      (frame.program == nil ? [closing(frame.step)] : []) + NoteText(style: style).notes(frame))
  }

  private func lines(_ sentences: [String]) -> [StyledText] {
    sentences.flatMap { StyledText($0).wrapped(to: style.width).lines }
  }

  /// What a number is to be found from, without anything that tells it.
  private func asked(_ step: Step) -> [String] {
    let shown = step.terms.prefix(ArithmeticText.longest)
    let more = step.terms.count - shown.count
    return shown.map { sentence($0, step, isOpen: true) }
      + (more > 0 ? [style.say("And \(more) more.", "另有 \(more) 项。")] : [])
      + (step.bias.map {
        [
          style.say(
            "The bias is \(style.numbers.arithmetic($0.x)).",
            "偏置是 \(style.numbers.arithmetic($0.x))。")
        ]
      } ?? [])
  }

  /// A step that belongs to no walkthrough.
  func sentences(_ step: Step, opening: String) -> [String] {
    let name = style.naming.element(step.result, step.output)
    return [
      style.say("\(opening)\(step.operation): \(name).", "\(opening)\(step.operation)：\(name)。")
    ]
      + terms(step) + [closing(step)] + place(step)
  }

  /// Which line of a program computed the number.
  private func place(_ step: Step) -> [String] {
    step.place.map { [PlaceText(style: style).text($0)] } ?? []
  }

  private func opening(_ frame: Frame) -> String {
    let name = style.naming.element(frame.step.result, frame.step.output)
    let view =
      frame.step.view.map { FrameText.viewName($0)[style.language] + style.say(", ", "，") } ?? ""
    return style.say(
      "Step \(frame.position + 1) of \(frame.count), \(view)\(frame.step.operation): \(name).",
      "第 \(frame.position + 1) 步，共 \(frame.count) 步，\(view)\(frame.step.operation)：\(name)。")
  }

  private func terms(_ step: Step) -> [String] {
    let shown = step.terms.prefix(ArithmeticText.longest)
    var sentences = shown.map { sentence($0, step) }
    if step.terms.count > shown.count {
      let rest = step.terms.dropFirst(shown.count)
      let total = style.numbers.arithmetic(Arithmetic.sum(rest.map(\.arithmetic)).value())
      sentences.append(
        style.say("\(rest.count) more terms give \(total).", "其余 \(rest.count) 项共计 \(total)。"))
    }
    if let bias = step.bias {
      sentences.append(
        style.say(
          "The bias adds \(style.numbers.arithmetic(bias.x)).",
          "再加偏置 \(style.numbers.arithmetic(bias.x))。"))
    }
    return sentences
  }

  private func sentence(_ term: Term, _ step: Step, isOpen: Bool = false) -> String {
    let x = style.numbers.arithmetic(term.x)
    // Beside a Chinese name stands no blank.
    let name =
      term.input.map { style.naming.element(term.source, $0) + style.say("", " ") }
      ?? style.say("a cell of the padding", "填充格")
    guard let weight = term.weight else { return style.say("\(name) is \(x).", "\(name)是 \(x)。") }
    let w = style.numbers.arithmetic(weight.w)
    let of =
      weight.source.flatMap { source in
        weight.index.map { style.naming.element(source, $0) + style.say(", ", "，即 ") }
      } ?? ""
    if isOpen {
      return step.view == .scatter
        ? style.say("\(name) receives \(x) times \(of)\(w).", "\(name)得到 \(x) 乘以 \(of)\(w)。")
        : style.say(
          "\(name) is \(x), to be multiplied by \(of)\(w).", "\(name)是 \(x)，要乘以 \(of)\(w)。")
    }
    let product = style.numbers.arithmetic(term.product)
    if step.view == .scatter {
      return style.say(
        "\(name) receives \(x) times \(of)\(w), that is \(product).",
        "\(name)得到 \(product)：\(x) 乘以 \(of)\(w)。")
    }
    return style.say(
      "\(name) is \(x); times \(of)\(w), it gives \(product).",
      "\(name)是 \(x)；乘以 \(of)\(w)，得 \(product)。")
  }

  private func closing(_ step: Step) -> String {
    if step.view == .scatter {
      return style.say("Shares that meet add up.", "落在同一处的份额相加。")
    }
    let line = ArithmeticText(style: style).line(step)
    return style.say("Together: \(line).", "合起来：\(line)。")
  }
}
