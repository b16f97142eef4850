import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// Problems with other numbers each time.
struct PracticeTests {
  private let row = """
    <!-- exercise row kind=value generator=table-row -->
    ### A row of a table

    """

  private func exercise(_ source: String) throws -> Exercise {
    try #require(Pages.read(Pages.head + "\n" + source).0?.exercises.last)
  }

  private func drill(_ families: [Family], count: Int?, _ progress: Progress = Progress()) -> Drill
  {
    Drill(
      families, isTopic: true, seed: 3, count: count, progress: progress,
      style: PageText(width: 80, language: .english)
    ) { Session { _ in } }
  }

  @Test(arguments: Generators.all.map(\.name))
  func `every generator makes problems that pass their own check`(name: String) throws {
    let exercise = try exercise(row.replacing("table-row", with: name))
    var checker = TemplateChecker()
    #expect(checker.issue(with: exercise, in: Session { _ in })?.message == nil)
  }

  @Test func `an unknown generator is named`() {
    let issues = Pages.read(Pages.head + "\n" + row.replacing("table-row", with: "weather")).1
    #expect(issues.map(\.message.english).contains("there is no generator weather"))
  }

  @Test func `a family that was answered wrongly comes sooner`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let any = try #require(Family.families(in: [lesson]).first)
    var other = any
    other.exercise.id = "other"
    var progress = Progress()
    for _ in 0..<4 {
      progress.add(
        Progress.Entry(day: "-", .wrong, lesson: Drill.name, exercise: "other", hash: "-"))
    }
    let drill = drill([any, any, any, other], count: nil, progress)
    let asked = drill.problems(300).map(\.original.id)
    #expect(asked.count { $0 == "other" } > 120)
  }

  @Test func `problems end after their count`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let drill = drill(Family.families(in: [lesson]), count: 2)
    _ = drill.begin()
    let session = Session { _ in }
    var events: [Progress.Event] = []
    drill.record = { event, _ in events.append(event) }
    _ = drill.answer("0.5", learner: session)
    let answer = try #require(drill.openExercise?.answerText)
    #expect(answer == "W - F + 1")
    _ = drill.solution()
    _ = drill.skip()
    #expect(drill.isFinished)
    #expect(events == [.wrong, .solution, .skipped])
  }

  @Test func `a worksheet keeps its answers for the end and explains the slips`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let style = PageText(width: 80, language: .english)
    let problems = drill(Family.families(in: [lesson]), count: nil).problems(3)
    let lines = Worksheet(problems, style: style).lines(hasAnswers: true)
    let key = try #require(lines.firstIndex(of: "# Answers"))
    #expect(lines[key...].count { $0.contains("The first place counts too") } == 3)
    #expect(!lines[..<key].contains { $0.contains("counts too") })
  }
}
