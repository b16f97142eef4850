/// Pixels of red, green and blue, row by row.
public struct PixelGrid: Equatable, Sendable {
  /// One pixel.
  public struct Pixel: Hashable, Sendable {
    /// 0 to 255.
    public var red, green, blue: UInt8

    /// Mixes a colour.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
      (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// A grey.
    public init(grey: UInt8) { self.init(grey, grey, grey) }
  }

  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int
  /// The pixels; nil where nothing is drawn and the terminal's background stays.
  public private(set) var pixels: [Pixel?]

  /// An empty grid.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [Pixel?](repeating: nil, count: max(0, width * height))
  }

  /// The pixel at a place; nil outside.
  public subscript(row: Int, column: Int) -> Pixel? {
    get {
      guard row >= 0, row < height, column >= 0, column < width else { return nil }
      return pixels[row * width + column]
    }
    set {
      guard row >= 0, row < height, column >= 0, column < width else { return }
      pixels[row * width + column] = newValue
    }
  }
}
