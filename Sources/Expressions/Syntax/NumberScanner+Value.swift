extension NumberScanner {
  /// Whether a number is written with digits alone: such a one is whole.
  static func isWhole(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
    isWhole(ScalarFolding.text(in: bytes, range))
  }

  /// Whether a number is written with digits alone: such a one is whole.
  static func isWhole(_ text: String) -> Bool { text.utf8.allSatisfy { 0x30...0x39 ~= $0 } }

  /// The number that a well-formed stretch of the source says.
  static func value(_ bytes: [UInt8], _ range: SourceRange) -> Double {
    if let short = shortValue(bytes, range) { return short }
    return Double(ScalarFolding.text(in: bytes, range)) ?? slowValue(bytes, range)
  }

  /// `Double` takes neither `.5` nor `1.` on every platform.
  private static func slowValue(_ bytes: [UInt8], _ range: SourceRange) -> Double {
    var text = ScalarFolding.text(in: bytes, range)
    if text.hasPrefix(".") { text = "0" + text }
    if text.hasSuffix(".") { text += "0" }
    if let point = text.firstIndex(of: "."), text[text.index(after: point)...].first == "e" {
      text.insert("0", at: text.index(after: point))
    }
    return Double(text) ?? .nan
  }

  /// The value of a number of few digits, as one division of two exact numbers, which is exactly rounded.
  ///
  /// Source: Clinger, *How to read floating point numbers accurately*, 1990.
  private static func shortValue(_ bytes: [UInt8], _ range: SourceRange) -> Double? {
    // Fifteen digits stay below 2⁵³, and their power of ten below 10²².
    guard range.end - range.start <= 16 else { return nil }
    var digits = 0
    var scale = 1
    var hasPoint = false
    for offset in range.start..<range.end {
      switch bytes[offset] {
      case 0x30...0x39:
        digits = digits * 10 + Int(bytes[offset] - 0x30)
        if hasPoint { scale *= 10 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    guard digits < 1 << 53 else { return nil }
    return Double(digits) / Double(scale)
  }
}
