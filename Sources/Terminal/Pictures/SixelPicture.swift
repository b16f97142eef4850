/// A picture in sixels: bands of six rows, a bit for each, one colour after another.
///
/// Source: DEC's VT330/VT340 programmer reference, chapter 14.
public enum SixelPicture {
  /// The sequence that shows pixels, in the colours of a palette of 6·6·6.
  public static func text(_ grid: PixelGrid) -> String {
    var colors: [Int] = []
    let indices = grid.pixels.map { pixel -> Int in
      guard let pixel else { return -1 }
      return level(pixel.red) * 36 + level(pixel.green) * 6 + level(pixel.blue)
    }
    colors = Set(indices).filter { $0 >= 0 }.sorted()
    var text = "\u{1B}P0;1q\"1;1;\(grid.width);\(grid.height)"
    for color in colors {
      text += "#\(color);2;\(color / 36 * 20);\(color / 6 % 6 * 20);\(color % 6 * 20)"
    }
    for top in stride(from: 0, to: grid.height, by: 6) {
      let rows = min(6, grid.height - top)
      let band = indices[top * grid.width..<(top + rows) * grid.width]
      for color in Set(band).filter({ $0 >= 0 }).sorted() {
        text += "#\(color)" + line(color, indices, top, rows, grid.width) + "$"
      }
      text += "-"
    }
    return text + "\u{1B}\\"
  }

  private static func level(_ value: UInt8) -> Int { (Int(value) * 5 + 127) / 255 }

  /// The cells of one colour in a band; what repeats is counted.
  private static func line(
    _ color: Int, _ indices: [Int], _ top: Int, _ rows: Int, _ width: Int
  ) -> String {
    var text = ""
    var (last, count) = (-1, 0)
    func flush() {
      guard count > 0, let scalar = Unicode.Scalar(UInt32(63 + last)) else { return }
      let sign = String(Character(scalar))
      text += count > 3 ? "!\(count)\(sign)" : String(repeating: sign, count: count)
    }
    for column in 0..<width {
      var bits = 0
      for row in 0..<rows where indices[(top + row) * width + column] == color { bits |= 1 << row }
      if bits == last {
        count += 1
      } else {
        flush()
        (last, count) = (bits, 1)
      }
    }
    flush()
    return text
  }
}
