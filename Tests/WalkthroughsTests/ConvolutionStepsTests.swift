import Tensors
import Testing
import Walkthroughs

struct ConvolutionStepsTests {
  @Test(arguments: [false, true])
  func `every explained sum equals the kernel's`(transposed: Bool) throws {
    var cases = RandomCases(seed: transposed ? 2 : 1)
    var count = 0
    while count < 60 {
      guard let node = try cases.convolution(transposed: transposed) else { continue }
      try expectStepsAddUp(node)
      count += 1
    }
  }

  @Test(arguments: [false, true])
  func `both views of every gradient end in the kernel's`(transposed: Bool) throws {
    var cases = RandomCases(seed: transposed ? 4 : 3)
    var count = 0
    while count < 25 {
      guard let node = try cases.convolution(transposed: transposed) else { continue }
      try expectViewsEndAlike(node, loss: try cases.loss(node))
      count += 1
    }
  }

  @Test func `a step names inputs, weights and padding`() throws {
    let x = Node(try Tensor(Shape([2, 2]), [1.0, 2, 3, 4]))
    let k = Node(try Tensor(Shape([2, 2]), [5.0, 6, 7, 8]))
    let b = Node(try Tensor(Shape([1]), [10.0]))
    let node = Node(
      try Convolution(
        name: "conv2d", input: x.value.shape, weight: k.value.shape, bias: b.value.shape,
        padding: .cells(rows: 1, columns: 1)), [x, k, b])
    let step = try #require(Walkthrough(of: node))[1].step
    #expect(step.output == [0, 1])
    #expect(step.terms.map(\.input) == [nil, nil, [0, 0], [0, 1]])
    #expect(step.terms.map { $0.weight?.index } == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(step.terms.map(\.x) == [0, 0, 1, 2])
    #expect(step.bias?.x == 10)
    #expect(step.value == 33)
  }

  @Test func `a value used twice collects from both operations`() throws {
    var cases = RandomCases(seed: 5)
    let x = try cases.leaf([4, 4])
    let (k, m) = (try cases.leaf([2, 2]), try cases.leaf([2, 2]))
    let convolutions = try [k, m].map {
      Node(
        try Convolution(name: "conv2d", input: x.value.shape, weight: $0.value.shape), [x, $0])
    }
    let shape = convolutions[0].value.shape
    let sum = Node(
      try ElementwiseBinary(name: "add", .add, left: shape, right: shape), convolutions)
    let loss = Node(try Reduction(name: "sum", .sum, input: shape), [sum])
    let steps = GradientSteps(of: loss, variable: x)
    #expect(steps.consumers.count == 2)
    #expect(steps.gather(5).terms.count == 8)
    try expectViewsEndAlike(convolutions[0], loss: loss)
  }
}
