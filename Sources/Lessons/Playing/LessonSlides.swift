import Expressions
import Tensors
import Terminal

/// A lesson for a lecture: what is shown at once, and the input that made it.
public struct LessonSlide {
  /// What was typed; nil for words.
  public let command: String?
  /// What is shown, laid out for a width.
  public let text: (PageText) -> StyledText
  /// What can be gone through step by step here, and the variables that it needs.
  public let steps: (input: String, session: Session)?
}

extension Lesson {
  /// The lesson for a lecture: the words up to an example together with what it prints, an exercise, its
  /// solution.
  ///
  /// - Parameter makeRunner: Makes a new session.
  /// - Returns: The slides in order.
  public func slides(makeRunner: @escaping () -> any LessonRunner) -> [LessonSlide] {
    let page = PageRun(self, makeRunner: makeRunner)
    var slides: [LessonSlide] = []
    var words: [Block] = []
    func finish(_ example: Example? = nil, at place: Int = 0) {
      if words.isEmpty, example == nil { return }
      let shown = words
      words = []
      let steps = example.flatMap { example -> (String, Session)? in
        guard example.words.contains(.step), let input = example.entries.first?.input else {
          return nil
        }
        return (input, page.runner(at: place, withQuestion: false).session)
      }
      slides.append(
        LessonSlide(
          command: example?.entries.last?.input,
          text: { style in
            let parts = shown.map { style.text($0) } + (example.map { [$0.transcript] } ?? [])
            return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
          }, steps: steps))
    }
    for (place, item) in items.enumerated() {
      switch item {
      case .prose(let block):
        if case .heading(let level, _) = block.block, level <= 2 { finish() }
        words.append(block.block)
      case .example(let example):
        guard example.isShown else { continue }
        if example.runs { finish(example, at: place) } else { words.append(.fence(example.fence)) }
      case .exercise(let exercise):
        finish()
        slides += LessonSlide.slides(of: exercise, page: page.runner(at: place).session)
      }
    }
    finish()
    return slides
  }
}

extension LessonSlide {
  /// The question, then the answer and the way to it.
  fileprivate static func slides(of exercise: Exercise, page: Session) -> [LessonSlide] {
    func question(_ style: PageText) -> OpenQuestion? {
      var random = RandomSource(seed: 0)
      return try? exercise.askOnPage(page, language: style.language, using: &random)
    }
    func asked(_ style: PageText) -> StyledText {
      StyledText(lines: question(style)?.parts(style) ?? [])
    }
    return [
      LessonSlide(command: nil, text: asked, steps: nil),
      LessonSlide(
        command: nil,
        text: { style in
          asked(style) + "\n\n" + (question(style)?.solution(style) ?? StyledText())
        }, steps: nil),
    ]
  }
}
