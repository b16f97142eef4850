import Tensors

/// A network planned for blocks of images: what each layer does, and where everything lies.
///
/// Functions work in place where no gradient needs what was there, and a ReLU between a convolution and
/// a pooling costs nothing of its own: the convolution's last store does it, and the pooling's gradient
/// multiplies its slope.
struct BlockNetwork: Sendable {
  /// One layer.
  struct Step: Sendable {
    let layer: any BlockLayer
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
  init(_ layers: [any BlockLayer], inputCount: Int) {
    self.inputCount = inputCount
    classes = layers.last?.outputCount ?? inputCount
    activationVectors = inputCount
    var (at, count) = (0, inputCount)
    for layer in layers {
      let outputs = layer.outputCount
      let isFree = steps.last.map { !$0.layer.needsOutput } ?? false
      let isInPlace = layer.overwritesInput && isFree
      var step = Step(
        layer: layer, input: at, output: isInPlace ? at : activationVectors,
        inputVectors: count, outputVectors: outputs)
      addParameters(of: layer, to: &step)
      steps.append(step)
      if !isInPlace { activationVectors += outputs }
      (at, count) = (step.output, outputs)
    }
    fuse()
    placeGradients()
    let meetings = steps.indices.filter { steps[$0].layer.norm != nil }
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
      if steps[position].layer.keepsGradientPlace { continue }
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
      } else if !steps[position].layer.keepsGradientPlace {
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
    if before.layer.needsOutput, !before.skipsBackward { return false }
    return step.layer.worksInPlace(rectified: step.rectified)
  }

  private mutating func addParameters(of layer: any BlockLayer, to step: inout Step) {
    scratchVectors = max(scratchVectors, layer.scratchVectors)
    step.packed = packedCount
    step.packedBackward = packedCount + layer.packedCount
    packedCount += 2 * layer.packedCount
    if let norm = layer.norm {
      step.statistics = statisticsCount
      statisticsCount += 2 * norm.channels
    }
    let shapes = layer.parameters.map(\.shape.dimensions)
    guard let weight = shapes.first else { return }
    step.weight = parameters.add(shape: weight, byRows: layer.packsRows)
    if shapes.count > 1 { step.bias = parameters.add(shape: shapes[1], byRows: false) }
  }

  private mutating func fuse() {
    for i in steps.indices.dropFirst() where steps[i].layer.isRectifier {
      if steps[i - 1].layer.canRectify {
        steps[i - 1].rectifies = true
        steps[i].skipsForward = true
      }
      if i + 1 < steps.count, steps[i + 1].layer.canMultiplySlope {
        steps[i + 1].rectified = true
        steps[i].skipsBackward = true
      }
    }
  }
}
