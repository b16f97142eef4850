/// Finds where lines end.
enum LineScanner {
  /// Whether a code unit ends a line.
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The offset of the line end, or of the end of the source, at or after an offset.
  static func endOfLine(in bytes: [UInt8], from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  /// Where the next line begins.
  static func nextLine(in bytes: [UInt8], from offset: Int) -> Int {
    let end = endOfLine(in: bytes, from: offset)
    guard end < bytes.count else { return bytes.count }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }

  /// Where the next line begins, if nothing but blanks and a comment stands between.
  static func continuation(in bytes: [UInt8], after offset: Int) -> Int? {
    var end = offset
    while true {
      let (value, length) = ScalarFolding.scalar(in: bytes, at: end)
      if length == 0 || ScalarFolding.isLineEnd(value) { break }
      if value == UInt32(UInt8(ascii: "#")) || value == UInt32(UInt8(ascii: "%")) { break }
      guard ScalarFolding.isBlank(value) else { return nil }
      end += length
    }
    return nextLine(in: bytes, from: end)
  }
}
