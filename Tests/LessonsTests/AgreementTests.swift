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
    ("9.08e-05", "cross_entropy([10 0 0], 0)"), ("9.1E-5", "cross_entropy([10 0 0], 0)"),
    ("-1.2e-3", "0-1/850"), ("2.718/(2.718+7.389+1)", "exp(1)/(exp(1)+exp(2)+1)"), ("1.2e2", "120"),
    ("[1.5e+20 1e-3]", "[1.5*10^20 0.001]"),
  ])
  func `equal answers agree`(given: String, right: String) throws {
    #expect(try agrees(given, right))
  }

  @Test(arguments: [
    ("5", "4"), ("2.3", "2.3567"), ("2", "2.3567"), ("0.7", "0.6667"), ("11", "10.8"),
    ("[1 2;]", "[1 2]"), ("999999999999", "10^12"), ("[0.1 0.24 0.67]", "softmax([1. 2 3], 0)"),
    ("0.34", "1/3"), ("9e-05", "cross_entropy([10 0 0], 0)"), ("9.1e-4", "0.000091"),
    ("1.2e2", "118"), ("3.10*2", "6.28"), ("2.71/(2.71+7.38+1)", "exp(1)/(exp(1)+exp(2)+1)"),
    ("1.0e-9223372036854775808", "1e-3"),
    ("9.2e-05", "cross_entropy([10 0 0], 0)"),
  ])
  func `different answers do not`(given: String, right: String) throws {
    #expect(try !agrees(given, right))
  }
}
