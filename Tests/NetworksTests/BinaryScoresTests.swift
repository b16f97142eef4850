import Foundation
import Tensors
import Testing

@testable import Networks

/// One sigmoid unit and binary cross-entropy: the first network of many courses.
struct BinaryScoresTests {
  /// The cats and dogs of the tutorials, on smaller pictures.
  private func network(_ side: Int, filters: Int) throws -> Network {
    var random = RandomSource(seed: 3)
    let inner = (side - 4) / 2
    return Network([
      Network(
        try Conv2D(inputChannels: 3, outputChannels: filters, kernelSize: (5, 5)), using: &random),
      Network(Activation.relu, using: &random),
      Network(Pool2D(.maximum, kernelSize: (2, 2)), using: &random),
      Network(Flatten(), using: &random),
      Network(try LinearLayer(inputs: filters * inner * inner, outputs: 1), using: &random),
      Network(Activation.sigmoid, using: &random),
    ])
  }

  @Test func `300 by 300 by 3 with ten filters has 219801 parameters`() throws {
    let shape = try Shape([3, 300, 300])
    #expect(
      try network(300, filters: 10).summary(input: shape).layers.reduce(0) { $0 + $1.parameters }
        == 219_801)
  }

  @Test func `its loss is the binary cross-entropy of its output`() throws {
    let network = try network(12, filters: 4)
    var random = RandomSource(seed: 4)
    let numbers = (0..<5 * 432).map { _ in Float(random.normal()) }
    let labels: [UInt16] = [0, 1, 1, 0, 1]
    let data = try #require(
      TrainingData(
        .floats(numbers), labels: labels,
        scaling: LaneImages(plane: 144, factors: [1, 1, 1], shifts: [0, 0, 0])))
    let input = Node(try Tensor(try Shape([5, 3, 12, 12]), numbers.map(Double.init)))
    let output = try network(input, using: &random).value
    let exact =
      zip(output.elements, labels).map { p, t in
        t == 1 ? -log(p) : -log(1 - p)
      }.reduce(0, +) / 5
    let planned = try PlannedNetwork(network, imageShape: [3, 12, 12])
    #expect(planned.outputs == 2)
    let trainer = try planned.trainer(
      .momentum(0, nesterov: false), batchSize: 5, threads: 2, seed: 0)
    let metrics = trainer.evaluate(data, Array(0..<5)[...])
    #expect(abs((metrics.loss ?? 0) - exact) < 1e-5)
    let before = trainer.step(data, Array(0..<5)[...], learningRate: 0.05).loss
    for _ in 0..<30 { _ = trainer.step(data, Array(0..<5)[...], learningRate: 0.05) }
    let after = trainer.evaluate(data, Array(0..<5)[...]).loss ?? .infinity
    #expect(abs(Double(before) - exact) < 1e-5 && after < 0.9 * exact, "\(before), \(after)")
  }

  private static let ends: [(layers: [any Layer], isEnd: Bool)] = [
    ([SoftmaxLayer(dimension: 1)], true), ([SoftmaxLayer(dimension: 1), Flatten()], true),
    (
      [
        GraphFunction(type: "Softmax", form: .softmax(axis: 1, isLogarithmic: false)),
        GraphFunction(type: "Reshape", form: .reshape([0, -1], allowsZero: false)),
      ], true
    ),
    (
      [
        GraphFunction(type: "Softmax", form: .softmax(axis: 1, isLogarithmic: false)),
        GraphFunction(
          type: "ReduceMean", form: .reduce(.mean, axes: [2, 3], keeps: false, isNothingAll: false)),
      ], true
    ),
    (
      [GraphFunction(type: "Softmax", form: .softmax(axis: 1, isLogarithmic: true)), Flatten()],
      false
    ),
    ([Activation.sigmoid, GraphFunction(type: "Squeeze", form: .squeeze([2]))], true),
    ([SoftmaxLayer(dimension: 1), Activation.relu], false), ([Activation.relu, Flatten()], false),
  ]

  @Test(arguments: ends.indices)
  func `probabilities stay some in another shape`(place: Int) {
    let (layers, isEnd) = Self.ends[place]
    #expect(Network(layers.map { Network($0, seed: 1) }).endsInProbabilities == isEnd)
  }
}
