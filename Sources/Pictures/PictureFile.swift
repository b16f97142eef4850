import Files

/// Pictures in files: PNG, JPEG, PGM and PPM, known by their first bytes.
public enum PictureFile {
  /// The most bytes of a file that are read.
  public static let mostBytes = 1 << 28

  /// Reads a picture.
  ///
  /// - Throws: what is wrong, and at which byte: a file that is no picture, is broken or holds more
  ///   pixels than are read.
  public static func read(path: String) throws(FileFailure) -> Picture {
    let bytes = try FileBytes.read(path: path, limit: mostBytes)
    if bytes.starts(with: PNGFile.signature) {
      return Picture(
        try PNGFile.read(bytes, path: path), orientation: PNGFile.orientation(bytes))
    }
    if bytes.starts(with: JPEGFile.signature) {
      return Picture(
        try JPEGFile.read(bytes, path: path),
        orientation: try JPEGSegments(bytes, path: path).orientation)
    }
    if NetpbmFile.isHere(bytes) {
      return Picture(try NetpbmFile.read(bytes, path: path), orientation: .upright)
    }
    throw FileFailure(path, .picture(.unknown(found: Array(bytes.prefix(8)))), at: .byte(0))
  }

  /// Writes numbers from 0 to 1 as a PNG of 8 bits.
  ///
  /// - Parameters:
  ///   - numbers: Plane by plane; rounded, what lies outside 0…1 is cut, NaN is black.
  ///   - shape: `[1, H, W]` or `[3, H, W]`.
  ///   - path: The file.
  /// - Throws: why it cannot be written.
  public static func write(
    _ numbers: [Double], _ shape: [Int], path: String
  ) throws(FileFailure) {
    let (channels, height, width) = (shape[0], shape[1], shape[2])
    var samples = [UInt8](repeating: 0, count: numbers.count)
    for channel in 0..<channels {
      for pixel in 0..<height * width {
        samples[pixel * channels + channel] = byte(numbers[channel * height * width + pixel])
      }
    }
    guard
      let bytes = PNGFile.bytes(samples, width: width, height: height, channels: channels)
    else { throw .system(path) }
    try OutputFile.write(bytes, path: path)
  }

  /// A number from 0 to 1 as a byte, rounded.
  public static func byte(_ value: Double) -> UInt8 {
    // NaN fails both comparisons and becomes 0.
    value >= 1 ? 255 : value > 0 ? UInt8((value * 255).rounded()) : 0
  }

  /// - Throws: a fault for a side without pixels, or more pixels than are read.
  static func check(width: Int, height: Int, path: String) throws(FileFailure) {
    guard width > 0, height > 0 else {
      throw FileFailure(path, .picture(.emptySide(width: width, height: height)))
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= PixelImage.mostPixels else {
      throw FileFailure(path, .picture(.tooManyPixels(width: width, height: height)))
    }
  }
}
