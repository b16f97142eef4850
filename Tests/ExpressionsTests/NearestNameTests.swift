import Terminal
import Testing

@testable import Expressions

/// Which name is offered for one that does not exist.
struct NearestNameTests {
  @Test(arguments: [
    ("cov2d", "conv2d"), ("recieptive_field", "receptive_field"), ("Relu", "relu"),
    ("max_pol2d", "max_pool2d"),
  ])
  func `a slip of the pen finds the name`(typed: String, meant: String) {
    #expect(NearestName.nearest(to: typed, among: FunctionTable.shared.names) == meant)
  }

  @Test func `nothing is offered for what is near nothing`() {
    #expect(NearestName.nearest(to: "quasar", among: ["conv2d", "relu"]) == nil)
    #expect(NearestName.nearest(to: "x", among: ["y"]) == nil)
  }

  @Test func `two names equally near are both offered`() {
    #expect(
      NearestName.question("conv2b", among: ["conv2d", "conv2", "relu"])
        == Phrase("did you mean conv2 or conv2d?", "是否想写 conv2 或 conv2d？"))
  }

  @Test(arguments: ["slidee(x)", "slid(x)"])
  func `a function of one's own is among them`(call: String) throws {
    let session = Session { _ in }
    try session.run("def slide(x):\n    return x")
    try session.run("x = [1, 2]")
    let error = #expect(throws: Diagnostic.self) { try session.run(call) }
    #expect(error?.help == Phrase("did you mean slide?", "是否想写 slide？"))
  }

  @Test func `a value of one's own is not among the functions`() throws {
    let session = Session { _ in }
    try session.run("slider = [1, 2]")
    let error = #expect(throws: Diagnostic.self) { try session.run("slide(slider)") }
    #expect(error?.help != Phrase("did you mean slider?", "是否想写 slider？"))
  }
}
