import Terminal

/// A lesson printed whole, with every output: to be read, not taken.
public struct LessonTranscript {
  private let lesson: Lesson
  private let style: PageText
  private let makeRunner: () -> any LessonRunner

  /// Prepares to print a lesson.
  public init(
    _ lesson: Lesson, style: PageText, makeRunner: @escaping () -> any LessonRunner
  ) {
    self.lesson = lesson
    self.style = style
    self.makeRunner = makeRunner
  }

  /// The parts of the page, one after another.
  public func parts() -> [StyledText] {
    var runner = makeRunner()
    return lesson.items.flatMap { item -> [StyledText] in
      switch item {
      case .prose(let block): return [style.text(block.block)]
      case .example(let example): return text(example, in: &runner)
      case .exercise(let exercise): return text(exercise, in: &runner)
      }
    }.filter { !$0.isEmpty }
  }

  private func text(_ example: Example, in runner: inout any LessonRunner) -> [StyledText] {
    guard example.runs else { return [style.text(.fence(example.fence))] }
    if example.words.contains(.fresh) { runner = makeRunner() }
    runner.beginFence()
    var lines: [StyledText] = []
    for entry in example.entries {
      let printed = runner.run(entry.input)
      for (number, line) in entry.input.split(separator: "\n").enumerated() {
        lines.append(StyledText(number == 0 ? "> " : "  ", .prompt) + StyledText(String(line)))
      }
      lines += printed.map { StyledText($0) }
    }
    return example.isShown ? [StyledText(lines: lines)] : []
  }

  private func text(
    _ exercise: Exercise, in runner: inout any LessonRunner
  ) -> [StyledText] {
    // The examples of the question run where they stand, and its answer behind them.
    let draw =
      exercise.isPrinted && exercise.isTemplate
      ? try? Drawing(exercise, page: runner.session).first() : nil
    let exercise = draw.map { exercise.applied($0) } ?? exercise
    var parts = [
      StyledText(
        LessonWords.exercise(Inline.plain(exercise.title))[style.language], .heading)
    ]
    for item in exercise.question {
      switch item {
      case .prose(let block): parts.append(style.text(block.block))
      case .example(let example):
        if exercise.isPrinted { parts += text(example, in: &runner) }
      case .exercise: break
      }
    }
    for hint in exercise.hints {
      let word = LessonWords.hintTitle[style.language] + (style.language == .english ? ": " : "：")
      parts.append((StyledText(word, .help) + style.text(hint)).wrapped(to: style.width))
    }
    if let question = try? exercise.askPrinted(page: runner.session, language: style.language) {
      parts.append(question.solution(style))
    } else {
      parts += exercise.answer.map { [style.text(.fence($0.fence))] } ?? []
    }
    return parts + [slips(exercise)]
  }

  private func slips(_ exercise: Exercise) -> StyledText {
    let rows = exercise.slips.map { slip in
      [
        slip.answers.map { Inline.code($0) }.reduce([]) {
          $0.isEmpty ? [$1] : $0 + [.text(", "), $1]
        }, slip.message,
      ]
    }
    let heads: [[Inline]] = [
      [.text(Phrase("if you said", "如果你答")[style.language])],
      [.text(Phrase("then", "那么")[style.language])],
    ]
    return rows.isEmpty ? StyledText() : style.text(.table([heads] + rows))
  }
}
