import Testing

@testable import Terminal

struct CompletionTests {
  private func insertion(_ texts: [String], over existing: String, suffix: String = "(") -> String?
  {
    let candidates = texts.map { Completion.Candidate($0, suffix: suffix) }
    return Completion(replaced: 0..<existing.utf8.count, candidates: candidates)
      .insertion(over: existing)
  }

  @Test func `a single candidate comes with its suffix`() {
    #expect(insertion(["conv2d"], over: "conv2") == "conv2d(")
    #expect(insertion(["conv2d", "conv2d"], over: "conv2") == "conv2d(")
    #expect(insertion(["conv2d"], over: "conv2d", suffix: "") == nil)
  }

  @Test func `several give what they begin with`() {
    #expect(insertion(["conv1d", "conv2d"], over: "c") == "conv")
    #expect(insertion(["conv1d", "conv2d"], over: "conv") == nil)
    #expect(insertion(["卷积核", "卷积层"], over: "") == "卷积")
    #expect(insertion(["ReLU", "Relu"], over: "re") == "Re")
  }

  @Test func `none gives nothing, and nothing is ever taken away`() {
    #expect(insertion([], over: "x") == nil)
    #expect(insertion(["a", "b"], over: "zz") == nil)
  }
}
