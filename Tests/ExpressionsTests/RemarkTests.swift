import Expressions
import Terminal
import Testing

/// Remarks on what may have been meant otherwise.
struct RemarkTests {
  private func remarks(_ text: String) throws -> [String] {
    var remarks: [String] = []
    let session = Session { outcome in
      if case .note(let phrase) = outcome { remarks.append(phrase.english) }
    }
    try session.run(text)
    return remarks
  }

  @Test func `a zero that may have been meant as a bound is remarked on once`() throws {
    let remarks = try remarks("x = [-1 2; 3 4]; max(x, 0); max(x, 0)")
    #expect(remarks.count == 1 && remarks[0].contains("relu(x)"))
  }

  @Test(arguments: ["max([-1 2; 3 4], dim=0)", "max([-1 2; 3 4], axis=0)", "min([1 2], 0)"])
  func `a dimension that is called so is not`(text: String) throws {
    #expect(try remarks(text).isEmpty)
  }
}
