import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Steps of training that PyTorch has done from the same weights on the same pictures.
struct TrainingPeerTests {
  /// A network of Tests/Peers/data/training.json.
  struct Case: Decodable {
    struct Step: Decodable {
      let x: [Float]
      let t: [UInt16]
      let loss: Double
    }

    let image: [Int]
    let layers: String
    let optimizer: String
    let before: [String: [Double]]
    let steps: [Step]
    let after: [String: [Double]]
    let scores: [Double]

    static func all() throws -> [Case] {
      let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers/data/training.json")
      return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    }

    /// The network with PyTorch's first weights.
    func network() throws -> Network {
      let network = try LayerDescription.network(layers, limit: 10_000)
      let tensors = try network.state.map { slot in
        NamedTensor(
          slot.name, try Tensor(slot.tensor.shape, try #require(before[slot.name])),
          isCount: slot.isCount)
      }
      #expect(tensors.count == before.count)
      try network.load(TensorFile(tensors: tensors), path: "training.json")
      return network
    }

    var rule: ParameterUpdate {
      optimizer == "adam"
        ? .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false)
        : .momentum(0.9, nesterov: false)
    }
  }

  @Test func `batch normalisation and transposed convolutions learn as in PyTorch`() throws {
    let cases = try Case.all()
    #expect(cases.count == 2)
    for example in cases {
      let network = try example.network()
      let image = try Shape(example.image)
      let trainer = try Trainer(
        network.trained(on: image), inputCount: image.count, rule: example.rule,
        batchSize: 33, threads: 2)
      #expect(trainer.setParameters(network.trainedNumbers))
      #expect(trainer.setStatistics(network.trainedStatistics))
      let scaling = LaneImages(
        plane: image[1] * image[2], factors: [Float](repeating: 1, count: image[0]),
        shifts: [Float](repeating: 0, count: image[0]))
      var last: TrainingData?
      for step in example.steps {
        let data = try #require(TrainingData(.floats(step.x), labels: step.t, scaling: scaling))
        let result = trainer.step(
          data, Array(0..<data.count)[...],
          learningRate: example.optimizer == "adam" ? 0.01 : 0.05)
        #expect(abs(Double(result.loss) - step.loss) < 1e-4)
        last = data
      }
      network.setTrainedNumbers(trainer.parameters)
      network.setTrainedStatistics(trainer.statistics, batches: trainer.stepCount)
      for slot in network.state {
        let wanted = try #require(example.after[slot.name])
        #expect(agree(slot.tensor.elements, wanted, tolerance: 1e-4), "\(slot.name)")
      }
      let data = try #require(last)
      let scores = trainer.outputs(data, Array(0..<data.count)[...])
      #expect(agree(scores, example.scores, tolerance: 1e-4))
    }
  }
}
