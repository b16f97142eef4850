import TestSupport
import Testing

struct PromptHelpTests {
  @Test func `every way to ask for help is the same`() throws {
    let prompt = try PromptSession(rows: 200)
    var answers: [String] = []
    let lines = [
      "help conv2d", "?conv2d", "conv2d?", ":help conv2d", "conv2d ?", "？conv2d", "conv2d？",
      "：help conv2d",
    ]
    for line in lines {
      let start = prompt.terminal.text.count
      #expect(prompt.mentions(line, "conv2d("))
      answers.append(String(prompt.terminal.text.dropFirst(start + line.count)))
    }
    #expect(Set(answers).count == 1, "\(answers)")
    #expect(prompt.mentions("help conv9", "did you mean"))
  }

  @Test func `an example stands in the line and is not run`() throws {
    let prompt = try PromptSession()
    prompt.enter("example relu")
    #expect(
      prompt.terminal.see {
        $0.currentRow.hasPrefix("strider> ") && $0.currentRow.contains("relu(")
      })
    prompt.terminal.send("\u{1}\u{B}7 + 1\r")
    #expect(prompt.terminal.expect("\n8\nstrider> "))
  }

  @Test func `a remark breaks between words at the terminal's width`() throws {
    let prompt = try PromptSession(columns: 44)
    #expect(
      prompt.answers(
        "(6-3)/2+1", "2.5", "note: output size: there are no parts of a",
        "  window, so it is rounded down:", "  (6−3+2·0)/2+1 = 2.5 → 2"))
  }

  @Test func `steps go on by key, and no key leaks into the prompt`() throws {
    let prompt = try PromptSession(rows: 60)
    #expect(prompt.answers("x = [1 2 3; 4 5 6; 7 8 9]; k = [1 0; 0 -1];"))
    for leaving in ["q", "\u{3}"] {
      prompt.enter("step conv2d(x, k)")
      #expect(prompt.terminal.expect("[0,0] = "))
      #expect(prompt.terminal.expect("q leaves"))
      #expect(!prompt.terminal.isCooked)
      prompt.terminal.send("\u{1B}[C")
      #expect(prompt.terminal.expect("[0,1] = "))
      prompt.terminal.send(" ")
      #expect(prompt.terminal.expect("[1,0] = "))
      prompt.terminal.send("\u{1B}[D")
      #expect(prompt.terminal.expect("[0,1] = "))
      prompt.terminal.send(leaving)
      #expect(prompt.terminal.expect("strider> "))
      #expect(prompt.terminal.see { $0.currentRow == "strider>" })
      #expect(prompt.answers("x[0, 0]", "1"))
    }
    #expect(prompt.leave() == 0)
    #expect(prompt.terminal.isCooked)
  }
}
