import Terminal
import TestSupport
import Testing

struct SourceTextTests {
  @Test func `line ends and the byte-order mark are made alike`() throws {
    #expect(try SourceText.decode(Array("\u{FEFF}a\r\nb\rc\n".utf8)) == "a\nb\rc\n")
    #expect(try SourceText.decode([]) == "")
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 1), ([0x61, 0xE5, 0x8D], 1), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE5, 0x8D, 0xB7, 0x80], 3), ([0xE0, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func `the first byte that is no text is named`(bytes: [UInt8], offset: Int) {
    #expect(throws: ReadFailure(path: "x", reason: .notUTF8(offset: offset))) {
      try SourceText.decode(bytes, path: "x")
    }
  }

  @Test func `every scalar is text`() throws {
    let text = "a\0é卷😀\u{10FFFF}\u{7FF}\u{800}\u{FFFF}\u{D7FF}\u{E000}"
    #expect(try SourceText.decode(Array(text.utf8)) == text)
  }

  @Test func `what cannot be read is refused in words`() throws {
    #expect(throws: ReadFailure.self) { try SourceText.read(path: "/nonexistent/file") }
    #expect(throws: ReadFailure(path: "/", reason: .notAFile)) { try SourceText.read(path: "/") }
    #expect(throws: ReadFailure(path: "/dev/zero", reason: .tooLong(limit: 9))) {
      try SourceText.read(path: "/dev/zero", limit: 9)
    }
    let failure = ReadFailure(path: "a\u{1B}b", reason: .notUTF8(offset: 3))
    #expect(failure.phrase.english == "a\\u{1B}b: byte 3 is not part of any UTF-8 text")
  }
}
