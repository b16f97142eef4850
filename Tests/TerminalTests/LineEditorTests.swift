import TestSupport
import Testing

@testable import Terminal

@Suite(.serialized) struct LineEditorTests {
  private let up = "\u{1B}[A"
  private let down = "\u{1B}[B"
  private let left = "\u{1B}[D"
  private let tab = "\t"

  /// Types keys, waits for a row of the screen, then presses Enter and gives the line.
  private func line(
    _ keys: String, seeing row: String, entries: [String] = [], words: [String] = []
  ) throws -> LineEvent? {
    let terminal = try PseudoTerminal()
    let session = try EditorSession(at: terminal, entries: entries, words: words)
    #expect(terminal.seeRow("try>"))
    terminal.send(keys)
    #expect(terminal.seeRow(row), "\(terminal.screen.text)")
    terminal.send("\r")
    let event = session.next(terminal)
    #expect(terminal.see { $0.currentRow == "try>" && $0.modes == [2004] })
    terminal.send("\u{4}")
    #expect(session.next(terminal) == .endOfInput)
    #expect(terminal.isCooked)
    #expect(terminal.see { $0.modes.isEmpty })
    return event
  }

  @Test func `Chinese is edited by character`() throws {
    #expect(try line("你好=α" + left + left + "们", seeing: "try> 你好们=α") == .line("你好们=α"))
  }

  @Test func `words are passed and deleted`() throws {
    let back = "\u{1B}[1;5D"
    #expect(
      try line("one two three" + back + back + "\u{17}X\u{1B}[1;5CY", seeing: "try> XtwoY three")
        == .line("XtwoY three"))
    #expect(try line("abc\u{1B}[H\u{1B}[3~\u{1B}[Fd", seeing: "try> bcd") == .line("bcd"))
  }

  @Test func `Up finds entries that begin alike, and Down comes back`() throws {
    let entries = ["conv2d(x)", "y = 1", "conv1d(a)"]
    #expect(
      try line("conv" + up + up, seeing: "try> conv2d(x)", entries: entries) == .line("conv2d(x)"))
    #expect(try line("c" + up + up + down + down, seeing: "try> c", entries: entries) == .line("c"))
    #expect(try line("zz\u{10}\u{10}", seeing: "try> y = 1", entries: entries) == .line("y = 1"))
  }

  @Test func `Ctrl-R searches and Up goes on from there`() throws {
    let entries = ["older", "conv2d(x)", "y = 1"]
    #expect(try line("\u{12}nv2", seeing: "try> conv2d(x)", entries: entries) == .line("conv2d(x)"))
    #expect(
      try line("\u{12}nv2\u{5}" + up, seeing: "try> older", entries: entries) == .line("older"))
  }

  @Test func `an entry of several lines is recalled whole`() throws {
    let entry = "x = [1 2\n3 4]"
    #expect(try line(up, seeing: "3 4]", entries: [entry]) == .line(entry))
    #expect(try line("a\u{1B}\rb", seeing: "b") == .line("a\nb"))
  }

  @Test func `a paste is one entry`() throws {
    let pasted = "\u{1B}[200~a = 1\r\tb = e\u{301}\r\r\u{1B}[201~"
    #expect(try line(pasted + "!", seeing: "    b = é!") == .line("a = 1\n    b = é!"))
  }

  @Test func `a long paste arrives whole`() throws {
    let lines = (0..<300).map { "x\($0) = conv2d(image, kernel, stride=\($0))" }
    let terminal = try PseudoTerminal()
    let session = try EditorSession(at: terminal)
    #expect(terminal.seeRow("try>"))
    terminal.paste(lines.joined(separator: "\n"))
    terminal.send("\r")
    #expect(session.next(terminal) == .line(lines.joined(separator: "\n")))
  }

  @Test func `Tab completes what is plain and lists what is not`() throws {
    let words = ["conv1d", "conv2d", "linear"]
    #expect(try line("li" + tab + "3", seeing: "try> linear(3", words: words) == .line("linear(3"))
    #expect(
      try line("co" + tab + tab, seeing: "conv1d  conv2d", words: words) == .line("conv"))
    #expect(
      try line("f(co)" + left + tab + tab + "1" + tab, seeing: "try> f(conv1d()", words: words)
        == .line("f(conv1d()"))
  }

  @Test func `a list stands below a line that wraps`() throws {
    let long = String(repeating: "卷", count: 50) + " conv"
    let terminal = try PseudoTerminal()
    let session = try EditorSession(at: terminal, words: ["conv1d", "conv2d"])
    terminal.send(long + "\u{1}" + "\u{5}" + tab)
    #expect(terminal.seeRow("conv1d  conv2d"))
    #expect(terminal.see { $0.rows.filter { $0.hasSuffix(" conv") }.count == 2 })
    terminal.send("2" + tab + "\r")
    #expect(session.next(terminal) == .line(long + "2d("))
  }

  @Test func `Ctrl-C leaves the line, also within a search`() throws {
    for keys in ["abc" + left, "\u{12}ol"] {
      let terminal = try PseudoTerminal()
      let session = try EditorSession(at: terminal, entries: ["older"])
      #expect(terminal.seeRow("try>"))
      // No signal reaches a program within the test, so that Ctrl-C has to come as the key itself.
      terminal.setSignalKeys(false)
      terminal.send(keys + "\u{3}")
      #expect(session.next(terminal) == .cancelled)
      #expect(terminal.see { $0.currentRow == "try>" })
      terminal.send("x\r")
      #expect(session.next(terminal) == .line("x"))
    }
  }

  @Test func `Ctrl-D deletes unless the line is empty`() throws {
    #expect(try line("ab" + left + "\u{4}", seeing: "try> a") == .line("a"))
    #expect(try line("ab\u{4}c", seeing: "try> abc") == .line("abc"))
  }

  @Test func `text can stand in the line already`() throws {
    let terminal = try PseudoTerminal()
    let session = try EditorSession(at: terminal, prefill: "conv2d(x,\tk)")
    #expect(terminal.seeRow("try> conv2d(x,    k)"))
    terminal.send("\r")
    #expect(session.next(terminal) == .line("conv2d(x,    k)"))
    #expect(terminal.seeRow("try>"))
  }

  @Test func `a plain terminal gets words only`() throws {
    let terminal = try PseudoTerminal()
    let session = try EditorSession(
      at: terminal, style: .words, entries: ["older"], words: ["conv1d", "conv2d"])
    #expect(terminal.expect("try> "))
    terminal.send("co" + tab + tab)
    #expect(terminal.seeRow("conv1d") && terminal.seeRow("conv2d"))
    terminal.send("\u{1}\u{B}" + up + left + "x\r")
    #expect(session.next(terminal) == .line("oldexr"))
    #expect(!terminal.bytes.contains(0x1B))
  }

  @Test func `a paste at a plain terminal is one entry`() throws {
    let terminal = try PseudoTerminal()
    let session = try EditorSession(at: terminal, style: .words)
    #expect(terminal.expect("try> "))
    terminal.send("a = 1\rb = 2")
    #expect(terminal.seeRow("b = 2"))
    terminal.send("\r")
    #expect(session.next(terminal) == .line("a = 1\nb = 2"))
  }

  @Test func `a line of thousands of characters is kept`() throws {
    let long = String(repeating: "1234567890", count: 300)
    #expect(try line(long, seeing: String(long.suffix(45))) == .line(long))
  }
}
