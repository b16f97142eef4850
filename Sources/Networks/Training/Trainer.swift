import Tensors

/// Trains a network of layers in a row by gradient descent, on blocks of images in the lanes.
///
/// Each block has gradients of its own, which are added up in a fixed order: the same start, images
/// and settings give the same parameters, bit for bit, whatever the number of threads. All memory is
/// taken once.
public final class Trainer {
  /// What is trained.
  public let layers: [any BlockLayer]
  /// The rule of the steps.
  public let rule: ParameterUpdate
  /// The largest batch.
  public let batchSize: Int
  /// What random choices of a step follow from, together with its number.
  public let seed: UInt64
  /// Steps done so far.
  public private(set) var stepCount = 0

  /// The parameter whose gradient is divided among the images of a step, if one is.
  var watch: BlockNetwork.Watch?

  let network: BlockNetwork
  let pool: WorkerPool
  let memory: TrainingMemory

  /// Plans the training of a network.
  ///
  /// - Parameters:
  ///   - layers: The network; each layer takes what the one before gives.
  ///   - inputCount: Numbers of an image.
  ///   - rule: How gradients change parameters.
  ///   - batchSize: The most images of a step.
  ///   - threads: Threads that work.
  ///   - seed: What random choices follow from.
  /// - Throws: `ShapeError.tooLarge` if more than `maximumBytes` would be needed.
  public init(
    _ layers: [any BlockLayer], inputCount: Int, rule: ParameterUpdate, batchSize: Int,
    threads: Int,
    seed: UInt64 = 0
  ) throws(ShapeError) {
    self.layers = layers
    self.rule = rule
    self.seed = seed
    self.batchSize = max(1, min(batchSize, 1 << 20))
    network = BlockNetwork(layers, inputCount: inputCount)
    let bytes = TrainingMemory.bytes(
      network, blocks: Trainer.blocks(self.batchSize), threads: max(1, min(threads, 256)))
    guard bytes <= Trainer.maximumBytes else {
      throw .tooLarge([bytes], limit: Trainer.maximumBytes)
    }
    pool = WorkerPool(threads: threads)
    memory = TrainingMemory(
      network, blocks: Trainer.blocks(self.batchSize), threads: pool.threads)
  }

  /// The most memory that a trainer takes: 4 GiB.
  public static let maximumBytes = 1 << 32

  static let lanes = Precision.float.lanes

  private static func blocks(_ images: Int) -> Int { (images + lanes - 1) / lanes }

  /// The parameters in the order of the layers, weight before bias, in PyTorch's layouts.
  public var parameters: [[Float]] { network.parameters.read(memory.parameters) }

  /// Puts other parameters in the place of the present ones.
  ///
  /// - Returns: Whether they have the right sizes; if not, nothing changes.
  public func setParameters(_ numbers: [[Float]]) -> Bool {
    guard network.parameters.write(numbers, memory.parameters) else { return false }
    network.pack(memory.parameters, into: memory.packed)
    return true
  }

  /// What batch normalisation uses outside training: for each such layer the means of its channels, then
  /// their variances.
  public var statistics: [[Float]] {
    network.steps.flatMap { step -> [[Float]] in
      guard let norm = step.layer.norm else { return [] }
      let start = memory.norms.running + step.statistics
      return [0, norm.channels].map {
        Array(UnsafeBufferPointer(start: start + $0, count: norm.channels))
      }
    }
  }

  /// Puts other statistics in the place of the present ones.
  ///
  /// - Returns: Whether they have the right sizes; if not, nothing changes.
  public func setStatistics(_ numbers: [[Float]]) -> Bool {
    guard numbers.map(\.count) == statistics.map(\.count) else { return false }
    for (place, number) in numbers.joined().enumerated() { memory.norms.running[place] = number }
    return true
  }

  /// What the rule keeps for every parameter: one list as `parameters` for momentum, two for Adam.
  public var memories: [[[Float]]] {
    let first = network.parameters.read(memory.first)
    return rule.memories == 1 ? [first] : [first, network.parameters.read(memory.second)]
  }

  /// Puts the rule's memories and the number of steps in the place of the present ones.
  ///
  /// - Returns: Whether they have the right sizes; if not, nothing changes.
  public func setMemories(_ numbers: [[[Float]]], stepCount: Int) -> Bool {
    let shapes = network.parameters.places.map { $0.rows * $0.length }
    guard numbers.count == rule.memories, numbers.allSatisfy({ $0.map(\.count) == shapes }) else {
      return false
    }
    for (values, place) in zip(numbers, [memory.first, memory.second]) {
      guard network.parameters.write(values, place) else { return false }
    }
    self.stepCount = stepCount
    return true
  }

