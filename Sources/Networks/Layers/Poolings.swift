import Tensors

/// Pooling with a window that slides: `nn.MaxPool2d`, `nn.AvgPool2d`, `nn.LPPool2d`.
public struct Pool2D: Layer {
  /// How the cells of a window are put together.
  public let kind: PoolingKind
  /// The window.
  public let request: WindowGeometry.Request
  private let stride: (rows: Int, columns: Int)

  /// Describes the layer.
  public init(
    _ kind: PoolingKind, kernelSize: (rows: Int, columns: Int),
    stride: (rows: Int, columns: Int)? = nil, padding: Padding = .valid,
    dilation: (rows: Int, columns: Int) = (1, 1), ceilMode: Bool = false
  ) {
    self.kind = kind
    self.stride = stride ?? kernelSize
    request = WindowGeometry.Request(
      kernel: kernelSize, stride: self.stride, padding: padding, dilation: dilation,
      ceilMode: ceilMode)
  }

  /// The name in `torch.nn`.
  public var typeName: String {
    switch kind {
    case .maximum: "MaxPool2d"
    case .average: "AvgPool2d"
    case .norm: "LPPool2d"
    }
  }

  /// How the window lies.
  public var window: LayerWindow? {
    LayerWindow(
      kernel: max(request.kernel.rows, request.kernel.columns),
      stride: max(stride.rows, stride.columns))
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    let name =
      switch kind {
      case .maximum: "max_pool2d"
      case .average: "avg_pool2d"
      case .norm: "lp_pool2d"
      }
    return try Pooling(name: name, kind, input: input, window: request)
  }
}

/// Averages of windows chosen so that the output has a given size: `nn.AdaptiveAvgPool2d`.
public struct AdaptiveAvgPool2D: Layer {
  /// Rows and columns of the output; nil for the input's.
  public let outputSize: (rows: Int?, columns: Int?)

  /// The name in `torch.nn`.
  public let typeName = "AdaptiveAvgPool2d"

  /// Describes the layer.
  public init(outputSize: (rows: Int?, columns: Int?)) {
    self.outputSize = outputSize
  }

  /// The operation on an input of a shape.
  public func operation(
    for input: Shape, isTraining: Bool, using random: inout RandomSource
  ) throws(ShapeError) -> any Operation {
    try AdaptivePooling(name: "adaptive_avg_pool2d", .average, input: input, size: outputSize)
  }
}
