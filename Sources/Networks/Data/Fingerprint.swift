/// A number that tells data from other data (FNV-1a on words).
struct Fingerprint {
  /// The number.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a word.
  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }

  /// Adds bytes, eight at a time as far as they go.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let words = bytes.count / 8
    for word in 0..<words {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)))
    }
    for byte in 8 * words..<bytes.count { add(UInt64(bytes[byte])) }
  }
}
