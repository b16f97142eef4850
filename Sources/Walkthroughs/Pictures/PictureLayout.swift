/// Where pictures of one size stand: how large each is drawn, and how many stand side by side.
struct PictureLayout {
  /// Pixels of one picture as it is drawn.
  let drawnRows: Int
  let drawnColumns: Int
  /// Pixels between two of them.
  let gap = 2
  /// The numbers of the pictures in each strip.
  let strips: [[Int]]

  /// The pixels that a small map is enlarged to at most, on its longer side: alone, and among others.
  private static let largest = (alone: 48, among: 18)

  /// Lays pictures out.
  ///
  /// - Parameters:
  ///   - rows: Cells of a picture.
  ///   - columns: Cells of a picture.
  ///   - count: How many pictures there are.
  ///   - width: The pixels that a strip may be wide.
  ///   - height: The pixels that a picture may be high.
  ///   - most: The pixels that a cell is enlarged to at most.
  init(rows: Int, columns: Int, count: Int, width: Int, height: Int, most: Int) {
    let longest = count > 1 ? PictureLayout.largest.among : PictureLayout.largest.alone
    let room = (
      width: count > 1 ? min(width, max(36, width / 3)) : width,
      height: count > 1 ? min(height, 36) : height
    )
    let factor = min(
      most, longest / max(rows, columns, 1), room.width / max(columns, 1),
      room.height / max(rows, 1))
    if factor >= 1 {
      (drawnRows, drawnColumns) = (rows * factor, columns * factor)
    } else {
      // The picture shrinks by the same factor along both sides.
      let share = min(1, Double(room.width) / Double(columns), Double(room.height) / Double(rows))
      drawnRows = max(1, Int(Double(rows) * share))
      drawnColumns = max(1, Int(Double(columns) * share))
    }
    let side = max(1, (width + gap) / (drawnColumns + gap))
    strips = stride(from: 0, to: count, by: side).map { Array($0..<min($0 + side, count)) }
  }

  /// The cells that a pixel shows: one, or those that are put together into it.
  static func cells(_ pixel: Int, of pixels: Int, _ cells: Int) -> Range<Int> {
    let first = pixel * cells / pixels
    return first..<max(first + 1, (pixel + 1) * cells / pixels)
  }
}
