@testable import Expressions
import Testing

struct TranscriptTests {
  @Test func `a Python session gives its inputs and skips its outputs`() {
    let source = """
      >>> x = torch.tensor([[1., 2.],
      ...                   [3., 4.]])
      >>> x
      tensor([[1., 2.],
              [3., 4.]])
      ...,
      >>>
      >>> x.sum()
      """
    let inputs = Transcript.inputs(in: source)
    #expect(
      inputs == [
        Transcript.Input(
          text: "x = torch.tensor([[1., 2.],\n                  [3., 4.]])", line: 1),
        Transcript.Input(text: "x", line: 3),
        Transcript.Input(text: "x.sum()", line: 8),
      ])
  }

  @Test(arguments: [
    (">> x = 1\nx =\n\n     1\n>> x + 1", ["x = 1", "x + 1"]),
    ("In [1]: x = 1\nIn [2]: f(x,\n   ...:   2)\nOut[2]: 3", ["x = 1", "f(x,\n  2)"]),
    ("strider> 1 + 1\n2\nstrider> 3", ["1 + 1", "3"]),
    ("> a\n3\n> b", ["a", "b"]),
    ("\n  >>> a\n  1\n  >>> b", ["a", "b"]),
  ])
  func `every prompt is known`(source: String, texts: [String]) {
    let inputs = Transcript.inputs(in: source) ?? []
    #expect(inputs.map(\.text) == texts)
  }

  @Test(arguments: ["x = 1\n>>> y", "", "\n\n", "In [x]: 3", ">x", "...\n>>> x"])
  func `nothing is dropped from anything else`(source: String) {
    #expect(Transcript.inputs(in: source) == nil)
    #expect(Transcript.blanked(source) == source)
  }

  @Test func `a blanked session keeps every offset`() {
    let source = ">>> x = 输入 +\n...     1\n输出\n>>> y 2\n"
    let blanked = Transcript.blanked(source)
    #expect(blanked.utf8.count == source.utf8.count)
    #expect(Parser.parse(blanked).dump == "x = (输入 + 1) | !operator-missing")
    let range = Parser.parse(blanked).diagnostic?.primary?.range
    #expect(range.map { SourceText(source).place(of: $0).line } == 4)
  }
}
