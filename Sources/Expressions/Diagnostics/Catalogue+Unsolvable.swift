import Tensors
import Terminal

/// Questions about sizes that have no answer, and what is nearest to one.
extension Diagnostic {
  /// All values are given, and the output is another one.
  static func sizeDiffers(
    _ question: SizeQuestion, _ geometry: AxisGeometry, nearby: [(letter: SizeLetter, value: Int)]
  ) -> Diagnostic {
    let wanted = question.values[.output] ?? 0
    let changes = nearby.map { "\($0.letter.rawValue) = \($0.value)" }
    return Diagnostic(
      "size-differs",
      Phrase(
        "the output is \(question.result(geometry)), not \(wanted)",
        "输出是 \(question.result(geometry))，不是 \(wanted)"),
      notes: [Phrase(same: SizeFormula.text(geometry, question))],
      help: changes.isEmpty
        ? Phrase("leave --out out", "去掉 --out")
        : Phrase(
          "\(changes.joined(separator: " or ")) gives \(wanted)",
          "\(changes.joined(separator: " 或 ")) 得 \(wanted)"))
  }

  /// No value of the unknown gives the output that is wanted.
  static func outputPaddingTooBig(_ cells: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      "output-padding",
      Phrase(
        "output_padding lies between 0 and \(limit - 1) here, not \(cells)",
        "这里的 output_padding 应在 0 到 \(limit - 1) 之间，不能是 \(cells)"),
      notes: [
        Phrase(
          "it tells apart the sizes that a convolution of this stride maps to one: it is smaller than the stride (or the dilation)",
          "它用来区分同一步幅的卷积映到同一尺寸的那些输入，因此小于步幅（或空洞率）")
      ])
  }

  static func noSize(_ question: SizeQuestion, _ unknown: SizeLetter) -> Diagnostic {
    let wanted = question.values[.output] ?? 0
    let letter = unknown.rawValue
    let nearest = Neighbours(question, unknown, wanted: wanted)
    return Diagnostic(
      "size-no-solution",
      Phrase("no \(letter) gives an output of \(wanted)", "没有 \(letter) 能得到输出 \(wanted)"),
      notes: nearest.reason, help: nearest.help)
  }
}

/// The values of an unknown on both sides of an output that none of them gives.
private struct Neighbours {
  let question: SizeQuestion
  let unknown: SizeLetter
  let wanted: Int
  /// The value whose output is the nearest smaller one.
  let below: Int?
  /// The value whose output is the nearest larger one.
  let above: Int?

  init(_ question: SizeQuestion, _ unknown: SizeLetter, wanted: Int) {
    self.question = question
    self.unknown = unknown
    self.wanted = wanted
    guard let domain = question.domain(of: unknown) else {
      (below, above) = (nil, nil)
      return
    }
    let grows = unknown == .input || unknown == .padding
    let (small, large) =
      grows
      ? (domain.lowerBound, domain.upperBound) : (domain.upperBound, domain.lowerBound)
    // Halving between a value that gives too little and one that gives too much.
    var (low, high) = (small, large)
    if question.output(unknown, high) < wanted { low = high }
    if question.output(unknown, low) > wanted { high = low }
    while abs(high - low) > 1 {
      let middle = low + (high - low) / 2
      if question.output(unknown, middle) < wanted { low = middle } else { high = middle }
    }
    let (least, most) = (question.output(unknown, low), question.output(unknown, high))
    below = least > 0 && least < wanted ? low : nil
    above = most > wanted ? high : nil
  }

  var reason: [Phrase] {
    let letter = unknown.rawValue
    func sentence(_ value: Int, colon: String = ": ") -> String {
      "\(letter) = \(value)\(colon)\(question.output(unknown, value))"
    }
    switch (below, above) {
    case (let low?, let high?):
      return [
        Phrase(
          "\(sentence(low)), \(sentence(high)); nothing lies between",
          "\(sentence(low, colon: "："))，\(sentence(high, colon: "："))，中间没有别的值")
      ]
    case (let low?, nil):
      return [limit, Phrase("the most is \(sentence(low))", "最多是 \(sentence(low, colon: "："))")]
        .compactMap(\.self)
    case (nil, let high?):
      return [limit, Phrase("the least is \(sentence(high))", "最少是 \(sentence(high, colon: "："))")]
        .compactMap(\.self)
    case (nil, nil):
      return [
        Phrase(
          "whatever \(letter) is, not one window fits into the padded input",
          "无论 \(letter) 是多少，填充后的输入里一个窗口也放不下")
      ]
    }
  }

  /// The bound that keeps the unknown from going on.
  private var limit: Phrase? {
    switch unknown {
    case .padding, .kernel:
      Phrase("padding is kept smaller than the kernel: P < F", "填充要小于卷积核：P < F")
    case .input:
      Phrase(
        "inputs up to \(SizeQuestion.largestInput) are looked at",
        "只考虑不超过 \(SizeQuestion.largestInput) 的输入")
    case .stride, .output: nil
    }
  }

  /// The question with the unknown at its nearest value and one more letter changed.
  var help: Phrase? {
    guard let value = below ?? above else { return nil }
    let nearest = question.with(unknown, value)
    let change = nearest.solutionsForOneChange(output: wanted).first { $0.letter != unknown }
    guard let change, let geometry = nearest.with(change.letter, change.value).geometry() else {
      return nil
    }
    return Phrase(
      "\(unknown.rawValue) = \(value) with \(change.letter.rawValue) = \(change.value) works: \(SizeFormula.text(geometry, question))",
      "\(unknown.rawValue) = \(value) 且 \(change.letter.rawValue) = \(change.value) 可以：\(SizeFormula.text(geometry, question))"
    )
  }
}
