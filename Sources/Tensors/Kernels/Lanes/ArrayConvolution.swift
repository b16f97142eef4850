/// A convolution from row-major arrays to row-major arrays, on the kernels that train networks.
///
/// Planning depends on the sizes only; keep the value to use it for many arrays.
public struct ArrayConvolution<Scalar: TensorScalar>: Sendable {
  /// What is planned.
  public enum Pass: Sendable {
    case forward, inputGradient, weightGradient
  }

  /// The sizes.
  public let geometry: ConvGeometry
  private let x: LaneLayout
  private let y: LaneLayout
  private let plan: Plan

  private enum Plan: Sendable {
    case gather(TapGather)
    case filters(FilterGather)
    case planes(PlaneGather)
    case outer(WeightGradient)
  }

  /// Lays images out in the lanes and plans one pass.
  public init(_ geometry: ConvGeometry, _ pass: Pass) {
    self.geometry = geometry
    let precision = Scalar.precision
    let laid = LaidConvolution(geometry, precision)
    (x, y) = (laid.x, laid.y)
    switch pass {
    case .forward:
      let filters = FilterGather(geometry, precision)
      let planes = PlaneGather(geometry, precision)
      plan =
        planes.isBetter(than: laid)
        ? .planes(planes)
        : filters.isBetter(than: laid)
          ? .filters(filters) : .gather(TapGather(forward: laid.geometry, precision))
    case .inputGradient: plan = .gather(TapGather(backward: laid.geometry, precision))
    case .weightGradient: plan = .outer(WeightGradient(laid.geometry, precision))
    }
  }

  /// Does the pass that was planned.
  ///
  /// - Parameters:
  ///   - first: The input; for the input gradient that of the output.
  ///   - second: The filters; for the weight gradient that of the output.
  ///   - bias: One value a filter, forward only.
  /// - Returns: What `conv2D`, `conv2DInputGradient` and `conv2DWeightGradient` say.
  public func callAsFunction(
    _ first: [Scalar], _ second: [Scalar], bias: [Scalar]? = nil
  ) -> [Scalar] {
    first.withUnsafeBytes { first in
      second.withUnsafeBytes { second in
        guard let first = first.baseAddress, let second = second.baseAddress else {
          return [Scalar](repeating: 0, count: resultCount)
        }
        switch plan {
        case .gather(let gather):
          guard let bias else { return gathered(gather, first, second, nil) }
          return bias.withUnsafeBytes { gathered(gather, first, second, $0.baseAddress) }
        case .filters(let filters):
          return made(bias) { filters.run(first, second, bias: $0, $1) }
        case .planes(let planes):
          return made(bias) { planes.run(first, second, bias: $0, $1) }
        case .outer(let outer): return summed(outer, first, second)
        }
      }
    }
  }

  private var resultCount: Int {
    switch plan {
    case .gather(let gather): gather.isBackward ? x.count : y.count
    case .filters, .planes: geometry.outputShape.count
    case .outer: geometry.weightShape.count
    }
  }

  private func gathered(
    _ gather: TapGather, _ first: UnsafeRawPointer, _ weights: UnsafeRawPointer,
    _ bias: UnsafeRawPointer?
  ) -> [Scalar] {
    let (from, to) = gather.isBackward ? (y, x) : (x, y)
    let weightBytes = gather.weightCount * gather.precision.scalarBytes
    let memory = ScratchMemory(bytes: from.bytes + to.bytes + weightBytes)
    defer { memory.giveBack() }
    let source = memory.start
    let made = source + from.bytes
    let packed = made + to.bytes
    from.pack(first, into: source)
    gather.pack(weights, into: packed)
    gather.run(
      blocks: from.blocks, source, packed: packed, bias: bias, made, stops: true,
      sharing: geometry.multiplyAdds)
    return [Scalar](unsafeUninitializedCapacity: to.count) { result, count in
      count = to.count
      guard let start = result.baseAddress else { return }
      if gather.isBackward, to.strips > 1 {
        start.initialize(repeating: 0, count: count)
        to.add(made, to: start)
      } else {
        to.unpack(made, into: start)
      }
    }
  }

  /// The output that a plan writes row-major, with the bias where it reads it.
  private func made(
    _ bias: [Scalar]?, _ run: (UnsafeRawPointer?, UnsafeMutableRawPointer) -> Void
  ) -> [Scalar] {
    [Scalar](unsafeUninitializedCapacity: resultCount) { result, count in
      count = resultCount
      guard let start = result.baseAddress else { return }
      guard let bias else { return run(nil, start) }
      bias.withUnsafeBytes { run($0.baseAddress, start) }
    }
  }

  private func summed(
    _ outer: WeightGradient, _ input: UnsafeRawPointer, _ gradient: UnsafeRawPointer
  ) -> [Scalar] {
    let scratch = Scratch([x.bytes, y.bytes, outer.scratchVectors * Precision.vectorBytes])
    x.pack(input, into: scratch[0])
    y.pack(gradient, into: scratch[1])
    var result = [Scalar](repeating: 0, count: geometry.weightShape.count)
    result.withUnsafeMutableBytes { result in
      guard let dw = result.baseAddress else { return }
      outer.run(
        blocks: x.blocks, scratch[0], scratch[1], dw: dw, db: nil, scratch: scratch[2],
        stops: true)
    }
    return result
  }
}

/// A convolution's images in the lanes, and the geometry of one lane.
struct LaidConvolution {
  let geometry: ConvGeometry
  let x: LaneLayout
  let y: LaneLayout

  /// How much of the lanes has work to do.
  var share: Double {
    Double(y.images * y.planeRows) / Double(max(1, y.blocks * y.precision.lanes * y.rows))
  }

  /// Gives each image a lane, or where there are fewer images than lanes each strip of an image.
  init(_ geometry: ConvGeometry, _ precision: Precision) {
    let window = geometry.window
    let isLine = window.rows.padded == 1 && window.rows.output == 1
    let (rows, columns) =
      isLine ? (window.columns, window.rows) : (window.rows, window.columns)
    let x = LaneLayout(
      precision: precision, images: geometry.batch, channels: geometry.inputChannels,
      rows: rows.input, columns: columns.input)
    let y = LaneLayout(
      precision: precision, images: geometry.batch, channels: geometry.outputChannels,
      rows: rows.output, columns: columns.output)
    var (laidX, laidY) = (x, y)
    var laidRows = rows
    let strips = min(precision.lanes / max(1, geometry.batch), rows.output)
    if strips > 1 {
      let whole = x.vectors + y.vectors
      var (x, y) = (x, y)
      y.rows = (rows.output + strips - 1) / strips
      y.strips = (rows.output + y.rows - 1) / y.rows
      y.stripStep = y.rows
      x.strips = y.strips
      x.rows = (y.rows - 1) * rows.stride + rows.extent
      x.firstRow = -rows.before
      x.stripStep = y.rows * rows.stride
      // Far padding and strides can make strips larger than the image that they are cut from.
      if x.vectors + y.vectors < whole {
        laidRows = AxisGeometry(
          known: y.rows, input: x.rows, kernel: rows.kernel, padding: 0, stride: rows.stride,
          dilation: rows.dilation)
        (laidX, laidY) = (x, y)
      }
    }
    (self.x, self.y) = (laidX, laidY)
    self.geometry = ConvGeometry(
      batch: geometry.batch, inputChannels: geometry.inputChannels,
      outputChannels: geometry.outputChannels, groups: geometry.groups,
      window: WindowGeometry(rows: laidRows, columns: columns))
  }
}
