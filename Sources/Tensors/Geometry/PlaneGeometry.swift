/// A window that goes over many planes, each by itself: what pooling does with every channel of every
/// image.
public struct PlaneGeometry: Hashable, Sendable {
  /// N·C: the planes.
  public let planes: Int
  /// Where the window lies on each.
  public let window: WindowGeometry

  /// Checks that planes and their results fit in memory.
  ///
  /// - Throws: `ShapeError.tooLarge`.
  public init(planes: Int, window: WindowGeometry) throws(ShapeError) {
    self.planes = planes
    self.window = window
    _ = try Shape([planes, window.rows.output, window.columns.output])
  }
}
