import Tensors

/// The pictures of a step as the network sees them.
public struct RunBatch: Sendable {
  /// Where the pictures stand in what is learned from.
  public let places: [Int]
  /// Varied and normalised: `[N, C, H, W]`, each number a Float.
  public let images: Tensor<Double>
  /// The class of each picture.
  public let labels: [Int]
  /// How much a picture of each class counts; empty where all count alike.
  public let classWeights: [Float]
  /// What random choices of the step follow from.
  let key: UInt64
}

extension TrainingRun {
  /// The batch that the next step learns from.
  ///
  /// - Precondition: the epoch is not done.
  public func nextBatch() throws(ShapeError) -> RunBatch {
    let (batch, places, chosen) = upcoming
    let shape = try Shape([chosen.count] + imageShape)
    return RunBatch(
      places: Array(chosen), images: try Tensor(shape, batch.numbers(at: places)),
      labels: chosen.map { Int(data.labels[$0]) }, classWeights: classWeights,
      key: trainer.keyOfNextStep)
  }

  /// What the next step learns from, put on the tape in Double: the same pictures, the same numbers
  /// dropped, the loss that the trainer takes.
  ///
  /// The network keeps its statistics as they are; its weights are those of `updateNetwork()`.
  ///
  /// - Parameters:
  ///   - batch: What `nextBatch` gave.
  ///   - images: The pictures on the tape.
  ///   - labels: Their classes on the tape, as `tapeLabels` gives them.
  /// - Returns: The mean loss.
  /// - Throws: which layer would take too much.
  public func recordLoss(
    _ batch: RunBatch, images: Node<Double>, labels: Node<Double>
  ) throws(Misfit) -> Node<Double> {
    let kept = network.keptBuffers
    let wasTraining = network.isTraining
    network.isTraining = true
    defer {
      for (owner, shape, node) in kept { owner.assign(node, to: shape.name) }
      network.isTraining = wasTraining
    }
    var random = RandomSource(seed: 0)
    let keys = blockPlaces.map { place in place.map { UInt64.mix(batch.key, UInt64($0)) } }
    let output = try network(images, keys: keys, using: &random)
    output.go(by: "net(x)")
    do throws(ShapeError) {
      return isBinary
        ? try binaryLoss(batch, output, labels) : try classLoss(batch, output, labels)
    } catch {
      throw Misfit(
        error, at: Misfit.Place("", "cross_entropy"), input: output.value.shape, before: nil)
    }
  }

  /// Classes as the loss takes them: a number for each picture, or for a single unit a row of one.
  public func tapeLabels(_ batch: RunBatch) throws(ShapeError) -> Tensor<Double> {
    let count = batch.labels.count
    return try Tensor(
      Shape(isBinary ? [count, 1] : [count]), batch.labels.map { Double($0) })
  }

  private func classLoss(
    _ batch: RunBatch, _ output: Node<Double>, _ labels: Node<Double>
  ) throws(ShapeError) -> Node<Double> {
    let weights = batch.classWeights.map { Double($0) }
    let weight = weights.isEmpty ? nil : Node(try Tensor(Shape([weights.count]), weights))
    let loss = try ClassLoss(
      name: "cross_entropy", .logits, input: output.value.shape, target: labels.value.shape,
      weight: weight?.value.shape)
    return Node(loss, [output, labels] + (weight.map { [$0] } ?? []))
  }

  /// Binary cross-entropy of a single unit's probabilities; class weights are shares of their sum.
  private func binaryLoss(
    _ batch: RunBatch, _ output: Node<Double>, _ labels: Node<Double>
  ) throws(ShapeError) -> Node<Double> {
    let shape = output.value.shape
    let sigmoid = ElementwiseUnary(name: "sigmoid", .sigmoid, input: shape)
    let chances = network.endsInProbabilities ? output : Node(sigmoid, [output])
    var weight: Node<Double>?
    if !batch.classWeights.isEmpty {
      let weights = batch.labels.map { Double(batch.classWeights[$0]) }
      let mean = weights.reduce(0, +) / Double(max(1, weights.count))
      weight = Node(try Tensor(shape, weights.map { $0 / mean }))
    }
    let loss = try BinaryCrossEntropy(
      name: "binary_cross_entropy", input: shape, target: shape, weight: weight?.value.shape)
    return Node(loss, [chances, labels] + (weight.map { [$0] } ?? []))
  }
}

extension TrainingData {
  /// The numbers of images, scaled as they go into the network, image after image.
  func numbers(at chosen: ArraySlice<Int>) -> [Double] {
    let lanes = Precision.float.lanes
    var numbers = [Double](repeating: 0, count: chosen.count * imageCount)
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: imageCount * Precision.vectorBytes, alignment: Precision.vectorBytes)
    defer { block.deallocate() }
    for first in stride(from: 0, to: chosen.count, by: lanes) {
      let part = chosen.dropFirst(first).prefix(lanes)
      fill(part, into: block)
      let lane = block.assumingMemoryBound(to: Float.self)
      for image in 0..<part.count {
        for i in 0..<imageCount {
          numbers[(first + image) * imageCount + i] = Double(lane[i * lanes + image])
        }
      }
    }
    return numbers
  }
}

extension Network {
  /// What its layers keep beside their parameters, with whose it is.
  fileprivate var keptBuffers: [(owner: Network, shape: ParameterShape, node: Node<Double>)] {
    buffers.map { (self, $0.shape, $0.node) } + parts.flatMap(\.keptBuffers)
  }
}
