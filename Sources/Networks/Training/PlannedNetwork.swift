import Tensors

/// A network that is known to fit pictures of a shape, ready for the trainer.
struct PlannedNetwork {
  let network: Network
  let layers: [any BlockLayer]
  /// Where the layers stand among `layers`, in the order of a pass; nil for one that has no form there.
  let places: [Int?]
  /// Where each of `layers` stands in the network.
  let names: [String]
  let inputCount: Int
  /// Numbers that come out for each picture: the scores of the classes, two for a single unit.
  let outputs: Int

  /// Plans a network.
  ///
  /// - Parameters:
  ///   - network: Layers in a row.
  ///   - imageShape: C, H and W, or the one length of a vector.
  /// - Throws: `TrainingFault.shape`, `.layer`.
  init(_ network: Network, imageShape: [Int]) throws(TrainingFault) {
    let shape: Shape
    do throws(ShapeError) {
      shape = try Shape(imageShape)
    } catch {
      throw .shape(error)
    }
    inputCount = shape.count
    self.network = network
    let plan = try network.blockPlan(on: shape)
    (layers, places, names) = (plan.layers.withTwoScores, plan.places, plan.names)
    outputs = layers.last?.outputCount ?? inputCount
  }

  /// Whether the network gives one score, which stands for two classes.
  var isBinary: Bool { layers.last is BinaryScores }

  /// Makes sure that there is an output for each class, and no other.
  func requireOutputs(_ classes: Int) throws(TrainingFault) {
    guard outputs == classes else { throw .outputs(outputs, classes: classes) }
  }

  /// A trainer of the network that stands where the network stands.
  ///
  /// - Throws: `TrainingFault.memory` if it would take too much, `.parameters` for numbers that are not
  ///   those of its layers.
  func trainer(
    _ rule: ParameterUpdate, batchSize: Int, threads: Int, seed: UInt64
  ) throws(TrainingFault) -> Trainer {
    let trainer: Trainer
    do throws(ShapeError) {
      trainer = try Trainer(
        layers, inputCount: inputCount, rule: rule, batchSize: batchSize, threads: threads,
        seed: seed)
    } catch {
      guard case .tooLarge(let bytes, let limit) = error else { throw .shape(error) }
      throw .memory(bytes.reduce(1, *), limit: limit)
    }
    let (numbers, statistics) = (network.trainedNumbers, network.trainedStatistics)
    guard trainer.setParameters(numbers), trainer.setStatistics(statistics) else {
      throw .parameters(
        (numbers + statistics).map(\.count),
        expected: (trainer.parameters + trainer.statistics).map(\.count))
    }
    return trainer
  }
}

extension Normalisation {
  /// The same as a factor and a shift on bytes.
  func scaling(of shape: [Int]) -> LaneImages {
    LaneImages(
      plane: shape[1] * shape[2], factors: deviation.map { Float(1 / (255 * $0)) },
      shifts: zip(mean, deviation).map { Float(-$0 / $1) })
  }
}
