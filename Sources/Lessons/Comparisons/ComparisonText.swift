import Expressions
import Tensors
import Terminal
import Walkthroughs

/// What came out of a comparison, as text: the smallest input that tells the two apart, both results, both
/// computations with the differing term marked, and what the slip is called.
public struct ComparisonText {
  let style: ExplanationStyle
  private let values: ValueText

  /// Shows comparisons in a style.
  public init(_ style: ExplanationStyle) {
    self.style = style
    values = ValueText(decimals: style.numbers.decimals, width: style.width, height: 24)
  }

  /// The whole, without a newline at its end.
  public func text(_ comparison: Comparison) -> StyledText {
    comparison.isSame ? agreement(comparison) : difference(comparison)
  }

  private func sentence(_ phrase: Phrase, _ role: Role = .plain) -> [StyledText] {
    StyledText(phrase[style.language], role).wrapped(to: style.width).lines
  }

  /// What it is held against, as it stands in a sentence.
  private func other(_ comparison: Comparison) -> String {
    if comparison.other == comparison.mine {
      return comparison.isLibrary
        ? style.say("the library's \(comparison.other)", "函数库的 \(comparison.other)")
        : style.say("the right one", "正确的程序")
    }
    guard comparison.isOfGradient else { return comparison.other }
    return style.say("the gradient of \(comparison.other)", "\(comparison.other) 的梯度")
  }

  /// A name in a Chinese sentence: between it and the words around it stands a space only beside letters
  /// of another script.
  private static func spaced(_ name: String) -> String {
    func gap(_ beside: Character?) -> String { beside?.isASCII == true ? " " : "" }
    return gap(name.first) + name + gap(name.last)
  }

  private func named(_ name: String, _ verb: String) -> String {
    let gap = style.language == .english || name.last?.isASCII == true ? " " : ""
    return name + gap + verb
  }

  private func agreement(_ comparison: Comparison) -> StyledText {
    let (mine, other, count) = (comparison.mine, other(comparison), comparison.cases)
    let form = form(comparison)
    return StyledText(
      lines: sentence(
        Phrase(
          "\(mine) and \(other) agree on \(count) case\(count == 1 ? "" : "s")\(form.english)",
          "\(mine) 与\(ComparisonText.spaced(other))在 \(count) 个用例上一致\(form.chinese)"), .help))
  }

  /// The kind of cases and what was varied.
  private func form(_ comparison: Comparison) -> Phrase {
    var english = comparison.form.english.isEmpty ? [] : [comparison.form.english]
    var chinese = comparison.form.chinese.isEmpty ? [] : [comparison.form.chinese]
    if !comparison.varied.isEmpty {
      let names = comparison.varied.joined(separator: ", ")
      english.append("with \(names)")
      chinese.append("变动 \(names)")
    }
    return Phrase(
      english.isEmpty ? "" : ": " + english.joined(separator: " "),
      chinese.isEmpty ? "" : "：" + chinese.joined(separator: "，"))
  }

  private func difference(_ comparison: Comparison) -> StyledText {
    let (mine, other) = (comparison.mine, other(comparison))
    var lines = sentence(
      comparison.input.isEmpty
        ? Phrase("\(mine) and \(other) differ", "\(mine) 与\(ComparisonText.spaced(other))不一致")
        : Phrase(
          "\(mine) and \(other) differ in \(comparison.differing) of \(comparison.cases) cases. "
            + "The smallest input that shows it:",
          "\(mine) 与\(ComparisonText.spaced(other))不一致：\(comparison.cases) 个用例中有 \(comparison.differing) 个。"
            + "能看出差别的最小输入："), .error)
    for input in comparison.input { lines += values.text(input.value, name: input.name).lines }
    if !comparison.parameters.isEmpty {
      let settings = comparison.parameters.map { "\($0.name) = \(style.numbers.text($0.value))" }
      lines += StyledText(settings.joined(separator: ", ")).wrapped(to: style.width).lines
    }
    lines += results(comparison)
    lines += computations(comparison)
    lines += slip(comparison)
    return StyledText(lines: lines)
  }

  private func results(_ comparison: Comparison) -> [StyledText] {
    var lines: [StyledText] = []
    let gives = style.say("gives", "的结果")
    if let failure = comparison.failure {
      let place = failure.place.map { style.say(" \($0.english)", "（\($0.chinese)）") } ?? ""
      let python = failure.python.isEmpty ? "" : "\(failure.python): "
      lines += sentence(
        Phrase(
          "\(comparison.mine) stops\(place): \(python)\(failure.message.english)",
          "\(comparison.mine) 停下了\(place)：\(python)\(failure.message.chinese)"), .error)
    } else if let values = comparison.values {
      lines += self.values.text(values, name: named(comparison.mine, gives)).lines
    }
    if let expected = comparison.expected {
      let gives = comparison.isOfGradient ? style.say("is", "是") : gives
      lines += values.text(expected, name: named(other(comparison), gives)).lines
    }
    return lines
  }

