import Terminal

/// Problems on paper, with the answers and what the likely mistakes mean on a page of their own.
public struct Worksheet {
  /// How a worksheet is written.
  public enum Form: Hashable, Sendable {
    /// Plain lines.
    case text
    /// Markdown, for a page.
    case markdown
  }

  private let problems: [OpenQuestion]
  private let style: PageText
  private let form: Form

  /// Prepares a worksheet.
  public init(_ problems: [OpenQuestion], style: PageText, form: Form) {
    self.problems = problems
    self.style = style
    self.form = form
  }

  /// The lines of the problems.
  public func problemLines() -> [String] {
    heading(1, Phrase("Practice", "练习")[style.language])
      + problems.enumerated().flatMap { number, problem in
        let exercise = problem.judge.exercise
        return heading(2, "\(number + 1). " + Inline.plain(exercise.title))
          + exercise.question.flatMap(lines) + matrixLines(problem) + room(problem)
      }
  }

  /// Where the answer is written: the computation with blanks, where it is a sum of products, else a line.
  private func room(_ problem: OpenQuestion) -> [String] {
    guard let blanks = WorkedFrame(problem.judge, style: style).blanks else {
      return ["", "____________________", "", ""]
    }
    let lines = blanks.lines.map(\.plain)
    return (form == .markdown ? ["```text"] + lines + ["```"] : [""] + lines) + ["", ""]
  }

  /// The lines of the key: each answer with its value, and what each likely mistake would have given.
  public func keyLines() -> [String] {
    heading(1, Phrase("Answers", "答案")[style.language])
      + problems.enumerated().flatMap { number, problem in
        heading(2, "\(number + 1). " + Inline.plain(problem.judge.exercise.title))
          + key(problem) + [""]
      }
  }

  private func matrixLines(_ problem: OpenQuestion) -> [String] {
    let rows = problem.given(style).lines.map(\.plain)
    guard rows.contains(where: { !$0.isEmpty }) else { return [] }
    return form == .markdown ? ["```text"] + rows + ["```", ""] : rows + [""]
  }

  private func heading(_ level: Int, _ words: String) -> [String] {
    switch form {
    case .markdown: return [String(repeating: "#", count: level) + " " + words, ""]
    case .text: return words.wrapped(to: style.width).split(separator: "\n").map(String.init) + [""]
    }
  }

  private func lines(_ item: LessonItem) -> [String] {
    switch item {
    case .prose(let block): lines(block.block)
    case .example(let example): example.isShown ? lines(.fence(example.fence)) : []
    case .exercise: []
    }
  }

  private func lines(_ block: Block) -> [String] {
    switch form {
    case .markdown: return MarkdownText.lines(block) + [""]
    case .text:
      return style.text(block).plain.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init) + [""]
    }
  }

  private func key(_ problem: OpenQuestion) -> [String] {
    let exercise = problem.judge.exercise
    var answer: [Inline] = [.strong([.text(problem.answerValue)])]
    if let work = problem.answerExpression {
      let letters = problem.answerLetters
      answer += [.text(" = "), .code(work)] + (letters.isEmpty ? [] : [.text(" " + letters)])
    }
    let slips = exercise.slips.map { slip -> [Block] in
      let values = problem.values(of: slip).joined(separator: ", ")
      return [.paragraph([.text(values + Phrase(": ", "：")[style.language])] + slip.message)]
    }
    return lines(.paragraph(answer)) + exercise.explanation.flatMap { lines($0.block) }
      + (slips.isEmpty ? [] : lines(.list(start: nil, items: slips)))
  }
}
