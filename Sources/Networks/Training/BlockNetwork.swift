import Tensors

/// A network planned for blocks of images: what each layer does, and where everything lies.
///
/// Functions work in place where no gradient needs what was there, and a ReLU between a convolution and
/// a pooling costs nothing of its own: the convolution's last store does it, and the pooling's gradient
/// multiplies its slope.
struct BlockNetwork: Sendable {
  /// What a layer does to a block.
  indirect enum Work: Sendable {
    case convolution(BlockConvolution)
    case dense(LaneDense, rows: Int)
    case function(LaneFunction)
    case pool(LanePool, channels: Int)
    case dropout(LaneDropout)
    case softmax(LineGeometry)
    case norm(LaneBatchNorm)

    /// Whether its gradient is worked out from what it gave.
    var needsOutput: Bool {
      switch self {
      case .function, .softmax: true
      case .convolution, .dense, .pool, .dropout, .norm: false
      }
    }

    /// Whether it looks at all blocks of a batch.
    var waitsForAll: Bool {
      if case .norm = self { true } else { false }
    }

    /// Whether the gradient of its input takes the place of that of its output.
    var keepsGradientPlace: Bool {
      switch self {
      case .function, .softmax, .dropout, .norm: true
      case .convolution, .dense, .pool: false
      }
    }
  }

  /// One layer.
  struct Step: Sendable {
    let work: Work
    /// Where input and output lie in the arena, in vectors, and how many vectors there are.
    let input: Int
    let output: Int
    let inputVectors: Int
    let outputVectors: Int
    /// Where the parameters lie among all, in numbers.
    var weight = 0
    var bias: Int?
    /// Where the weights packed for the forward pass and the input gradient lie, in numbers.
    var packed = 0
    var packedBackward = 0
    /// Where the statistics of its channels lie in a row of such numbers.
    var statistics = 0
    /// Where the gradients of output and input lie in the arena, in vectors.
    var outputGradient = 0
    var inputGradient = 0
    /// Whether a ReLU after it is done with it, forward; or one before it, backward.
    var rectifies = false
    var rectified = false
    /// Whether the layer's work is done by a neighbour, forward and backward.
    var skipsForward = false
    var skipsBackward = false
    /// Whether the gradient of the input takes the input's place, which nothing looks at any more.
    var worksInPlace = false
  }

  private(set) var steps: [Step] = []
  /// The layers between the places where the blocks of a batch meet; all but the first segment begin
  /// with such a layer.
  private(set) var segments: [Range<Int>] = []
  private(set) var parameters = ParameterLayout()
  /// Numbers of an image that go in, and that come out.
  let inputCount: Int
  let classes: Int
  /// Numbers of the packed weights.
  private(set) var packedCount = 0
  /// Numbers that batch normalisation keeps of all its channels.
  private(set) var statisticsCount = 0
  /// Vectors of the arena: what every layer gives, two gradients, scratch.
  private(set) var activationVectors = 0
  private(set) var gradientVectors = [0, 0]
  private(set) var scratchVectors = 0

  var arenaVectors: Int {
    activationVectors + gradientVectors[0] + gradientVectors[1] + scratchVectors
  }

  /// Plans layers, the first of which takes `inputCount` numbers of an image.
  init(_ layers: [LayerSpec], inputCount: Int) {
    self.inputCount = inputCount
    classes = layers.reduce(inputCount) { $1.outputCount(input: $0) }
    activationVectors = inputCount
    var (at, count) = (0, inputCount)
    for layer in layers {
      let outputs = layer.outputCount(input: count)
      let isFree = steps.last.map { !$0.work.needsOutput } ?? false
      let isInPlace = if case .function = layer { isFree } else { false }
      var step = Step(
        work: BlockNetwork.work(layer), input: at, output: isInPlace ? at : activationVectors,
        inputVectors: count, outputVectors: outputs)
      addParameters(of: layer, to: &step)
      steps.append(step)
      if !isInPlace { activationVectors += outputs }
      (at, count) = (step.output, outputs)
    }
    fuse()
    placeGradients()
    let meetings = steps.indices.filter { steps[$0].work.waitsForAll }
    segments = zip([0] + meetings, meetings + [steps.count]).map { $0..<$1 }
  }

