import Tensors
import Testing
import Walkthroughs

struct FamilyStepsTests {
  private func expectExplained(_ node: Node<Double>, _ cases: inout RandomCases) throws {
    try expectStepsAddUp(node)
    try expectViewsEndAlike(node, loss: try cases.loss(node))
  }

  @Test func `functions of one number`() throws {
    var cases = RandomCases(seed: 10)
    let functions: [UnaryFunction] = [
      .negate, .absolute, .sign, .floor, .round(decimals: 1), .exp, .relu,
      .leakyRelu(slope: 0.1), .sigmoid, .tanh, .softplus(beta: 1, threshold: 20),
      .gelu(approximate: false), .gelu(approximate: true), .clamp(minimum: -1, maximum: 1),
      .clamp(minimum: nil, maximum: 1), .power(2), .power(-1), .ceil,
      .softplus(beta: 2, threshold: 1), .power(0), .power(1), .elu(alpha: 1.5), .silu,
    ]
    for function in functions {
      let x = try cases.leaf([2, 3], whole: true)
      let node = Node(ElementwiseUnary(name: "f", function, input: x.value.shape), [x])
      try expectExplained(node, &cases)
    }
  }

  @Test(arguments: [
    ResizedAxis.Rule.nearest, .nearestExact, .linear, .corners, .cubic, .cubicCorners,
  ])
  func `images drawn to another size`(rule: ResizedAxis.Rule) throws {
    var cases = RandomCases(seed: 12)
    let x = try cases.leaf([2, 3, 2])
    let operation = try Interpolation(
      name: "interpolate", input: x.value.shape, [.size(2), .factor(2.5)], rule: rule)
    try expectExplained(Node(operation, [x]), &cases)
  }

  @Test(arguments: [
    [[2, 3], [2, 3]], [[2, 3], [3]], [[3], [2, 3]], [[2, 1], [1, 3]], [[], [2, 3]], [[1], [4]],
  ])
  func `functions of two numbers, stretched or not`(shapes: [[Int]]) throws {
    var cases = RandomCases(seed: 11)
    for function in [
      BinaryFunction.add, .subtract, .multiply, .divide, .maximum, .minimum, .less, .floorDivide,
    ] {
      let (a, b) = (try cases.leaf(shapes[0]), try cases.leaf(shapes[1]))
      let node = Node(
        try ElementwiseBinary(name: "f", function, left: a.value.shape, right: b.value.shape),
        [a, b])
      try expectExplained(node, &cases)
    }
  }

  @Test func `a number times itself collects from both operands`() throws {
    var cases = RandomCases(seed: 12)
    let x = try cases.leaf([3])
    let node = Node(
      try ElementwiseBinary(name: "mul", .multiply, left: x.value.shape, right: x.value.shape),
      [x, x])
    try expectExplained(node, &cases)
  }

  @Test func `rearrangements copy`() throws {
    var cases = RandomCases(seed: 13)
    let x = try cases.leaf([3, 4])
    let y = try cases.leaf([2, 4])
    let shape = x.value.shape
    for operation in [
      try Rearrangement.reshape(shape, to: [2, 6]), try .permute(shape, [1, 0]),
      try .flip(shape, [1]), try .roll(shape, [2]), try .rotate(shape),
      try .slice(shape, [.place(1), .range(start: nil, stop: nil, step: 2)]),
      try .pad(shape, sides: [1, 2, 0, 1]), try .expand(shape, to: Shape([2, 3, 4])),
    ] {
      try expectExplained(Node(operation, [x]), &cases)
    }
    let joined = try Rearrangement.concatenate([shape, y.value.shape], 0)
    try expectExplained(Node(joined, [x, y]), &cases)
  }

  @Test(arguments: [
    [[2, 3], [3, 2]], [[3], [3, 2]], [[2, 3], [3]], [[3], [3]], [[2, 2, 3], [3, 2]],
    [[2, 1, 2, 3], [3, 3, 2]],
  ])
  func `matrix products`(shapes: [[Int]]) throws {
    var cases = RandomCases(seed: 14)
    let (a, b) = (try cases.leaf(shapes[0]), try cases.leaf(shapes[1]))
    let node = Node(
      try MatrixProduct(name: "matmul", left: a.value.shape, right: b.value.shape), [a, b])
    try expectExplained(node, &cases)
  }

  @Test func `outer products`() throws {
    var cases = RandomCases(seed: 15)
    let (a, b) = (try cases.leaf([3]), try cases.leaf([2]))
    let node = Node(try MatrixProduct.outer(left: a.value.shape, right: b.value.shape), [a, b])
    try expectExplained(node, &cases)
  }

  @Test(arguments: [([3], [2, 3]), ([2, 3], [4, 3]), ([2, 2, 3], [4, 3]), ([2, 3], [3])])
  func `dense layers`(input: [Int], weight: [Int]) throws {
    var cases = RandomCases(seed: 16)
    let (x, w) = (try cases.leaf(input), try cases.leaf(weight))
    let b = try cases.leaf(weight.count == 1 ? [1] : [weight[0]])
    let operation = try Linear(
      name: "linear", input: x.value.shape, weight: w.value.shape, bias: b.value.shape)
    try expectExplained(Node(operation, [x, w, b]), &cases)
  }

  @Test(arguments: [[], [0], [1], [0, 2], [-1]])
  func `reductions`(dimensions: [Int]) throws {
    var cases = RandomCases(seed: 17)
    let kinds: [ReductionKind] = [
      .sum, .mean, .maximum, .minimum, .argmax, .variance(correction: 1),
      .deviation(correction: 0), .norm(p: 2), .norm(p: 1), .norm(p: 3), .argmin, .norm(p: 0),
      .norm(p: .infinity), .norm(p: -.infinity), .norm(p: -1.5),
    ]
    for kind in kinds {
      for keeps in [false, true] {
        let x = try cases.leaf([2, 3, 2], whole: kind == .maximum)
        let node = Node(
          try Reduction(
            name: "r", kind, input: x.value.shape, dimensions: dimensions, keepsDimensions: keeps),
          [x])
        try expectExplained(node, &cases)
      }
    }
  }
}
