import Tensors
import Terminal

extension SizeAnswer {
  /// How many solutions are written out with their numbers.
  private static let shown = 8

  /// The answer in words: the solutions, the formula with its numbers, what is left over and what
  /// would fit.
  public func lines(_ language: Language) -> [StyledText] {
    var lines: [StyledText] = []
    if let axis = question.axis {
      let name = axis == 0 ? Phrase("rows:", "行：") : Phrase("columns:", "列：")
      lines.append(StyledText(name[language], .heading))
    }
    if let heading { lines.append(StyledText(heading[language], .heading)) }
    lines += formulas.map { StyledText($0, .number) }
    lines += remarks.map { StyledText($0[language]) }
    let fits = fits
    if !fits.isEmpty {
      lines.append(StyledText(Phrase("what would fit:", "改成这样就正好：")[language]))
      lines += fits.map { StyledText("  " + $0.phrase[language], .help) }
    }
    return lines
  }

  /// `W = 223, 224`, or nil where the output was asked for.
  private var heading: Phrase? {
    guard unknown != .output else { return nil }
    let letter = unknown.rawValue
    if isEndless {
      let first = values.lowerBound
      return Phrase("every \(letter) from \(first)", "\(letter) ≥ \(first) 都可以")
    }
    if values.count <= SizeAnswer.shown {
      return Phrase(same: "\(letter) = " + values.map(String.init).joined(separator: ", "))
    }
    let range = "\(letter) = \(values.lowerBound), …, \(values.upperBound)"
    return Phrase("\(range) (\(values.count) values)", "\(range)（共 \(values.count) 个）")
  }

  private var formulas: [String] {
    let solutions = solutions
    if isEndless || solutions.count <= SizeAnswer.shown {
      return solutions.map { SizeFormula.text($0, question) }
    }
    let last = question.with(unknown, values.upperBound).geometry()
    return [
      solutions.first.map { SizeFormula.text($0, question) }, "…",
      last.map { SizeFormula.text($0, question) },
    ].compactMap(\.self)
  }

  /// What is left over, where the output was asked for.
  private var remarks: [Phrase] {
    guard unknown == .output, question.outputPadding == nil, let geometry = question.geometry(),
      !geometry.isExact
    else { return [] }
    let rest = geometry.leftOver
    if rest < 0 {
      return [
        Phrase(
          "ceil mode keeps the last window, which sticks out by \(SizeAnswer.cells(-rest))",
          "向上取整模式保留最后一个窗口，它伸出 \(-rest) 格")
      ]
    }
    var remarks = [
      Phrase(
        "left over: \(rest) of the \(geometry.stride) cells of one more step",
        "剩下 \(rest) 格，再走一步需要 \(geometry.stride) 格")
    ]
    if rest <= geometry.after {
      remarks.append(
        Phrase(
          "all of it is padding: every cell of the input is under some window",
          "剩下的全是填充：输入的每一格都被窗口覆盖到"))
    }
    if question.ceilMode {
      remarks.append(
        Phrase(
          "even ceil mode keeps no window that would begin behind the input",
          "即使向上取整，也不保留从输入之后才开始的窗口"))
    }
    return remarks
  }

  static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}

extension SizeAnswer.Fit {
  /// `W = 227 gives 55`.
  public var phrase: Phrase {
    let (name, rest) = (letter.rawValue, geometry.leftOver)
    let value =
      switch letter {
      case .padding: geometry.before
      case .stride: geometry.stride
      case .kernel: geometry.kernel
      case .input, .output: geometry.input
      }
    let (english, chinese) = (
      "\(name) = \(value) gives \(geometry.output)", "\(name) = \(value) 得 \(geometry.output)"
    )
    guard rest > 0 else { return Phrase(english, chinese) }
    return Phrase(
      "\(english) (\(SizeAnswer.cells(rest)) of padding left over)",
      "\(chinese)（只剩 \(rest) 格填充）")
  }
}
