import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct PromptSignalTests {
  private let interrupt = "\u{3}"

  @Test func `Ctrl-C leaves the line and evaluates nothing`() throws {
    let prompt = try PromptSession()
    // The terminal throws away what has not been read when Ctrl-C is pressed.
    prompt.terminal.send("a = 1")
    #expect(prompt.terminal.expect("a = 1"))
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("^C\nstrider> "))
    prompt.enter("[1 2")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.terminal.send("3")
    #expect(prompt.terminal.expect("3"))
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("^C\nstrider> "))
    #expect(prompt.answers("xyz = 1;"))
    prompt.terminal.send("\u{12}xy")
    #expect(
      prompt.terminal.see { $0.rows.contains("strider> xyz = 1;") && $0.text.contains("bck") })
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("^C\nstrider> "))
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("^C\nstrider> "))
    #expect(prompt.mentions("a", "there is no variable named a"))
    #expect(prompt.leave() == 0)
  }

  @Test func `Ctrl-C at the start of a line that wraps leaves clean rows`() throws {
    let prompt = try PromptSession(columns: 40)
    prompt.terminal.send(String(repeating: "1234567890", count: 9))
    #expect(prompt.terminal.see { $0.row == 2 && $0.column == 19 })
    prompt.terminal.send("\u{1}")
    #expect(prompt.terminal.see { $0.column == 9 })
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.see { $0.currentRow == "strider>" })
    let rows = prompt.terminal.screen.text.split(separator: "\n")
    #expect(rows.map(\.count) == [40, 40, 21, 8])
  }

  @Test(arguments: [
    "matmul(rand(3000, 3000), rand(3000, 3000))",
    "conv2d(rand(1, 64, 512, 512), rand(64, 64, 7, 7))",
  ])
  func `Ctrl-C stops an evaluation and keeps the variables`(_ expression: String) throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("kept = [1 2];"))
    #expect(prompt.answers("result = 5;"))
    prompt.enter("result = \(expression); kept = 0")
    #expect(prompt.terminal.expect("kept = 0\n"))
    #expect(prompt.terminal.see { _ in prompt.terminal.isCooked })
    prompt.terminal.send(interrupt)
    #expect(prompt.terminal.expect("error: interrupted"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("kept", "kept  2", "1  2"))
    #expect(prompt.answers("result", "result  5"))
    #expect(prompt.leave() == 0)
  }

  @Test func `Ctrl-D leaves from an empty line only`() throws {
    let prompt = try PromptSession()
    prompt.terminal.send("12\u{1}\u{4}\u{5}\u{4}\r")
    #expect(prompt.terminal.expect("\n2\nstrider> "))
    #expect(prompt.leave() == 0)
    #expect(prompt.terminal.isCooked)
    #expect(prompt.terminal.screen.modes.isEmpty)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)], [false, true])
  func `a signal to end puts the terminal back and reaches no other process`(
    _ ending: (signal: CInt, status: Int), _ isWorking: Bool
  ) throws {
    let program = try #require(Products.executable("strider"))
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c", "sh -c 'echo pid $$.; exec \"$0\" --quiet' \"$0\"; echo status $?; read x; echo $x.",
        program,
      ], environment: ["HOME": home.path, "STRIDER_HISTORY": home.path + "/history"])
    #expect(terminal.expect(".\n"))
    let words = terminal.text.split { $0 == " " || $0 == "." }
    let process = try #require(words.dropFirst().first.flatMap { pid_t($0) })
    #expect(terminal.expect("strider> "))
    if isWorking {
      terminal.send("a = matmul(rand(3000, 3000), rand(3000, 3000))\r")
      #expect(terminal.expect("))\n") && terminal.see { _ in terminal.isCooked })
      #expect(terminal.see { _ in (try? home.read("history")) != nil })
    } else {
      terminal.send("a = 1;\r")
      #expect(terminal.expect("strider> "))
      terminal.send("half")
      #expect(terminal.expect("half") && !terminal.isCooked)
    }
    kill(process, ending.signal)
    #expect(terminal.expect("status \(ending.status)\n"))
    #expect(terminal.isCooked)
    #expect(terminal.screen.modes.isEmpty)
    #expect(try home.read("history").hasPrefix("a = "))
    terminal.send("alive\r")
    #expect(terminal.expect("alive."))
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `Ctrl-Z stops and fg goes on with the line`() throws {
    let program = try #require(Products.executable("strider"))
    let terminal = try PseudoTerminal("/bin/sh", ["-i", "-m"], environment: ["PS1": "shell: "])
    #expect(terminal.expect("shell: "))
    terminal.send("'\(program)' --quiet\r")
    #expect(terminal.expect("strider> "))
    terminal.send("40 +")
    #expect(terminal.expect("40 +"))
    terminal.send("\u{1A}")
    #expect(terminal.expect("Stopped"))
    #expect(terminal.expect("shell: "))
    #expect(terminal.screen.modes.isEmpty)
    terminal.send("fg\r")
    #expect(terminal.expect("strider> 40 +"))
    terminal.send(" 2\r")
    #expect(terminal.expect("\n42\nstrider> "))
    terminal.send("\u{4}")
    #expect(terminal.expect("shell: "))
  }

  @Test func `a line keeps its text when the terminal changes its size`() throws {
    let prompt = try PromptSession(columns: 80)
    let line = "n = " + Array(repeating: "1", count: 40).joined(separator: " + ")
    prompt.terminal.send(line)
    #expect(prompt.terminal.expect(String(line.suffix(8))))
    for columns in [40, 100] {
      prompt.terminal.resize(columns: columns, rows: 24)
      #expect(prompt.terminal.see { $0.rows.contains { $0.hasPrefix("strider> n = 1 + 1") } })
    }
    prompt.enter("")
    #expect(prompt.terminal.expect("n  40\nstrider> "))
    prompt.terminal.resize(columns: 30, rows: 24)
    #expect(prompt.terminal.expect("strider> "))
    prompt.enter("rand(10, 10);")
    #expect(prompt.terminal.expect("strider> "))
  }
}
