/// The hash function SHA-256: 32 bytes that nobody can find another text for.
///
/// Source: FIPS 180-4, *Secure Hash Standard*, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
struct SHA256 {
  /// The eight words between blocks.
  typealias State = SIMD8<UInt32>
  /// The sixteen words of a block.
  typealias Block = SIMD16<UInt32>

  /// The state before the first block: the fractions of the square roots of the first eight primes.
  static let initial = State(
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19)

  /// The fractions of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]

  /// The state after one more block.
  static func compress(_ state: State, _ block: Block) -> State {
    var words = InlineArray<64, UInt32>(repeating: 0)
    for place in 0..<16 { words[place] = block[place] }
    for place in 16..<64 {
      let (a, b) = (words[place - 15], words[place - 2])
      let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
      let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
      words[place] = words[place - 16] &+ s0 &+ words[place - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for place in 0..<64 {
      let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[place] &+ words[place]
      let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let second = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    return state &+ State(a, b, c, d, e, f, g, h)
  }

  private static func rotate(_ word: UInt32, _ by: UInt32) -> UInt32 {
    (word >> by) | (word << (32 - by))
  }

  /// The state after a message that comes behind `length` bytes whose state is known, padded to its end.
  ///
  /// - Complexity: O(*n*).
  static func finish(_ state: State, _ message: [UInt8], behind length: Int = 0) -> State {
    var padded = message + [0x80]
    padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
    let bits = UInt64(message.count + length) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
    var state = state
    for start in stride(from: 0, to: padded.count, by: 64) {
      state = compress(state, block(padded[start..<start + 64]))
    }
    return state
  }

  /// The words of 64 bytes, the most significant byte first.
  static func block(_ bytes: ArraySlice<UInt8>) -> Block {
    var block = Block()
    for (place, byte) in bytes.enumerated() {
      block[place / 4] |= UInt32(byte) << UInt32(24 - 8 * (place % 4))
    }
    return block
  }

  /// The 32 bytes of a state.
  static func bytes(_ state: State) -> [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 4] >> UInt32(24 - 8 * ($0 % 4))) }
  }

  /// The 32 bytes that belong to a message.
  static func digest(_ message: [UInt8]) -> [UInt8] { bytes(finish(initial, message)) }

  /// The same for a text, as 64 hexadecimal digits.
  static func hex(_ text: String) -> String { digest(Array(text.utf8)).hexadecimal }
}

extension [UInt8] {
  /// Two hexadecimal digits a byte.
  var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Reads two hexadecimal digits a byte; nil for anything else.
  init?(hexadecimal text: some StringProtocol) {
    let digits = text.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
