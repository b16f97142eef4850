@testable import Expressions
import Testing

/// Where `%` is the remainder, and where it begins a comment.
struct RemainderTests {
  @Test(arguments: [
    ("x = 7\nx % 2", 1.0), ("H = 8; F = 3; S = 2\n(H - F) % S", 1), ("7 % -3", -2), ("-7 % 3", 2),
    ("x = [7, 8, 9]\n7 % x[1]", 7), ("7 % len([1, 2])", 1), ("7 % np.sum([1, 2])", 1),
    ("(7 % 4) + 10", 13), ("max([1, 2]) + sum((7 % 4, 1))", 6), ("7 % 4 # odd", 3),
    ("W = 10, F = 7 % 4", 3), ("y = 7 % (2 + 3)", 2), ("n = 7; n % 4; n", 7),
    ("x = [5, 6]\nx[3 % 2]", 6),
  ])
  func `behind an operand, one operand alone is divided by`(_ source: String, _ value: Double) {
    #expect(Trial(source).summary == "= \(Value.shortText(value))")
  }

  @Test(arguments: [
    ("a = 7; y = a % 3 rows", 7.0), ("a = 7; y = a % full", 7), ("7 % 2 == 0", 7),
    ("x = 7 % the seventh", 7), ("7 % 4 % 2", 7), ("sum([7 % 4\n 2])", 9), ("7; % 4", 7),
    ("7 % (2", 7), ("7 %", 7), ("7 % 2 + 1", 7),
  ])
  func `everywhere else it begins a comment`(_ source: String, _ value: Double) {
    #expect(Trial(source).summary == "= \(Value.shortText(value))")
  }

  @Test(arguments: [
    ("7 % 2 == 0", 1), ("a = 7\ny = a % 3 rows", 1), ("S = 2\n7 % S rows", 1),
    ("7 % the seventh", 0), ("7 % full", 0), ("7 % 2", 0), ("% 3 filters\n7", 0),
  ])
  func `a comment that begins with a number or a variable gets a note`(
    _ source: String, _ count: Int
  ) {
    #expect(Parser.parse(source, knownNames: Session { _ in }.isKnown).notes.count == count)
  }

  @Test func `percent signs one inside another are read in time`() {
    let deep = String(repeating: "7 % (", count: 5000)
    #expect(Trial(deep).summary == "= 7")
    #expect(Trial("7" + String(repeating: " % 4", count: 20_000)).summary == "= 7")
  }
}
