/// Reading the characters of a source, those that stand for an ASCII one as that.
///
/// A formula copied from a textbook has `−` and `×`, and Chinese input methods type `（` for `(`.
public enum ScalarFolding {
  /// The character at an offset, folded, and how many code units it takes; 0 past the end.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
    guard offset < bytes.count else { return (0, 0) }
    let byte = bytes[offset]
    if byte < 0x80 { return (UInt32(byte), 1) }
    let (value, length) = decode(bytes, at: offset)
    return (fold(value), length)
  }

  /// The character at an offset as it stands there.
  static func decode(_ bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
    guard offset < bytes.count else { return (0, 0) }
    let lead = bytes[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    if length == 1 { return (UInt32(lead), 1) }
    // A String's UTF-8 is valid, so the continuation bytes are there; the bound costs nothing.
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in offset + 1..<min(offset + length, bytes.count) {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (value, length)
  }

  /// The ASCII character that another stands for, or the character itself.
  static func fold(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x3010: UInt32(UInt8(ascii: "["))
    case 0x3011: UInt32(UInt8(ascii: "]"))
    case 0x3001: UInt32(UInt8(ascii: ","))
    case 0x2212, 0x2013: UInt32(UInt8(ascii: "-"))
    case 0xD7, 0xB7, 0x22C5, 0x2217, 0x2299: UInt32(UInt8(ascii: "*"))
    case 0xF7: UInt32(UInt8(ascii: "/"))
    case 0x2018, 0x2019: UInt32(UInt8(ascii: "'"))
    case 0x201C, 0x201D: UInt32(UInt8(ascii: "\""))
    // Blanks of every width, and the invisible marks that come along with text from the web.
    case 0x3000, 0xA0, 0x85, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060,
      0xFEFF:
      UInt32(UInt8(ascii: " "))
    default: value
    }
  }

  /// A text with every character folded.
  public static func folded(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { Unicode.Scalar(fold($0.value)) ?? $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  static func isDigit(_ value: UInt32) -> Bool { 0x30...0x39 ~= value }

  static func isBlank(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0x09 || value == 0x0B || value == 0x0C
  }

  static func isLineEnd(_ value: UInt32) -> Bool { value == 0x0A || value == 0x0D }

  /// Whether a name can begin with the character.
  static func beginsName(_ value: UInt32) -> Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: return true
    case 0..<0x80: return false
    // `ᵀ` is a letter to Unicode and a transpose to everyone else.
    case 0x1D40: return false
    default:
      switch Unicode.Scalar(value)?.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        return true
      default: return false
      }
    }
  }

  /// Whether a name can go on with the character: combining marks belong to the letter before.
  static func continuesName(_ value: UInt32) -> Bool {
    if value < 0x80 { return isDigit(value) || beginsName(value) }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return beginsName(value)
    }
  }

  /// A stretch of the source with every character folded, as names and numbers are read.
  static func text(in bytes: [UInt8], _ range: SourceRange) -> String {
    let slice = bytes[range.start..<range.end]
    if slice.allSatisfy({ $0 < 0x80 }) { return String(decoding: slice, as: UTF8.self) }
    var result = String.UnicodeScalarView()
    var offset = range.start
    while offset < range.end {
      let (value, length) = scalar(in: bytes, at: offset)
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
      offset += length
    }
    return String(result)
  }
}
