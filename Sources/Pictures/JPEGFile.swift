import CTurboJPEG
import Files

/// JPEG pictures, read by libturbojpeg.
enum JPEGFile {
  /// The first bytes of every JPEG.
  static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// Reads a picture of greys or colours.
  ///
  /// The size is checked before memory is taken, and a file of endless refinements is refused.
  ///
  /// - Throws: what is wrong, and at which byte.
  static func read(_ bytes: [UInt8], path: String) throws(FileFailure) -> PixelImage {
    let segments = try JPEGSegments(bytes, path: path)
    guard let reader = tjInitDecompress() else {
      throw FileFailure(path, .picture(.jpeg("out of memory")))
    }
    defer { tjDestroy(reader) }
    func failure() -> FileFailure {
      let words = tjGetErrorStr2(reader).map { String(cString: $0) } ?? ""
      return FileFailure(path, .picture(.jpeg(words)), at: .byte(segments.scan))
    }
    var (width, height, sampling, space): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
    guard
      tjDecompressHeader3(
        reader, bytes, UInt(bytes.count), &width, &height, &sampling, &space) == 0
    else { throw failure() }
    try PictureFile.check(width: Int(width), height: Int(height), path: path)
    // TJCS_GRAY is 2, TJCS_CMYK 3 and TJCS_YCCK 4.
    let isGrey = space == 2
    let hasInk = space == 3 || space == 4
    let channels = isGrey ? 1 : hasInk ? 4 : 3
    let format = isGrey ? TJPF_GRAY : hasInk ? TJPF_CMYK : TJPF_RGB
    let count = Int(width) * Int(height) * channels
    var isRead = false
    var samples = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT
      isRead =
        tjDecompress2(
          reader, bytes, UInt(bytes.count), buffer.baseAddress, width, 0, height,
          CInt(format.rawValue), CInt(flags)) == 0
      initialized = isRead ? count : 0
    }
    guard isRead else { throw failure() }
    if hasInk { samples = colors(ofInk: samples) }
    return PixelImage(
      width: Int(width), height: Int(height), channels: isGrey ? 1 : 3, maximum: 255,
      samples: .bytes(samples))
  }

  /// Colours of the four inks, which printing programs store as the paper that shows through.
  private static func colors(ofInk samples: [UInt8]) -> [UInt8] {
    var colors: [UInt8] = []
    colors.reserveCapacity(samples.count / 4 * 3)
    for pixel in stride(from: 0, to: samples.count - 3, by: 4) {
      let paper = Int(samples[pixel + 3])
      for ink in 0..<3 { colors.append(UInt8((Int(samples[pixel + ink]) * paper + 127) / 255)) }
    }
    return colors
  }
}

/// The parts of a JPEG in front of its pixels.
struct JPEGSegments {
  /// How the picture is to be turned.
  private(set) var orientation = Orientation.upright
  /// The byte at which the coded pixels begin.
  private(set) var scan = 0

  /// Walks through the segments.
  ///
  /// - Throws: `.truncated` for a segment that reaches beyond the file, and for a file without pixels.
  init(_ bytes: [UInt8], path: String) throws(FileFailure) {
    var place = 2
    while true {
      // Any number of filling bytes may stand before a marker.
      while place < bytes.count, bytes[place] == 0xFF, place + 1 < bytes.count,
        bytes[place + 1] == 0xFF
      { place += 1 }
      guard place + 4 <= bytes.count else {
        throw FileFailure(
          path, .truncated(expected: place + 4, found: bytes.count), at: .byte(bytes.count))
      }
      guard bytes[place] == 0xFF else {
        throw FileFailure(path, .picture(.jpeg("a marker is missing")), at: .byte(place))
      }
      let marker = bytes[place + 1]
      if marker == 0xDA {
        scan = place
        return
      }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2 else {
        throw FileFailure(path, .picture(.jpeg("a segment without length")), at: .byte(place))
      }
      guard end <= bytes.count else {
        throw FileFailure(
          path, .truncated(expected: end, found: bytes.count), at: .byte(bytes.count))
      }
      let data = bytes[place + 4..<end]
      if marker == 0xE1, data.starts(with: Array("Exif\0\0".utf8)) {
        orientation = Orientation(exif: data.dropFirst(6))
      }
      place = end
    }
  }
}
