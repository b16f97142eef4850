import Tensors

/// A layer as the trainer takes it: sizes that are known to fit, and no numbers.
public enum LayerSpec: Hashable, Sendable {
  /// Filters over images; the geometry's batch does not matter.
  case convolution(ConvGeometry, hasBias: Bool)
  /// A function of each number.
  case function(LaneFunction)
  /// One number in the place of each window.
  case pool(PoolTable.Kind, WindowGeometry, channels: Int)
  /// Every output from every input.
  case linear(inputs: Int, outputs: Int, hasBias: Bool)

  /// Numbers that come out of an image.
  ///
  /// - Parameter input: Numbers that go in.
  /// - Returns: As many for a function, what the sizes say for any other layer.
  public func outputCount(input: Int) -> Int {
    switch self {
    case .convolution(let geometry, _): geometry.outputChannels * geometry.window.outputCount
    case .function: input
    case .pool(_, let window, let channels): channels * window.outputCount
    case .linear(_, let outputs, _): outputs
    }
  }

  /// The shapes of the layer's parameters, weight before bias, as PyTorch lays them out.
  public var parameterShapes: [[Int]] {
    switch self {
    case .convolution(let geometry, let hasBias):
      [geometry.weightShape.dimensions] + (hasBias ? [[geometry.outputChannels]] : [])
    case .linear(let inputs, let outputs, let hasBias):
      [[outputs, inputs]] + (hasBias ? [[outputs]] : [])
    case .function, .pool: []
    }
  }

  /// Products that one image takes forward.
  public var multiplyAdds: Int {
    switch self {
    case .convolution(let geometry, _):
      geometry.window.outputCount * geometry.window.tapCount * geometry.outputChannels
        * geometry.depth
    case .linear(let inputs, let outputs, _): inputs * outputs
    case .function, .pool: 0
    }
  }
}

extension LayerSpec {
  /// The layers of a network for images of a shape.
  ///
  /// - Parameters:
  ///   - network: Layers in a row.
  ///   - input: `[C, H, W]`.
  /// - Returns: The layers, or nil if one is of a kind that the trainer does not know; such a network
  ///   can be trained on the tape.
  /// - Throws: why a layer does not fit what comes before.
  public static func list(
    of network: Network, input: Shape
  ) throws(ShapeError) -> [LayerSpec]? {
    var walk = try SpecWalk(shape: Shape([1] + input.dimensions))
    try walk.visit(network)
    return walk.isKnown ? walk.layers : nil
  }
}

private struct SpecWalk {
  var shape: Shape
  var layers: [LayerSpec] = []
  var isKnown = true
  private var random = RandomSource(seed: 0)

  init(shape: Shape) {
    self.shape = shape
  }

  mutating func visit(_ network: Network) throws(ShapeError) {
    for part in network.parts { try visit(part) }
    guard let layer = network.layer else { return }
    let operation = try layer.operation(for: shape, isTraining: true, using: &random)
    add(operation, hasBias: network.parameters.count > 1)
    shape = operation.outputShape
  }

  private mutating func add(_ operation: any Operation, hasBias: Bool) {
    switch operation {
    case let convolution as Convolution:
      layers.append(.convolution(convolution.geometry, hasBias: hasBias))
    case let pooling as Pooling:
      guard let kind = pooling.tableKind, shape.rank == 4, pooling.fitsTable else {
        return isKnown = false
      }
      layers.append(.pool(kind, pooling.geometry.window, channels: shape[1]))
    case let unary as ElementwiseUnary:
      guard let function = unary.function.laneFunction else { return isKnown = false }
      layers.append(.function(function))
    case is Linear:
      guard shape.rank == 2 else { return isKnown = false }
      layers.append(
        .linear(inputs: shape[1], outputs: operation.outputShape[1], hasBias: hasBias))
    case is Rearrangement:
      // Flattening leaves the numbers where they are.
      guard operation.outputShape.count == shape.count, operation.outputShape.rank == 2 else {
        return isKnown = false
      }
    default: isKnown = false
    }
  }
}

extension Pooling {
  /// Whether a list of all cells of all windows is of a sensible size.
  fileprivate var fitsTable: Bool {
    let (cells, overflow) = geometry.window.outputCount
      .multipliedReportingOverflow(by: geometry.window.tapCount)
    return !overflow && cells <= 1 << 22
  }

  fileprivate var tableKind: PoolTable.Kind? {
    switch kind {
    case .maximum: .maximum
    case .average(let countsPadding, nil): .average(countIncludePad: countsPadding)
    case .average, .norm: nil
    }
  }
}

extension UnaryFunction {
  fileprivate var laneFunction: LaneFunction? {
    switch self {
    case .relu: .relu
    case .leakyRelu(let slope): .leakyRelu(slope: Float(slope))
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    default: nil
    }
  }
}
