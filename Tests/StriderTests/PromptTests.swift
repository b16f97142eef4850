import TestSupport
import Testing

struct PromptTests {
  @Test func `the prompt greets, unless it is to be quiet`() throws {
    let greeting = try PromptSession([])
    #expect(
      greeting.terminal.text
        == "Strider: type an expression, help, or lesson 01 to begin. Ctrl-D leaves.\nstrider> ")
    let quiet = try PromptSession(["--quiet"])
    #expect(quiet.terminal.text == "strider> ")
    let chinese = try PromptSession(["--language", "zh"])
    #expect(chinese.terminal.text == "Strider：输入表达式或 help；lesson 01 从头学起。按 Ctrl-D 离开。\nstrider> ")
  }

  @Test func `a value is printed unless a semicolon ends its statement`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("x = [1 2; 3 4];"))
    #expect(prompt.answers("y = 2x", "y  2×2", "2  4", "6  8"))
    #expect(prompt.answers("a = 1; b = 2", "b  2"))
    #expect(prompt.answers("a + b;"))
    #expect(prompt.answers("ans", "3"))
    #expect(prompt.leave() == 0)
  }

  @Test func `the last value is _ and ans, and an error leaves it`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("x = 6;"))
    #expect(prompt.answers("_ * 7", "42"))
    #expect(prompt.mentions("ans + nothing", "there is no variable named nothing"))
    #expect(prompt.mentions("x = [1 2; 3]", "error"))
    #expect(prompt.answers("ans", "42"))
    #expect(prompt.answers("_", "42"))
    #expect(prompt.mentions("ans = 3", "error"))
    #expect(prompt.answers("ans", "42"))
    #expect(prompt.answers("x", "x  6"))
  }

  @Test func `Enter alone gives a new prompt`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers(""))
    #expect(prompt.answers("   "))
    #expect(prompt.answers("1 + 1", "2"))
  }

  @Test func `a line of thousands of characters is evaluated whole`() throws {
    let prompt = try PromptSession()
    let line = "n = " + Array(repeating: "1", count: 1500).joined(separator: "+")
    prompt.enter(line)
    #expect(prompt.terminal.expect("n  1500\nstrider> "))
  }

  @Test func `quit and exit leave with status 0`() throws {
    for word in ["quit", "exit", ":quit"] {
      let prompt = try PromptSession()
      #expect(prompt.mentions("nothing", "error"))
      prompt.enter(word)
      #expect(prompt.terminal.exitStatus() == 0)
      #expect(prompt.terminal.isCooked)
    }
  }

  @Test func `an error shows its place and what to try`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("x = [1 2; 3 4];"))
    prompt.enter("conv2d(x, x, strid=2)")
    #expect(prompt.terminal.seeRow(" 1 │ conv2d(x, x, strid=2)"))
    #expect(prompt.terminal.seeRow("   │              ^^^^^"))
    #expect(prompt.terminal.seeRow("help: did you mean stride= ?"))
  }

  @Test func `control characters that are quoted back do not reach the terminal`() throws {
    let prompt = try PromptSession()
    prompt.terminal.paste("'\u{1B}[5m' + 1")
    prompt.enter("")
    #expect(prompt.terminal.expect("error"))
    #expect(prompt.terminal.expect("strider> "))
    let sent = String(decoding: prompt.terminal.bytes, as: UTF8.self)
    #expect(!sent.contains("\u{1B}[5m"))
  }

  @Test func `large values are fitted to the terminal and print shows all`() throws {
    let prompt = try PromptSession(columns: 60, rows: 20)
    #expect(prompt.answers("x = arange(10000).reshape(100, 100);"))
    prompt.enter("x")
    #expect(prompt.terminal.expect("x  100×100"))
    #expect(prompt.terminal.expect("9999\n"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.terminal.screen.rows.contains { $0.hasPrefix("x  100×100") })
    #expect(prompt.terminal.screen.rows.contains { $0.contains("…") })
    prompt.enter("print(x[0])")
    #expect(prompt.terminal.expect(" 57 "))
    #expect(prompt.terminal.expect("strider> "))
  }
}
