import Foundation
import TestSupport
import Testing

struct ScriptTests {
  @Test func `eval prints what its statements give`() throws {
    let run = try ProgramRun(["eval", "x = [1 2; 3 4];\ny = x + 1\nsum(x)"])
    #expect(run.status == 0)
    #expect(run.output == "y  2×2\n2  3\n4  5\n10\n")
    #expect(run.errors.isEmpty)
  }

  @Test func `a statement may begin with a minus`() throws {
    #expect(try ProgramRun(["eval", "-3 + 1"]).output == "-2\n")
    #expect(try ProgramRun(["eval", "--format", "json", "-[1 2]"]).output.contains("[-1,-2]"))
    let wrong = try ProgramRun(["eval", "-nothing", "--format", "json"])
    #expect(wrong.output.contains("\"column\":2,\"length\":7"))
  }

  @Test func `an error in eval is status 1 and goes to the error output`() throws {
    let run = try ProgramRun(["eval", "a = 1\nb = nothing\nc = 2"])
    #expect(run.status == 1)
    #expect(run.output == "a  1\n")
    #expect(run.errors.hasPrefix("error: there is no variable named nothing\n 2 │ b = nothing\n"))
  }

  @Test func `a program's own colours are left out, and what else it sends is made visible`() throws
  {
    let run = try ProgramRun([
      "eval",
      #"""
      def f(): print("\033[1;92mAll tests\033[0m passed!\033]0;x\007")
      f()
      """#,
    ])
    #expect(run.output == "All tests passed!\\u{1B}]0;x\\u{7}\n")
  }

  @Test func `a pipe is a script`() throws {
    for arguments in [[], ["run", "-"]] {
      let run = try ProgramRun(script: "x = 2\nx * 3", arguments)
      #expect(run.status == 0 && run.output == "x  2\n6\n" && run.errors.isEmpty)
      let wrong = try ProgramRun(script: "x = 2\n  y\nx", arguments)
      #expect(wrong.status == 1 && wrong.output == "x  2\n")
      #expect(wrong.errors.hasPrefix("-:2:3: error: there is no variable named y\n"))
    }
  }

  @Test func `a script stops at the first error unless it is to go on`() throws {
    let script = "a = 1\nb = [1 2; 3]\nc = 3 +* 4\nd = 4\n"
    let stopped = try ProgramRun(script: script)
    #expect(stopped.status == 1 && stopped.output == "a  1\n")
    let whole = try ProgramRun(script: script, ["run", "--keep-going", "-"])
    #expect(whole.status == 1 && whole.output == "a  1\nd  4\n")
    #expect(whole.errors.contains("-:2:") && whole.errors.contains("-:3:"))
  }

  @Test func `commands stand among statements`() throws {
    let run = try ProgramRun(script: "x = 1/3\nprecision 2\nx\nvars\nquit\nnever\n")
    #expect(run.status == 0)
    #expect(run.output == "x  0.3333\nx  0.33\nx  0.33\n")
  }

  @Test(arguments: ["x = [1 2\r\n3 4]\r\nsum(x)\r\n", "\u{FEFF}x = [1 2\n3 4]\nsum(x)"])
  func `line ends of Windows, byte-order marks and a missing last newline do no harm`(
    _ script: String
  ) throws {
    let run = try ProgramRun(script: script)
    #expect(run.status == 0 && run.output == "x  2×2\n1  2\n3  4\n10\n" && run.errors.isEmpty)
    let home = try TemporaryFolder()
    let path = try home.write("script", script.utf8)
    #expect(try ProgramRun(["run", path]).output == run.output)
  }

  @Test func `an empty script is done`() throws {
    for script in ["", "\n\n", "# nothing\n"] {
      let run = try ProgramRun(script: script)
      #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    }
  }

  @Test func `what is not text is named with its line and column`() throws {
    let bytes = Array("x = 1\ny = '".utf8) + [0xFF] + Array("'\n".utf8)
    let run = try ProgramRun(["run", "-"], input: bytes)
    #expect(run.status == 74 && run.output.isEmpty)
    let words = "line 2, column 6: this is not part of any UTF-8 text"
    #expect(run.errors == "error: standard input, \(words)\n")
    let home = try TemporaryFolder()
    let path = try home.write("script", bytes)
    let file = try ProgramRun(["run", path])
    #expect(file.status == 74)
    #expect(file.errors.replacing("\n  ", with: " ").contains("script, \(words)"))
  }

  @Test func `a file that is not there is status 74`() throws {
    let run = try ProgramRun(["run", "/nonexistent/script"])
    #expect(run.status == 74)
    #expect(run.errors == "error: /nonexistent/script: No such file or directory\n")
    #expect(try ProgramRun(["run", "/"]).status == 74)
  }

  @Test func `output that cannot be written is status 74`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "\"$0\" eval 1+1 > /dev/full", try #require(Products.executable("strider"))])
    #expect(terminal.expect("strider: "))
    #expect(terminal.exitStatus() == 74)
  }

  @Test(arguments: [["eval", "matmul(rand(3000, 3000), rand(3000, 3000))"], ["run", "-"]])
  func `an interrupted run is status 130`(_ arguments: [String]) throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "trap '' INT; (trap - INT; echo ready; exec \"$0\" \"$@\"); echo status $?"]
        + [try #require(Products.executable("strider"))] + arguments)
    #expect(terminal.expect("ready"))
    // Until the program has its handler, the signal ends it as well, and the shell says 130 too.
    terminal.send("\u{3}")
    #expect(terminal.expect("status 130"))
  }

  @Test func `usage errors are status 64`() throws {
    #expect(try ProgramRun(["eval"]).status == 64)
    #expect(try ProgramRun(["eval", "1", "--format", "xml"]).status == 64)
    #expect(try ProgramRun(["run", "--nonsense", "x"]).status == 64)
    #expect(try ProgramRun(["evil", "1"]).status == 64)
  }

  @Test func `results without a terminal have neither colours nor ellipses of its width`() throws {
    let run = try ProgramRun(["eval", "arange(30)"], environment: ["COLUMNS": "40"])
    #expect(!run.output.contains("\u{1B}") && run.output.contains("29"))
    let colored = try ProgramRun(["eval", "--color", "always", "x = 1"])
    #expect(colored.output.contains("\u{1B}["))
  }
}
