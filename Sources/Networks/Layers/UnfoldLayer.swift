import Tensors

/// Every place of a window as a column: `nn.Unfold`.
public struct UnfoldLayer: Layer {
  /// The window.
  public let request: WindowGeometry.Request

  /// Describes the layer.
  public init(_ request: WindowGeometry.Request) { self.request = request }

  static let window = [
    LayerSetting("kernel_size", .pair), LayerSetting("dilation", .pair, "1"),
    LayerSetting("padding", .padding(spatialRank: 2), "0"), LayerSetting("stride", .pair, "1"),
  ]

  static func request(_ settings: LayerSettings) -> WindowGeometry.Request {
    WindowGeometry.Request(
      kernel: settings.pair("kernel_size"), stride: settings.pair("stride"),
      padding: settings.padding(), dilation: settings.pair("dilation"))
  }

  static let kinds: [LayerKind] = [
    LayerKind("Unfold", window) { settings throws(ShapeError) in UnfoldLayer(request(settings)) }
  ]

  /// Its kind.
  public var kind: LayerKind { UnfoldLayer.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] { request.windowSettings }

  /// A number of a column is one cell of the image.
  public func reach(of input: Shape?) -> LayerReach {
    .rearranged(rows: input?.rows, columns: input?.columns)
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Unfold(name: "unfold", input: input, window: request)
  }

  /// Numbers of a column, and columns.
  public func sizeFormula(_ operation: any Operation) -> SizeFormula? {
    guard let geometry = (operation as? Unfold)?.geometry else { return nil }
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    return SizeFormula([
      .init("\(geometry.channels)·\(rows.kernel)·\(columns.kernel)", geometry.columnHeight),
      .init("\(rows.output)·\(columns.output)", geometry.window.outputCount),
    ])
  }

  /// - Throws: `.kind`: it has no form that trains.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? { throw .kind }
}

extension WindowGeometry.Request {
  /// The settings of `unfold` and `fold`.
  var windowSettings: [String: SettingValue] {
    [
      "kernel_size": kernelSetting, "dilation": dilationSetting, "padding": .padding(padding),
      "stride": strideSetting,
    ]
  }
}
