import Terminal
import Testing

@testable import Lessons

struct GraderTests {
  private func grade(_ room: ClassRoom, _ id: String, _ answers: [(String, String)]) throws -> Grade
  {
    room.grader.grade(try room.handIn(id, answers).text, file: id)
  }

  @Test func `right answers have all points, however they are written`() throws {
    let room = try ClassRoom()
    let number = try room.value("conv2d(x, k)[0,0]", 1, of: "s1")
    for answers in [
      [("places", "W - F + 1"), ("window", "conv2d(x, k)[0,0]"), ("winner", "a")],
      [
        ("places", "one more than nothing"), ("places", "1+W-F"), ("window", number),
        ("winner", "(A)"),
      ],
    ] {
      let grade = try grade(room, "s1", answers)
      #expect(grade.error == nil)
      #expect(grade.score == 6 && grade.maxScore == 6, "\(grade.tests)")
      #expect(grade.remarks.isEmpty)
    }
  }

  @Test func `a slip is named and has its credit`() throws {
    let room = try ClassRoom()
    let grade = try grade(
      room, "s1",
      [("places", "W - F"), ("window", "sum(x[0:2,0:2]*k[::-1,::-1])"), ("winner", "b")])
    #expect(grade.tests.map(\.score) == [0.5, 1.5, 0])
    #expect(grade.tests[0].outcome == .slip([0], "The first place counts too."))
    #expect(grade.tests[1].outcome == .slip([0], "The kernel was turned."))
    #expect(grade.tests[2].outcome == .slip([0], "That is average pooling."))
  }

  @Test func `what cannot be read is said, and nothing is guessed`() throws {
    let grade = try grade(
      try ClassRoom(), "s1", [("places", "unknown_name + 1"), ("window", "((("), ("winner", "z")])
    #expect(grade.score == 0)
    for place in 0...1 {
      guard case .unreadable = grade.tests[place].outcome else {
        Issue.record("\(grade.tests[place])")
        continue
      }
    }
    #expect(grade.tests[2].outcome == .wrong)
    #expect(grade.remark(in: .english) == "places could not be read; window could not be read")
  }

  @Test func `an answer that rests on the student's own variables is worked out from the steps`()
    throws
  {
    let room = try ClassRoom()
    var handIn = try room.handIn("s1", [("window", "mine[0,0]")])
    let at = try #require(handIn.events.last?.at)
    handIn.events.insert(
      SheetEvent(at: at, exercise: "window", .input, "mine = conv2d(x, k)"), at: 1)
    let grade = room.grader.grade(handIn.text, file: "a")
    #expect(grade.tests[1].outcome == .right)
    // The step came too late: the answer had nothing to rest on.
    handIn.events.swapAt(1, 2)
    let late = room.grader.grade(handIn.text, file: "a")
    guard case .unreadable = late.tests[1].outcome else {
      Issue.record("\(late.tests[1])")
      return
    }
  }

  @Test func `the last answer counts, and tries and time are told`() throws {
    let grade = try grade(
      try ClassRoom(), "s1",
      [("places", "1"), ("winner", "b"), ("places", "W-F+1"), ("winner", "a")])
    #expect(grade.tests.map(\.score) == [1, 0, 2])
    #expect(grade.tests[0].tries == 2)
    #expect(grade.tests[0].seconds == 120)
    #expect(grade.tests[1].outcome == .open)
  }

