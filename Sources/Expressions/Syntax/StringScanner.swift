/// Reads texts between quotes.
///
/// Inside, every character means itself; `\n`, `\t`, `\\`, `\'` and `\"` are
/// Python's, a doubled quote is MATLAB's.
enum StringScanner {
  /// The text at an offset: whether it is finished, and where it ends.
  static func scan(_ bytes: [UInt8], from start: Int) -> (Token.Kind, Int) {
    var offset = start + ScalarFolding.decode(bytes, at: start).length
    while offset < bytes.count {
      let (value, length) = ScalarFolding.decode(bytes, at: offset)
      if ScalarFolding.isLineEnd(value) { break }
      if value == UInt32(UInt8(ascii: "\\")), offset + 1 < bytes.count, bytes[offset + 1] >= 0x20 {
        offset += 1 + ScalarFolding.decode(bytes, at: offset + 1).length
        continue
      }
      offset += length
      if closes(value, bytes, start) {
        guard value == ScalarFolding.decode(bytes, at: start).value, value < 0x80,
          offset < bytes.count, bytes[offset] == UInt8(value)
        else { return (.string, offset) }
        offset += 1
      }
    }
    return (.unfinishedString, min(offset, bytes.count))
  }

  /// What a finished text says.
  static func value(_ bytes: [UInt8], _ range: SourceRange) -> String {
    let quote = ScalarFolding.decode(bytes, at: range.start)
    var result: [UInt8] = []
    var offset = range.start + quote.length
    let end = range.end - lengthOfLast(bytes, range)
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\"), offset + 1 < end, let escaped = escapes[bytes[offset + 1]] {
        result.append(escaped)
        offset += 2
      } else if quote.value == UInt32(byte), offset + 1 < end {
        result.append(byte)
        offset += 2
      } else {
        result.append(byte)
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "\\"): 0x5C,
    UInt8(ascii: "'"): 0x27, UInt8(ascii: "\""): 0x22,
  ]

  /// An ASCII quote is closed by itself only; a curly or wide one also by its twins.
  private static func closes(_ value: UInt32, _ bytes: [UInt8], _ start: Int) -> Bool {
    let opening = ScalarFolding.decode(bytes, at: start).value
    if opening < 0x80 { return value == opening }
    return ScalarFolding.fold(value) == ScalarFolding.fold(opening)
  }

  private static func lengthOfLast(_ bytes: [UInt8], _ range: SourceRange) -> Int {
    var start = range.end - 1
    while start > range.start, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return range.end - start
  }
}
