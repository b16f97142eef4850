/// Planes that are each cut into a given number of parts along rows and columns.
public struct AdaptiveGeometry: Hashable, Sendable {
  /// N·C: the planes.
  public let planes: Int
  /// How the rows are cut.
  public let rows: AdaptiveAxis
  /// How the columns are cut.
  public let columns: AdaptiveAxis

  /// Checks that the results fit in memory.
  ///
  /// - Throws: `ShapeError.tooLarge`.
  public init(planes: Int, rows: AdaptiveAxis, columns: AdaptiveAxis) throws(ShapeError) {
    self.planes = planes
    self.rows = rows
    self.columns = columns
    _ = try Shape([planes, rows.output, columns.output])
  }

  /// Elements of all output planes.
  public var outputCount: Int { planes * rows.output * columns.output }
}
