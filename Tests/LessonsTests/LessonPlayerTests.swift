import Expressions
import Terminal
import Testing

@testable import Lessons

/// A learner in a lesson.
struct LessonPlayerTests {
  private final class Learner {
    let session = Session { _ in }
    let player: LessonPlayer
    var events: [Progress.Event] = []
    private(set) var seen = ""

    init(_ page: String = Pages.whole) throws {
      let lesson = try #require(Pages.read(page).0)
      player = LessonPlayer(lesson, style: PageText(width: 80, language: .english)) { _ in
        PlainRunner()
      }
      player.record = { [unowned self] event, _, _ in events.append(event) }
      take(player.begin())
    }

    func take(_ happened: [LessonEvent]) {
      for event in happened {
        switch event {
        case .show(let text), .tell(let text, _): seen += text.plain + "\n"
        case .adopt(let other): session.adopt(other)
        case .run(let input, _): try? session.run(input)
        case .walk(let input, let place): seen += "step \(input) at \(place)\n"
        case .report(let diagnostic, _): seen += diagnostic.message[.english] + "\n"
        }
      }
    }

    func answer(_ text: String) { take(player.answer(text, learner: session)) }

    func reachQuestion() {
      for _ in 0..<8 where !player.isAsking { take(player.enter()) }
    }

    func spoil() {
      for name in session.variables.keys { session.bind(name, to: .number(0)) }
    }
  }

  @Test func `who answers everything reaches the end`() throws {
    let learner = try Learner()
    for answer in ["W - 4 + 1", "（Ｂ）", "3"] {
      learner.reachQuestion()
      learner.answer(answer)
    }
    learner.reachQuestion()
    learner.answer("W - F + 1")
    #expect(learner.player.isFinished)
    #expect(learner.events == [.right, .right, .right, .right])
  }

  @Test func `help where nothing is asked says what can be done`() throws {
    let learner = try Learner()
    for help in [learner.player.hint(), learner.player.solution(), learner.player.skip()] {
      let before = learner.seen.count
      learner.take(help)
      let said = learner.seen.dropFirst(before)
      #expect(said.contains("No question is open.") && said.contains("Enter runs it"), "\(said)")
    }
    #expect(learner.events.isEmpty)
  }

  @Test func `next runs an example, whose result the page speaks of`() throws {
    let learner = try Learner()
    learner.take(learner.player.next())
    #expect(learner.player.isAsking)
    #expect(try learner.session.tensor("ans").value.single == 8)
  }

