/// A hash with a key: whoever has not got the key can neither compute nor check it.
///
/// Source: RFC 2104 with SHA-256, as in FIPS 198-1.
struct HMAC {
  /// The states behind the two blocks made of the key.
  let inner: SHA256.State
  let outer: SHA256.State

  /// Prepares a key; one of more than 64 bytes is hashed first.
  init(key: [UInt8]) {
    let short = key.count > 64 ? SHA256.digest(key) : key
    let padded = short + [UInt8](repeating: 0, count: 64 - short.count)
    func start(_ mask: UInt8) -> SHA256.State {
      SHA256.compress(SHA256.initial, SHA256.block(padded.map { $0 ^ mask }[...]))
    }
    (inner, outer) = (start(0x36), start(0x5C))
  }

  /// The 32 bytes that belong to a message.
  func code(_ message: [UInt8]) -> [UInt8] {
    let first = SHA256.finish(inner, message, behind: 64)
    return SHA256.bytes(SHA256.finish(outer, SHA256.bytes(first), behind: 64))
  }

  /// The same for several texts, none of which can be taken for a part of another.
  func code(_ texts: [String]) -> [UInt8] { code(Array(texts.joined(separator: "\0").utf8)) }
}

/// Makes a key of something that can be guessed, so that each guess costs time.
///
/// Source: RFC 8018, PBKDF2 with HMAC-SHA-256; one block of 32 bytes.
enum KeyStretching {
  /// The key of a password.
  ///
  /// - Complexity: O(*rounds*); two compressions a round.
  static func key(of password: String, salt: [UInt8], rounds: Int) -> [UInt8] {
    let mac = HMAC(key: Array(password.utf8))
    var block = SHA256.block(
      (mac.code(salt + [0, 0, 0, 1]) + [0x80] + [UInt8](repeating: 0, count: 31))[...])
    // Behind 64 bytes of key stand 32 of hash: 768 bits.
    block[15] = 768
    var key = block.lowHalf
    for _ in 1..<max(1, rounds) {
      block.lowHalf = SHA256.compress(mac.inner, block)
      block.lowHalf = SHA256.compress(mac.outer, block)
      key ^= block.lowHalf
    }
    return SHA256.bytes(key)
  }
}
