import Tensors

/// Pooling with a window that slides: `nn.MaxPool2d`, `nn.AvgPool2d`, `nn.LPPool2d`, and along a line
/// `nn.MaxPool1d`, `nn.AvgPool1d`, `nn.LPPool1d`.
public struct Pool2D: Layer {
  /// How the cells of a window are put together.
  public let pooling: PoolingKind
  /// The window; that of a line is one row high.
  public let request: WindowGeometry.Request
  /// 2 for planes, 1 for lines.
  let spatialRank: Int

  /// Describes the layer.
  public init(
    _ pooling: PoolingKind, kernelSize: (rows: Int, columns: Int),
    stride: (rows: Int, columns: Int)? = nil, padding: Padding = .valid,
    dilation: (rows: Int, columns: Int) = (1, 1), ceilMode: Bool = false, spatialRank: Int = 2
  ) {
    self.pooling = pooling
    self.spatialRank = spatialRank
    request = WindowGeometry.Request(
      kernel: kernelSize, stride: stride ?? kernelSize, padding: padding, dilation: dilation,
      ceilMode: ceilMode)
  }

  /// Describes the layer by its window.
  init(_ pooling: PoolingKind, _ request: WindowGeometry.Request, spatialRank: Int) {
    self.pooling = pooling
    self.request = request
    self.spatialRank = spatialRank
  }

  /// Whether PyTorch's layer can be told all of this: it takes padding of up to half a window and alike on
  /// both sides, only the largest cell is looked for at a distance, and a norm is that of what is there.
  var isInTorch: Bool {
    let (rows, columns): (Int, Int)
    switch request.padding {
    case .cells(let up, let left): (rows, columns) = (up, left)
    case .valid: (rows, columns) = (0, 0)
    default: return false
    }
    guard Pool2D.isNarrow((rows, columns), request.kernel) else { return false }
    let isDense = request.dilations == (1, 1)
    switch pooling {
    case .maximum: return true
    case .average: return isDense
    case .norm: return isDense && (rows, columns) == (0, 0)
    }
  }

  /// Whether a border is one that PyTorch's layers take: up to half a window.
  static func isNarrow(
    _ border: (rows: Int, columns: Int), _ kernel: (rows: Int, columns: Int)
  ) -> Bool {
    border.rows <= kernel.rows / 2 && border.columns <= kernel.columns / 2
  }

  static let kinds: [LayerKind] = [1, 2].flatMap { rank -> [LayerKind] in
    let side: LayerSetting.Form = rank == 1 ? .length : .pair
    let kernel = LayerSetting("kernel_size", side)
    let stride = LayerSetting("stride", side, "None")
    let padding = LayerSetting("padding", .padding(spatialRank: rank), "0")
    let ceil = LayerSetting("ceil_mode", .flag, "False")
    @Sendable func layer(_ pooling: PoolingKind, _ settings: LayerSettings) -> Pool2D {
      Pool2D(
        pooling, kernelSize: settings.pair("kernel_size"),
        stride: settings.optionalPair("stride"), padding: settings.padding(),
        dilation: settings.pair("dilation"), ceilMode: settings.flag("ceil_mode"),
        spatialRank: rank)
    }
    return [
      LayerKind(
        "MaxPool\(rank)d",
        [
          kernel, stride, padding, LayerSetting("dilation", side, "1"),
          LayerSetting("return_indices", .usualFlag, "False"), ceil,
        ]
      ) { settings throws(ShapeError) in layer(.maximum, settings) },
      LayerKind(
        "AvgPool\(rank)d",
        [kernel, stride, padding, ceil, LayerSetting("count_include_pad", .flag, "True")]
          + (rank == 2 ? [LayerSetting("divisor_override", .integer, "None")] : [])
      ) { settings throws(ShapeError) in
        layer(
          .average(
            countIncludePad: settings.flag("count_include_pad"),
            divisorOverride: settings.optionalInteger("divisor_override")), settings)
      },
      LayerKind(
        "LPPool\(rank)d", [LayerSetting("norm_type", .number), kernel, stride, ceil]
      ) { settings throws(ShapeError) in
        layer(.norm(p: settings.number("norm_type")), settings)
      },
    ]
  }

  /// Its kind.
  public var kind: LayerKind {
    let place =
      switch pooling {
      case .maximum: 0
      case .average: 1
      case .norm: 2
      }
    return Pool2D.kinds[(spatialRank - 1) * 3 + place]
  }

  /// Its settings.
  public var settings: [String: SettingValue] {
    var settings: [String: SettingValue] = [
      "kernel_size": request.kernelSetting, "stride": request.strideSetting,
      "padding": .padding(request.padding), "dilation": request.dilationSetting,
      "ceil_mode": .flag(request.ceilMode),
    ]
    switch pooling {
    case .maximum: break
    case .average(let countsPadding, let divisor):
      settings["count_include_pad"] = .flag(countsPadding)
      settings["divisor_override"] = divisor.map { .integer($0) }
    case .norm(let p): settings["norm_type"] = .number(p)
    }
    return settings
  }

  /// What one of its outputs sees of its input.
  public func reach(of input: Shape?) throws(ShapeError) -> LayerReach {
    try request.reach(of: input, spatialRank: spatialRank)
  }

  /// The dimensions that a batch has.
  public var batchRanks: ClosedRange<Int>? { spatialRank + 2...spatialRank + 2 }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    let word =
      switch pooling {
      case .maximum: "max"
      case .average: "avg"
      case .norm: "lp"
      }
    return try Pooling(
      name: "\(word)_pool\(spatialRank)d", pooling, input: input, spatialRank: spatialRank,
      window: request)
  }

  /// The sizes of the output.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    guard case .pooling(let geometry) = operation.reach else { return nil }
    return SizeFormula(geometry.window, spatialRank)
  }

  /// The layer as ONNX operators.
  public func exported(_ operation: any Operation, _ input: Shape) -> [ExportedNode]? {
    guard case .pooling(let geometry) = operation.reach else { return nil }
    return pooling.exported(geometry.window, spatialRank)
  }

  /// How it trains.
  ///
  /// - Throws: `.windows` where going through all cells of all windows of a channel would take too
  ///   long: nothing interrupts it.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? {
    guard case .pooling(let geometry) = operation.reach else { return nil }
    let (window, limit) = (geometry.window, 1 << 22)
    let (cells, overflow) = window.outputCount.multipliedReportingOverflow(by: window.tapCount)
    if overflow || cells > limit {
      throw .windows(cells: overflow ? .max : cells, limit: limit)
    }
    return BlockPool(LanePool(pooling, window), channels: input[1], cells: window.outputCount)
  }
}
