import Foundation
import TestSupport
import Testing

/// Programs typed and pasted at the prompt.
struct PromptProgramTests {
  @Test func `after step the result is known by the name that it has in the program`() throws {
    let prompt = try PromptSession(rows: 40)
    prompt.terminal.paste(
      """
      def slide(x, k):
          out = np.zeros(2)
          for i in range(2):
              out[i] = x[i]*k[0] + x[i+1]*k[1]
          return out
      """)
    prompt.enter("")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("x = [1 2 3]; k = [1 -1];"))
    #expect(prompt.mentions("why out[1]", "no variable named out"))
    prompt.enter("step slide(x, k)")
    #expect(prompt.terminal.expect("q leaves"))
    prompt.terminal.send("q")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.mentions("why out[1]", "out[1] = x[1]×k[0] + x[2]×k[1]"))
    #expect(prompt.mentions("why slide(x, k)[1]", "slide(x, k)[1] = x[1]×k[0] + x[2]×k[1]"))
    #expect(prompt.mentions("out", "no variable named out"))
  }

  @Test func `an empty line ends a block that was typed`() throws {
    let prompt = try PromptSession()
    for line in ["def twice(x):", "    return x * 2"] {
      prompt.enter(line)
      #expect(prompt.terminal.expect("    ...> "), "\(line)")
    }
    prompt.enter("")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("twice(21)", "42"))
  }

  @Test func `a block on one line waits for an empty line`() throws {
    let prompt = try PromptSession()
    prompt.enter("if 1 < 2: print('yes')")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("else: print('no')")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.enter("")
    #expect(prompt.terminal.expect("yes\nstrider> "))
  }

  @Test func `an empty line in a text of several lines belongs to it`() throws {
    let prompt = try PromptSession()
    for line in ["x = '''a", "", "b'''"] { prompt.enter(line) }
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("len(x)", "4"))
  }

  @Test func `the end of a paste ends all its blocks, empty lines in it none`() throws {
    let prompt = try PromptSession()
    prompt.terminal.paste(
      "def f(x):\n    y = x + 1\n\n    return y\n\nf(1)\nfor i in [7]:\n    print(i)\n")
    prompt.enter("")
    #expect(prompt.terminal.expect("2\n7\nstrider> "), "\(prompt.terminal.text)")
  }

  @Test func `lines that come in at once are taken together from a block on`() throws {
    let prompt = try PromptSession()
    prompt.terminal.send("def f(x):\r    y = x + 1\r\r    return y\rf(41)\r")
    #expect(prompt.terminal.expect("42\n"), "\(prompt.terminal.text)")
  }

  @Test func `Tab knows the names of the program being typed`() throws {
    let prompt = try PromptSession()
    prompt.enter("def slide(picture):")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.terminal.send("\tslid\t")
    #expect(prompt.terminal.see { $0.currentRow == "    ...>     slide" })
  }

  @Test func `Ctrl-C stops an endless loop, and what ran before it stays`() throws {
    let prompt = try PromptSession()
    prompt.terminal.paste(
      "kept = 41; a = torch.ones(32, 32)\nprint('be' + 'gun')\nwith torch.no_grad():\n    while True: a @ a\n"
    )
    prompt.enter("")
    #expect(prompt.terminal.expect("begun\n"), "\(prompt.terminal.text)")
    prompt.terminal.send("\u{3}")
    #expect(prompt.terminal.expect("strider> "), "\(prompt.terminal.text)")
    #expect(prompt.answers("kept + 1", "42"))
  }
}
