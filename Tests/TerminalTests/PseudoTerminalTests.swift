import TestSupport
import Testing

struct PseudoTerminalTests {
  private func shell(_ script: String) throws -> PseudoTerminal {
    try PseudoTerminal("/bin/sh", ["-c", script])
  }

  @Test func `a program sits at a terminal of the given size`() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "test -t 0 && test -t 2 && stty size"], columns: 61, rows: 17)
    #expect(terminal.expect("17 61"))
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `keys are echoed and arrive`() throws {
    let terminal = try shell("read line; echo \"<$line>\"; exit 3")
    terminal.send("卷积 x\r")
    #expect(terminal.expect("<卷积 x>"))
    #expect(terminal.exitStatus() == 3)
    #expect(terminal.screen.rows.prefix(2) == ["卷积 x", "<卷积 x>"])
  }

  @Test func `Ctrl-C is a signal`() throws {
    let terminal = try shell("echo ready; exec sleep 1000")
    #expect(terminal.expect("ready"))
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 130)
  }

  @Test func `the size can change`() throws {
    let terminal = try shell(
      "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.01; done")
    #expect(terminal.expect("ready"))
    terminal.resize(columns: 50, rows: 10)
    #expect(terminal.expect("10 50"))
  }

  @Test func `the modes of the terminal can be read`() throws {
    let terminal = try shell("stty -icanon -echo; echo raw; read x; stty sane; echo cooked; read x")
    #expect(terminal.expect("raw"))
    #expect(!terminal.isCooked)
    terminal.send("\r")
    #expect(terminal.expect("cooked"))
    #expect(terminal.isCooked)
  }

  @Test func `what does not come is not waited for without end`() throws {
    let terminal = try shell("echo one")
    #expect(terminal.expect("one"))
    #expect(!terminal.expect("two"))
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `a program that is not there is an error`() {
    #expect(throws: PseudoTerminal.Failure.self) { try PseudoTerminal("/nonexistent/program") }
  }
}
