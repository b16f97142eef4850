import Tensors
import Testing
import Walkthroughs

struct WalkthroughTests {
  @Test func `a leaf and an empty value have nothing to walk through`() throws {
    #expect(Walkthrough(of: Node(Tensor(1.0))) == nil)
    let empty = Node(Tensor<Double>(vector: []))
    let node = Node(ElementwiseUnary(name: "relu", .relu, input: empty.value.shape), [empty])
    #expect(Walkthrough(of: node) == nil)
    #expect(Explanation(of: 0, in: empty) == nil)
  }

  @Test func `a row ends where the next begins`() throws {
    let x = Node(Tensor(repeating: 1.0, try Shape([3, 4])))
    let node = Node(ElementwiseUnary(name: "relu", .relu, input: x.value.shape), [x])
    let walkthrough = try #require(Walkthrough(of: node))
    #expect([0, 3, 4, 8, 11].map(walkthrough.nextRow) == [4, 4, 8, 11, 11])
  }

  @Test func `frames of a large output are made only when asked for`() throws {
    let x = Node(Tensor(repeating: 0.5, try Shape([1000, 1000])))
    let k = Node(Tensor(repeating: 1.0, try Shape([3, 3])))
    let operation = try Convolution(name: "conv2d", input: x.value.shape, weight: k.value.shape)
    let walkthrough = try #require(Walkthrough(of: Node(operation, [x, k])))
    #expect(walkthrough.count == 998 * 998)
    #expect(walkthrough[walkthrough.count - 1].step.output == [997, 997])
  }

  @Test func `why goes as deep as it is asked to, in preorder`() throws {
    let x = Node(try Tensor(Shape([2]), [1.0, -2]))
    let relu = Node(ElementwiseUnary(name: "relu", .relu, input: x.value.shape), [x])
    let sum = Node(try Reduction(name: "sum", .sum, input: x.value.shape), [relu])
    #expect(try #require(Explanation(of: 0, in: sum)).steps.map(\.depth) == [0])
    let deep = try #require(Explanation(of: 0, in: sum, depth: 5))
    #expect(deep.steps.map(\.depth) == [0, 1, 1])
    #expect(deep.steps.map(\.operation) == ["sum", "relu", "relu"])
  }

  @Test func `why of a long chain ends`() throws {
    var node = Node(Tensor(1.0))
    for _ in 0..<40 {
      node = Node(
        try ElementwiseBinary(name: "add", .add, left: .scalar, right: .scalar), [node, node])
    }
    let explanation = try #require(Explanation(of: 0, in: node, depth: .max))
    #expect(explanation.isCut)
    #expect(explanation.steps.count == Explanation.maximumSteps)
  }

  @Test func `too many terms are not listed`() throws {
    let x = Node(Tensor(repeating: 1.0, try Shape([300, 300])))
    let sum = Node(try Reduction(name: "sum", .sum, input: x.value.shape), [x])
    let step = try #require(Walkthrough(of: sum))[0].step
    #expect(step.combination == .unlisted(90000))
    #expect(step.value == 90000)
    let gradient = Node(
      gradient: Tensor(repeating: 1.0, x.value.shape), of: sum, variable: x)
    let scatter = try #require(Walkthrough(of: gradient, view: .scatter))
    #expect(scatter[0].step.value == 90000)
    #expect(scatter[0].result.elements.allSatisfy { $0 == 1 })
    #expect(FrameText(ExplanationStyle()).text(scatter[0]).width <= 80)
  }

  @Test func `a trace numbers what came before lower`() throws {
    let x = Node(try Tensor(Shape([2]), [1.0, -2]))
    let relu = Node(ElementwiseUnary(name: "relu", .relu, input: x.value.shape), [x])
    let sum = Node(try Reduction(name: "sum", .sum, input: x.value.shape), [relu])
    let trace = Trace(of: sum)
    #expect(!trace.isSummed)
    #expect(trace.entries.map(\.inputs) == [[], [1], [2]])
    let naming = Naming { $0 === x ? "x" : nil }
    #expect(
      trace.entries.map { $0.json(naming: naming).text } == [
        #"{"kind":"node","id":1,"op":null,"inputs":[],"name":"x","shape":[2],"values":[1,-2],"gradient":[1,0]}"#,
        #"{"kind":"node","id":2,"op":"relu","inputs":[1],"name":null,"shape":[2],"values":[1,0],"gradient":[1,1]}"#,
        #"{"kind":"node","id":3,"op":"sum","inputs":[2],"name":null,"shape":[],"values":[1],"gradient":[1]}"#,
      ])
  }

  @Test func `json keeps numbers and quotes what it must`() {
    #expect(
      JSONValue.numbers([0.1, 1e300, -2, .nan, .infinity, -.infinity]).text
        == #"[0.1,1e+300,-2,"nan","inf","-inf"]"#)
    #expect(JSONValue.string("a\"\\\n\u{1B}é").text == #""a\"\\\n\u001bé""#)
    // What turns the direction of text reaches no terminal through JSON either.
    #expect(
      JSONValue.string("\u{202E}卷积\u{E0041}").text == #""\u202e卷积\udb40\udc41""#)
  }

  @Test func `json of pooling and of padding`() throws {
    let m = Node(try Tensor(Shape([2, 2]), [1.0, 2, 3, 6]))
    let request = WindowGeometry.Request(
      kernel: (2, 2), stride: (2, 2), padding: .cells(rows: 1, columns: 1))
    let node = Node(
      try Pooling(name: "max_pool2d", .maximum, input: m.value.shape, window: request), [m])
    let json = try #require(Walkthrough(of: node))[0].step.json(naming: Naming()).text
    #expect(json.contains(#"{"input":null,"x":"-inf"}"#))
    #expect(json.contains(#""argmax":[0,0]"#))
    let gradient = Node(
      gradient: Tensor(repeating: 1.0, m.value.shape), of: node, variable: m)
    let named = Naming { $0 === m ? "m" : nil }
    let share = try #require(Walkthrough(of: gradient))[0].step.json(naming: named).text
    #expect(share.hasSuffix(#""of":"m","view":"gather"}"#))
  }
}
