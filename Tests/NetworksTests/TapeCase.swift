import Tensors
import TestSupport
import Testing

@testable import Networks

/// A network with images and labels, for the trainer and for the tape, which is exact.
struct TapeCase {
  let network: Network
  let layers: [any BlockLayer]
  let image: Shape
  let data: TrainingData
  let labels: [Int]
  let classes: Int
  private let input: Tensor<Double>

  /// Draws images and labels, and moves weights away from where they start.
  init(_ network: Network, image: [Int], count: Int, seed: UInt64 = 1) throws {
    var samples = Samples(seed: seed)
    self.network = network
    self.image = try Shape(image)
    layers = try network.trained(on: self.image)
    let outputs = layers.last?.outputCount ?? self.image.count
    classes = outputs
    let numbers = samples.numbers(count * self.image.count).map { Float($0) }
    labels = (0..<count).map { _ in samples.int(0...outputs - 1) }
    data = try #require(
      TrainingData(
        .floats(numbers), labels: labels.map(UInt16.init),
        scaling: LaneImages(
          plane: self.image.count / image[0],
          factors: [Float](repeating: 1, count: image[0]),
          shifts: [Float](repeating: 0, count: image[0]))))
    input = try Tensor(Shape([count] + image), numbers.map(Double.init))
    for part in TapeCase.flat(network) {
      for (shape, _) in part.parameters + part.buffers where shape.shape.rank > 0 {
        let range = shape.name == "running_var" ? 0.5...1.5 : -0.4...0.4
        let numbers = samples.numbers(shape.shape.count, in: range)
        part.assign(
          Node(try Tensor(shape.shape, numbers.map { Double(Float($0)) })), to: shape.name)
      }
    }
  }

  var parameters: [Node<Double>] { network.namedParameters(prefix: "").map(\.node) }

  /// All images.
  var all: ArraySlice<Int> { Array(0..<labels.count)[...] }

  /// A trainer that stands where the network stands.
  func trainer(
    _ rule: ParameterUpdate = .momentum(0, nesterov: false), batchSize: Int? = nil,
    threads: Int = 2, seed: UInt64 = 5
  ) throws -> Trainer {
    let trainer = try Trainer(
      layers, inputCount: image.count, rule: rule, batchSize: batchSize ?? labels.count,
      threads: threads, seed: seed)
    #expect(trainer.setParameters(network.trainedNumbers))
    #expect(trainer.setStatistics(network.trainedStatistics))
    return trainer
  }

  /// The scores on the tape; in training with the masks that a trainer draws in a step.
  func scores(isTraining: Bool, seed: UInt64 = 5, step: Int = 0) throws -> Node<Double> {
    network.isTraining = isTraining
    var random = RandomSource(seed: 0)
    var value = Node(input)
    var position = 0
    for part in TapeCase.flat(network) {
      if isTraining, let dropout = part.layer as? Dropout {
        let key = UInt64.mix(~seed, UInt64(step))
        let mask = Node(try mask(dropout, value.value.shape, key: key, position))
        let product = try ElementwiseBinary(
          name: "mul", .multiply, left: value.value.shape, right: mask.value.shape)
        value = Node(product, [value, mask])
      } else if let flatten = part.layer as? Flatten {
        value = Node(
          try Rearrangement.flatten(value.value.shape, from: flatten.first, to: flatten.last),
          [value])
      } else {
        value = try part(value, using: &random)
      }
      position += part.layer is Flatten ? 0 : 1
    }
    return value
  }

  /// The mean loss on the tape and its gradients.
  func exact(seed: UInt64 = 5, step: Int = 0) throws -> (loss: Double, gradients: [[Double]]) {
    let scores = try scores(isTraining: true, seed: seed, step: step)
    let loss = Node(
      try ClassLoss(
        name: "cross_entropy", .logits, input: scores.value.shape, target: Shape([labels.count])),
      [scores, Node(Tensor(vector: labels.map(Double.init)))])
    let gradients = Gradients(of: loss)
    return (
      loss.value.elements[0], try parameters.map { try #require(gradients[$0]).elements }
    )
  }

  /// What a layer multiplies images by that have the shape of a batch.
  private func mask(
    _ dropout: Dropout, _ shape: Shape, key: UInt64, _ position: Int
  ) throws -> Tensor<Double> {
    let lanes = Precision.float.lanes
    let count = shape.count / labels.count
    let lane = LaneDropout(probability: dropout.probability)
    var elements: [Double] = []
    let scratch = Scratch([count * Precision.vectorBytes])
    let numbers = scratch[0].bindMemory(to: Float.self, capacity: count * lanes)
    for image in labels.indices {
      numbers.initialize(repeating: 1, count: count * lanes)
      let portion = BlockNetwork.Portion(key: key, block: image / lanes, images: lanes)
      lane.apply(
        count, scratch[0], scratch[0], key: portion.key(layer: position),
        firstImage: portion.firstImage)
      elements += (0..<count).map { Double(numbers[$0 * lanes + image % lanes]) }
    }
    return try Tensor(shape, elements)
  }

  private static func flat(_ network: Network) -> [Network] {
    network.layer == nil ? network.parts.flatMap(flat) : [network]
  }

  /// Expects a step of the trainer to change parameters by the tape's gradients, and its outputs to be
  /// the tape's.
  func expectAgreement(tolerance: Double = 2e-5, _ comment: String = "") throws {
    let trainer = try trainer()
    let scores = try scores(isTraining: false).value.elements
    let outputs = trainer.outputs(data, all)
    #expect(agree(outputs, scores, tolerance: tolerance), "\(comment): outputs")
    let before = trainer.parameters
    let result = trainer.step(data, all, learningRate: 1)
    let exact = try exact()
    #expect(abs(Double(result.loss) - exact.loss) < tolerance, "\(comment): loss")
    // The tape's pass has moved the network's own statistics.
    #expect(
      agree(
        trainer.statistics.flatMap { $0 }, network.trainedStatistics.flatMap { $0 },
        tolerance: tolerance), "\(comment): statistics")
    for (position, after) in trainer.parameters.enumerated() {
      let slopes = zip(before[position], after).map { Double($0) - Double($1) }
      #expect(
        agree(slopes, exact.gradients[position], tolerance: tolerance),
        "\(comment): gradient of parameter \(position)")
    }
  }
}
