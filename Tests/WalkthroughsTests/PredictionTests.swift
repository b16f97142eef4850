import Tensors
import Testing
import Walkthroughs

struct PredictionTests {
  private func node(
    _ x: [Double], _ k: [Double], bias: Double? = nil, padding: Int = 0, stride: Int = 1
  ) throws -> Node<Double> {
    let (x, k) = (try Tensor(Shape([3, 3]), x), try Tensor(Shape([2, 2]), k))
    let b = bias.map { Tensor(vector: [$0]) }
    let operation = try Convolution(
      name: "conv2d", input: x.shape, weight: k.shape, bias: b?.shape, stride: (stride, stride),
      padding: .cells(rows: padding, columns: padding))
    return Node(
      operation, [Node(x, label: "x"), Node(k, label: "k")] + (b.map { [Node($0)] } ?? []),
      label: "y")
  }

  private func prediction(_ node: Node<Double>, _ position: Int) throws -> Prediction {
    Prediction(try #require(Walkthrough(of: node))[position], naming: Naming())
  }

  private func mistakes(_ prediction: Prediction, _ number: Double) -> [Mistake] {
    prediction.slips.filter { $0.number == number }.map(\.mistake)
  }

  @Test func `an answer is accepted exactly, or rounded to two digits and more`() throws {
    let asked = try prediction(node([1, 0, 0, 0, 0, 0, 0, 0, 0], [1.0 / 3, 0, 0, 0]), 0)
    #expect(asked.question[.english] == "What is y[0,0]?")
    #expect(asked.accepts("0.33") == true)
    #expect(asked.accepts("0.3333") == true)
    #expect(asked.accepts("0.3") == false)
    #expect(asked.accepts("0.34") == false)
    #expect(asked.accepts("three") == nil)
    let negative = try prediction(node([1, 0, 0, 0, 0, 0, 0, 0, 0], [-4, 0, 0, 0]), 0)
    #expect(negative.accepts("−4") == true)
    #expect(negative.accepts("4") == false)
  }

  @Test func `a wrong number is recognised`() throws {
    let asked = try prediction(node([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5], bias: 100), 0)
    // 1×1 + 2×2 + 4×3 + 5×5 + 100
    #expect(asked.answer == 142)
    #expect(mistakes(asked, 42) == [.biasForgotten])
    #expect(mistakes(asked, 100 + 5 + 6 + 8 + 5) == [.flipped])
    #expect(mistakes(asked, 100 + 1 + 6 + 8 + 25) == [.transposed])
    #expect(mistakes(asked, 153) == [.nextWindow])
    #expect(asked.diagnosis(of: 42)?[.chinese] == "忘了偏置")
    #expect(asked.diagnosis(of: 17) == nil)
    #expect(asked.diagnosis(of: 142) == nil)
  }

  @Test func `padding and stride left out are recognised`() throws {
    let asked = try prediction(
      node([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 10, 100, 1000], padding: 1, stride: 2), 3)
    #expect(asked.answer == 5 + 60 + 800 + 9000)
    #expect(mistakes(asked, 9).contains(.noPadding))
    #expect(mistakes(asked, 1 + 20 + 400 + 5000).contains(.strideIgnored))
  }

  @Test func `the wrong kind of pooling is recognised`() throws {
    let m = Node(try Tensor(Shape([2, 2]), [1.0, 2, 3, 6]))
    let request = WindowGeometry.Request(kernel: (2, 2))
    for (kind, wrong, mistake) in [
      (PoolingKind.maximum, 3.0, Mistake.meanForMax),
      (.average(countIncludePad: true, divisorOverride: nil), 6, .maxForMean),
      (.average(countIncludePad: true, divisorOverride: nil), 12, .undivided),
    ] {
      let node = Node(
        try Pooling(name: "pool", kind, input: m.value.shape, window: request), [m])
      #expect(mistakes(try prediction(node, 0), wrong).contains(mistake))
    }
  }

  @Test func `mistakes in gradients are recognised`() throws {
    let node = try node([2, 2, 0, 0, 1, 3, 2, 1, 1], [1, -1, 2, 0])
    let g = Node(try Tensor(Shape([2, 2]), [1.0, 2, 0, -1]))
    let product = Node(
      try ElementwiseBinary(
        name: "mul", .multiply, left: node.value.shape, right: node.value.shape), [node, g])
    let loss = Node(try Reduction(name: "sum", .sum, input: node.value.shape), [product])
    func asked(_ variable: Node<Double>, _ element: Int) throws -> Prediction {
      let value = try #require(Gradients(of: loss)[variable])
      return try prediction(Node(gradient: value, of: loss, variable: variable), element)
    }
    let weight = try asked(node.inputs[1], 0)
    #expect(weight.answer == 5)
    #expect(mistakes(weight, 2).contains(.firstPlaceOnly))
    #expect(mistakes(weight, 1.25).contains(.averagedGradient))
    let input = try asked(node.inputs[0], 4)
    #expect(input.answer == 3)
    #expect(mistakes(input, 2).contains(.chainForgotten))
    #expect(mistakes(input, -1).contains(.notFlipped))
    #expect(mistakes(input, -1).contains(.overwritten))
  }
}
