import Expressions
import Tensors
import Terminal

/// Proves templates: what the page prints of one, and what is drawn in its place.
extension PageChecker {
  /// What the page prints of a template is its first draw, and the question speaks of letters alone: who
  /// practises has no page.
  mutating func checkPrinted(_ exercise: Exercise, _ draw: Draw) {
    let session = runner.session
    let shown = exercise.question.flatMap { item -> [String] in
      switch item {
      case .prose(let block): MarkdownText.lines(block.block)
      case .example(let example): example.entries.map(\.input)
      case .exercise: []
      }
    }
    var stated = draw.letters.compactMap { name, _ in
      session.variables[name].map { (name: name, value: $0) }
    }
    for text in shown {
      stated += WrittenLetters.places(in: text, of: draw.printed).compactMap { place in
        session.valueAside(of: String(text[place.value]).replacing("−", with: "-"))
          .map { (place.name, $0) }
      }
    }
    for (name, value) in stated {
      guard let letter = draw.letters.first(where: { $0.name == name })?.letter,
        !Agreement.agree(value, letter.value)
      else { continue }
      report(
        exercise.line,
        Phrase("the page gives \(name) another value", "页面上 \(name) 的值不同"),
        expected: letter.text, got: ValuePreview.text(value))
    }
    let given = Set(exercise.parameters.map(\.name) + shown.flatMap(QuestionData.targets))
    let codes = exercise.questionCodes + [exercise.gap].compactMap(\.self)
    for name in Set(codes.flatMap(QuestionData.names)).subtracting(given).sorted()
    where session.variables[name] != nil {
      report(
        exercise.line,
        Phrase(
          "the question speaks of \(name), which is none of its letters",
          "题目用到 \(name)，而它不是题目的字母"))
    }
  }

  /// Proof 8.
  mutating func checkDraws(of exercise: Exercise) {
    for example in exercise.examples where example.entries.contains(where: { !$0.output.isEmpty }) {
      report(
        example.fence.line,
        Phrase("a template's example prints something else each time", "模板中的示例每次输出都不同"))
    }
    for entry in exercise.answer?.entries ?? [] where !entry.output.isEmpty {
      report(
        entry.line,
        Phrase("a template's answer is another each time", "模板的答案每次都不同"))
    }
    proveDraws(of: exercise)
  }

  /// Words are proven in each language, numbers once.
  mutating func proveDraws(of exercise: Exercise) {
    var random = RandomSource(seed: 0)
    let asked = try? exercise.ask(
      page: makeRunner().session, language: lesson.language, using: &random)
    if let made = asked?.judge.exercise, made.saysBraces {
      report(
        exercise.line,
        Phrase("braces are left in the words of a draw", "抽取后的文字里还留着花括号"))
    }
    if let found = templates.issue(with: exercise, in: makeRunner().session) {
      report(found.line ?? exercise.line, found.message, got: found.got)
    }
  }
}

extension Exercise {
  /// Whether its words, not its code, have a brace, which a letter should have taken the place of.
  fileprivate var saysBraces: Bool {
    let asked = question.flatMap { item -> [Inline] in
      if case .prose(let block) = item { block.block.words } else { [] }
    }
    let told = (hints.joined() + explanation).flatMap(\.block.words)
    let words = [title, asked, told] + slips.map(\.message)
    return words.contains { $0.contains(where: \.saysBraces) }
  }
}

extension Inline {
  fileprivate var saysBraces: Bool {
    switch self {
    case .text(let text): text.contains("{")
    case .emphasis(let inner), .strong(let inner), .link(let inner, _):
      inner.contains(where: \.saysBraces)
    case .code, .softBreak, .hardBreak: false
    }
  }
}
