import Expressions
import Terminal
import Testing

@testable import Lessons

/// The question behind a solution.
struct FollowingQuestionTests {
  private func player(_ source: String, others: [String: String] = [:]) throws -> LessonPlayer {
    let lesson = try #require(Pages.read(source).0)
    let player = LessonPlayer(lesson, style: PageText(width: 80, language: .english)) { _ in
      PlainRunner()
    }
    player.other = { id in others[id].flatMap { Pages.read($0).0 } }
    return player
  }

  private func reach(_ id: String, _ player: LessonPlayer) throws {
    _ = player.begin()
    for _ in 0..<20 where player.openExercise?.id != id {
      _ = player.isAsking ? player.skip() : player.enter()
    }
    try #require(player.openExercise?.id == id)
  }

  private func text(_ events: [LessonEvent]) -> String {
    events.map { event in
      switch event {
      case .show(let text), .tell(let text, _): text.plain
      default: ""
      }
    }.joined(separator: "\n")
  }

  @Test func `data that stays as it was is shown with the other numbers`() throws {
    let page = Pages.asking(
      before: "```strider\n> e = [1 2 3; 4 5 6; 7 8 9];\n> o = ones(2, 2);\n```",
      "corner kind=value e=[1 2 3; 4 5 6; 7 8 9]|ints(3,3,0..9) o=ones(2,2)",
      "What is `conv2d(e, o)[0,0]`?", answer: "conv2d(e, o)[0,0]",
      slips: [("sum(e)", "Only four of them.")])
    let player = try player(page)
    try reach("corner", player)
    let words = text(player.solution())
    try #require(player.openQuestion?.follows == .same, "\(words)")
    let asked = try #require(words.components(separatedBy: "other numbers").last)
    #expect(asked.contains("e  3×3") && asked.contains("o  2×2"), "\(asked)")
  }

  /// A page with one of everything, of which the first question has other numbers.
  private static let drawn = Pages.whole
    .replacing("last-place kind=value", with: "last-place kind=value W=10|12..30 n=4|2..6")
    .replacing("window of 4 in a row of 10?", with: "window of `n = 4` in a row of `W = 10`?")
    .replacing("begins at 10 − 4", with: "begins at {W} − {n}")
    .replacing("> W - 4 + 1", with: "> W - n + 1").replacing("`10 - 4`", with: "`W - n`")
    .replacing("`10`, `11`", with: "`W`, `W + 1`")

