import Testing

@testable import Lessons

struct HandInTests {
  private func sample() throws -> HandIn {
    let at = try #require(Moment("2026-12-01T10:00:00Z"))
    return HandIn(
      sheet: "tiny", student: "s1", name: "李明", page: "0123456789abcdef", program: "1.0", made: at,
      events: [
        SheetEvent(at: at, exercise: "places", .asked),
        SheetEvent(at: at, exercise: "places", .input, "for i in x:\n  print(i) \\ 2"),
        SheetEvent(at: at, exercise: "places", .answer, "  7 "),
      ])
  }

  @Test func `a hand-in is read back as it was written`() throws {
    let handIn = try sample()
    #expect(try HandIn(handIn.text) == handIn)
    #expect(try HandIn(handIn.text).isUnchanged)
    // Mail and spreadsheets put other ends and a mark on lines; that is no change.
    #expect(try HandIn("\u{FEFF}" + handIn.text.replacing("\n", with: "\r\n")).isUnchanged)
  }

  @Test func `a changed answer, and a changed hash, are told`() throws {
    let text = try sample().text
    #expect(try !HandIn(text.replacing("answer   7", with: "answer   8")).isUnchanged)
    let last = try #require(text.firstRange(of: "sha256: "))
    let turned = String(text[..<last.upperBound]) + String(repeating: "0", count: 64) + "\n"
    #expect(try !HandIn(turned).isUnchanged)
  }

  @Test func `every way to cut a hand-in off is told as such`() throws {
    let text = try sample().text
    for length in 1..<(text.count - 1) {
      #expect(throws: (any Error).self, "\(length)") { try HandIn(String(text.prefix(length))) }
    }
  }

  @Test func `what is no hand-in is refused with the reason`() throws {
    #expect(throws: HandIn.Fault.empty) { try HandIn("") }
    #expect(throws: HandIn.Fault.empty) { try HandIn("\n \n") }
    #expect(throws: HandIn.Fault.foreign) { try HandIn("PK\u{3}\u{4}") }
    #expect(throws: HandIn.Fault.foreign) { try HandIn("---\nsheet: tiny\n---\n") }
    let text = try sample().text
    #expect(throws: HandIn.Fault.truncated) { try HandIn(String(text.prefix(text.count / 2))) }
    #expect(throws: HandIn.Fault.line(2)) {
      try HandIn(text.replacing("student: s1", with: "student: ../s1"))
    }
    #expect(throws: HandIn.Fault.line(9)) {
      try HandIn(text.replacing("places asked", with: "places stolen"))
    }
  }
}
