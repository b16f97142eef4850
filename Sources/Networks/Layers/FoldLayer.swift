import Tensors

/// Columns put back to where their windows lay, and added up where these overlap: `nn.Fold`.
public struct FoldLayer: Layer {
  /// Rows and columns of the images.
  public let size: (rows: Int, columns: Int)
  /// The window.
  public let request: WindowGeometry.Request

  /// Describes the layer.
  public init(size: (rows: Int, columns: Int), _ request: WindowGeometry.Request) {
    self.size = size
    self.request = request
  }

  static let kinds: [LayerKind] = [
    LayerKind("Fold", [LayerSetting("output_size", .pair)] + UnfoldLayer.window) {
      settings throws(ShapeError) in
      FoldLayer(size: settings.pair("output_size"), UnfoldLayer.request(settings))
    }
  ]

  /// Its kind.
  public var kind: LayerKind { FoldLayer.kinds[0] }

  /// Its settings.
  public var settings: [String: SettingValue] {
    var settings = request.windowSettings
    settings["output_size"] = .pair(rows: size.rows, columns: size.columns)
    return settings
  }

  /// Columns have no rows and columns of their own, so all of them count as seen.
  public func reach(of input: Shape?) -> LayerReach { .whole }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, _ mode: LayerMode, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try Fold(name: "fold", input: input, size: size, window: request)
  }

  /// - Throws: `.kind`: it has no form that trains.
  public func trained(
    _ operation: any Operation, _ input: Shape
  ) throws(LayerFault.Reason) -> (any BlockLayer)? { throw .kind }
}
