import Files
import TestSupport
import Testing

struct TextFileTests {
  @Test func `line ends and the byte-order mark are made alike`() throws {
    #expect(try TextFile.decode(Array("\u{FEFF}a\r\nb\rc\n".utf8)) == "a\nb\rc\n")
    #expect(try TextFile.decode([]) == "")
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 1, 2), ([0x61, 0xE5, 0x8D], 1, 2), ([0xC0, 0x80], 1, 1),
      ([0xED, 0xA0, 0x80], 1, 1), ([0xF4, 0x90, 0x80, 0x80], 1, 1), ([0xE0, 0x80, 0x80], 1, 1),
      ([0xE5, 0x8D, 0xB7, 0x80], 1, 2), ([0x0A, 0xE5, 0x8D, 0xB7, 0x61, 0x80], 2, 3),
    ] as [([UInt8], Int, Int)])
  func `the first byte that is no text is named`(bytes: [UInt8], line: Int, column: Int) {
    #expect(throws: FileFailure("x", .notUTF8, at: .character(line: line, column: column))) {
      try TextFile.decode(bytes, path: "x")
    }
  }

  @Test func `every scalar is text`() throws {
    let text = "a\0é卷😀\u{10FFFF}\u{7FF}\u{800}\u{FFFF}\u{D7FF}\u{E000}"
    #expect(try TextFile.decode(Array(text.utf8)) == text)
  }

  @Test func `what cannot be read is refused in words`() throws {
    #expect(throws: FileFailure.self) { try TextFile.read(path: "/nonexistent/file") }
    #expect(throws: FileFailure("/", .notAFile)) { try TextFile.read(path: "/") }
    #expect(throws: FileFailure("/dev/zero", .tooLong(limit: 9))) {
      try TextFile.read(path: "/dev/zero", limit: 9)
    }
  }
}
