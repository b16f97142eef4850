import Files
import Foundation
import Terminal
import Testing

struct PipeReaderTests {
  /// The events of a reader to which the pieces are written one after another.
  private func events(
    _ pieces: [[UInt8]], limit: Int = TextFile.limit
  ) throws -> [LineEvent] {
    let pipe = Pipe()
    defer { withExtendedLifetime(pipe) {} }
    for piece in pieces { try pipe.fileHandleForWriting.write(contentsOf: Data(piece)) }
    try pipe.fileHandleForWriting.close()
    let reader = PipeReader(descriptor: pipe.fileHandleForReading.fileDescriptor, limit: limit)
    var events: [LineEvent] = []
    for _ in 0..<100 {
      events.append(reader.readLine(Prompt("> ")))
      if case .line = events.last { continue }
      break
    }
    return events
  }

  private func lines(_ text: String) throws -> [LineEvent] {
    try events([Array(text.utf8)])
  }

  @Test(arguments: [
    ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
    ("\n\nx", ["", "", "x"]), ("", []), ("a\0b\n", ["a\0b"]), ("卷积 = 1\n", ["卷积 = 1"]),
    ("a\rb\n", ["a\rb"]),
  ])
  func `lines come without their ends`(text: String, expected: [String]) throws {
    #expect(try lines(text) == expected.map { .line($0) } + [.endOfInput])
  }

  @Test func `a line may be longer than what is read at once`() throws {
    let long = String(repeating: "卷", count: 20_000)
    #expect(try lines(long + "\nx") == [.line(long), .line("x"), .endOfInput])
  }

  @Test func `bytes that are no text are named by their line and column`() throws {
    let found = try events([Array("ab\n".utf8), [0x63, 0xFF, 0x0A]])
    let failure = FileFailure(nil, .notUTF8, at: .character(line: 2, column: 2))
    #expect(found == [.line("ab"), .failed(failure)])
  }

  @Test func `too much is refused`() throws {
    let failure = FileFailure(nil, .tooLong(limit: 3))
    #expect(try events([Array("abcd".utf8)], limit: 3) == [.failed(failure)])
  }

  @Test func `after a failure nothing more comes`() throws {
    let pipe = Pipe()
    defer { withExtendedLifetime(pipe) {} }
    try pipe.fileHandleForWriting.write(contentsOf: Data([0xFF, 0x0A, 0x61, 0x0A]))
    try pipe.fileHandleForWriting.close()
    let reader = PipeReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
    _ = reader.readLine(Prompt(""))
    #expect(reader.readLine(Prompt("")) == .endOfInput)
  }

  @Test func `the rest can be read as one text`() throws {
    let pipe = Pipe()
    defer { withExtendedLifetime(pipe) {} }
    try pipe.fileHandleForWriting.write(contentsOf: Data("a\nb\r\nc".utf8))
    try pipe.fileHandleForWriting.close()
    let reader = PipeReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
    #expect(reader.readLine(Prompt("")) == .line("a"))
    #expect(try reader.readRest() == "b\nc")
    #expect(reader.readLine(Prompt("")) == .endOfInput)
  }
}
