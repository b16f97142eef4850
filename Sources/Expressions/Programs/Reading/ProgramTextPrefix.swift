/// What the letters before a text's quote say.
struct ProgramTextPrefix: Hashable {
  /// `f`: what stands in braces is computed.
  private(set) var isFormatted = false

  /// `r`: a backslash means itself.
  private(set) var isRaw = false

  /// `b`: bytes.
  private(set) var isBytes = false

  /// A text without a prefix.
  init() {}

  /// The prefix that letters are; nil for any other word.
  init?(_ bytes: [UInt8], _ range: SourceRange) {
    guard range.end - range.start <= 2 else { return nil }
    var isUnicode = false
    for byte in bytes[range.start..<range.end] {
      switch byte | 0x20 {
      case UInt8(ascii: "f") where !isFormatted: isFormatted = true
      case UInt8(ascii: "r") where !isRaw: isRaw = true
      case UInt8(ascii: "b") where !isBytes: isBytes = true
      case UInt8(ascii: "u") where !isUnicode: isUnicode = true
      default: return nil
      }
    }
    if isBytes, isFormatted { return nil }
    if isUnicode, range.end - range.start > 1 { return nil }
  }
}
