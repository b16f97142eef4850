/// Puts scalars together from bytes that arrive one by one.
struct UTF8Assembler {
  private var bytes: [UInt8] = []

  /// The length of the sequence that begins with a byte; 1 for a byte that begins none.
  static func length(first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// Takes a byte.
  ///
  /// - Returns: The scalars that are complete now: none, one, or U+FFFD for bytes that are no text
  ///   and perhaps another.
  mutating func take(_ byte: UInt8) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    if !bytes.isEmpty && !(0x80...0xBF).contains(byte) {
      bytes = []
      scalars.append("\u{FFFD}")
    }
    bytes.append(byte)
    if let first = bytes.first, bytes.count >= Self.length(first: first) {
      scalars += String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(1)
      bytes = []
    }
    return scalars
  }
}
