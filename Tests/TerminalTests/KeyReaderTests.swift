import Foundation
import Synchronization
import Terminal
import TestSupport
import Testing

struct KeyReaderTests {
  /// The keys that come until `q`.
  private func keys(_ typed: String, at terminal: PseudoTerminal) throws -> [Key] {
    let reader = try #require(terminal.seat.flatMap { KeyReader(descriptor: $0) })
    return reader.withSingleKeys { reader in
      terminal.send(typed)
      var keys: [Key] = []
      while keys.last != .character("q") && keys.count < 100 { keys.append(reader.next()) }
      return keys
    }
  }

  @Test func `keys come singly and whole`() throws {
    let terminal = try PseudoTerminal()
    let typed = try keys(" \u{1B}[A\u{1B}OD卷\u{1B}[15~\rq", at: terminal)
    #expect(
      typed == [.character(" "), .up, .left, .character("卷"), .other, .enter, .character("q")])
    #expect(terminal.isCooked)
  }

  @Test func `what ends the reading puts the terminal back`() throws {
    struct Stop: Error {}
    let terminal = try PseudoTerminal()
    let reader = try #require(terminal.seat.flatMap { KeyReader(descriptor: $0) })
    #expect(throws: Stop.self) {
      try reader.withSingleKeys { _ in
        #expect(!terminal.isCooked)
        throw Stop()
      }
    }
    #expect(terminal.isCooked)
  }

  @Test func `a lone ESC is a key`() throws {
    let terminal = try PseudoTerminal()
    let reader = try #require(terminal.seat.flatMap { KeyReader(descriptor: $0) })
    let key = reader.withSingleKeys { reader in
      terminal.send("\u{1B}")
      return reader.next()
    }
    #expect(key == .escape)
  }

  @Test func `a file gives no keys`() throws {
    let pipe = Pipe()
    withExtendedLifetime(pipe) {
      #expect(KeyReader(descriptor: pipe.fileHandleForReading.fileDescriptor) == nil)
    }
  }
}