  // MARK: Both computations

  /// Where the first differing element comes from, in both.
  private func computations(_ comparison: Comparison) -> [StyledText] {
    guard let at = comparison.at, let mine = step(comparison.nodes.mine, comparison),
      let other = step(comparison.nodes.other, comparison), !mine.terms.isEmpty,
      !other.terms.isEmpty
    else { return [] }
    let own = self.style(comparison)
    let arithmetic = ExplanationText(own)
    let place = "[" + at.map(String.init).joined(separator: ",") + "]"
    let head = at.isEmpty ? [] : sentence(Phrase("at \(place):", "在 \(place) 处："))
    guard let left = arithmetic.names(mine), let right = arithmetic.names(other) else { return [] }
    let marks = (
      differing(left, from: right, of: mine), differing(right, from: left, of: other)
    )
    if style.isAccessible {
      return head + sentence(Phrase(same: left)) + sentence(Phrase(same: right)) + told(marks.0)
    }
    return head + marked(left, marks.0)
      + StyledText(arithmetic.numbers(mine)).wrapped(to: style.width, indent: 4).lines
      + marked(right, marks.1)
      + StyledText(arithmetic.numbers(other)).wrapped(to: style.width, indent: 4).lines
  }

  private func step(_ node: Node<Double>?, _ comparison: Comparison) -> Step? {
    // A result may lack dimensions of length 1 that the right one has.
    guard let node, let expected = comparison.expected, let at = comparison.at,
      node.value.shape.count == expected.shape.count,
      let place = expected.shape.offset(of: at)
    else { return nil }
    return Explanation(of: place, in: node)?.steps.first
  }

  private func style(_ comparison: Comparison) -> ExplanationStyle {
    var own = style
    let nodes = comparison.nodes
    // Two of one name are told apart.
    let isRight = comparison.other == comparison.mine
    let short =
      isRight
      ? comparison.isLibrary ? style.say("library", "函数库") : style.say("right", "正确")
      : comparison.other
    own.naming = Naming { node in
      if node === nodes.mine { return comparison.mine }
      if node === nodes.other { return short }
      return nodes.names.first { $0.0 === node }?.1 ?? node.label
    }
    return own
  }

  /// The terms of a line that another line does not have, and where they stand; none where the line is no sum
  /// of the step's terms.
  private func differing(
    _ line: String, from other: String, of step: Step
  ) -> [(term: String, start: Int)] {
    func terms(_ line: String) -> [(term: String, start: Int)] {
      guard let equals = line.firstRange(of: " = ") else { return [] }
      var found: [(term: String, start: Int)] = []
      var start = line[..<equals.upperBound].displayWidth
      for part in line[equals.upperBound...].split(separator: " + ") {
        found.append((String(part), start))
        start += String(part).displayWidth + 3
      }
      return found
    }
    let (own, known) = (terms(line), Set(terms(other).map(\.term)))
    guard own.count == step.terms.count + (step.bias == nil ? 0 : 1) else { return [] }
    return own.filter { !known.contains($0.term) }
  }

  /// The first term that differs, where no mark can stand under it.
  private func told(_ marks: [(term: String, start: Int)]) -> [StyledText] {
    marks.prefix(1).flatMap {
      sentence(Phrase("the term that differs: \($0.term)", "不同的一项：\($0.term)"))
    }
  }

  private func marked(_ line: String, _ marks: [(term: String, start: Int)]) -> [StyledText] {
    let text = StyledText(line, .name)
    guard line.displayWidth <= style.width, !marks.isEmpty else {
      return text.wrapped(to: style.width, indent: 4).lines + told(marks)
    }
    var under = ""
    for mark in marks {
      under += String(repeating: " ", count: max(0, mark.start - under.count))
      under += String(repeating: "^", count: mark.term.displayWidth)
    }
    return [text, StyledText(under, .error)]
  }

  // MARK: The slip

  private func slip(_ comparison: Comparison) -> [StyledText] {
    guard let slip = comparison.slip else { return [] }
    let words = comparison.slipWords ?? slip.words
    let lesson = comparison.lesson
    return sentence(
      Phrase(
        "slip: \(words.english)" + (lesson.map { ". It is taught by: lesson \($0)" } ?? ""),
        "问题：\(words.chinese)" + (lesson.map { "。讲这一点的课：lesson \($0)" } ?? "")), .help)
  }
}
