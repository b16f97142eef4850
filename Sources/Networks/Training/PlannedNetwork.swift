import Tensors

/// A network that is known to fit pictures of a shape, ready for the trainer.
struct PlannedNetwork {
  let layers: [LayerSpec]
  let inputCount: Int
  /// Numbers that come out for each picture: the scores of the classes.
  let outputs: Int

  /// Plans a network.
  ///
  /// - Parameters:
  ///   - network: Layers in a row.
  ///   - imageShape: C, H and W, or the one length of a vector.
  /// - Throws: `TrainingFault.shape`, `.layers`.
  init(_ network: Network, imageShape: [Int]) throws(TrainingFault) {
    do throws(ShapeError) {
      let shape = try Shape(imageShape)
      inputCount = shape.count
      let specs = try LayerSpec.list(of: network, input: shape)
      layers = specs ?? []
      if specs == nil { throw ShapeError.empty(shape) }
    } catch {
      let strange = Self.strangeLayers(network)
      if !strange.isEmpty { throw .layers(strange) }
      throw .shape(error)
    }
    outputs = layers.reduce(inputCount) { $1.outputCount(input: $0) }
  }

  /// Makes sure that there is an output for each class, and no other.
  func requireOutputs(_ classes: Int) throws(TrainingFault) {
    guard outputs == classes else { throw .outputs(outputs, classes: classes) }
  }

  /// A trainer of the network.
  ///
  /// - Throws: `TrainingFault.memory` if it would take too much.
  func trainer(
    _ rule: ParameterUpdate, batchSize: Int, threads: Int
  ) throws(TrainingFault) -> Trainer {
    do throws(ShapeError) {
      return try Trainer(
        layers, inputCount: inputCount, rule: rule, batchSize: batchSize, threads: threads)
    } catch {
      guard case .tooLarge(let bytes, let limit) = error else { throw .shape(error) }
      throw .memory(bytes.reduce(1, *), limit: limit)
    }
  }

  /// The layers of a network that the trainer does not know.
  private static func strangeLayers(_ network: Network) -> [String] {
    let own: [String] =
      switch network.layer {
      case nil, is Conv2D, is LinearLayer, is Flatten: []
      case let pool as Pool2D: if case .norm = pool.kind { [pool.typeName] } else { [] }
      case is Activation: []
      case let layer?: [layer.typeName]
      }
    return own + network.parts.flatMap(strangeLayers)
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
