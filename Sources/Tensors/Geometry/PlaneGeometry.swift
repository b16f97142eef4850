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

  /// Elements of all input planes.
  public var inputCount: Int { planes * window.inputCount }

  /// Elements of all output planes.
  public var outputCount: Int { planes * window.outputCount }

  /// Products, or comparisons, that going over all planes takes.
  public var taps: Int {
    let (taps, overflow) = outputCount.multipliedReportingOverflow(by: window.tapCount)
    return overflow ? .max : taps
  }

  /// Calls a body for every place of the window on every plane: the output's place, that of the
  /// plane's first cell, and the row and column of the window.
  @inline(__always)
  func forEachWindow(
    _ body: (_ output: Int, _ plane: Int, _ row: Int, _ column: Int) -> Void
  ) {
    var output = 0
    for plane in 0..<planes {
      for row in 0..<window.rows.output {
        if Interruption.isRequested { return }
        for column in 0..<window.columns.output {
          body(output, plane * window.inputCount, row, column)
          output += 1
        }
      }
    }
  }

  /// Calls a body for every cell of a plane that a window lies on, in row-major order; padding is left
  /// out.
  @inline(__always)
  func forEachCell(_ row: Int, _ column: Int, _ body: (_ cell: Int) -> Void) {
    let taps = window.columns.taps(output: column)
    for tapRow in window.rows.taps(output: row) {
      let line = window.rows.position(output: row, tap: tapRow) * window.columns.input
      for tap in taps { body(line + window.columns.position(output: column, tap: tap)) }
    }
  }
}