  /// Learns from some images.
  ///
  /// - Parameters:
  ///   - data: All images.
  ///   - chosen: Which of them, at most `batchSize`.
  ///   - learningRate: η of this step.
  ///   - weightDecay: What part of a parameter is added to its gradient.
  ///   - classWeights: How much an image of each class counts, or empty for all alike.
  /// - Returns: The mean loss before the step, and how many images were right.
  public func step(
    _ data: TrainingData, _ chosen: ArraySlice<Int>, learningRate: Float, weightDecay: Float = 0,
    classWeights: [Float] = []
  ) -> (loss: Float, correct: Int) {
    guard !chosen.isEmpty, chosen.count <= batchSize else { return (0, 0) }
    let blocks = Trainer.blocks(chosen.count)
    memory.setLabels(data, chosen, classes: network.classes, classWeights: classWeights)
    pass(data, chosen)
    stepCount += 1
    update(blocks, .init(learningRate: learningRate, weightDecay: weightDecay, count: stepCount))
    var total: (loss: Float, correct: Int) = (0, 0)
    for block in 0..<blocks {
      total.loss += memory.results[block].loss
      total.correct += memory.results[block].correct
    }
    return total
  }

  /// Adds the blocks' gradients up and changes the parameters, a part after the other.
  private func update(_ blocks: Int, _ step: ParameterUpdate.Step) {
    let count = network.parameters.count
    let part = 2048
    pool.run((count + part - 1) / part) { piece, _ in
      let start = piece * part
      let length = min(part, count - start)
      rule.apply(
        length, step, parameters: memory.parameters + start,
        gradients: (0..<blocks).map { memory.gradients($0) + start },
        first: memory.first + start, second: memory.second + start)
    }
    network.pack(memory.parameters, into: memory.packed)
  }

  /// The outputs of the network for images, `classes` numbers for each.
  public func outputs(_ data: TrainingData, _ chosen: ArraySlice<Int>) -> [Float] {
    let classes = network.classes
    var result = [Float](repeating: 0, count: chosen.count * classes)
    result.withUnsafeMutableBufferPointer { result in
      guard let start = result.baseAddress else { return }
      pool.run(Trainer.blocks(chosen.count)) { block, thread in
        let state = memory.state(thread)
        let images = Trainer.part(chosen, block)
        data.fill(images, into: state.arena)
        network.forward(state)
        let scores = network.output(state).assumingMemoryBound(to: Float.self)
        for image in 0..<images.count {
          let row = start + (block * Trainer.lanes + image) * classes
          for c in 0..<classes { row[c] = scores[c * Trainer.lanes + image] }
        }
      }
    }
    return result
  }

  /// How the network does on images.
  public func evaluate(_ data: TrainingData, _ chosen: ArraySlice<Int>) -> Metrics {
    var metrics = Metrics()
    judge(data, chosen) { _, label, judgement in metrics.add(label, judgement) }
    return metrics
  }

  /// Judges images one after the other; an image whose label is no class is left out.
  ///
  /// - Parameters:
  ///   - data: All images.
  ///   - chosen: Which of them.
  ///   - body: Is told the image, its class and how its scores do.
  func judge(
    _ data: TrainingData, _ chosen: ArraySlice<Int>,
    _ body: (_ image: Int, _ label: Int, _ judgement: Judgement) -> Void
  ) {
    var start = chosen.startIndex
    while start < chosen.endIndex {
      let part = chosen[start..<min(chosen.endIndex, start + memory.places)]
      memory.setLabels(data, part, classes: network.classes, classWeights: [])
      pool.run(Trainer.blocks(part.count)) { block, thread in
        let state = memory.state(thread)
        data.fill(Trainer.part(part, block), into: state.arena)
        network.forward(state)
        let lane = block * Trainer.lanes
        LaneClassLoss.judge(
          classes: network.classes, network.output(state), labels: memory.labels + lane,
          into: memory.judgements + lane)
      }
      for (place, image) in part.enumerated() where memory.labels[place] >= 0 {
        body(image, Int(memory.labels[place]), memory.judgements[place])
      }
      start = part.endIndex
    }
  }

  /// The images of a block.
  static func part(_ chosen: ArraySlice<Int>, _ block: Int) -> ArraySlice<Int> {
    let start = chosen.startIndex + block * lanes
    return chosen[start..<min(chosen.endIndex, start + lanes)]
  }
}
