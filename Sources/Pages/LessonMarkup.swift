import Expressions
import Lessons
import Tensors
import Terminal
import Walkthroughs

/// A lesson as the lines of a page: its words, its examples with what they print, which can be gone through
/// step by step where the lesson says so, and its questions, which are judged on the page.
struct LessonMarkup {
  /// The most bytes that the steps of one example may take, and those of a whole page.
  private static let most = (example: 150_000, page: 700_000)

  private let lesson: Lesson
  private let draws: Int
  private let seed: UInt64
  private let blocks: BlockMarkup
  private let makeRunner: () -> any LessonRunner

  /// Prepares to write a lesson.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - draws: How often a template is asked.
  ///   - seed: What its numbers depend on.
  ///   - target: Where a link of the page leads to.
  ///   - makeRunner: Makes a new session.
  init(
    _ lesson: Lesson, draws: Int, seed: UInt64, target: @escaping (String) -> String?,
    makeRunner: @escaping () -> any LessonRunner
  ) {
    self.lesson = lesson
    (self.draws, self.seed) = (draws, seed)
    self.makeRunner = makeRunner
    blocks = BlockMarkup(hasHeadings: true, target: target)
  }

  /// The lines.
  func lines() -> [String] {
    let page = PageRun(lesson, makeRunner: makeRunner)
    var lines: [String] = []
    var room = LessonMarkup.most.page
    var number = 0
    var isAsked = false
    for (place, item) in lesson.items.enumerated() {
      switch item {
      case .prose(let block):
        if case .heading = block.block { isAsked = false }
        lines.append(blocks.html(block.block))
      case .example(let example):
        guard example.isShown else { continue }
        let steps = stepper(example, page, place, room: room)
        room -= steps.reduce(0) { $0 + $1.utf8.count }
        lines += self.example(example, steps, isFolded: isAsked)
        isAsked = false
      case .exercise(let exercise):
        number += 1
        let questions = StaticQuestion.questions(
          of: exercise, page: page.runner(at: place).session, draws: draws, seed: seed,
          style: PageText(width: 76, language: lesson.language))
        lines +=
          ExerciseMarkup(
            exercise, questions, place: PageWords.exercise(number, of: lesson.exercises.count),
            blocks: blocks, language: lesson.language
          ).lines
        isAsked = exercise.kind == .predict
      }
    }
    return lines
  }

  /// An example; what it prints is folded where the question before it asks for it.
  private func example(_ example: Example, _ steps: [String], isFolded: Bool) -> [String] {
    let shown = ["<pre class=\"fence\">\(example.transcript.html)</pre>"] + steps
    guard isFolded, example.runs else { return shown }
    let summary = Markup.escaped(PageWords.run[lesson.language])
    return ["<details class=\"outcome\"><summary>\(summary)</summary>"] + shown + ["</details>"]
  }

  /// The steps of an example's first input, where the lesson offers them and they are few enough.
  private func stepper(
    _ example: Example, _ page: PageRun, _ place: Int, room: Int
  ) -> [String] {
    guard example.words.contains(.step), let input = example.entries.first?.input else { return [] }
    let session = page.runner(at: place, withQuestion: false).session
    let naming = Naming { session.names(of: $0).first }
    guard
      let node = try? session.watching({ () throws(Diagnostic) in try session.tensor(input) }),
      let walkthrough = Walkthrough(of: node, naming: naming), walkthrough.count <= 100
    else { return [] }
    let style = ExplanationStyle(language: lesson.language, naming: naming)
    let frames = PageFrames(walkthrough, style: style, asks: false)
    let title = naming.name(node)
    let lines = StepperMarkup(
      frames: frames, language: lesson.language, title: title, isAlone: false
    ).lines
    let size = lines.reduce(0) { $0 + $1.utf8.count }
    guard size <= min(LessonMarkup.most.example, room) else { return [] }
    let summary = Markup.escaped(PageWords.stepThrough[lesson.language])
    return ["<details class=\"walk\"><summary>\(summary)</summary>"] + lines + ["</details>"]
  }
}
