import TestSupport
import Testing

struct PromptTerminalTests {
  private let left = "\u{1B}[D"

  @Test(arguments: [
    ["TERM": "dumb"], ["NO_COLOR": "1"], ["ACCESSIBLE": "1"], ["TERM": "dumb", "ACCESSIBLE": "1"],
  ])
  func `a plain terminal gets no escape sequence`(_ environment: [String: String]) throws {
    let prompt = try PromptSession([], environment: environment)
    #expect(prompt.answers("x = [1 -2.5; 10 3]", "x  2×2", " 1  -2.5", "10   3"))
    #expect(prompt.mentions("conv2(x, nothing)", "there is no variable named nothing"))
    prompt.terminal.send("con\t")
    #expect(prompt.terminal.expect("conv2d"))
    #expect(prompt.terminal.expect("strider> con"))
    prompt.terminal.send("\u{3}")
    #expect(prompt.terminal.expect("^C"))
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.leave() == 0)
    #expect(!prompt.terminal.bytes.contains(0x1B))
  }

  @Test func `the accessible mode draws nothing`() throws {
    let prompt = try PromptSession(environment: ["ACCESSIBLE": "1"])
    #expect(prompt.mentions("1 + nothing", "line 1, column 5: nothing"))
    let drawn = prompt.terminal.text.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
    #expect(drawn.isEmpty)
  }

  @Test func `--color never keeps colours away`() throws {
    let prompt = try PromptSession(["--quiet", "--color", "never"])
    #expect(prompt.answers("x = 1", "x  1"))
    let sent = String(decoding: prompt.terminal.bytes, as: UTF8.self)
    #expect(sent.firstMatch(of: /\u{1B}\[[0-9;]*m/) == nil)
  }

  @Test func `Chinese is typed and shown where the locale has no UTF-8`() throws {
    let prompt = try PromptSession(environment: ["LC_ALL": "C"])
    #expect(prompt.answers("图像 = 3", "图像  3"))
  }

  @Test func `Chinese is edited by character and carets stand under it`() throws {
    let prompt = try PromptSession()
    prompt.terminal.send("你好=1" + left + left + "们")
    #expect(prompt.terminal.see { $0.currentRow == "strider> 你好们=1" && $0.column == 15 })
    prompt.terminal.send("\u{1}")
    #expect(prompt.terminal.see { $0.column == 9 })
    prompt.enter("")
    #expect(prompt.terminal.expect("你好们  1\nstrider> "))
    prompt.enter("你好们 + 坏 + 1")
    #expect(prompt.terminal.seeRow(" 1 │ 你好们 + 坏 + 1"))
    #expect(prompt.terminal.seeRow("   │          ^^"))
  }

  @Test func `full-width signs are read as their ASCII twins`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("（1＋2）×3", "9"))
    #expect(prompt.answers("x＝【1，2；3，4】；"))
    #expect(prompt.answers("x[1,0]", "3"))
  }

  @Test func `vi keys work, with Tab, Ctrl-C and Ctrl-R ours`() throws {
    let home = try TemporaryFolder()
    let settings = try home.write("editrc", "bind -v\n".utf8)
    let prompt = try PromptSession(environment: ["EDITRC": settings], home: home)
    #expect(prompt.answers("linear = 12;"))
    prompt.terminal.send("45\u{1B}0i1\r")
    #expect(prompt.terminal.expect("\n145\nstrider> "))
    prompt.terminal.send("flat\t[1 2; 3 4])\r")
    #expect(prompt.terminal.expect("4\n1  2  3  4\nstrider> "))
    prompt.terminal.send("junk")
    #expect(prompt.terminal.expect("junk"))
    prompt.terminal.send("\u{3}")
    #expect(prompt.terminal.expect("^C\nstrider> "))
    prompt.terminal.send("\u{12}lin")
    #expect(prompt.terminal.see { $0.rows.contains("strider> linear = 12;") })
    prompt.enter("")
    #expect(prompt.terminal.expect("\nstrider> "))
    #expect(prompt.answers("linear", "linear  12"))
    #expect(prompt.leave() == 0)
  }

  @Test func `lines of editrc that libedit does not understand are one note`() throws {
    let home = try TemporaryFolder()
    let junk = String(repeating: "bind -k junk junk junk\nbind\nnonsense\n", count: 40)
    let settings = try home.write("editrc", junk.utf8)
    let prompt = try PromptSession(environment: ["EDITRC": settings], home: home)
    #expect(
      prompt.terminal.see { screen in
        screen.text.contains("note: .editrc has lines") && !screen.text.contains("unk")
      })
    #expect(prompt.answers("1 + 1", "2"))
  }

  @Test func `Ctrl-L clears the screen`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("x = 5", "x  5"))
    prompt.terminal.send("y\u{C}")
    #expect(prompt.terminal.see { $0.rows.first == "strider> y" && $0.text == "strider> y" })
  }
}
