import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// Problems with other numbers each time.
struct PracticeTests {
  private func drill(_ families: [Family], count: Int?, _ progress: Progress = Progress()) -> Drill
  {
    Drill(
      families, reach: .everything, seed: 3, count: count, progress: progress,
      style: PageText(width: 80, language: .english)
    ) { Session { _ in } }
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

  @Test func `families are asked evenly and none twice running`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let any = try #require(Family.families(in: [lesson]).first)
    let families = (0..<7).map { number in
      var family = any
      family.exercise.id = "family-\(number)"
      return family
    }
    let asked = drill(families, count: nil).problems(70).map(\.original.id)
    for family in families {
      #expect((9...11).contains(asked.count { $0 == family.exercise.id }))
    }
    #expect(zip(asked, asked.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test func `right answers reach further lessons, and a level holds them back`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let any = try #require(Family.families(in: [lesson]).first)
    let families = (0..<5).map { number in
      var family = any
      family.exercise.id = "family-\(number)"
      family.lesson = "0\(number)-lesson"
      return family
    }
    func asked(_ reach: Drill.Reach, _ progress: Progress = Progress()) throws -> [String] {
      let drill = Drill(
        families, reach: reach, seed: 1, count: 30, progress: progress,
        style: PageText(width: 80, language: .english)
      ) { Session { _ in } }
      var ids: [String] = []
      _ = drill.begin()
      while let open = drill.openExercise {
        ids.append(open.id)
        _ = drill.answer(open.answerText ?? "", learner: Session { _ in })
      }
      return ids
    }
    let rising = try asked(.rising)
    #expect(rising.prefix(3).allSatisfy { $0 == "family-0" } && Set(rising).count == 5)
    #expect(Set(try asked(.lessons(2))) == ["family-0", "family-1"])
    var progress = Progress()
    progress.add(
      Progress.Entry(day: "-", .right, lesson: "03-lesson", exercise: "other", hash: "-"))
    #expect(Set(try asked(.rising, progress).prefix(4)).count == 4)
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

  @Test func `one wrong answer is said as one`() {
    #expect(Score(wrong: 1).words[.english] == "Done: 0 right, 1 wrong answer, 0 passed over.")
    #expect(Score(wrong: 2).words[.english] == "Done: 0 right, 2 wrong answers, 0 passed over.")
  }

  @Test func `a worksheet keeps its answers for the end and explains the slips`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let style = PageText(width: 80, language: .english)
    let problems = drill(Family.families(in: [lesson]), count: nil).problems(3)
    for form in [Worksheet.Form.text, .markdown] {
      let sheet = Worksheet(problems, style: style, form: form)
      #expect(sheet.keyLines().count { $0.contains("The first place counts too") } == 3)
      #expect(!sheet.problemLines().contains { $0.contains("counts too") })
      #expect(sheet.problemLines().count { $0.contains("____") } == 3)
    }
  }

  @Test func `a worksheet has the computation with blanks`() throws {
    let page = Pages.asking(
      before: "", "product kind=value x=ints(3,3,1..9) k=ints(2,2,-9..-1)",
      "`x = {x}`, `k = {k}`: `conv2d(x, k)[0,1]`?", answer: "conv2d(x, k)[0,1]",
      slips: [("conv2d(x, k)[0,0]", "The first place.")])
    let exercise = try #require(Pages.read(page).0?.exercises.first)
    var random = RandomSource(seed: 2)
    let question = try exercise.ask(page: Session { _ in }, language: .english, using: &random)
    let sheet = Worksheet(
      [question], style: PageText(width: 80, language: .english), form: .text)
    let blank = "___×___ + ___×___ + ___×___ + ___×___ = ______"
    #expect(sheet.problemLines().contains { $0.hasSuffix("= " + blank) }, "\(sheet.problemLines())")
  }
}
