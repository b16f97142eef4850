import Expressions
import Terminal
import Testing

@testable import Lessons

struct SheetPageTests {
  @Test func `a student's sheet is the same on every day and machine`() throws {
    let text = try ClassRoom().sheet("s1")
    #expect(text == (try ClassRoom().sheet("s1")))
    // These numbers come from the key alone; another value here means that old sheets cannot be graded.
    let parts = text.split(separator: "\n").filter {
      $0.hasPrefix("A window") || $0.hasPrefix("`x")
    }
    #expect(parts.joined(separator: "|") == SheetPageTests.drawn)
  }

  static let drawn =
    "A window of 3 in a row of 54?|`x = [-3 -3 9; 4 -5 -1; 9 4 -6]`, `k = [-4 0; 4 -1]`. "
    + "What is `conv2d(x, k)[0,0]`?"

  @Test func `it holds no answer, no slip, no hint and no remark of the lecturer`() throws {
    let room = try ClassRoom()
    for id in ["s1", "s2", "s3"] {
      let text = try room.sheet(id)
      for secret in [
        "W - F", "conv2d(x, k)[0,0]\n", "first place", "turned", "details", "7919", "Its name",
      ] {
        #expect(!text.contains(secret), "\(secret) stands in\n\(text)")
      }
    }
  }

  @Test func `it is a page that reads without a fault and asks the same questions`() throws {
    let room = try ClassRoom()
    let text = try room.sheet("s1")
    let (lesson, issues) = LessonReader.read(text, path: "s1.md", language: .english)
    #expect(issues.isEmpty, "\(issues)")
    #expect(lesson?.header.sheet?.student == "s1")
    #expect(lesson?.exercises.map(\.id) == ["places", "window", "winner"])
    #expect(lesson?.exercises.map(\.points) == [1, 3, 2])
    #expect(lesson?.exercises.last?.letters == ["a", "b", "c"])
    #expect(lesson?.header.sheet?.deadline == Moment("2026-12-07T11:00:00Z"))
  }

  @Test func `two students share numbers no more often than chance has it`() throws {
    let room = try ClassRoom()
    var pairs: [String: Int] = [:]
    for number in 0..<142 * 5 {
      let letters = try room.desk.question(0, of: "student \(number)").draw?.letters ?? []
      pairs[letters.map { "\($0.letter)" }.joined(separator: " "), default: 0] += 1
    }
    // 142 pairs of W and F, five a pair on the average: chi squared with 141 degrees of freedom.
    let chi =
      (0..<142).reduce(0.0) { sum, _ in sum }
      + pairs.values.reduce(0.0) { sum, count in
        sum + (Double(count) - 5) * (Double(count) - 5) / 5
      } + Double(142 - pairs.count) * 5
    #expect((80...210).contains(chi), "\(chi)")
  }

  @Test func `a student's numbers do not depend on whose sheets were made before`() throws {
    let room = try ClassRoom()
    for number in 0..<60 { _ = try room.sheet("other\(number)") }
    for id in ["s1", "s2", "s3"] {
      #expect(try room.sheet(id) == (try ClassRoom().sheet(id)))
    }
  }

  @Test func `another key, sheet, student or exercise has other numbers`() throws {
    let key = try #require(SheetKey([UInt8](repeating: 1, count: 32)))
    let other = try #require(SheetKey([UInt8](repeating: 2, count: 32)))
    let sources = [
      key.random(sheet: "a", student: "b", exercise: "c"),
      other.random(sheet: "a", student: "b", exercise: "c"),
      key.random(sheet: "ab", student: "", exercise: "c"),
      key.random(sheet: "a", student: "bc", exercise: ""),
      key.random(sheet: "b", student: "a", exercise: "c"),
    ]
    let numbers = sources.map { source -> UInt64 in
      var source = source
      return source.next()
    }
    #expect(Set(numbers).count == numbers.count)
  }

  @Test func `a key is read back from its text and nothing else is a key`() throws {
    var random = SystemRandomNumberGenerator()
    let key = SheetKey(using: &random)
    #expect(SheetKey(text: key.text)?.text == key.text)
    #expect(SheetKey(text: String(key.text.dropLast(3))) == nil)
    #expect(SheetKey(text: "") == nil)
  }

  @Test func `changes of the page change its hash, seals and blanks at line ends do not`() throws {
    let room = try ClassRoom()
    let plain = try room.sheet("s1")
    let sealed = try room.sheet("s1", seals: true)
    #expect(plain != sealed)
    #expect(HandIn.page(ofSheet: plain) == HandIn.page(ofSheet: sealed))
    #expect(
      HandIn.page(ofSheet: plain) == HandIn.page(ofSheet: plain.replacing("\n", with: " \r\n")))
    #expect(
      HandIn.page(ofSheet: plain)
        != HandIn.page(ofSheet: plain.replacing("Some words", with: "Some word")))
  }
}
