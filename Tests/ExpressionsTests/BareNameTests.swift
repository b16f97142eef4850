import Expressions
import Testing

/// Names of textbooks and of libraries, without a prefix.
struct BareNameTests {
  private func numbers(_ text: String) throws -> [Double] {
    guard case .tensor(let node) = try Session(show: { _ in }).evaluate(text) else { return [] }
    return node.value.elements
  }

  private static let values: [(text: String, expected: [Double])] = [
    ("ln(4)", [1.3862943611]), ("log2(8)", [3]), ("log10([1, 10, 1000])", [0, 1, 3]),
    ("log1p(0.5)", [0.4054651081]),
    ("layer_norm([[1, 2, 3]], [3])", [-1.2247356859, 0, 1.2247356859]),
    ("sin(π/2)", [1]), ("grad(log2(x), x)", [0.4808983470]), ("grad(ln(x), x)", [0.3333333333]),
  ]

  @Test(arguments: values)
  func `what a library has needs no prefix`(text: String, expected: [Double]) throws {
    let found = try numbers("x = 3.0; " + text)
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-9) }
  }

  @Test func `a variable goes before, and what nobody has is unknown`() throws {
    #expect(try numbers("π = 3; π + 1") == [4])
    #expect(throws: Diagnostic.self) { try numbers("nosuch(3)") }
    #expect(throws: Diagnostic.self) { try numbers("float32(3)") }
  }

  @Test func `a sign that means one product alone is not remarked on`() throws {
    var remarks = 0
    let session = Session { outcome in if case .note = outcome { remarks += 1 } }
    try session.run("[1 2; 3 4] ⊙ [5 6; 7 8]")
    #expect(remarks == 0)
    try session.run("[1 2; 3 4] * [5 6; 7 8]")
    #expect(remarks == 1)
  }
}
