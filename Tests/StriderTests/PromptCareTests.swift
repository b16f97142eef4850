import TestSupport
import Testing

/// What the prompt does so that nothing is lost, or is said to be.
struct PromptCareTests {
  @Test(arguments: [("en", "note: history is not kept"), ("zh", "说明：历史记录不会保存")])
  func `history that cannot be written is said at the first entry`(
    language: String, note: String
  ) throws {
    let home = try TemporaryFolder()
    let prompt = try PromptSession(
      ["--quiet", "--language", language],
      environment: ["STRIDER_HISTORY": "/proc/strider-history"], home: home)
    #expect(prompt.mentions("1+1", note))
    #expect(prompt.answers("2+2", "4"))
    #expect(prompt.leave() == 0)
  }

  @Test func `without a home the prompt says that nothing is kept`() throws {
    let prompt = try PromptSession(environment: ["HOME": "", "XDG_STATE_HOME": ""])
    #expect(prompt.terminal.text.contains("HOME names no folder"))
    #expect(prompt.leave() == 0)
  }

  @Test func `Ctrl-C again and again keeps the prompt and its variables`() throws {
    let prompt = try PromptSession()
    #expect(prompt.answers("kept = 7;"))
    // A key that comes while the line is still being handed over leaves the line, and nothing has begun.
    var isInterrupted = false
    for _ in 0..<5 where !isInterrupted {
      prompt.enter("y = conv2d(rand(1, 64, 512, 512), rand(64, 64, 7, 7))")
      #expect(prompt.terminal.expect("7))\n"))
      #expect(prompt.terminal.see { _ in prompt.terminal.isCooked })
      prompt.terminal.send("\u{3}\u{3}\u{3}")
      isInterrupted = prompt.terminal.expect("error: interrupted", within: 5)
    }
    #expect(isInterrupted, "\(prompt.terminal.text)")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("kept", "kept  7"))
    #expect(prompt.leave() == 0)
  }

  @Test func `a long line that is pasted arrives whole`() throws {
    let prompt = try PromptSession()
    let count = 10_000
    let line = "1" + String(repeating: "+1", count: count)
    prompt.terminal.send("\u{1B}[200~" + line + "\u{1B}[201~")
    prompt.terminal.send("\r")
    #expect(prompt.terminal.expect("\n\(count + 1)\nstrider> "))
    #expect(prompt.leave() == 0)
  }

  @Test(arguments: [40, 80])
  func `no word of the greeting is cut`(columns: Int) throws {
    let prompt = try PromptSession([], columns: columns)
    let words = prompt.terminal.screen.text.split { $0 == " " || $0 == "\n" }.map(String.init)
    for word in ["expression,", "Ctrl-D", "leaves."] { #expect(words.contains(word), "\(words)") }
    #expect(prompt.leave() == 0)
  }
}
