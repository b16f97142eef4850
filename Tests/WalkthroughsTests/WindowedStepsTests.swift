import Tensors
import Testing
import Walkthroughs

/// Windows, lines and losses.
struct WindowedStepsTests {
  private func expectExplained(_ node: Node<Double>, _ cases: inout RandomCases) throws {
    try expectStepsAddUp(node)
    try expectViewsEndAlike(node, loss: try cases.loss(node))
  }

  @Test func `every kind of pooling`() throws {
    var cases = RandomCases(seed: 20)
    let kinds: [PoolingKind] = [
      .maximum, .average(countIncludePad: true, divisorOverride: nil),
      .average(countIncludePad: false, divisorOverride: nil),
      .average(countIncludePad: true, divisorOverride: 3), .norm(p: 2),
    ]
    for kind in kinds {
      var count = 0
      while count < 12 {
        let x = try cases.leaf([2, cases.int(2...6), cases.int(2...6)], whole: true)
        let isNorm = kind == .norm(p: 2)
        let padding = isNorm ? 0 : cases.int(0...1)
        guard
          let operation = try? Pooling(
            name: "pool", kind, input: x.value.shape,
            window: WindowGeometry.Request(
              kernel: (cases.int(1...3), cases.int(1...3)),
              stride: (cases.int(1...3), cases.int(1...3)),
              padding: .cells(rows: padding, columns: padding),
              dilation: kind == .maximum ? (cases.int(1...2), 1) : (1, 1),
              ceilMode: cases.int(0...1) == 1))
        else { continue }
        let node = Node(operation, [x])
        if kind == .maximum {
          for frame in try #require(Walkthrough(of: node)) {
            let winner = frame.step.winner.flatMap { x.value[$0.index] }
            #expect(winner ?? -.infinity == node.value.elements[frame.position])
          }
        }
        if node.value.elements.allSatisfy(\.isFinite) { try expectExplained(node, &cases) }
        count += 1
      }
    }
  }

  @Test func `adaptive pooling`() throws {
    var cases = RandomCases(seed: 21)
    for kind in [AdaptivePooling.Kind.average, .maximum] {
      let x = try cases.leaf([2, 5, 4], whole: true)
      let operation = try AdaptivePooling(
        name: "adaptive", kind, input: x.value.shape, size: (3, 3))
      try expectExplained(Node(operation, [x]), &cases)
    }
  }

  @Test func `unfold and fold`() throws {
    var cases = RandomCases(seed: 22)
    let x = try cases.leaf([2, 2, 4, 3])
    let request = WindowGeometry.Request(
      kernel: (2, 2), stride: (2, 1), padding: .cells(rows: 1, columns: 0))
    let unfold = Node(try Unfold(name: "unfold", input: x.value.shape, window: request), [x])
    try expectExplained(unfold, &cases)
    let fold = Node(
      try Fold(name: "fold", input: unfold.value.shape, size: (4, 3), window: request), [unfold])
    try expectExplained(fold, &cases)
  }

  @Test func `softmax along any dimension`() throws {
    var cases = RandomCases(seed: 23)
    for dimension in 0..<3 {
      for isLogarithmic in [false, true] {
        let x = try cases.leaf([2, 3, 2])
        let operation = try Softmax(
          name: "softmax", input: x.value.shape, dimension: dimension,
          isLogarithmic: isLogarithmic)
        try expectExplained(Node(operation, [x]), &cases)
      }
    }
  }

  @Test(arguments: [LossReduction.none, .mean, .sum])
  func `losses`(reduction: LossReduction) throws {
    var cases = RandomCases(seed: 24)
    let (x, t) = (try cases.leaf([2, 3]), try cases.leaf([2, 3]))
    for kind in [RegressionLoss.Kind.squared, .absolute] {
      let operation = try RegressionLoss(
        name: "loss", kind, input: x.value.shape, target: t.value.shape, reduction: reduction)
      try expectExplained(Node(operation, [x, t]), &cases)
    }
    let (p, q) = (x.value.map { 1 / (1 + $0 * $0) }, t.value.map { $0 > 0 ? 1 : 0 })
    let binary = try BinaryCrossEntropy(
      name: "bce", input: p.shape, target: q.shape, weight: t.value.shape, reduction: reduction)
    try expectExplained(Node(binary, [Node(p), Node(q), t]), &cases)
    let labels = Node(try Tensor(Shape([2]), [2.0, 0]))
    let weight = try cases.leaf([3])
    for (kind, smoothing) in [(ClassLoss.Kind.logits, 0), (.logits, 0.1), (.logProbabilities, 0)] {
      let operation = try ClassLoss(
        name: "cross_entropy", kind, input: x.value.shape, target: labels.value.shape,
        weight: weight.value.shape, reduction: reduction, labelSmoothing: smoothing)
      try expectExplained(Node(operation, [x, labels, weight]), &cases)
    }
    let single = Node(try Tensor(Shape([3]), [3.0, 1, 0]))
    let label = Node(Tensor(1.0))
    let operation = try ClassLoss(
      name: "cross_entropy", .logits, input: single.value.shape, target: .scalar,
      reduction: reduction)
    try expectExplained(Node(operation, [single, label]), &cases)
  }

  @Test func `normalisation and dropout`() throws {
    var cases = RandomCases(seed: 25)
    let x = try cases.leaf([3, 2, 2])
    let (w, b) = (try cases.leaf([2]), try cases.leaf([2]))
    let norm = try BatchNorm(
      name: "batch_norm", input: x.value.shape, weight: w.value.shape, bias: b.value.shape,
      isTraining: true)
    try expectExplained(Node(norm, [x, w, b]), &cases)
    let mask = try Mask(
      name: "dropout", input: x.value.shape, probability: 0.5, using: &cases.random)
    try expectExplained(Node(mask, [x]), &cases)
  }
}
