/// A picture in cells of the terminal: each cell shows two pixels, one above the other.
public enum HalfBlocks {
  /// The lines of a picture, colours included; none runs over the end of its line.
  ///
  /// - Parameters:
  ///   - grid: The pixels; one column of the terminal each, two in a row of it.
  ///   - depth: The colours to use, which are some.
  /// - Returns: A line for every two rows of pixels.
  public static func lines(_ grid: PixelGrid, _ depth: ColorDepth) -> [String] {
    stride(from: 0, to: grid.height, by: 2).map { row in
      var line = ""
      var last = ""
      for column in 0..<grid.width {
        let (sign, code) = cell(grid[row, column], grid[row + 1, column], depth)
        if code != last {
          line += "\u{1B}[0" + (code.isEmpty ? "" : ";" + code) + "m"
          last = code
        }
        line.append(sign)
      }
      return last.isEmpty ? line : line + "\u{1B}[0m"
    }
  }

  private static func cell(
    _ upper: PixelGrid.Pixel?, _ lower: PixelGrid.Pixel?, _ depth: ColorDepth
  ) -> (Character, String) {
    switch (upper, lower) {
    case (nil, nil): (" ", "")
    case (let upper?, nil): ("▀", upper.code(depth, isBackground: false))
    case (nil, let lower?): ("▄", lower.code(depth, isBackground: false))
    case (let upper?, let lower?):
      (
        "▀",
        upper.code(depth, isBackground: false) + ";" + lower.code(depth, isBackground: true)
      )
    }
  }
}