  @Test func `an exercise that was right before is passed without a mark`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    learner.answer("7")
    learner.take(learner.player.back())
    #expect(learner.player.openExercise?.id == "last-place")
    learner.take(learner.player.next())
    #expect(learner.seen.contains("it was right before"))
    #expect(learner.events == [.right])
    learner.reachQuestion()
    learner.take(learner.player.next())
    #expect(learner.events == [.right, .skipped])
  }

  @Test func `after the second unexplained miss the hint comes by itself`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    learner.answer("100")
    #expect(learner.seen.hasSuffix("Not yet. hint gives a hint.\n"))
    learner.answer("6")
    #expect(!learner.seen.contains("The last place begins"))
    learner.answer("101")
    #expect(learner.seen.contains("Not yet.\nThe last place begins at 10 − 4."))
    learner.answer("102")
    #expect(learner.seen.contains("Not yet.\nAnd the first at 0."))
    learner.answer("103")
    #expect(learner.seen.hasSuffix("  = 10 - 4 + 1 = ?\n"))
    learner.answer("104")
    #expect(learner.seen.hasSuffix("Not yet. solution shows the answer.\n"))
    #expect(
      learner.events == [.wrong, .wrong, .wrong, .hint, .wrong, .hint, .wrong, .hint, .wrong])
  }

  @Test func `step alone goes through the example of the section`() throws {
    let page =
      Pages.head + """

        ```strider step
        > x = conv1d([1 2 3], [1 1])
        3  5
        ```

        Words.

        ```strider
        > y = 2
        y  2
        ```

        ## Next

        ```strider
        > z = 3
        z  3
        ```

        """
    let learner = try Learner(page)
    #expect(learner.player.steppable?.input == "x = conv1d([1 2 3], [1 1])")
    learner.take(learner.player.enter())
    // The example that is offered has no steps, and none of before is meant.
    #expect(learner.player.steppable == nil)
    learner.take(learner.player.enter())
    #expect(learner.player.steppable == nil)
  }

  @Test func `who asks only for help reaches the end`() throws {
    let learner = try Learner()
    for _ in 0..<8 where !learner.player.isFinished {
      learner.reachQuestion()
      for _ in 0..<4 { learner.take(learner.player.hint()) }
      learner.take(learner.player.solution())
    }
    #expect(learner.seen.contains("The same with other numbers"))
    #expect(learner.player.isFinished)
  }

  @Test func `each slip gets its message`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    for (answer, message) in [
      ("6", "The first place counts too"), ("10 - 4", "The first place counts too"),
      ("11", "Only padding keeps"), ("100", "Not yet"), ("nonsense", "nonsense"), ("", "Not yet"),
    ] {
      let before = learner.seen.endIndex
      learner.answer(answer)
      #expect(learner.seen[before...].contains(message), "\(answer)")
    }
    #expect(learner.player.isAsking)
  }

  @Test func `nonsense between question and answer changes nothing`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    learner.spoil()
    learner.answer("W - 4 + 1")
    #expect(learner.events == [.right])
  }

  @Test func `an answer may use the learner's own variables`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    try learner.session.run("mine = W - 4;")
    learner.answer("mine + 1")
    #expect(learner.events == [.right])
  }

  @Test func `a line with a gap takes what is put in or the whole line`() throws {
    for answer in ["3", "6/2", "(10 - 3) + 1"] {
      let learner = try Learner()
      for _ in 0..<2 {
        learner.reachQuestion()
        learner.take(learner.player.skip())
      }
      learner.reachQuestion()
      learner.answer(answer)
      #expect(learner.events.last == .right, "\(answer)")
    }
  }

  @Test func `Enter asks an open question again`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    let before = learner.seen.endIndex
    learner.take(learner.player.enter())
    #expect(learner.seen[before...].contains("a window of 4 in a row of 10?"))
    #expect(learner.player.isAsking)
  }

  @Test func `choices are not marked twice`() {
    let text = PageText(width: 40, language: .english)
    let words: [[Block]] = ["a) right", "left"].map { [.paragraph([.text($0)])] }
    #expect(text.text(.list(start: nil, items: words)).plain == "a) right\n- left")
  }

  @Test func `back returns to the place before`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    learner.take(learner.player.back())
    #expect(!learner.player.isAsking)
    learner.reachQuestion()
    #expect(learner.player.openExercise?.id == "last-place")
  }

  @Test func `step goes through what the page computes, whatever the learner did`() throws {
    let page =
      Pages.head + """

        ```strider quiet
        > x = [1 2 3];
        ```

        ```strider step
        > y = conv1d(x, [1 1])
        > y[0]
        ```

        """
    let learner = try Learner(page)
    learner.spoil()
    let steppable = try #require(learner.player.steppable)
    #expect(steppable.input == "y = conv1d(x, [1 1])")
    learner.session.adopt(steppable.session)
    let y = try learner.session.evaluate("conv1d(x, [1 1])")
    #expect(Agreement.agree(y, try learner.session.evaluate("[3 5]")))
  }

  @Test func `what a narrow terminal shows is wrapped`() throws {
    let learner = try Learner()
    learner.player.style.width = 30
    let before = learner.seen.endIndex
    learner.reachQuestion()
    let lines = learner.seen[before...].split(separator: "\n")
    #expect(lines.contains("Type your answer; hint,"))
    #expect(lines.allSatisfy { String($0).displayWidth <= 30 }, "\(lines)")
  }

  @Test func `another language keeps the place`() throws {
    let learner = try Learner()
    learner.reachQuestion()
    learner.take(learner.player.skip())
    learner.reachQuestion()
    #expect(learner.player.openExercise?.id == "pick")
    let other = LessonReader.read(
      Pages.whole.replacing("A window slides.", with: "# 又一个标题\n\n窗口滑动。"), path: "p.md",
      language: .chinese)
    learner.take(learner.player.change(to: try #require(other.0)))
    learner.reachQuestion()
    #expect(learner.player.openExercise?.id == "pick")
  }

  @Test
  func `the start tells the time, each question its place, the end what is left`()
    throws
  {
    let learner = try Learner()
    #expect(learner.seen.hasPrefix("About 5 minutes, 4 exercises.\n"))
    learner.reachQuestion()
    #expect(learner.seen.contains("Exercise 1 of 4: One step more\n"))
    learner.answer("7")
    learner.reachQuestion()
    #expect(learner.seen.contains("Exercise 2 of 4: "))
    learner.take(learner.player.skip())
    learner.reachQuestion()
    learner.answer("3")
    learner.reachQuestion()
    learner.answer("W - F + 1")
    #expect(learner.player.isFinished)
    #expect(
      learner.seen.contains("3 of 4 exercises right.\nSkipped, or answered by the program:\n  2  "))
    #expect(!learner.seen.contains("Not taken:"))
  }

  @Test(arguments: [
    ("", "About 50 minutes, 1 exercise. It builds on 04-turn, 13-dense."),
    ("04-turn", "It builds on 04-turn, 13-dense; not done yet: 04-turn."),
    ("04-turn 13-dense", "It builds on 04-turn, 13-dense, none of which is done yet."),
  ])
  func `what a lesson builds on is said with what of it is open`(
    open: String, words: String
  ) throws {
    let page = Pages.asking("one kind=value", "Two?", answer: "2")
      .replacing("requires: []", with: "requires: [04-turn, 13-dense]")
      .replacing("minutes: 5", with: "minutes: 50")
    let lesson = try #require(Pages.read(page).0)
    let said = LessonSummary.opening(lesson) { !open.contains($0) }
    #expect(said[.english].contains(words))
  }

  @Test func `a fence leaves the learner at the step in question`() throws {
    let before = """
      ```strider step at=[0,1]
      > y = conv2d([1 2 3], [1 1])
      y  1×2
      3  5
      ```
      """
    let page = Pages.asking(
      before: before, "two kind=value", "Two?", answer: "2", slips: [("3", "No.")])
    #expect(Pages.read(page).1.isEmpty)
    let learner = try Learner(page)
    for _ in 0..<3 { learner.take(learner.player.enter()) }
    #expect(learner.seen.contains("step y = conv2d([1 2 3], [1 1]) at [0, 1]\n"))
    let broken = page.replacing("at=[0,1]", with: "at=[0,x]")
    #expect(!Pages.read(broken).1.isEmpty)
  }
}
