import Terminal
import Testing

@testable import Lessons

/// When practice is due again.
struct PracticeMemoryTests {
  private let model = MemoryModel.standard

  private func memory(_ recalls: [Recall], _ days: [Double]) -> Memory {
    zip(recalls, days).dropFirst().reduce(model.first(recalls[0])) {
      model.next($0, after: $1.1, $1.0)
    }
  }

  /// The history and the numbers that the authors' own libraries, py-fsrs and fsrs-rs, test themselves with.
  @Test func `the memory after a history is the published one`() {
    let found = memory([.again, .good, .good, .good, .good, .good], [0, 0, 1, 3, 8, 21])
    #expect((found.stability - 53.62691).magnitude < 1e-4)
    #expect((found.difficulty - 6.3574867).magnitude < 1e-4)
  }

  /// The intervals of the same libraries, each problem practised on the day it is due; 0 is the same day.
  @Test func `intervals grow and shrink as published`() {
    var memory = model.next(model.first(.good), after: 0, .good)
    var intervals = [model.interval(memory)]
    func practise(_ recall: Recall, after days: Int) {
      memory = model.next(memory, after: Double(days), recall)
      intervals.append(model.interval(memory))
    }
    for _ in 1...4 { practise(.good, after: intervals[intervals.count - 1]) }
    #expect(intervals == [2, 11, 46, 163, 498])
    practise(.again, after: 498)
    practise(.again, after: 0)
    intervals = []
    practise(.good, after: 0)
    for _ in 1...4 { practise(.good, after: intervals[intervals.count - 1]) }
    #expect(intervals == [2, 4, 7, 12, 21])
  }

  @Test func `after the stability the chance is nine in ten`() {
    for recall in Recall.allCases {
      let memory = model.first(recall)
      #expect((model.chance(of: memory, after: memory.stability) - 0.9).magnitude < 1e-12)
      #expect(model.chance(of: memory, after: 0) == 1)
    }
    let easy = (1...10).reduce(model.first(.easy)) { memory, _ in
      model.next(memory, after: 0, .easy)
    }
    #expect(easy.difficulty == 1)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-11-30", 20_787),
  ])
  func `days are counted`(text: String, number: Int) {
    #expect(Day(text)?.number == number)
  }

  @Test(arguments: ["", "2026-13-01", "2026-00-01", "26-11-30", "2026-11", "x-y-z", "2026-11-30-1"])
  func `what is no day is none`(text: String) {
    #expect(Day(text) == nil)
  }

  private func family(_ id: String) throws -> Family {
    let page = Pages.asking("\(id) kind=value W=5..9", "`W = {W}`?", answer: "W")
    let lesson = try #require(Pages.read(page).0)
    return try #require(Family.families(in: [lesson]).first)
  }

  private func progress(_ events: [(String, Progress.Event, String)]) -> Progress {
    var progress = Progress()
    for (day, event, exercise) in events {
      progress.add(
        Progress.Entry(day: day, event, lesson: "practice", exercise: exercise, hash: "x"))
    }
    return progress
  }

  @Test func `what went badly is due first, and what was never practised is not`() throws {
    let families = try ["good", "hard", "again", "new"].map(family)
    let progress = progress([
      ("2026-11-01", .right, "good"), ("2026-11-01", .wrong, "hard"),
      ("2026-11-01", .right, "hard"),
      ("2026-11-01", .solution, "again"), ("2026-11-01", .skipped, "new"),
    ])
    func due(_ day: String) throws -> [String] {
      let memory = PracticeMemory(progress, today: try #require(Day(day)))
      return memory.due(among: families).map(\.exercise.id)
    }
    #expect(try due("2026-11-01") == [])
    #expect(try due("2026-11-02") == ["again", "hard"])
    #expect(try due("2026-11-03") == ["again", "hard", "good"])
    let memory = PracticeMemory(progress, today: try #require(Day("2026-11-01")))
    #expect(memory.days(until: families[0]) == 2)
    #expect(memory.days(until: families[3]) == nil)
    #expect(
      memory.nothingDue(among: families).english == "Nothing is due today. Next, tomorrow: Asked.")
    #expect(
      PracticeMemory(Progress(), today: Day(number: 0)).nothingDue(among: families).english
        == "Nothing has been practised yet; practice begins.")
  }
}
