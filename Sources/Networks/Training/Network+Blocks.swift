import Tensors

extension Network {
  /// The layers in the form that trains, for images of a shape.
  ///
  /// - Parameter input: `[C, H, W]`, or the one length of a vector.
  /// - Returns: The layers that compute; one that only gives numbers another shape is left out.
  /// - Throws: `TrainingFault.layer` for a layer that does not fit what comes before, or that cannot be
  ///   trained where it stands.
  public func trained(on input: Shape) throws(TrainingFault) -> [any BlockLayer] {
    try blockPlan(on: input).layers
  }

  /// The same with where each layer stands among them.
  func blockPlan(on input: Shape) throws(TrainingFault) -> BlockPlan {
    var plan = BlockPlan()
    let batch: Shape
    do throws(ShapeError) {
      batch = try Shape([1] + input.dimensions)
    } catch {
      throw .shape(error)
    }
    _ = try walk(Flow(batch, isBatch: true)) { flows, network, layer, place throws(TrainingFault) in
      guard let flow = flows.first, flows.count == 1 else {
        throw .layer(LayerFault(place: place, type: layer.typeName, .branches))
      }
      return try plan.add(layer, of: network, flow, place)
    } join: { join, _, place throws(TrainingFault) in
      throw .layer(LayerFault(place: place, type: join.name, .branches))
    }
    if let last = plan.softmax { throw .layer(last) }
    return plan
  }
}

/// Collects the layers of a network as one image passes through it.
struct BlockPlan {
  private(set) var layers: [any BlockLayer] = []
  /// Where each layer of a pass stands among them; nil for one that is left out.
  private(set) var places: [Int?] = []
  /// Where each of them stands in the network: `3`, or `0.1`.
  private(set) var names: [String] = []
  /// What is wrong if the network ends with the layer that was added last.
  private(set) var softmax: LayerFault?
  /// Where layers with parameters stand.
  private var named: [ObjectIdentifier: String] = [:]
  private var random = RandomSource(seed: 0)

  /// Adds a layer as it is outside training: dropout then leaves everything as it is, and batch
  /// normalisation does not ask for more images.
  ///
  /// - Returns: The shape of what it gives.
  mutating func add(
    _ layer: any Layer, of network: Network, _ flow: Flow<Shape>, _ place: String
  ) throws(TrainingFault) -> Flow<Shape> {
    func fault(_ reason: LayerFault.Reason) -> TrainingFault {
      .layer(LayerFault(place: place, type: layer.typeName, reason))
    }
    let input = flow.value
    if !layer.parameters.isEmpty,
      let first = named.updateValue(place, forKey: ObjectIdentifier(network))
    {
      throw fault(.repeated(first: first))
    }
    if let ranks = layer.batchRanks, !ranks.contains(input.rank) {
      throw fault(.notImages(Array(input.dimensions.dropFirst())))
    }
    let next: Flow<(Shape, any Operation)>
    do throws(Misfit) {
      next = try Flow.pass([flow], layer, place, shape: input) { mode throws(ShapeError) in
        let operation = try layer.operation(for: input, mode, using: &random)
        return (operation.outputShape, (operation.outputShape, operation))
      }
    } catch {
      throw fault(.shape(error))
    }
    do throws(LayerFault.Reason) {
      let block = try layer.trained(next.value.1, input)
      places.append(block == nil ? nil : layers.count)
      if let block {
        layers.append(block)
        names.append(place)
        softmax =
          layer is SoftmaxLayer
          ? LayerFault(place: place, type: layer.typeName, .lastSoftmax) : nil
      }
    } catch {
      throw fault(error)
    }
    return next.map { $0.0 }
  }
}
