import Files

/// PGM and PPM pictures, of bytes (P5, P6) or of text (P2, P3).
///
/// Source: the Netpbm project's descriptions of the formats.
enum NetpbmFile {
  /// Whether a file begins as one.
  static func isHere(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P") else { return false }
    return "2356".utf8.contains(bytes[1]) && (isBlank(bytes[2]) || bytes[2] == UInt8(ascii: "#"))
  }

  fileprivate static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Reads a picture.
  ///
  /// - Throws: what is wrong, and at which byte.
  static func read(_ bytes: [UInt8], path: String) throws(FileFailure) -> PixelImage {
    var reader = NumberReader(bytes: bytes, path: path)
    let (width, height) = (try reader.next(), try reader.next())
    try PictureFile.check(width: width, height: height, path: path)
    let place = reader.place
    let maximum = try reader.next()
    guard (1...65535).contains(maximum) else {
      throw FileFailure(path, .picture(.netpbm(.maximum(maximum))), at: .byte(place))
    }
    let isText = bytes[1] <= 0x33
    let channels = bytes[1] == 0x33 || bytes[1] == 0x36 ? 3 : 1
    let count = width * height * channels
    let samples =
      isText
      ? try reader.text(count, maximum: maximum) : try reader.binary(count, maximum: maximum)
    return PixelImage(
      width: width, height: height, channels: channels, maximum: maximum, samples: samples)
  }
}

/// Numbers between blanks and comments.
private struct NumberReader {
  let bytes: [UInt8]
  let path: String
  var place = 2

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// The next number; what is longer than nine digits is no number of these files.
  mutating func next() throws(FileFailure) -> Int {
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "#") {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      } else if NetpbmFile.isBlank(bytes[place]) {
        place += 1
      } else {
        break
      }
    }
    var number = 0
    let start = place
    while place < bytes.count, place - start < 9, (0x30...0x39).contains(bytes[place]) {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place > start else {
      if place == bytes.count {
        throw FileFailure(
          path, .truncated(expected: place + 1, found: bytes.count), at: .byte(place))
      }
      throw FileFailure(path, .picture(.netpbm(.numberWanted)), at: .byte(place))
    }
    return number
  }

  /// Samples written as text.
  mutating func text(_ count: Int, maximum: Int) throws(FileFailure) -> PixelImage.Samples {
    // Each takes two bytes at least, so memory is not taken for what cannot be there.
    guard count <= bytes.count - place else {
      throw FileFailure(
        path, .truncated(expected: place + count, found: bytes.count), at: .byte(bytes.count))
    }
    var samples: [UInt16] = []
    samples.reserveCapacity(count)
    for _ in 0..<count {
      let sample = try next()
      try check(sample, maximum, at: place - 1)
      samples.append(UInt16(sample))
    }
    return .words(samples)
  }

  /// Samples of one byte, or of two with the larger first.
  mutating func binary(_ count: Int, maximum: Int) throws(FileFailure) -> PixelImage.Samples {
    let size = maximum > 255 ? 2 : 1
    place += 1
    guard count * size <= bytes.count - place else {
      throw FileFailure(
        path, .truncated(expected: place + count * size, found: bytes.count),
        at: .byte(bytes.count))
    }
    let part = bytes[place..<place + count * size]
    if size == 1 {
      if maximum < 255, let wrong = part.firstIndex(where: { Int($0) > maximum }) {
        try check(Int(bytes[wrong]), maximum, at: wrong)
      }
      return .bytes(Array(part))
    }
    var samples: [UInt16] = []
    samples.reserveCapacity(count)
    for sample in stride(from: part.startIndex, to: part.endIndex, by: 2) {
      let value = Int(part[sample]) << 8 | Int(part[sample + 1])
      try check(value, maximum, at: sample)
      samples.append(UInt16(value))
    }
    return .words(samples)
  }

  private func check(_ sample: Int, _ maximum: Int, at place: Int) throws(FileFailure) {
    guard sample > maximum else { return }
    throw FileFailure(
      path, .picture(.netpbm(.sample(sample, maximum: maximum))), at: .byte(place))
  }
}
