/// How a tensor is read as images: which dimensions are batch, channels, rows and columns.
///
/// A matrix is one map, `C×H×W` is one image, `N×C×H×W` a batch; for one spatial dimension a vector is
/// one line, `C×L` one signal, `N×C×L` a batch. What an operation gives back has the dimensions that
/// it was given, and no more.
public struct ImageLayout: Hashable, Sendable {
  /// Images.
  public let batch: Int
  /// Channels of an image.
  public let channels: Int
  /// Height; 1 for a line.
  public let rows: Int
  /// Width.
  public let columns: Int
  /// Spatial dimensions: 1 or 2.
  public let spatialRank: Int
  /// Dimensions beside the spatial ones that the tensor has: 0, 1 or 2.
  public let leading: Int

  /// Reads a shape as images.
  ///
  /// - Throws: `ShapeError.wrongRank`.
  public init(_ shape: Shape, spatialRank: Int, operand: Operand = .input) throws(ShapeError) {
    let leading = shape.rank - spatialRank
    guard (0...2).contains(leading) else {
      throw .wrongRank(operand, shape, expected: Array(spatialRank...spatialRank + 2))
    }
    batch = leading == 2 ? shape[0] : 1
    channels = leading >= 1 ? shape[leading - 1] : 1
    rows = spatialRank == 2 ? shape[leading] : 1
    columns = shape[shape.rank - 1]
    self.spatialRank = spatialRank
    self.leading = leading
  }

  /// The tensor's shape with all four dimensions: `[N, C, H, W]`.
  public var full: Shape { Shape(known: [batch, channels, rows, columns]) }

  /// The planes it holds: batch × channels.
  public var planes: Int { batch * channels }

  /// The shape of a result with other channels and sizes.
  ///
  /// A single map stays one if there is one channel, and becomes `C×H×W` if there are more.
  public func result(channels: Int, rows: Int, columns: Int) throws(ShapeError) -> Shape {
    let spatial = spatialRank == 2 ? [rows, columns] : [columns]
    switch leading {
    case 2: return try Shape([batch, channels] + spatial)
    case 1: return try Shape([channels] + spatial)
    default: return try Shape((channels == 1 ? [] : [channels]) + spatial)
    }
  }
}

/// How a tensor is read as filters: `[O, I, KH, KW]` with leading dimensions left out.
///
/// One dimension less than that is one filter; a single plane is a filter of one channel. A vector
/// given to a two-dimensional convolution is a kernel of one row.
public struct FilterLayout: Hashable, Sendable {
  /// The filters with all four dimensions: `[O, I, KH, KW]`.
  public let full: Shape
  /// Whether the filters were given as one plane, without channels.
  public let isPlane: Bool

  /// Reads a shape as filters.
  ///
  /// - Throws: `ShapeError.wrongRank`.
  public init(_ shape: Shape, spatialRank: Int) throws(ShapeError) {
    var dimensions = shape.dimensions
    if spatialRank == 1, !dimensions.isEmpty { dimensions.insert(1, at: dimensions.count - 1) }
    guard (1...4).contains(dimensions.count), dimensions.count > 1 || spatialRank == 2 else {
      throw .wrongRank(.weight, shape, expected: Array(spatialRank...spatialRank + 2))
    }
    isPlane = dimensions.count <= 2
    full = Shape(known: [Int](repeating: 1, count: 4 - dimensions.count) + dimensions)
  }
}
