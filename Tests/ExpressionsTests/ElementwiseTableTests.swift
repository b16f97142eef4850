import Tensors
import Testing

@testable import Expressions

/// Every function of one tensor that the table of functions of each element has, and whichever comes.
struct ElementwiseTableTests {
  static let functions = ElementwiseFunctions.all.filter { function in
    function.isBare
      && function.signature.parameters.allSatisfy { $0.name == "input" || $0.defaultText != nil }
  }

  @Test func `the table is looked through`() {
    #expect(Self.functions.count > 15)
  }

  @Test(arguments: functions.map(\.name))
  func `a function keeps the shape, and its gradient is what small changes say`(
    name: String
  ) throws {
    let trial = Trial(
      "x = [0.3 1.2 2.7; 0.6 1.9 7.4]; y = \(name)(x); a = grad(sum(y * x), x); "
        + "b = numgrad(sum(y * x), x)")
    #expect(trial.diagnostic?.id == nil)
    let (y, a, b) = (
      try #require(trial.session.variables["y"]), try #require(trial.session.variables["a"]),
      try #require(trial.session.variables["b"])
    )
    guard case .tensor(let y) = y, case .tensor(let a) = a, case .tensor(let b) = b else {
      Issue.record("\(name) gave no tensor")
      return
    }
    #expect(y.value.shape.dimensions == [2, 3])
    for (exact, measured) in zip(a.value.elements, b.value.elements) {
      #expect((exact - measured).magnitude < 1e-4 * max(1, exact.magnitude))
    }
  }
}
