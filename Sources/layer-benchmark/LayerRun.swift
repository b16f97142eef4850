import Tensors

/// One layer with its numbers in the lanes, and its three passes.
struct LayerRun {
  enum Pass: String, CaseIterable {
    case fwd, dgrad, wgrad
  }

  let geometry: ConvGeometry
  let forward: TapGather
  let backward: TapGather
  let outer: WeightGradient
  let x: LaneLayout
  let y: LaneLayout
  /// Input, result, weights, packed weights, weight gradient, scratch; row-major input and result.
  let memory: Scratch
  let bias: [Float]

  init(_ geometry: ConvGeometry) {
    self.geometry = geometry
    forward = TapGather(forward: geometry, .float)
    backward = TapGather(backward: geometry, .float)
    outer = WeightGradient(geometry, .float)
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    x = LaneLayout(
      precision: .float, images: geometry.batch, channels: geometry.inputChannels,
      rows: rows.input, columns: columns.input)
    y = LaneLayout(
      precision: .float, images: geometry.batch, channels: geometry.outputChannels,
      rows: rows.output, columns: columns.output)
    let weights = geometry.weightShape.count
    memory = Scratch([
      x.bytes, y.bytes, weights * 4, weights * 4, weights * 4,
      outer.scratchVectors * Precision.vectorBytes, geometry.inputShape.count * 4,
      geometry.outputShape.count * 4,
    ])
    bias = [Float](repeating: 0.5, count: geometry.outputChannels)
    var random = RandomSource(seed: 1)
    for (part, count) in [
      (6, geometry.inputShape.count), (7, geometry.outputShape.count), (2, weights),
    ] {
      let numbers = floats(part, count)
      for i in 0..<count { numbers[i] = Float(2 * random.uniform() - 1) }
    }
  }

  func floats(_ part: Int, _ count: Int) -> UnsafeMutablePointer<Float> {
    memory[part].bindMemory(to: Float.self, capacity: count)
  }

  /// Puts the numbers that a pass reads into the lanes.
  func prepare(_ pass: Pass) {
    if pass != .dgrad { x.pack(memory[6], into: memory[0]) }
    if pass != .fwd { y.pack(memory[7], into: memory[1]) }
  }

  /// Does a pass once, the packing of its weights included.
  func run(_ pass: Pass) {
    switch pass {
    case .fwd:
      forward.pack(memory[2], into: memory[3])
      bias.withUnsafeBytes {
        forward.run(
          blocks: x.blocks, memory[0], packed: memory[3], bias: $0.baseAddress, memory[1])
      }
    case .dgrad:
      backward.pack(memory[2], into: memory[3])
      backward.run(blocks: x.blocks, memory[1], packed: memory[3], bias: nil, memory[0])
    case .wgrad:
      floats(4, geometry.weightShape.count).initialize(
        repeating: 0, count: geometry.weightShape.count)
      outer.run(
        blocks: x.blocks, memory[0], memory[1], dw: memory[4], db: nil, scratch: memory[5])
    }
  }

  /// The largest difference of a pass from sums by the definition, at places spread over the result.
  func error(_ pass: Pass) -> Double {
    prepare(pass)
    run(pass)
    let sample = LayerSample(
      geometry: geometry, input: floats(6, geometry.inputShape.count),
      weight: floats(2, geometry.weightShape.count),
      gradient: floats(7, geometry.outputShape.count), bias: bias)
    var worst = 0.0
    func compare(_ result: UnsafeMutablePointer<Float>, _ count: Int, _ exact: (Int) -> Double) {
      for place in stride(from: 0, to: count, by: max(1, count / 500)) {
        let expected = exact(place)
        worst = max(worst, abs(Double(result[place]) - expected) / max(1, abs(expected)))
      }
    }
    switch pass {
    case .fwd:
      let count = geometry.outputShape.count
      let result = Scratch([count * 4])
      let numbers = result[0].bindMemory(to: Float.self, capacity: count)
      y.unpack(memory[1], into: numbers)
      compare(numbers, count, sample.forward)
    case .dgrad:
      let count = geometry.inputShape.count
      let result = Scratch([count * 4])
      let numbers = result[0].bindMemory(to: Float.self, capacity: count)
      x.unpack(memory[0], into: numbers)
      compare(numbers, count, sample.inputGradient)
    case .wgrad:
      compare(
        floats(4, geometry.weightShape.count), geometry.weightShape.count, sample.weightGradient)
    }
    return worst
  }
}
