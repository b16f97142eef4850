import Terminal

/// Problems on paper, with the answers and what the likely mistakes mean on a page of their own.
public struct Worksheet {
  private let problems: [OpenQuestion]
  private let style: PageText

  /// Prepares a worksheet.
  public init(_ problems: [OpenQuestion], style: PageText) {
    self.problems = problems
    self.style = style
  }

  /// The lines of the worksheet, as Markdown that reads as plain text.
  ///
  /// - Parameter hasAnswers: Whether the key follows.
  /// - Returns: The lines.
  public func lines(hasAnswers: Bool) -> [String] {
    var lines = ["# " + Phrase("Practice", "练习")[style.language], ""]
    for (number, problem) in problems.enumerated() {
      lines += ["## \(number + 1)", ""]
      for part in problem.parts(style) {
        lines += part.plain.split(separator: "\n").map(String.init) + [""]
      }
      lines += ["____________________", ""]
    }
    guard hasAnswers else { return lines }
    lines += ["# " + Phrase("Answers", "答案")[style.language], ""]
    for (number, problem) in problems.enumerated() { lines += key(number + 1, problem) }
    return lines
  }

  private func key(_ number: Int, _ problem: OpenQuestion) -> [String] {
    let exercise = problem.judge.exercise
    let answer = exercise.answerText ?? ""
    let colon = Phrase(": ", "：")[style.language]
    let value = (try? problem.judge.value(of: answer)).map(ValuePreview.text) ?? answer
    var lines = ["## \(number)", "", value, ""]
    for slip in exercise.slips {
      for given in slip.answers {
        guard case .slip(let found) = problem.judge.verdict(on: given), found == slip else {
          continue
        }
        let wrong = (try? problem.judge.value(ofSlip: given)).map(ValuePreview.text) ?? given
        let words = StyledText("- \(wrong)\(colon)") + style.styled(slip.message)
        lines += words.wrapped(to: style.width, indent: 2).plain.split(separator: "\n").map(
          String.init)
      }
    }
    return lines + [""]
  }
}
