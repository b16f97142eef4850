import Expressions
import Terminal
import Testing

@testable import Lessons

struct SheetPlayerTests {
  /// A student with a sheet, and everything that is shown and recorded.
  private final class Taking {
    let player: SheetPlayer
    let learner = Session { _ in }
    var recorded: [String] = []
    private(set) var shown = ""

    init(_ text: String, events: [SheetEvent] = []) throws {
      let (lesson, issues) = LessonReader.read(text, path: "s1.md", language: .english)
      #expect(issues.isEmpty, "\(issues)")
      let page = try #require(lesson)
      player = try #require(
        SheetPlayer(page, style: PageText(width: 80, language: .english), events: events) {
          PlainRunner()
        })
      player.record = { [unowned self] kind, exercise, text in
        recorded.append("\(exercise) \(kind.rawValue) \(text)")
      }
      show(player.begin())
    }

    func show(_ events: [LessonEvent]) {
      shown = ""
      for event in events {
        switch event {
        case .show(let text), .tell(let text, _): shown += text.plain + "\n"
        case .adopt(let session): learner.adopt(session)
        case .walk: break
        case .report(let diagnostic, _): shown += "error: \(diagnostic.message[.english])\n"
        case .run: break
        }
      }
    }

    func type(_ input: String) throws {
      switch player.meaning(of: input, learner: learner) {
      case .answer(let meant): show(player.answer(meant, typed: input, learner: learner))
      case .sentence: show(player.unread)
      case .wish, .input: try learner.run(input)
      }
    }
  }

  @Test func `it says at its start what is recorded and what is told`() throws {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    #expect(taking.shown.contains("A tiny sheet, for s1: 6 points, about 5 minutes"))
    #expect(taking.shown.contains("Recorded are"))
    #expect(taking.shown.contains("kept and not judged"))
    #expect(taking.shown.contains("1 of 3, 1 point"))
  }

  @Test func `answers are kept unjudged, in the words that were typed`() throws {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    try taking.type("it is 33")
    #expect(taking.shown.hasPrefix("Kept.\n"))
    #expect(!taking.shown.contains("Right") && !taking.shown.contains("Not yet"))
    try taking.type("m = conv2d(x, k)")
    #expect(taking.player.openQuestion?.original.id == "window")
    try taking.type("m[0,0]")
    try taking.type("b")
    #expect(taking.player.isFinished)
    #expect(taking.shown.contains("Every question has an answer."))
    #expect(taking.player.answers == ["places": "it is 33", "window": "m[0,0]", "winner": "b"])
    #expect(
      taking.recorded == [
        "places asked ", "places answer it is 33", "window asked ", "window answer m[0,0]",
        "winner asked ", "winner answer b",
      ])
  }

  @Test func `what cannot be read is no answer and the question stays`() throws {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    try taking.type("3 + + )")
    #expect(taking.shown.contains("nothing was kept"))
    #expect(taking.player.openQuestion?.original.id == "places")
    #expect(taking.player.answers.isEmpty)
    taking.show(taking.player.next())
    taking.show(taking.player.next())
    try taking.type("z")
    #expect(taking.shown.contains("a to c"))
    #expect(taking.player.answers.isEmpty)
  }

  @Test func `an answer is changed by going back, and seen there`() throws {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    try taking.type("33")
    taking.show(taking.player.back())
    #expect(taking.shown.contains("Your answer so far: 33"))
    try taking.type("34")
    #expect(taking.shown.hasPrefix("Kept in place of the answer before."))
    #expect(taking.player.answers["places"] == "34")
  }

  @Test func `from the end back leads to the first question without an answer, and on to the next`()
    throws
  {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    taking.show(taking.player.next())
    try taking.type("4")
    taking.show(taking.player.next())
    #expect(taking.player.isFinished)
    #expect(
      taking.shown.contains(
        "Without an answer: 1 Places, 3 Winner. back goes to the first of them."),
      "\(taking.shown)")
    taking.show(taking.player.back())
    #expect(taking.player.openQuestion?.original.id == "places")
    try taking.type("33")
    #expect(taking.player.openQuestion?.original.id == "winner")
    try taking.type("b")
    #expect(taking.shown.contains("Every question has an answer."))
    taking.show(taking.player.back())
    #expect(taking.player.openQuestion?.original.id == "winner")
  }

  @Test(arguments: ["def f(x):\n    return x", "compare(f, relu)", "gradcheck(sum(x), x)"])
  func `a definition and what is asked of the program are no answers`(input: String) throws {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    guard case .input = taking.player.meaning(of: input, learner: taking.learner) else {
      Issue.record("\(input) was taken as an answer")
      return
    }
  }

  @Test func `it goes on where it was left`() throws {
    let at = Moment(seconds: 0)
    let events = [SheetEvent(at: at, exercise: "places", .answer, "5")]
    let taking = try Taking(try ClassRoom().sheet("s1"), events: events)
    #expect(taking.player.openQuestion?.original.id == "window")
    #expect(taking.shown.contains("Resumed"))
  }

  @Test func `a name of the page is looked at, one of the student's own is an answer`() throws {
    let taking = try Taking(try ClassRoom().sheet("s1"))
    taking.show(taking.player.next())
    for input in ["x", "print(x[0,0])", "a = x[0,0]"] {
      guard case .input = taking.player.meaning(of: input, learner: taking.learner) else {
        Issue.record("\(input) was taken as an answer")
        continue
      }
    }
    try taking.learner.run("mine = 4")
    guard case .answer = taking.player.meaning(of: "mine", learner: taking.learner) else {
      Issue.record("mine was not taken as an answer")
      return
    }
  }

  @Test func `a sealed sheet tells right and slips at once`() throws {
    let room = try ClassRoom(ClassRoom.page.replacing("show: nothing", with: "show: slips"))
    let taking = try Taking(try room.sheet("s1", seals: true))
    #expect(taking.shown.contains("judged later"))
    taking.show(taking.player.next())
    try taking.type("sum(x[0:2,0:2])")
    #expect(taking.shown.contains("Not yet. The kernel was left out."))
    #expect(taking.player.openQuestion?.original.id == "window")
    try taking.type(try room.value("conv2d(x, k)[0,0]", 1, of: "s1"))
    #expect(taking.shown.hasPrefix("Right."))
    #expect(taking.player.openQuestion?.original.id == "winner")
  }

  @Test func `the sheet that all are made of is nobody's to take`() throws {
    let (lesson, _) = LessonReader.read(ClassRoom.page, path: "m.md", language: .english)
    let player = SheetPlayer(
      try #require(lesson), style: PageText(width: 80, language: .english)
    ) { PlainRunner() }
    #expect(player == nil)
  }
}
