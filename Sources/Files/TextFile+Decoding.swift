extension TextFile {
  /// Reads a file as text; a byte-order mark is dropped and CRLF becomes a newline.
  ///
  /// - Throws: `FileFailure` if there is no such file, it is no file of text, it is longer than the
  ///   limit, or it is not UTF-8.
  public static func read(path: String, limit: Int = limit) throws(FileFailure) -> String {
    try decode(FileBytes.read(path: path, limit: limit), path: path)
  }

  /// Decodes UTF-8; a byte-order mark is dropped and CRLF becomes a newline.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - path: The file, for the failure; nil for the standard input.
  ///   - line: The number of their first line.
  /// - Returns: The text.
  /// - Throws: `FileFailure` with the line and the column of the first byte that is not part of any text.
  public static func decode(
    _ bytes: [UInt8], path: String? = nil, line: Int = 1
  ) throws(FileFailure) -> String {
    try check(bytes, path: path, line: line)
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    if !content.contains(0x0D) { return String(decoding: content, as: UTF8.self) }
    var kept: [UInt8] = []
    kept.reserveCapacity(content.count)
    for byte in content {
      if byte == 0x0A, kept.last == 0x0D { kept.removeLast() }
      kept.append(byte)
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Makes sure that bytes are UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - path: The file, for the failure; nil for the standard input.
  ///   - line: The number of their first line.
  /// - Throws: `FileFailure` with the line and the column of the first byte that is not part of any text.
  public static func check(
    _ bytes: [UInt8], path: String?, line: Int = 1
  ) throws(FileFailure) {
    guard let offset = firstInvalidByte(bytes) else { return }
    throw FileFailure(path, .notUTF8, at: place(of: offset, in: bytes, line: line))
  }

  /// The line and the column of a byte before which everything is text.
  private static func place(of offset: Int, in bytes: [UInt8], line: Int) -> FileFailure.Place {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return .character(
      line: line + before.count { $0 == 0x0A },
      column: String(decoding: before[start...], as: UTF8.self).count + 1)
  }

  /// The offset of the first byte that is not part of UTF-8 text, or nil.
  ///
  /// - Complexity: O(*n*).
  public static func firstInvalidByte(_ bytes: some Collection<UInt8>) -> Int? {
    var offset = 0
    var rest = bytes[...]
    while let first = rest.first {
      let length = sequenceLength(first, rest.dropFirst())
      if length == 0 { return offset }
      rest = rest.dropFirst(length)
      offset += length
    }
    return nil
  }

  /// The length of the sequence that begins with a byte, or 0 if it is not well formed (Unicode,
  /// table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF).
  private static func sequenceLength(_ first: UInt8, _ rest: some Collection<UInt8>) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    switch first {
    case 0xE0: second = 0xA0...0xBF
    case 0xED: second = 0x80...0x9F
    case 0xF0: second = 0x90...0xBF
    case 0xF4: second = 0x80...0x8F
    default: break
    }
    let following = rest.prefix(length - 1)
    guard following.count == length - 1, let next = following.first, second.contains(next) else {
      return 0
    }
    return following.dropFirst().allSatisfy { (0x80...0xBF).contains($0) } ? length : 0
  }
}
