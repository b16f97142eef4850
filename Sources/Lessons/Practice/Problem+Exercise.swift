import Terminal

extension Problem {
  /// The problem as an exercise, with the name and the title of the one that asked for it.
  func exercise(for original: Exercise, in language: Language) -> Exercise {
    var exercise = original
    let line = original.line
    func placed(_ block: Block) -> PlacedBlock {
      PlacedBlock(block: block, line: line, lastLine: line)
    }
    func paragraph(_ phrase: Phrase) -> PlacedBlock {
      placed(.paragraph(Inline.reading(phrase[language])))
    }
    exercise.kind = kind
    exercise.accept = accept
    exercise.parameters = letters.compactMap { Parameter(name: $0.name, text: $0.from) }
    exercise.condition = condition
    exercise.question = question.map { .prose(placed($0.block(in: language, line: line))) }
    exercise.hints = hints.map { [paragraph($0)] }
    exercise.explanation = explanation.map { [paragraph($0)] } ?? []
    let input = kind == .choice ? answer : "> " + answer
    let fence = Fence(language: "strider", words: ["answer"], lines: [input], line: line)
    exercise.answer = TranscriptFence.example(fence, words: []).example
    exercise.answerIsMachinery = answerIsMachinery
    exercise.slips = slips.map {
      Exercise.Slip(
        answers: [$0.answer], message: Inline.reading($0.message[language]), value: nil, line: line)
    }
    return exercise
  }
}

extension Problem.Part {
  fileprivate func block(in language: Language, line: Int) -> Block {
    func words(_ phrase: Phrase) -> [Inline] { Inline.reading(phrase[language]) }
    switch self {
    case .words(let phrase): return .paragraph(words(phrase))
    case .table(let rows): return .table(rows.map { $0.map(words) })
    case .list(let items): return .list(start: nil, items: items.map { [.paragraph(words($0))] })
    case .program(let code, let isNumbered):
      let lines = code.enumerated().map { isNumbered ? "\($0 + 1)  \($1)" : $1 }
      return .fence(Fence(language: "python", words: [], lines: lines, line: line))
    }
  }
}

extension Inline {
  /// Words in which what stands between backticks is an expression.
  static func reading(_ text: String) -> [Inline] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$1.isEmpty }
      .map { $0.isMultiple(of: 2) ? .text(String($1)) : .code(String($1)) }
  }
}
