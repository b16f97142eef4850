import Foundation
import Tensors
import Terminal
import TestSupport
import Testing
import Walkthroughs

/// Explanations as people read them, compared with stored texts.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the texts are written anew, and the run fails so that
/// nobody takes it for a test.
struct RenderingTests {
  private let x: Node<Double>
  private let k: Node<Double>
  private let m: Node<Double>
  private let s: Node<Double>

  init() throws {
    x = Node(try Tensor(Shape([3, 3]), [2.0, 2, 0, 0, 1, 3, 2, 1, 1]), label: "x")
    k = Node(try Tensor(Shape([2, 2]), [1.0, -1, 2, 0]), label: "k")
    m = Node(
      try Tensor(Shape([4, 4]), [1.0, 3, 2, 1, 4, 6, 5, 0, 7, 2, 9, 8, 1, 0, 3, 9]), label: "m")
    s = Node(try Tensor(Shape([3]), [3.0, 1, 0]), label: "s")
  }

  @Test func `of a long sum the terms of 0 are counted and not listed`() throws {
    func line(_ numbers: [Double]) throws -> String {
      let v = Node(try Tensor(Shape([numbers.count]), numbers), label: "v")
      let w = Node(try Tensor(Shape([numbers.count]), numbers.map { _ in 2 }), label: "w")
      let product = Node(
        try MatrixProduct(name: "dot", left: v.value.shape, right: w.value.shape), [v, w],
        label: "d")
      let explanation = try #require(Explanation(of: 0, in: product))
      return ExplanationText(ExplanationStyle(width: 400)).text(explanation).plain
    }
    let few = (0..<40).map { $0 % 10 == 3 ? 1.0 : 0.0 }
    #expect(try line(few).contains("d = 1×2 + 1×2 + 1×2 + 1×2 + … 36 terms of 0 … = 8"))
    #expect(try line(Array(repeating: 0, count: 40)).contains("d = … 40 terms of 0 … = 0"))
    #expect(try line(Array(few.prefix(8))).contains("0×2"), "a short sum has every term")
    let many = (0..<80).map { $0 == 3 ? 0.0 : 1.0 }
    #expect(try line(many).contains("… 63 terms: 126 …"))
    #expect(try line(many).contains("… 1 term of 0 …"))
  }

  private func convolved(stride: Int = 1, padding: Int = 0) throws -> Node<Double> {
    let operation = try Convolution(
      name: "conv2d", input: x.value.shape, weight: k.value.shape, stride: (stride, stride),
      padding: .cells(rows: padding, columns: padding))
    return Node(operation, [x, k], label: "y")
  }

  private func pooled(_ kind: PoolingKind = .maximum, stride: Int = 2) throws -> Node<Double> {
    let request = WindowGeometry.Request(kernel: (2, 2), stride: (stride, stride))
    return Node(
      try Pooling(
        name: kind == .maximum ? "max_pool2d" : "avg_pool2d", kind, input: m.value.shape,
        window: request), [m], label: "p")
  }

  /// The gradient of the weighted sum of a value.
  private func gradient(_ node: Node<Double>, _ variable: Node<Double>) throws -> Node<Double> {
    let shape = node.value.shape
    let g = Node(try Tensor(shape, (0..<shape.count).map { Double($0 % 5 - 1) }), label: "g")
    let product = Node(
      try ElementwiseBinary(name: "mul", .multiply, left: shape, right: shape), [node, g],
      label: "y*g")
    let loss = Node(try Reduction(name: "sum", .sum, input: shape), [product], label: "L")
    let value = try #require(Gradients(of: loss)[variable])
    return Node(gradient: value, of: loss, variable: variable)
  }

  private func expectSnapshot(
    _ name: String, _ text: (ExplanationStyle) throws -> StyledText
  ) throws {
    for (width, language) in [(80, Language.english), (40, .chinese), (40, .english)] {
      let style = ExplanationStyle(width: width, language: language)
      let shown = try text(style)
      #expect(shown.width <= width, "\(shown.plain)")
      try expectStored("\(name)-\(width)-\(language.rawValue)", shown.plain)
    }
    let plain = try text(ExplanationStyle(isAccessible: true)).plain
    #expect(!plain.contains { "│┌└·→><".contains($0) })
    try expectStored("\(name)-accessible", plain)
  }

  private func expectStored(_ name: String, _ text: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
      return
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    #expect(text + "\n" == stored, "\(name)")
  }

  private func frames(
    _ node: Node<Double>, _ view: GradientView = .gather, _ positions: [Int],
    _ style: ExplanationStyle
  ) throws -> StyledText {
    let walkthrough = try #require(Walkthrough(of: node, view: view))
    let text = FrameText(style)
    return positions.map { text.text(walkthrough[$0]) }.joined(separator: "\n\n")
  }

  @Test func `a convolution's frames`() throws {
    let node = try convolved(padding: 1)
    try expectSnapshot("convolution") { try frames(node, .gather, [0, 5], $0) }
  }

