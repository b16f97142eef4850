import Testing

@testable import Lessons

/// The vectors are those of FIPS 180-4's examples, RFC 4231 and RFC 7914.
struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `SHA-256 gives the published digests`(_ text: String, _ digest: String) {
    #expect(SHA256.hex(text) == digest)
  }

  @Test func `a million letters have the published digest`() {
    let digest = SHA256.hex(String(repeating: "a", count: 1_000_000))
    #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `every length around a block is padded as a message of that length`() throws {
    // A block more or less of padding would give two lengths the same digest, or trap.
    let digests = (0...130).map { SHA256.hex(String(repeating: "x", count: $0)) }
    #expect(Set(digests).count == 131)
    #expect(digests[64] == "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c")
  }

  @Test func `HMAC gives the published codes`() {
    func code(_ key: [UInt8], _ text: String) -> String {
      HMAC(key: key).code(Array(text.utf8)).hexadecimal
    }
    #expect(
      code([UInt8](repeating: 0x0B, count: 20), "Hi There")
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      code(Array("Jefe".utf8), "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      code(
        [UInt8](repeating: 0xAA, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func `stretched keys are the published ones`() {
    func key(_ password: String, _ salt: String, _ rounds: Int) -> String {
      KeyStretching.key(of: password, salt: Array(salt.utf8), rounds: rounds).hexadecimal
    }
    #expect(
      key("passwd", "salt", 1)
        == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")
    #expect(
      key("Password", "NaCl", 80_000)
        == "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56")
  }

  @Test func `hexadecimal digits are read back, and nothing else`() {
    #expect([UInt8](hexadecimal: "00ff7A") == [0, 255, 0x7A])
    #expect([UInt8](hexadecimal: "0") == nil)
    #expect([UInt8](hexadecimal: "0g") == nil)
    #expect([UInt8](hexadecimal: "００") == nil)
  }
}