  @Test func `changed, foreign, empty, cut off and late hand-ins are named`() throws {
    let room = try ClassRoom()
    let handIn = try room.handIn("s1", [("places", "W-F+1")])
    let text = handIn.text
    func grade(_ text: String) -> Grade { room.grader.grade(text, file: "f") }
    #expect(grade(text.replacing("answer W-F+1", with: "answer W-F")).remarks == [.changed])
    #expect(grade("").error?[.english] == "the file is empty")
    #expect(grade("%PDF-1.7").error?[.english] == "it is no hand-in")
    #expect(
      grade(String(text.prefix(text.count - 30))).error?[.english]
        == "it is cut off: its last line is missing")
    var foreign = handIn
    foreign.sheet = "other"
    #expect(grade(foreign.text).error?[.english] == "it belongs to the sheet other")
    var copied = handIn
    copied.student = "s2"
    #expect(grade(copied.text).remarks == [.otherPage])
    var strange = handIn
    strange.events[0].exercise = "nowhere"
    #expect(grade(strange.text).remarks == [.strangeExercises])
    let late = try room.handIn("s1", [("places", "W-F+1")], start: "2026-12-07T13:00:00Z")
    #expect(grade(late.text).remarks == [.late(7260)])
    #expect(grade(late.text).remark(in: .english) == "late by 2 h 1 min")
  }

  @Test func `another key or another student's numbers give no points`() throws {
    let room = try ClassRoom()
    let number = try room.value("conv2d(x, k)[0,0]", 1, of: "s1")
    let others = try (2...9).filter {
      try room.value("conv2d(x, k)[0,0]", 1, of: "s\($0)") != number
    }
    let other = try #require(others.first)
    #expect(try grade(room, "s\(other)", [("window", number)]).score < 3)
  }

  @Test func `nothing that is handed in reads or writes a file`() throws {
    let room = try ClassRoom()
    for text in ["load('/etc/passwd')", "image('/etc/hostname')", "open('x', 'w')"] {
      let grade = try grade(room, "s1", [("places", text)])
      guard case .unreadable = grade.tests[0].outcome else {
        Issue.record("\(text): \(grade.tests[0])")
        continue
      }
    }
  }

  @Test func `the report recovers what two hundred students were made to believe`() throws {
    let room = try ClassRoom()
    // Of every student it is known beforehand what comes out; the slips differ in all draws.
    let wrongWays: [[String]] = [
      ["W - F + 1", "W - F", "W + F", "-W"],
      [
        "conv2d(x, k)[0,0]", "sum(x[0:2,0:2]*k[::-1,::-1])", "sum(x[0:2,0:2])",
        "conv2d(x, k)[0,0] + 1000",
      ], ["a", "b", "c"],
    ]
    var planted = wrongWays.map { [Int](repeating: 0, count: $0.count) }
    var report = ClassReport(of: room.desk, language: .english)
    let grader = room.grader
    for number in 0..<200 {
      let id = "student\(number)"
      var answers: [(String, String)] = []
      for (place, exercise) in ["places", "window", "winner"].enumerated() {
        let way = (number * 7 + place * 3 + number / 5) % wrongWays[place].count
        planted[place][way] += 1
        let expression = wrongWays[place][way]
        answers.append(
          (exercise, place == 2 ? expression : try room.value(expression, place, of: id)))
      }
      report.add(grader.grade(try room.handIn(id, answers).text, file: id))
    }
    #expect(report.count == 200 && report.failures == 0)
    let found = report.exercises()
    #expect(found.map(\.right) == planted.map { $0[0] })
    #expect(found.map(\.wrong) == [planted[0][3], planted[1][3], 0])
    let messages = [
      ["The first place counts too.", "Added in place of taken away."],
      ["The kernel was turned.", "The kernel was left out."],
      ["That is average pooling.", "Order does not matter."],
    ]
    for place in 0..<3 {
      for (number, message) in messages[place].enumerated() {
        let slip = found[place].slips.first { $0.message == message }
        #expect(slip?.count == planted[place][number + 1], "\(message): \(found[place].slips)")
      }
    }
    #expect(found[0].slips.first?.lessons == ["places"])
    let text = ClassReportText(report, title: "Tiny", language: .english)
    let share = (planted[0][1] + 1) / 2
    #expect(
      text.markdown.contains(
        "| \(share) % | \(planted[0][1]) | The first place counts too. | places |"))
    #expect(text.html.contains("The first place counts too."))
  }

  @Test func `a student who hands in twice counts once, with the last`() throws {
    let room = try ClassRoom()
    var report = ClassReport(of: room.desk, language: .english)
    let late = try room.handIn("s1", [("winner", "b")], start: "2026-12-02T00:00:00Z")
    let early = try room.handIn("s1", [("winner", "a")], start: "2026-12-01T00:00:00Z")
    for handIn in [late, early] { report.add(room.grader.grade(handIn.text, file: "f")) }
    #expect(report.count == 1)
    #expect(report.exercises()[2].right == 0)
  }
}
