/// Images and the columns that their windows become.
///
/// A column holds the cells under one place of the window, channel by channel: `C·KH·KW` numbers; there
/// are as many columns as places.
public struct UnfoldGeometry: Hashable, Sendable {
  /// N: images.
  public let batch: Int
  /// C: channels of an image.
  public let channels: Int
  /// Where the window lies.
  public let window: WindowGeometry

  /// Checks that images and columns fit in memory.
  ///
  /// - Throws: `ShapeError.tooLarge`.
  public init(batch: Int, channels: Int, window: WindowGeometry) throws(ShapeError) {
    self.batch = batch
    self.channels = channels
    self.window = window
    let (height, overflow) = window.rows.kernel.multipliedReportingOverflow(
      by: window.columns.kernel)
    guard !overflow else {
      throw .tooLarge(
        [window.rows.kernel, window.columns.kernel], limit: Shape.maximumCount)
    }
    _ = try Shape([batch, channels, height, window.outputCount])
    _ = try Shape([batch, channels, window.rows.input, window.columns.input])
  }

  /// C·KH·KW: numbers of a column.
  public var columnHeight: Int { channels * window.tapCount }

  /// Elements of all images.
  public var imageCount: Int { batch * channels * window.inputCount }

  /// Elements of all columns.
  public var columnCount: Int { batch * columnHeight * window.outputCount }

  /// The place in the images of an element of the columns; nil in the padding.
  public func source(of element: Int) -> Int? {
    let places = window.outputCount
    guard places > 0, window.tapCount > 0 else { return nil }
    let (line, place) = element.quotientAndRemainder(dividingBy: places)
    let (plane, tap) = line.quotientAndRemainder(dividingBy: window.tapCount)
    let (outputWidth, kernelWidth) = (window.columns.output, window.columns.kernel)
    return window.cell(
      output: (place / outputWidth, place % outputWidth),
      tap: (tap / kernelWidth, tap % kernelWidth)
    ).map { plane * window.inputCount + $0 }
  }

  /// Calls a body for every run of cells that lie in one row of an image and one row of the columns.
  ///
  /// Within a run, element `column + i` of the columns is cell `image + i·stride`.
  @inline(__always)
  func forEachRun(_ body: (_ image: Int, _ column: Int, _ count: Int) -> Void) {
    let (rows, columns) = (window.rows, window.columns)
    for plane in 0..<batch * channels {
      if Interruption.isRequested { return }
      for tapRow in 0..<rows.kernel {
        for tap in 0..<columns.kernel {
          let line = ((plane * rows.kernel + tapRow) * columns.kernel + tap) * window.outputCount
          let outputs = columns.outputs(tap: tap)
          guard let first = outputs.first else { continue }
          let start = columns.position(output: first, tap: tap)
          for row in rows.outputs(tap: tapRow) {
            let cellRow = rows.position(output: row, tap: tapRow)
            body(
              plane * window.inputCount + cellRow * columns.input + start,
              line + row * columns.output + first, outputs.count)
          }
        }
      }
    }
  }
}
