import CPictures
import Files

/// PNG pictures, read and written by libpng.
///
/// Palettes, small depths and a single transparent colour are spread out; 16 bits stay 16 bits.
enum PNGFile {
  /// The first bytes of every PNG.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Reads a picture.
  ///
  /// The size is checked before memory is taken.
  ///
  /// - Throws: what is wrong, and at which byte.
  static func read(_ bytes: [UInt8], path: String) throws(FileFailure) -> PixelImage {
    var png = lm_png()
    guard lm_png_header(bytes, bytes.count, &png) != 0 else { throw failure(png, path) }
    let (width, height) = (Int(png.width), Int(png.height))
    let (channels, size) = (Int(png.channels), Int(png.bits) / 8)
    try PictureFile.check(width: width, height: height, path: path)
    let count = width * height * channels
    var isRead = false
    let samples: PixelImage.Samples
    if size == 2 {
      samples = .words(
        [UInt16](unsafeUninitializedCapacity: count) { buffer, initialized in
          isRead =
            lm_png_pixels(
              bytes, bytes.count,
              UnsafeMutableRawPointer(buffer.baseAddress)?
                .assumingMemoryBound(to: UInt8.self), &png) != 0
          initialized = isRead ? count : 0
        })
    } else {
      samples = .bytes(
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
          isRead = lm_png_pixels(bytes, bytes.count, buffer.baseAddress, &png) != 0
          initialized = isRead ? count : 0
        })
    }
    guard isRead else { throw failure(png, path) }
    return PixelImage(
      width: width, height: height, channels: channels, maximum: size == 2 ? 65535 : 255,
      samples: samples)
  }

  private static func failure(_ png: lm_png, _ path: String) -> FileFailure {
    let words = withUnsafeBytes(of: png.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return FileFailure(path, .picture(.png(words)), at: .byte(png.position))
  }

  /// The orientation that a PNG's `eXIf` chunk names.
  static func orientation(_ bytes: [UInt8]) -> Orientation {
    var place = signature.count
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - place - 12 else { return .upright }
      let data = bytes[place + 8..<place + 8 + length]
      switch String(decoding: bytes[place + 4..<place + 8], as: UTF8.self) {
      case "eXIf": return Orientation(exif: data)
      case "IEND": return .upright
      default: place += length + 12
      }
    }
    return .upright
  }

  /// The bytes of a PNG of 8-bit samples, 1 or 3 a pixel; nil where memory is short.
  static func bytes(_ samples: [UInt8], width: Int, height: Int, channels: Int) -> [UInt8]? {
    var count = 0
    guard
      let bytes = lm_png_write(
        samples, UInt32(width), UInt32(height), CInt(channels), &count)
    else { return nil }
    defer { free(bytes) }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
  }
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
