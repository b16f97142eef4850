import Tensors

/// The memory of a training run: parameters, the rule's memories, gradients of every block, an arena
/// for every thread, labels and results.
///
/// Where blocks have to meet, each keeps an arena of its own meanwhile.
final class TrainingMemory {
  let parameters: UnsafeMutablePointer<Float>
  let packed: UnsafeMutablePointer<Float>
  let first: UnsafeMutablePointer<Float>
  let second: UnsafeMutablePointer<Float>
  let labels: UnsafeMutablePointer<Int32>
  let weights: UnsafeMutablePointer<Float>
  let results: UnsafeMutablePointer<(loss: Float, correct: Int)>
  /// How many images there is room for labels of: a batch, and as many as are judged at once.
  let places: Int
  let judgements: UnsafeMutablePointer<Judgement>
  let norms: BlockNetwork.NormRows
  private let blockGradients: UnsafeMutablePointer<Float>
  private let arenas: UnsafeMutableRawPointer
  private let arenaBytes: Int
  private let parameterCount: Int
  private let scratch: Scratch

  /// About how many bytes are taken.
  static func bytes(_ network: BlockNetwork, blocks: Int, threads: Int) -> Int {
    4 * (network.parameters.count * (3 + blocks) + network.packedCount)
      + 4 * network.statisticsCount * (3 + blocks)
      + arenas(network, blocks: blocks, threads: threads) * network.arenaVectors
      * Precision.vectorBytes
  }

  private static func arenas(_ network: BlockNetwork, blocks: Int, threads: Int) -> Int {
    network.segments.count > 1 ? max(blocks, threads) : threads
  }

  init(_ network: BlockNetwork, blocks: Int, threads: Int) {
    let count = network.parameters.count
    let lanes = Precision.float.lanes
    // Arenas of threads begin on pages of their own.
    arenaBytes = (network.arenaVectors * Precision.vectorBytes + 4095) / 4096 * 4096 + 256
    parameterCount = count
    // Judging wants no gradients, so that many images at once take little.
    places = max(blocks, 128) * lanes
    let scratch = Scratch([
      count * 4, network.packedCount * 4, count * 4, count * 4, places * 4,
      places * 4, blocks * MemoryLayout<(loss: Float, correct: Int)>.stride,
      blocks * count * 4,
      TrainingMemory.arenas(network, blocks: blocks, threads: threads) * arenaBytes,
      network.statisticsCount * (3 + blocks) * 4,
      places * MemoryLayout<Judgement>.stride,
    ])
    self.scratch = scratch
    func numbers(_ part: Int, _ count: Int) -> UnsafeMutablePointer<Float> {
      let numbers = scratch[part].bindMemory(to: Float.self, capacity: count)
      numbers.initialize(repeating: 0, count: count)
      return numbers
    }
    parameters = numbers(0, count)
    packed = numbers(1, network.packedCount)
    first = numbers(2, count)
    second = numbers(3, count)
    labels = scratch[4].bindMemory(to: Int32.self, capacity: places)
    weights = numbers(5, places)
    results = scratch[6].bindMemory(to: (loss: Float, correct: Int).self, capacity: blocks)
    results.initialize(repeating: (0, 0), count: blocks)
    judgements = scratch[10].bindMemory(
      to: Judgement.self, capacity: places)
    judgements.initialize(repeating: Judgement(), count: places)
    blockGradients = numbers(7, blocks * count)
    arenas = scratch[8]
    let rows = numbers(9, network.statisticsCount * (3 + blocks))
    norms = BlockNetwork.NormRows(
      running: rows, batch: rows + network.statisticsCount,
      gradients: rows + 2 * network.statisticsCount, blocks: rows + 3 * network.statisticsCount)
    labels.initialize(repeating: -1, count: places)
  }

  /// The gradients of a block.
  func gradients(_ block: Int) -> UnsafeMutablePointer<Float> {
    blockGradients + block * parameterCount
  }

  /// What the passes of a thread, or of a block that has to wait for others, work on.
  func state(_ arena: Int) -> BlockNetwork.Memory {
    BlockNetwork.Memory(
      parameters: parameters, packed: packed, arena: arenas + arena * arenaBytes, norms: norms)
  }

  /// Sets the class of each lane, and its share in the loss: weights over the sum of the weights.
  ///
  /// A label that is no class counts as no image.
  func setLabels(
    _ data: TrainingData, _ chosen: ArraySlice<Int>, classes: Int, classWeights: [Float]
  ) {
    let lanes = Precision.float.lanes
    let places = (chosen.count + lanes - 1) / lanes * lanes
    var sum: Float = 0
    for place in 0..<places {
      var label = -1
      if place < chosen.count { label = Int(data.labels[chosen[chosen.startIndex + place]]) }
      let isClass = label >= 0 && label < classes
      let weight =
        !isClass ? 0 : classWeights.indices.contains(label) ? classWeights[label] : 1
      labels[place] = isClass ? Int32(label) : -1
      weights[place] = weight
      sum += weight
    }
    for place in 0..<places where sum > 0 { weights[place] /= sum }
  }
}
