import Testing

@testable import Lessons

/// When an output is the one that a page has.
struct OutputComparisonTests {
  @Test(arguments: [
    (["4"], ["4"]), (["y  2×2", " 1 5", "7  -2"], ["y  2×2", "1   5", "7  -2"]),
    (["0.33"], ["0.3333"]), (["...", "3"], ["1", "2", "3"]), (["1", "..."], ["1"]),
    (["a", "...", "c", "..."], ["a", "b", "c", "d"]), (["error: no"], ["error: no"]), ([""], []),
  ])
  func `equal outputs match`(expected: [String], got: [String]) {
    #expect(OutputComparison.matches(expected: expected, got: got))
  }

  @Test(arguments: [
    (["4"], ["5"]), (["4"], ["4.2"]), (["0.34"], ["0.3333"]), (["0.3334"], ["0.3333"]),
    (["2×3"], ["2×2"]), (["1"], ["1", "2"]), (["1", "2"], ["1"]), (["-4"], ["4"]), ([], ["1"]),
    (["...", "4"], ["1", "2", "3"]),
  ])
  func `other outputs do not`(expected: [String], got: [String]) {
    #expect(!OutputComparison.matches(expected: expected, got: got))
  }
}
