import Expressions

/// Carries out the examples of a page from its beginning, and knows the variables at each exercise.
///
/// What a learner types never reaches these sessions, so nothing that is typed can spoil a lesson.
public final class PageRun {
  private let lesson: Lesson
  private let makeRunner: () -> any LessonRunner
  private var runner: any LessonRunner
  private var position = 0

  /// Prepares to carry out a page.
  public init(_ lesson: Lesson, makeRunner: @escaping () -> any LessonRunner) {
    self.lesson = lesson
    self.makeRunner = makeRunner
    runner = makeRunner()
  }

  /// The variables as the page leaves them before an item: a session of one's own.
  ///
  /// The examples of an exercise's question count as standing before its answer.
  ///
  /// - Complexity: The examples between the last place that was asked for and this one; all from the
  ///   beginning if the place lies before it, or if there is a network, which copies would share.
  public func runner(at item: Int, withQuestion: Bool = true) -> any LessonRunner {
    if item < position || runner.session.hasNetworks {
      runner = makeRunner()
      position = 0
    }
    while position < min(item, lesson.items.count) {
      run(lesson.items[position])
      position += 1
    }
    let copy = runner.session.hasNetworks ? takeRunner() : runner.copy()
    if withQuestion, item < lesson.items.count, case .exercise(let exercise) = lesson.items[item],
      exercise.isPrinted
    {
      for example in exercise.examples { PageRun.run(example, in: copy) }
    }
    return copy
  }

  /// Hands the runner itself over, for what is in it cannot be copied.
  private func takeRunner() -> any LessonRunner {
    defer {
      runner = makeRunner()
      position = 0
    }
    return runner
  }

  private func run(_ item: LessonItem) {
    switch item {
    case .prose: break
    case .example(let example): run(example)
    case .exercise(let exercise):
      if exercise.isPrinted { exercise.examples.forEach(run) }
    }
  }

  private func run(_ example: Example) {
    guard example.runs else { return }
    if example.words.contains(.fresh) { runner = makeRunner() }
    PageRun.run(example, in: runner)
  }

  private static func run(_ example: Example, in runner: any LessonRunner) {
    guard example.runs else { return }
    runner.beginFence()
    for entry in example.entries { _ = runner.run(entry.input) }
  }
}
