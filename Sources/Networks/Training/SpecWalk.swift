import Tensors

extension LayerSpec {
  /// The layers of a network for images of a shape.
  ///
  /// - Parameters:
  ///   - network: Layers in a row.
  ///   - input: `[C, H, W]`.
  /// - Returns: The layers that compute; one that only gives numbers another shape is left out.
  /// - Throws: `TrainingFault.layer` for a layer that does not fit what comes before, or that cannot be
  ///   trained where it stands.
  public static func list(
    of network: Network, input: Shape
  ) throws(TrainingFault) -> [LayerSpec] {
    var walk = SpecWalk(input)
    try walk.visit(network, place: "")
    if case .softmax? = walk.layers.last { throw walk.fault(.lastSoftmax) }
    return walk.layers
  }
}

/// Follows the shape of one image through a network.
private struct SpecWalk {
  private(set) var layers: [LayerSpec] = []
  /// What comes to the layer: `[1, C, H, W]`, or one row of another rank.
  private var lengths: [Int]
  /// The layer that is looked at.
  private var place = ""
  private var type = ""
  /// Where layers with parameters stand.
  private var places: [ObjectIdentifier: String] = [:]
  private var random = RandomSource(seed: 0)

  init(_ image: Shape) {
    lengths = [1] + image.dimensions
  }

  func fault(_ reason: LayerFault.Reason) -> TrainingFault {
    .layer(LayerFault(place: place, type: type, reason))
  }

  mutating func visit(_ network: Network, place: String) throws(TrainingFault) {
    for (position, part) in network.parts.enumerated() {
      try visit(part, place: place.isEmpty ? "\(position)" : "\(place).\(position)")
    }
    guard let layer = network.layer else { return }
    (self.place, type) = (place.isEmpty ? "0" : place, layer.typeName)
    if !layer.parameters.isEmpty,
      let first = places.updateValue(self.place, forKey: ObjectIdentifier(network))
    {
      throw fault(.repeated(first: first))
    }
    if layer.takesImages, lengths.count != 4 {
      throw fault(.notImages(Array(lengths.dropFirst())))
    }
    let (operation, input) = try operation(of: layer)
    if layer.mergesImages(of: input) { throw fault(.acrossBatch) }
    if let spec = try spec(layer, operation, input) { layers.append(spec) }
    lengths = operation.outputShape.dimensions
  }

  /// What a layer does to one image, outside training: dropout then leaves everything as it is, and
  /// batch normalisation does not ask for more images.
  private mutating func operation(
    of layer: any Layer
  ) throws(TrainingFault) -> (any Operation, input: Shape) {
    do throws(ShapeError) {
      let input = try Shape(lengths)
      // The first dimension is the batch, whatever the others are.
      if let flatten = layer as? Flatten {
        return (try Rearrangement.flatten(input, from: flatten.first, to: flatten.last), input)
      }
      return (try layer.operation(for: input, isTraining: false, using: &random), input)
    } catch {
      throw fault(.shape(error))
    }
  }

  private func spec(
    _ layer: any Layer, _ operation: any Operation, _ input: Shape
  ) throws(TrainingFault) -> LayerSpec? {
    let hasBias = layer.parameters.count > 1
    switch operation {
    case let convolution as Convolution:
      return .convolution(convolution.geometry, hasBias: hasBias)
    case let convolution as TransposedConvolution:
      return .transposedConvolution(convolution.geometry, hasBias: hasBias)
    case let pooling as Pooling:
      try check(pooling.geometry.window)
      return .pool(pooling.kind, pooling.geometry.window, channels: input[1])
    case let pooling as AdaptivePooling where pooling.kind == .average:
      return .adaptiveAverage(pooling.geometry)
    case let unary as ElementwiseUnary:
      guard let function = LaneFunction(unary.function) else { throw fault(.kind) }
      return .function(function)
    case let linear as Linear:
      return .linear(
        inputs: linear.inputs, outputs: linear.outputs, rows: linear.rows, hasBias: hasBias)
    case let softmax as Softmax where !softmax.isLogarithmic:
      return .softmax(softmax.geometry)
    case is BatchNorm:
      guard let norm = layer as? BatchNorm2D else { throw fault(.kind) }
      return .batchNorm(
        LaneBatchNorm(
          channels: input[1], plane: input[2] * input[3], epsilon: norm.epsilon,
          momentum: norm.momentum))
    case let rearrangement as Rearrangement where rearrangement.keepsOrder:
      return (layer as? Dropout).map {
        .dropout(LaneDropout(probability: $0.probability))
      }
    default: throw fault(.kind)
    }
  }

  /// Makes sure that going through all cells of all windows of a channel takes a sensible time: nothing
  /// interrupts it.
  private func check(_ window: WindowGeometry) throws(TrainingFault) {
    let limit = 1 << 22
    let (cells, overflow) = window.outputCount.multipliedReportingOverflow(by: window.tapCount)
    if overflow || cells > limit {
      throw fault(.windows(cells: overflow ? .max : cells, limit: limit))
    }
  }

}

extension Layer {
  /// Whether it looks at rows and columns of channels.
  fileprivate var takesImages: Bool {
    self is Conv2D || self is ConvTranspose2D || self is Pool2D || self is AdaptiveAvgPool2D
      || self is BatchNorm2D
  }

  /// Whether it works along the batch's own dimension.
  fileprivate func mergesImages(of input: Shape) -> Bool {
    switch self {
    case let flatten as Flatten: (try? input.dimension(flatten.first)) == 0 && input.rank > 1
    case let softmax as SoftmaxLayer: (try? input.dimension(softmax.dimension)) == 0
    default: false
    }
  }
}
