import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons
@testable import Shell

/// What the lessons ask behind their solutions.
struct FollowingCourseTests {
  @Test(arguments: Course.pages)
  func `what follows a solution is one question of the same sort, whose own answer is right`(
    page: Course.Page
  ) throws {
    let lesson = try page.lesson()
    let player = LessonPlayer(
      lesson, style: PageText(width: 80, language: page.language), seed: 5
    ) { ShellRunner(language: $0) }
    var progress = Progress()
    player.record = { event, exercise, name in
      progress.add(
        Progress.Entry(
          day: "2026-11-21", event, lesson: name, exercise: exercise.id, hash: exercise.hash))
    }
    _ = player.begin()
    var asked: [String] = []
    var alone = 0
    for _ in 0..<1000 where !player.isFinished {
      guard let question = player.openQuestion else {
        _ = player.enter()
        continue
      }
      let exercise = question.original
      asked.append(exercise.id)
      let shown = player.solution()
      guard let next = player.openQuestion, let follows = next.follows else {
        #expect(!exercise.isTemplate, "\(exercise.id) is followed by nothing")
        alone += 1
        continue
      }
      #expect(FollowingCourseTests.text(shown).contains(follows.words[page.language].prefix(8)))
      #expect(next.judge.exercise != question.judge.exercise || next.draw != question.draw)
      let slips = next.judge.exercise.slips.flatMap(\.answers)
      #expect(!slips.isEmpty && slips.allSatisfy { !next.judge.verdict(on: $0).isRight })
      let answer = next.judge.exercise.sampleAnswer
      #expect(next.judge.verdict(on: answer).isRight, "\(exercise.id): \(answer)")
      _ = player.answer(next.typable(answer), learner: Session { _ in })
      try #require(player.openQuestion !== next)
    }
    #expect(player.isFinished)
    #expect(alone * 3 <= asked.count * 2, "\(alone) of \(asked.count) are followed by nothing")
    #expect(asked == lesson.exercises.map(\.id))
    let tally = progress.tally(lesson)
    #expect(tally.done + tally.skipped == tally.all && tally.changed == 0)
    for exercise in lesson.exercises {
      let own = progress.entries.filter {
        $0.lesson == page.id && $0.exercise == exercise.id
      }
      #expect(own.count { $0.event == .solution } == 1 && own.count { $0.event == .right } <= 1)
    }
  }

  private static func text(_ events: [LessonEvent]) -> String {
    events.map { event in
      switch event {
      case .show(let text), .tell(let text, _): text.plain
      default: ""
      }
    }.joined(separator: "\n")
  }

  // MARK: Other numbers

  @Test(arguments: Course.ids)
  func `for twenty seeds both languages ask the same with the same other numbers`(
    id: String
  ) throws {
    let english = try Course.Page(id: id, language: .english).lesson()
    let chinese = try Course.Page(id: id, language: .chinese).lesson()
    for (exercise, other) in zip(english.exercises, chinese.exercises)
    where exercise.isTemplate && exercise.isPrinted {
      var drawn: Set<String> = []
      for seed in 0..<20 as Range<UInt64> {
        let question = try FollowingCourseTests.question(exercise, .english, seed: seed)
        let translated = try FollowingCourseTests.question(other, .chinese, seed: seed)
        #expect(question.draw == translated.draw, "\(exercise.id)")
        #expect(question.givens == translated.givens, "\(exercise.id)")
        let shown = question.told.map(\.name) + question.data.map(\.name)
        #expect(!shown.isEmpty, "\(exercise.id) does not tell its numbers")
        drawn.insert("\(question.draw?.letters.map(\.letter.text) ?? [])")
      }
      #expect(drawn.count > 2, "\(exercise.id)")
    }
  }

  private static func question(
    _ exercise: Exercise, _ language: Language, seed: UInt64
  ) throws -> OpenQuestion {
    var random = RandomSource(seed: seed)
    return try exercise.ask(page: Session { _ in }, language: language, using: &random)
  }

  // MARK: Similar ones

  @Test(arguments: [
    ("02-convolution-1d", "by-age", "age-weights"),
    ("06-stride-and-size", "half-a-place", "size"), ("10-stages", "pool-length", "pool-any-length"),
    ("14-backprop-convolution", "picture-gradient", "dx-2d"),
    ("15-backprop-pooling", "bug-range", "find-the-bug"),
    ("16-one-step", "adam-step", "update-adam"), ("17-training", "weight-of-dogs", "class-weight"),
  ])
  func `the nearest template shares most`(id: String, exercise: String, template: String) throws {
    for language in Language.allCases {
      let lesson = try Course.Page(id: id, language: language).lesson()
      let own = try #require(lesson.exercises.first { $0.id == exercise })
      let nearest = NearestTemplate.template(
        near: own, among: lesson.exercises.filter { $0.isTemplate && !$0.isPrinted })
      #expect(nearest?.id == template)
    }
  }

  @Test(arguments: [
    ("03-convolution-2d", "bias-count"), ("04-true-convolution", "coefficient"),
    ("07-filters-and-channels", "filter-depth"), ("19-transposed-convolution", "why-no-inverse"),
    ("22-write-it-yourself", "write-picture-gradient"), ("24-tutorials-again", "what-is-missing"),
    ("24-tutorials-again", "padding-only"),
  ])
  func `a template of the page that is about something else is not near`(
    id: String, exercise: String
  ) throws {
    let lesson = try Course.Page(id: id, language: .english).lesson()
    let own = try #require(lesson.exercises.first { $0.id == exercise })
    #expect(
      NearestTemplate.template(
        near: own, among: lesson.exercises.filter { $0.isTemplate && !$0.isPrinted }) == nil)
  }
}
