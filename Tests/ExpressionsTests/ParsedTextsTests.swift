import Expressions
import Testing

/// Expressions that are evaluated again and again.
struct ParsedTextsTests {
  private func value(_ text: String, _ session: Session) throws -> Double? {
    guard case .tensor(let node) = try session.evaluate(text) else { return nil }
    return node.value.single
  }

  @Test func `an expression has the value of the variables as they are now`() throws {
    let session = Session { _ in }
    for number in [1.0, 5, 9] {
      session.bind("x", to: .number(number))
      #expect(try value("x + 1", session) == number + 1)
      #expect(try value("x + 1", session.copy { _ in }) == number + 1)
    }
    session.clear("x")
    #expect(throws: Diagnostic.self) { try session.evaluate("x + 1") }
  }

  @Test func `what is wrong is told each time, and more texts than are kept are read`() throws {
    let session = Session { _ in }
    for number in 0..<2000 {
      #expect(try value("\(number) + 1", session) == Double(number + 1))
      if number.isMultiple(of: 500) {
        #expect(throws: Diagnostic.self) { try session.evaluate("1 +* 2") }
      }
    }
  }

  @Test func `a text whose reading depends on the names that are known is read each time`() throws {
    let session = Session { _ in }
    #expect(throws: Diagnostic.self) { try session.evaluate("size 3") }
    session.bind("size", to: .number(4))
    #expect(try value("size", session) == 4)
    session.clear("size")
    #expect(throws: Diagnostic.self) { try session.evaluate("size") }
  }
}
