import Foundation
import Lessons
import TestSupport
import Testing

/// The file in which progress is kept, as the program treats it.
struct ProgressFileTests {
  private static let done = "2026-11-21 right places/any 000000"

  private func lines(_ place: LessonPlace) throws -> [String] {
    try place.folder.read("state/strider/progress").split(separator: "\n").map(String.init)
  }

  @Test func `two sessions at once lose nothing`() throws {
    let place = try LessonPlace()
    let wrong = (0..<150).map { "\(900 + $0)\n" }.joined()
    let input = Array("\n\(wrong)".utf8)
    let environment = place.environment
    let statuses = Statuses()
    DispatchQueue.concurrentPerform(iterations: 3) { _ in
      let run = try? ProgramRun(["lesson", "places"], input: input, environment: environment)
      statuses.add(run?.status ?? -1)
    }
    #expect(statuses.all == [0, 0, 0])
    let entries = try lines(place).map { Progress.Entry(line: $0) }
    #expect(entries.count { $0?.event == .wrong } == 450)
    // After the second miss each session is given the hint and the work.
    #expect(entries.count { $0?.event == .hint } == 6)
    #expect(entries.count == 456)
  }

  @Test func `a session that was open before another one ended keeps what that one added`() throws {
    let place = try LessonPlace()
    let home = try TemporaryFolder()
    let early = try PromptSession(environment: place.environment, home: home)
    #expect(early.mentions("lesson places", "y = conv2d"))
    _ = try place.run(["lesson", "places"], input: "\n6\n7\n")
    early.enter("")
    #expect(early.terminal.expect("One step more"))
    #expect(early.mentions("7", "Right"))
    #expect(early.leave() == 0)
    #expect(try lines(place).map { $0.split(separator: " ")[1] } == ["wrong", "right", "right"])
  }

  @Test(
    arguments: [
      ["junk"], ["", "\u{0}\u{1}\u{1B}[31m", "2026 right"], ["2026-11-21 right places/last-pl"],
    ])
  func `junk costs a line and is kept as it is`(junk: [String]) throws {
    let place = try LessonPlace()
    let before = ([Self.done] + junk).joined(separator: "\n")
    try place.folder.write("state/strider/progress", before.utf8)
    let run = try place.run(["lesson", "places"], input: "\n6\n7\nskip\n")
    #expect(run.status == 0 && run.output.contains("Right."))
    #expect(run.output.components(separatedBy: "not progress and passed over").count == 2)
    let after = try place.folder.read("state/strider/progress")
    #expect(after.hasPrefix(before + "\n"))
    #expect(after.split(separator: "\n").suffix(3).allSatisfy { Progress.Entry(line: $0) != nil })
  }

  @Test func `bytes that are no text cost a line too`() throws {
    let place = try LessonPlace()
    let right = Array("2026-11-21 right places/last-place 000000\n".utf8)
    try place.folder.write("state/strider/progress", right + [0xFF, 0xFE, 0x0A])
    let run = try place.run(["lessons"])
    #expect(run.output.components(separatedBy: "1 line is not progress").count == 2)
    #expect(run.output.contains("places  0/2  Counting places"))
  }

  /// A file where a folder should be, a folder where the file should be, a home that cannot be.
  @Test(arguments: ["state", "state/strider/progress/x", "nowhere"])
  func `progress that cannot be written costs a line`(obstacle: String) throws {
    let place = try LessonPlace()
    var environment = place.environment
    if obstacle == "nowhere" {
      environment["XDG_STATE_HOME"] = "/proc/self/nowhere"
    } else {
      try place.folder.write(obstacle, "in the way".utf8)
    }
    let run = try ProgramRun(
      ["lesson", "places", "--language", "en"], input: Array("\n6\n7\nskip\n".utf8),
      environment: environment)
    #expect(run.status == 0 && run.output.contains("Right."))
    #expect(run.output.components(separatedBy: "progress is not kept").count == 2)
  }

  @Test func `no file yet is nothing to speak of`() throws {
    let run = try LessonPlace().run(["lessons"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output == "places  0/2  Counting places\n")
  }
}

/// Exit statuses that come from several threads.
private final class Statuses: @unchecked Sendable {
  private let lock = NSLock()
  private var statuses: [Int] = []

  var all: [Int] { lock.withLock { statuses } }

  func add(_ status: Int) { lock.withLock { statuses.append(status) } }
}