  @Test func `the first draw is the page's, and its words have the other numbers behind it`() throws
  {
    #expect(Pages.issues(Self.drawn).isEmpty)
    let player = try player(Self.drawn)
    try reach("last-place", player)
    let asked = text(player.enter())
    #expect(asked.contains("a window of n = 4 in a row of W = 10?"), "\(asked)")
    #expect(player.openQuestion?.judge.verdict(on: "7").isRight == true)
    #expect(text(player.hint()).contains("begins at 10 − 4."))
    _ = player.solution()
    let question = try #require(player.openQuestion)
    let letters = try #require(question.draw?.letters.map(\.letter.text))
    let again = text(player.enter())
    #expect(
      again.contains("a window of n = \(letters[1]) in a row of W = \(letters[0])?"), "\(again)")
    #expect(text(player.hint()).contains("begins at \(letters[0]) − \(letters[1])."))
    #expect(question.judge.verdict(on: "W - n + 1").isRight)
    // Who gives the old answer is told so.
    guard case .slip(let slip) = question.judge.verdict(on: "7") else {
      Issue.record("7 is no slip")
      return
    }
    #expect(Inline.plain(slip.message).contains("That was right for the numbers before"))
  }

  @Test func `it is asked once, says what it is, and can be passed over`() throws {
    let player = try player(Self.drawn)
    try reach("last-place", player)
    var told: [String] = []
    player.record = { event, exercise, lesson in
      told.append("\(event.rawValue) \(lesson)/\(exercise.id)")
    }
    let words = text(player.solution())
    #expect(words.contains("The same with other numbers; next goes on without it."))
    #expect(player.openQuestion?.follows == .same)
    #expect(text(player.enter()).contains("The same with other numbers"))
    _ = player.next()
    #expect(player.openQuestion?.follows == nil)
    #expect(told == ["solution places/last-place"])
  }

  @Test func `answered rightly, the same with other numbers counts once`() throws {
    let player = try player(Self.drawn)
    try reach("last-place", player)
    var progress = Progress()
    player.record = { event, exercise, lesson in
      progress.add(
        Progress.Entry(
          day: "2026-11-21", event, lesson: lesson, exercise: exercise.id, hash: exercise.hash))
    }
    _ = player.solution()
    #expect(progress.tally(player.lesson).done == 0 && progress.tally(player.lesson).skipped == 1)
    let answer = try #require(player.openExercise).sampleAnswer
    #expect(text(player.answer(answer, learner: Session { _ in })).contains("Right"))
    let tally = progress.tally(player.lesson)
    #expect(tally.done == 1 && tally.skipped == 0)
    #expect(player.openExercise?.id != "last-place")
  }

  @Test func `where there are no other numbers a template is asked, as practice`() throws {
    let player = try player(Self.related)
    try reach("window-size", player)
    var told: [String] = []
    player.record = { event, exercise, lesson in
      told.append("\(event.rawValue) \(lesson)/\(exercise.id)")
    }
    #expect(text(player.solution()).contains("A similar one with other numbers"))
    #expect(player.openQuestion?.follows == .similar)
    #expect(player.openExercise?.id == "any-window-size")
    _ = player.hint()
    _ = player.answer(try #require(player.openExercise).sampleAnswer, learner: Session { _ in })
    #expect(
      told == [
        "solution places/window-size", "hint practice/any-window-size",
        "right practice/any-window-size",
      ])
    #expect(player.openExercise?.id == "gap")
  }

  /// A page whose choice has a template about the same.
  private static let related = drawn.replacing(
    "exercise pick ", with: "exercise window-size "
  )
  .replacing("exercise any ", with: "exercise any-window-size ")

  @Test func `a template about something else is not asked`() throws {
    let player = try player(Pages.whole)
    try reach("pick", player)
    #expect(!text(player.solution()).contains("A similar one"))
    #expect(player.openExercise?.id == "gap")
  }

  /// A page with one choice and no template.
  private static func bare(requires: String) -> String {
    let start = related.firstRange(of: "<!-- exercise window-size")?.lowerBound
    let end = related.firstRange(of: "<!-- exercise gap")?.lowerBound
    guard let start, let end else { return "" }
    return Pages.head.replacing("id: places", with: "id: bare")
      .replacing("requires: []", with: "requires: [\(requires)]") + related[start..<end]
  }

  @Test func `a page without a template takes one of the lessons it requires`() throws {
    let others = ["places": Self.related, "between": Self.bare(requires: "places, between")]
    for requires in ["places", "between", "nowhere, between"] {
      let player = try player(Self.bare(requires: requires), others: others)
      try reach("window-size", player)
      _ = player.solution()
      #expect(player.openQuestion?.follows == .similar)
      #expect(player.openExercise?.id == "any-window-size")
    }
  }

  @Test func `where there is no template anywhere the lesson goes on`() throws {
    let player = try player(Self.bare(requires: "nowhere"))
    try reach("window-size", player)
    #expect(text(player.solution()).contains("That was the whole lesson"))
    #expect(player.isFinished)
  }

  @Test func `another language keeps its numbers`() throws {
    let chinese = LessonReader.read(
      Self.related.replacing("A window of {F} in a row of {W}?", with: "{W} 里放 {F}？")
        .replacing(
          "How many places has a window of `n = 4` in a row of `W = 10`?",
          with: "`W = 10` 里放 `n = 4`，几个位置？"),
      path: "p.md", language: .chinese)
    let other = try #require(chinese.0)
    for id in ["last-place", "window-size", "any-window-size"] {
      let player = try player(Self.related)
      try reach(id, player)
      _ = player.solution()
      let before = try #require(player.openQuestion)
      player.style.language = .chinese
      let words = text(player.change(to: other))
      let after = try #require(player.openQuestion)
      #expect(after.follows == before.follows && after !== before)
      #expect(after.draw == before.draw)
      #expect(after.judge.exercise.answerText == before.judge.exercise.answerText)
      #expect(words.contains(id == "window-size" ? "类似的题" : "换一组数"))
    }
  }

  @Test func `the variables are the page's again behind it`() throws {
    let player = try player(Pages.whole)
    try reach("any", player)
    _ = player.solution()
    let learner = Session { _ in }
    for event in player.next() { if case .adopt(let session) = event { learner.adopt(session) } }
    #expect(Agreement.agree(try learner.evaluate("W"), .number(10)))
    #expect(Agreement.agree(try learner.evaluate("F"), .number(3)))
  }

  private static let window =
    "p[0,0]*q[0,0] + p[0,1]*q[0,1] + p[1,0]*q[1,0] + p[1,1]*q[1,1]"

  /// A page with matrices, two questions and a step between them.
  private static let matrices =
    Pages.asking(
      before: "```strider quiet\n> p = [1 2 3; 4 5 6; 7 8 9]; q = [1 2; 3 4];\n"
        + "> y = conv2d(p, q);\n```",
      "first kind=value p=[1 2 3; 4 5 6; 7 8 9]|ints(3,3,0..9) q=[1 2; 3 4]|ints(2,2,1..4)",
      "What is `conv2d(p, q)[0,0]`?", answer: Self.window,
      slips: [("1 + 2 + 4 + 5", "No kernel.")])
    + Pages.asking(
      "second kind=predict", "Predict `z[0,1]` of `z = conv2d(p, q)`.",
      answer: "2 + 6 + 15 + 24", slips: [("37", "The place before.")]
    )
    .replacing(Pages.head, with: "").replacing("kind=predict", with: "kind=value")

  @Test func `a question is printed with its data, and the page's behind other numbers`() throws {
    let player = try player(Self.matrices)
    try reach("first", player)
    let question = try #require(player.openQuestion)
    #expect(question.givens == ["p = [1 2 3; 4 5 6; 7 8 9]", "q = [1 2; 3 4]"])
    #expect(text(player.enter()).contains("p  3×3     q  2×2\n1  2  3    1  2"))
    let other = text(player.solution())
    #expect(player.openQuestion?.follows == .same && other.contains("p  3×3"))
    #expect(!other.contains("1  2  3    1  2"))
    let next = text(player.skip())
    #expect(next.contains("As on the page again: p") && next.contains("1  2  3    1  2"))
    #expect(player.openQuestion?.givens == ["p = [1 2 3; 4 5 6; 7 8 9]", "q = [1 2; 3 4]"])
    #expect(player.openQuestion?.judge.verdict(on: "47").isRight == true)
  }

  @Test func `what the answer can be read off is not shown, but what it comes from`() throws {
    let source = Self.matrices.replacing("`conv2d(p, q)[0,0]`", with: "`y[0,0]`")
    let player = try player(source)
    try reach("first", player)
    #expect(player.openQuestion?.data.map(\.name) == ["p", "q"])
    let relu = source.replacing("What is `y[0,0]`?", with: "What is the sum of `y` and 1000?")
      .replacing("> \(Self.window)", with: "> sum(y) + 1000")
    let further = try self.player(relu)
    try reach("first", further)
    #expect(further.openQuestion?.data.map(\.name) == ["y"])
  }

  @Test func `what the page has printed is shown where it is named, scalars too`() throws {
    let printed = Self.matrices.replacing("```strider quiet", with: "```strider")
      .replacing("> y = conv2d(p, q);", with: "> y = conv2d(p, q)\n> s = sum(y);\n> t = s + 1")
    func data(_ words: String, _ answer: String) throws -> [String]? {
      let source = printed.replacing("What is `conv2d(p, q)[0,0]`?", with: words)
        .replacing("> \(Self.window)", with: "> \(answer)")
      let player = try player(source)
      try reach("first", player)
      return player.openQuestion?.data.map(\.name)
    }
    #expect(try data("Read `y[0,0]`.", "y[0,0]") == ["y"])
    #expect(try data("What is one more than `t`?", "t + 1") == ["t"])
    // s was not printed, so that what it comes from is shown, and that was.
    #expect(try data("What is one more than `s`?", "s + 1") == ["y"])
    #expect(try data("Add one.", "t + 1") == ["t"])
  }

  @Test(arguments: [
    "What is `f` of 2?\n\n```strider\n> def f(p):\n    q = p + 1\n    return q\n```\n",
    "Which line of `p` is wrong?\n\n```python\np = q + 1\n```\n",
  ])
  func `names in a program that is to be read are its own`(words: String) throws {
    let source = Self.matrices.replacing("What is `conv2d(p, q)[0,0]`?", with: words)
      .replacing("> \(Self.window)", with: "> 3")
    let player = try player(source)
    try reach("first", player)
    #expect(player.openQuestion?.data.isEmpty == true)
  }

  @Test func `an example in a question stands there with what it prints`() throws {
    let words = "```strider\n> p[0,0] + 5\n6\n```\n\nAnd one more?"
    let source = Self.matrices.replacing("What is `conv2d(p, q)[0,0]`?", with: words)
      .replacing("> \(Self.window)", with: "> 7")
    let player = try player(source)
    try reach("first", player)
    #expect(text(player.enter()).contains("> p[0,0] + 5\n6\n"))
  }

  @Test(arguments: 0..<12)
  func `the answer that was shown does not answer the same with other numbers`(seed: Int) throws {
    let lesson = try #require(Pages.read(Self.few).0)
    let player = LessonPlayer(
      lesson, style: PageText(width: 80, language: .english), seed: UInt64(seed)
    ) { _ in PlainRunner() }
    try reach("few", player)
    _ = player.solution()
    let question = try #require(player.openQuestion)
    #expect(question.follows == .same && question.answerValue != "6")
  }

  /// Half of the draws have the answer of the page.
  private static let few = Pages.asking(
    "few kind=value n=2|1..2 m=3|3,6", "What is `n*m` of `n = 2` and `m = 3`?", answer: "n*m",
    slips: [("n+m", "A product is asked for.")])

  @Test func `Enter shows what a question without data was asked about`() throws {
    let page = Pages.asking(
      before: "A picture has 5 rows of 4.", "pixels kind=value", "How many pixels?", answer: "5*4",
      slips: [("5 + 4", "Rows times columns.")])
    let player = try player(page)
    try reach("pixels", player)
    #expect(text(player.enter()).hasPrefix("A picture has 5 rows of 4.\n"))
    let other = try self.player(Pages.whole)
    try reach("pick", other)
    #expect(text(other.enter()).hasPrefix("Exercise 2 of 4: Which grows?"))
  }

  @Test func `what the machine worked out is offered by hand, once`() throws {
    let player = try player(Self.matrices)
    try reach("first", player)
    var told: [String] = []
    player.record = { event, exercise, lesson in
      told.append("\(event.rawValue) \(lesson)/\(exercise.id)")
    }
    let learner = Session { _ in }
    try learner.run("p = [1 2 3; 4 5 6; 7 8 9]; q = [1 2; 3 4];")
    let words = text(player.answer("conv2d(p, q)[0,0]", learner: learner))
    #expect(words.contains("Right: 37. The machine worked it out."))
    #expect(words.contains("Once by hand, with other numbers"))
    #expect(player.openQuestion?.follows == .same)
    _ = player.next()
    let again = text(player.answer("conv2d(p, q)[0,1]", learner: learner))
    #expect(again.contains("The machine") && !again.contains("Once by hand"))
    #expect(told == ["right places/first", "skipped practice/first", "right places/second"])
  }
}
