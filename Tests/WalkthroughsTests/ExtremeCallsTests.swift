import Expressions
import Tensors
import Testing

@testable import Walkthroughs

/// Calls with arguments that nobody should give: they come back, and keep no more than they may.
struct ExtremeCallsTests {
  @Test(.timeLimit(.minutes(3)))
  func `every function answers or refuses extreme arguments`() throws {
    var calls = RandomCalls(seed: 3, isExtreme: true)
    var answered = 0
    for function in RandomCalls.functions {
      for _ in 0..<40 {
        let session = Session { _ in }
        do throws(Diagnostic) {
          try session.run(calls.call(function).source)
          answered += 1
        } catch {
          #expect(!error.message.english.isEmpty)
        }
        #expect(Tape.elements <= Tape.maximumElements)
      }
    }
    #expect(answered > RandomCalls.functions.count)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "0^inf", "0^-inf", "(-0)^-inf", "pow(0, [-inf, 1])", "lp_pool2d([0 1;2 3], inf, 2)",
    ])
  func `a power of zero comes back`(source: String) throws {
    let session = Session { _ in }
    try session.run("y = \(source)")
    #expect(try session.tensor("y").value.shape.count > 0)
  }
}