  @Test func `several channels`() throws {
    let images = Node(Tensor(repeating: 0.5, try Shape([2, 2, 12, 28])), label: "pictures")
    let weight = Node(Tensor(repeating: 0.25, try Shape([4, 2, 3, 3])), label: "weight")
    let operation = try Convolution(
      name: "conv2d", input: images.value.shape, weight: weight.value.shape,
      padding: .cells(rows: 1, columns: 1))
    let node = Node(operation, [images, weight], label: "maps")
    try expectSnapshot("channels") { try frames(node, .gather, [500], $0) }
  }

  @Test func `a gradient gathered and scattered`() throws {
    let gradient = try gradient(convolved(), x)
    try expectSnapshot("gather") { try frames(gradient, .gather, [0, 4], $0) }
    try expectSnapshot("scatter") { try frames(gradient, .scatter, [0, 3], $0) }
  }

  @Test func `zeros in between for a stride`() throws {
    let gradient = try gradient(convolved(stride: 2, padding: 1), x)
    try expectSnapshot("zeros") { try frames(gradient, .gather, [4], $0) }
  }

  @Test func `a shared weight's gradient`() throws {
    let gradient = try gradient(convolved(), k)
    try expectSnapshot("weight") { try frames(gradient, .gather, [0], $0) }
  }

  @Test func `pooling with a tie, and where its gradient goes`() throws {
    let node = try pooled()
    try expectSnapshot("pooling") { try frames(node, .gather, [0, 3], $0) }
    let overlapping = try pooled(stride: 1)
    try expectSnapshot("overlap") { try frames(overlapping, .gather, [0], $0) }
    let overlap = try gradient(overlapping, m)
    try expectSnapshot("route") { try frames(overlap, .gather, [5], $0) }
  }

  @Test func `means, functions and softmax`() throws {
    let mean = try pooled(.average(countIncludePad: true, divisorOverride: nil))
    let relu = Node(
      ElementwiseUnary(name: "relu", .relu, input: x.value.shape), [x], label: "relu(x)")
    let softmax = Node(
      try Softmax(name: "softmax", input: s.value.shape, dimension: 0), [s], label: "q")
    try expectSnapshot("functions") { style in
      try [mean, relu, softmax].map { try frames($0, .gather, [2], style) }
        .joined(separator: "\n\n")
    }
  }

  @Test func `why, for a value and for a gradient`() throws {
    let node = try convolved(padding: 1)
    let gradient = try gradient(node, x)
    try expectSnapshot("why") { style in
      let answers = try [
        #require(Explanation(of: 5, in: node)),
        #require(Explanation(of: 4, in: gradient, depth: 3)),
      ]
      return answers.map { ExplanationText(style).text($0) }.joined(separator: "\n\n")
    }
  }

  @Test func `a trace`() throws {
    let trace = Trace(of: try pooled())
    try expectSnapshot("trace") { TraceText($0).text(trace) }
  }

  @Test func `the line of arithmetic is the contract's`() throws {
    let x = Node(try Tensor(Shape([3, 3]), [1.0, 2, 3, 4, 5, 6, 7, 8, 9]), label: "x")
    let k = Node(try Tensor(Shape([2, 2]), [1.0, 0, 0, -1]), label: "k")
    let node = Node(
      try Convolution(name: "conv2d", input: x.value.shape, weight: k.value.shape), [x, k],
      label: "y")
    let text = try frames(node, .gather, [0], ExplanationStyle())
    #expect(text.plain.contains("y[0,0] = 1×1 + 2×0 + 4×0 + 5×(−1) = −4"))
    let json = try #require(Walkthrough(of: node))[0].step.json(naming: Naming()).text
    #expect(
      json
        == #"{"kind":"step","op":"conv2d","output":[0,0],"terms":[{"input":[0,0],"x":1,"weight":[0,0],"w":1},{"input":[0,1],"x":2,"weight":[0,1],"w":0},{"input":[1,0],"x":4,"weight":[1,0],"w":0},{"input":[1,1],"x":5,"weight":[1,1],"w":-1}],"bias":0,"value":-4}"#
    )
  }

  @Test func `long sums are elided and still correct`() throws {
    let x = Node(Tensor(repeating: 1, try Shape([6, 7])), label: "x")
    let node = Node(try Reduction(name: "sum", .sum, input: x.value.shape), [x], label: "t")
    let text = try frames(node, .gather, [0], ExplanationStyle(width: 200)).plain
    #expect(text.contains("+ … 26 terms: 26 … +"))
    #expect(text.contains("t = 1 + 1") && text.contains(" = 42"))
  }

  @Test func `colour is never the only mark`() throws {
    let text = try frames(try convolved(padding: 1), .gather, [5], ExplanationStyle())
    #expect(text.runs.contains { $0.role == .window && $0.text.contains("[2]") })
    #expect(text.runs.contains { $0.role == .padding && $0.text.contains("·") })
  }
}
