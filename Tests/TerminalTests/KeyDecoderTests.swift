import Testing

@testable import Terminal

struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] {
    var bytes = Array(text.utf8)[...]
    var keys: [Key] = []
    while let (key, count) = KeyDecoder.decode(bytes, isComplete: true) {
      keys.append(key)
      bytes = bytes.dropFirst(count)
    }
    return keys
  }

  @Test(
    arguments: [
      ("a 卷", [.character("a"), .character(" "), .character("卷")]),
      ("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}[H\u{1B}[4~\u{1B}[5~\u{1B}[6~\u{1B}[3~", [.home, .end, .pageUp, .pageDown, .delete]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}x", [.other]),
      ("\u{1B}好q", [.other, .character("q")]), ("\u{1B}[15~q", [.other, .character("q")]),
      ("\r\n\t\u{7F}", [.enter, .enter, .tab, .backspace]),
      ("\u{3}\u{4}", [.interrupt, .endOfInput]),
      ("", []),
    ] as [(String, [Key])])
  func `bytes become keys`(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test func `an unfinished key is waited for`() {
    for bytes in [[0x1B], [0x1B, 0x5B], [0x1B, 0x5B, 0x31], [0xE5, 0x8D]] as [[UInt8]] {
      #expect(KeyDecoder.decode(bytes[...], isComplete: false) == nil)
    }
  }

  @Test func `bytes that are no text end nothing`() {
    #expect(KeyDecoder.decode([0xFF, 0x61], isComplete: false)?.count == 1)
    #expect(KeyDecoder.decode([0xE5, 0x61, 0x61], isComplete: false)?.count == 1)
  }

  @Test func `scalars are put together from single bytes`() {
    var assembler = UTF8Assembler()
    let bytes = Array("a卷".utf8) + [0xFF, 0xE5, 0x61]
    let scalars = bytes.flatMap { assembler.take($0) }
    #expect(scalars == ["a", "卷", "\u{FFFD}", "\u{FFFD}", "a"])
  }
}
