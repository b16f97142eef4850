import Tensors
import TestSupport
import Testing

struct BatchNormTests {
  @Test func `every channel gets mean 0 and variance 1`() throws {
    var samples = Samples(seed: 18)
    let x = try samples.tensor([4, 2, 3])
    let norm = try BatchNorm(
      name: "batch_norm", input: x.shape, isTraining: true, epsilon: 0)
    let y = norm.forward([x])
    let rows = Tensor(vector: [5.0, 5])
    let moved = norm.movedStatistics(mean: rows, variance: rows, by: y, momentum: 1)
    #expect(agree(moved.mean.elements, [0.0, 0], tolerance: 1e-12))
    // Kept variances divide by one less than the 12 numbers of a channel.
    #expect(agree(moved.variance.elements, [12.0 / 11, 12.0 / 11], tolerance: 1e-12))
  }

  @Test(arguments: [true, false])
  func `gradients agree with differences`(isTraining: Bool) throws {
    var samples = Samples(seed: 19)
    let x = try samples.tensor([3, 2, 2, 2])
    let channel = try Shape([2])
    let norm = try BatchNorm(
      name: "batch_norm", input: x.shape, weight: channel, bias: channel, runningMean: channel,
      runningVariance: channel, isTraining: isTraining)
    let operands = [
      x, try samples.tensor([2]), try samples.tensor([2]), try samples.tensor([2]),
      try samples.tensor([2], in: 0.5...2),
    ]
    let check = try GradientCheck(norm, operands)
    #expect(try check.worstError() < 1e-6)
    #expect(try check.worstFloatError() < 1e-3)
    #expect(try check.differentiable() == [0, 1, 2])
  }

  @Test func `what does not fit is refused`() throws {
    let shape = try Shape([2, 3])
    #expect(throws: ShapeError.self) {
      try BatchNorm(name: "batch_norm", input: shape, isTraining: false)
    }
    #expect(throws: ShapeError.biasCount(bias: shape, expected: 3)) {
      try BatchNorm(name: "batch_norm", input: shape, weight: shape, isTraining: true)
    }
    #expect(throws: ShapeError.tooSmall(.input, value: 1, minimum: 2)) {
      try BatchNorm(name: "batch_norm", input: Shape([1, 3]), isTraining: true)
    }
    let empty = try Shape([0, 0])
    let norm = try BatchNorm(name: "batch_norm", input: empty, isTraining: true)
    #expect(norm.forward([Tensor<Double>(repeating: 0, empty)]).elements.isEmpty)
  }

  @Test func `dropout keeps the expected sum`() throws {
    var random = RandomSource(seed: 20)
    let x = Tensor(repeating: 1.0, try Shape([10_000]))
    let mask = try Mask(name: "dropout", input: x.shape, probability: 0.25, using: &random)
    let y = mask.forward([x]).elements
    #expect(Set(y) == [0, 4.0 / 3])
    #expect((y.reduce(0, +) - 10_000).magnitude < 300)
    #expect(try GradientCheck(mask, [x.map { $0 }]).differentiable() == [0])
    let all = try Mask(name: "dropout", input: x.shape, probability: 1, using: &random)
    #expect(all.forward([x]).elements.allSatisfy { $0 == 0 })
    #expect(throws: ShapeError.self) {
      try Mask(name: "dropout", input: x.shape, probability: .nan, using: &random)
    }
  }
}