  /// A gradient takes the place of the values that it belongs to, if it can.
  ///
  /// So less memory is touched. Others go back and forth between two places as large as what they
  /// have to hold.
  private mutating func placeGradients() {
    gradientVectors = [0, classes]
    var next = 0
    for position in steps.indices.dropFirst().reversed() where !steps[position].skipsBackward {
      if steps[position].work.keepsGradientPlace { continue }
      steps[position].worksInPlace = worksInPlace(position)
      guard !steps[position].worksInPlace else { continue }
      gradientVectors[next] = max(gradientVectors[next], steps[position].inputVectors)
      next = 1 - next
    }
    let spare = [activationVectors, activationVectors + gradientVectors[0]]
    var place = spare[1]
    next = 0
    for position in steps.indices.reversed() where !steps[position].skipsBackward {
      steps[position].outputGradient = place
      if steps[position].worksInPlace {
        place = steps[position].input
      } else if !steps[position].work.keepsGradientPlace {
        place = spare[next]
        next = 1 - next
      }
      steps[position].inputGradient = place
    }
  }

  /// Whether neither the layer nor the one before it needs the layer's input, once its gradient is
  /// made.
  private func worksInPlace(_ position: Int) -> Bool {
    let (before, step) = (steps[position - 1], steps[position])
    if before.work.needsOutput, !before.skipsBackward { return false }
    guard case .pool(let pool, _) = step.work else { return true }
    return pool.worksInPlace(rectified: step.rectified)
  }

  private static func work(_ layer: LayerSpec) -> Work {
    switch layer {
    case .convolution(let geometry, _):
      .convolution(BlockConvolution(geometry, isTransposed: false))
    case .transposedConvolution(let geometry, _):
      .convolution(BlockConvolution(geometry, isTransposed: true))
    case .function(let function): .function(function)
    case .pool(let kind, let window, let channels):
      .pool(LanePool(kind, window), channels: channels)
    case .adaptiveAverage(let parts): .pool(LanePool(.average, parts), channels: parts.planes)
    case .linear(let inputs, let outputs, let rows, _):
      .dense(LaneDense(inputs: inputs, outputs: outputs), rows: rows)
    case .dropout(let dropout): .dropout(dropout)
    case .softmax(let lines): .softmax(lines)
    case .batchNorm(let norm): .norm(norm)
    }
  }

  private mutating func addParameters(of layer: LayerSpec, to step: inout Step) {
    let shapes = layer.parameterShapes
    guard let weight = shapes.first else { return }
    switch step.work {
    case .convolution(let convolution):
      let count = convolution.forward.weightCount
      step.weight = parameters.add(shape: weight, byRows: false)
      step.packed = packedCount
      step.packedBackward = packedCount + count
      packedCount += 2 * count
      scratchVectors = max(scratchVectors, convolution.scratchVectors)
    case .dense(let dense, _):
      step.weight = parameters.add(shape: weight, byRows: true)
      scratchVectors = max(scratchVectors, dense.scratchVectors)
    case .norm(let norm):
      step.weight = parameters.add(shape: weight, byRows: false)
      step.statistics = statisticsCount
      statisticsCount += 2 * norm.channels
    case .function, .pool, .dropout, .softmax: return
    }
    if shapes.count > 1 { step.bias = parameters.add(shape: shapes[1], byRows: false) }
  }

  private mutating func fuse() {
    for i in steps.indices.dropFirst() {
      guard case .function(.relu) = steps[i].work else { continue }
      if case .convolution = steps[i - 1].work {
        steps[i - 1].rectifies = true
        steps[i].skipsForward = true
      }
      if i + 1 < steps.count, case .pool = steps[i + 1].work {
        steps[i + 1].rectified = true
        steps[i].skipsBackward = true
      }
    }
  }
}
