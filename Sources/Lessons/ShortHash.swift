/// Six hexadecimal digits that tell one text from another.
///
/// Source: Fowler, Noll & Vo, FNV-1a with 64 bits, folded to 24.
public enum ShortHash {
  /// The digits of a text; blanks at the ends of lines and empty lines do not count.
  public static func of(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for line in text.split(separator: "\n") {
      let kept = line.utf8.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
      if kept.isEmpty { continue }
      for byte in Array(kept) + [0x0A] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let folded = (hash ^ (hash >> 24) ^ (hash >> 48)) & 0xFF_FFFF
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
