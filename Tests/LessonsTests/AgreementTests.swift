import Expressions
import Testing

@testable import Lessons

/// When two answers are the same.
struct AgreementTests {
  private func agrees(_ given: String, _ right: String) throws -> Bool {
    let session = Session { _ in }
    let answer = GivenAnswer(value: try session.evaluate(given), text: given)
    return Agreement.agree(answer, try session.evaluate(right))
  }

  @Test(arguments: [
    ("4", "4"), ("2.36", "2.3567"), ("0.6", "3/5"), ("2.2", "1+4*0.3"), ("(1, 1)", "[1 1]"),
    ("1, 1", "[1 1]"), ("13", "[13;]"), ("[0.09 0.24 0.67]", "softmax([1. 2 3], 0)"),
    ("1/3", "0.33333333"), ("'blur'", "'Blur'"), ("-2", "0-2"), ("10^12", "1000000*1000000"),
    ("２．３６", "2.3567"), ("－２", "0-2"), ("【１、１】", "[1 1]"), ("（０．６，　１）", "[3/5 1]"),
  ])
  func `equal answers agree`(given: String, right: String) throws {
    #expect(try agrees(given, right))
  }

  @Test(arguments: [
    ("5", "4"), ("2.3", "2.3567"), ("2", "2.3567"), ("0.7", "0.6667"), ("11", "10.8"),
    ("[1 2;]", "[1 2]"), ("999999999999", "10^12"), ("[0.1 0.24 0.67]", "softmax([1. 2 3], 0)"),
    ("0.34", "1/3"),
  ])
  func `different answers do not`(given: String, right: String) throws {
    #expect(try !agrees(given, right))
  }
}
