import RealModule
import Tensors
import TestSupport
import Testing

struct LossTests {
  static let reductions: [LossReduction] = [.none, .mean, .sum]

  @Test(arguments: reductions)
  func `distances and their gradients`(reduction: LossReduction) throws {
    var samples = Samples(seed: 14)
    let (x, t) = (try samples.tensor([2, 3]), try samples.tensor([3]))
    for kind in [RegressionLoss.Kind.squared, .absolute] {
      let loss = try RegressionLoss(
        name: "loss", kind, input: x.shape, target: t.shape, reduction: reduction)
      let check = try GradientCheck(loss, [x, t])
      #expect(try check.worstError() < 1e-6)
      #expect(try check.differentiable() == [0, 1])
    }
    let loss = try RegressionLoss(
      name: "mse_loss", .squared, input: Shape([2]), target: Shape([2]), reduction: reduction)
    let y = loss.forward([Tensor(vector: [1.0, 2]), Tensor(vector: [3.0, 5])]).elements
    #expect(y == (reduction == .none ? [4, 9] : reduction == .mean ? [6.5] : [13]))
  }

  @Test(arguments: reductions)
  func `binary cross entropy`(reduction: LossReduction) throws {
    var samples = Samples(seed: 15)
    let x = try samples.tensor([2, 3], in: 0.1...0.9)
    let t = try samples.tensor([2, 3], in: 0...1)
    let w = try samples.tensor([3], in: 0.5...2)
    let loss = try BinaryCrossEntropy(
      name: "binary_cross_entropy", input: x.shape, target: t.shape, weight: w.shape,
      reduction: reduction)
    let check = try GradientCheck(loss, [x, t, w])
    #expect(try check.worstError() < 1e-6)
    #expect(try check.differentiable() == [0, 1])
    let sure = try BinaryCrossEntropy(name: "bce", input: .scalar, target: .scalar)
    #expect(sure.forward([Tensor(1.0), Tensor(0.0)]).single == 100)
  }

  /// Loss by loss from the definition, for class labels.
  private func labelLosses(
    _ x: Tensor<Double>, _ labels: [Int], _ w: [Double], smoothing: Double
  ) -> (losses: [Double], weights: [Double]) {
    let classes = x.shape[1]
    var (losses, weights): ([Double], [Double]) = ([], [])
    for (item, label) in labels.enumerated() {
      let row = Array(x.elements[item * classes..<(item + 1) * classes])
      let normal = Double.log(row.reduce(0) { $0 + Double.exp($1) })
      let p = row.map { $0 - normal }
      let smooth = (0..<classes).reduce(0) { $0 - w[$1] * p[$1] }
      losses.append(
        label < 0
          ? 0 : -(1 - smoothing) * w[label] * p[label] + smoothing / Double(classes) * smooth)
      weights.append(label < 0 ? 0 : w[label])
    }
    return (losses, weights)
  }

  @Test(arguments: reductions, [0, 0.2])
  func `cross entropy of labels`(reduction: LossReduction, smoothing: Double) throws {
    var samples = Samples(seed: 16)
    let x = try samples.tensor([4, 3])
    let labels = [2, -1, 0, 1]
    let w = try samples.tensor([3], in: 0.5...2)
    let loss = try ClassLoss(
      name: "cross_entropy", .logits, input: x.shape, target: Shape([4]), weight: w.shape,
      reduction: reduction, labelSmoothing: smoothing, ignoredLabel: -1)
    let operands = [x, Tensor(vector: labels.map(Double.init)), w]
    let (losses, weights) = labelLosses(x, labels, w.elements, smoothing: smoothing)
    let sum = losses.reduce(0, +)
    let expected =
      reduction == .none
      ? losses : [reduction == .sum ? sum : sum / weights.reduce(0, +)]
    #expect(agree(loss.forward(operands).elements, expected))
    let check = try GradientCheck(loss, operands)
    #expect(try check.worstError() < 1e-7)
    #expect(try check.worstFloatError() < 1e-4)
    #expect(try check.differentiable() == [0])
  }

  @Test(arguments: reductions, [0, 0.2])
  func `cross entropy of probabilities`(reduction: LossReduction, smoothing: Double) throws {
    var samples = Samples(seed: 17)
    let (x, t) = (try samples.tensor([2, 3, 2]), try samples.tensor([2, 3, 2], in: 0...1))
    let w = try samples.tensor([3], in: 0.5...2)
    let loss = try ClassLoss(
      name: "cross_entropy", .logits, input: x.shape, target: t.shape, weight: w.shape,
      reduction: reduction, labelSmoothing: smoothing)
    #expect(loss.outputShape.dimensions == (reduction == .none ? [2, 2] : []))
    let check = try GradientCheck(loss, [x, t, w])
    #expect(try check.worstError() < 1e-7)
    #expect(try check.differentiable() == [0, 1])
  }

  @Test func `negative log likelihood picks the labels`() throws {
    let x = try tensor([2, 2], [-1.0, -2, -Double.infinity, -4])
    let t = Tensor(vector: [1.0, 1])
    let loss = try ClassLoss(
      name: "nll_loss", .logProbabilities, input: x.shape, target: t.shape)
    #expect(loss.forward([x, t]).single == 3)
    let one = try ClassLoss(
      name: "nll_loss", .logProbabilities, input: Shape([3]), target: .scalar)
    #expect(one.forward([Tensor(vector: [-1.0, -2, -3]), Tensor(2)]).single == 3)
  }

  @Test func `labels that are no classes are named and never trap`() throws {
    let loss = try ClassLoss(
      name: "cross_entropy", .logits, input: Shape([1, 3]), target: Shape([1]))
    for label in [3, -1, 0.5, .nan, .infinity, 1e300] {
      let t = Tensor(vector: [label])
      #expect(throws: ShapeError.self) { try loss.check(labels: t) }
      let x = Node(Tensor(repeating: 0.0, try Shape([1, 3])))
      let y = Node(loss, [x, Node(t)])
      #expect(y.value.single?.isNaN == true)
      #expect(Gradients(of: y)[x] != nil)
    }
    try loss.check(labels: Tensor(vector: [-100.0]))
    #expect(throws: ShapeError.self) {
      try ClassLoss(name: "cross_entropy", .logits, input: Shape([1, 3]), target: Shape([2]))
    }
  }
}
