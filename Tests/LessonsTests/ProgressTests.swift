import Testing

@testable import Lessons

/// What is kept of a learner's work.
struct ProgressTests {
  private func entry(_ event: Progress.Event, _ exercise: Exercise) -> Progress.Entry {
    Progress.Entry(
      day: "2026-11-21", event, lesson: "places", exercise: exercise.id, hash: exercise.hash)
  }

  @Test func `a line reads back as the entry it was`() throws {
    let exercise = try #require(Pages.read(Pages.whole).0?.exercises.first)
    let entry = entry(.right, exercise)
    #expect(Progress.Entry(line: entry.line) == entry)
    #expect(entry.line.hasPrefix("2026-11-21 right places/last-place "))
  }

  @Test func `junk is counted and passed over`() {
    var progress = Progress()
    let strange = progress.read(["junk", "\u{1}\u{2}", "2026 right a/b c", "1 2 3 4 5"])
    #expect(strange == 3)
    #expect(progress.entries.count == 1)
  }

  @Test func `a skipped exercise is not counted and a changed one is shown as such`() throws {
    let lesson = try #require(Pages.read(Pages.whole).0)
    let exercises = lesson.exercises
    var progress = Progress()
    progress.add(entry(.skipped, exercises[0]))
    #expect(progress.standing(of: exercises[0], in: "places") == .skipped)
    progress.add(entry(.right, exercises[0]))
    progress.add(entry(.right, exercises[1]))
    progress.add(entry(.solution, exercises[2]))
    #expect(progress.tally(lesson) == .init(done: 2, skipped: 1, changed: 0, all: 4))
    var changed = exercises[1]
    changed.options = ["kind=value"]
    #expect(progress.standing(of: changed, in: "places") == .changed)
    progress.add(
      Progress.Entry(day: "2026-11-22", .forgotten, lesson: "places", exercise: "", hash: "-"))
    #expect(progress.tally(lesson) == .init(done: 0, skipped: 0, changed: 0, all: 4))
  }
}
