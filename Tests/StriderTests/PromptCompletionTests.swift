import TestSupport
import Testing

struct PromptCompletionTests {
  @Test func `Tab completes what is plain`() throws {
    let prompt = try PromptSession()
    prompt.terminal.send("softm\t[0 0], dim=0)\r")
    #expect(prompt.terminal.expect("2\n0.5  0.5\nstrider> "))
    prompt.terminal.send("prec\t2\r")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.answers("1/3", "0.33"))
    prompt.terminal.send("language z\t\r")
    #expect(prompt.terminal.expect("strider> "))
    #expect(prompt.mentions("nothing", "没有名为 nothing 的变量"))
  }

  @Test func `Tab lists what is not, and the line stays`() throws {
    let prompt = try PromptSession()
    prompt.terminal.send("conv\t")
    #expect(
      prompt.terminal.see { $0.rows.contains { $0.contains("conv1d") && $0.contains("conv2d") } })
    #expect(prompt.terminal.see { $0.currentRow == "strider> conv" && $0.column == 13 })
    prompt.terminal.send("2d(x, k, \t")
    #expect(
      prompt.terminal.see { screen in
        ["stride=", "padding=", "dilation="].allSatisfy { screen.text.contains($0) }
      })
    #expect(prompt.terminal.see { $0.currentRow == "strider> conv2d(x, k," && $0.column == 22 })
  }

  @Test func `Tab where nothing fits rings and changes nothing`() throws {
    let prompt = try PromptSession()
    prompt.terminal.send("qqq\t")
    #expect(prompt.terminal.see { $0.bells == 1 && $0.currentRow == "strider> qqq" })
  }

  @Test func `Tab knows the call of the lines before`() throws {
    let prompt = try PromptSession()
    prompt.enter("conv2d([1 2; 3 4],")
    #expect(prompt.terminal.expect("    ...> "))
    prompt.terminal.send("[1 0; 0 1], dil\t1)\r")
    #expect(prompt.terminal.expect("5\nstrider> "))
  }
}
