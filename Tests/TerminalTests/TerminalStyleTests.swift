import Terminal
import Testing

struct TerminalStyleTests {
  private func style(
    _ environment: [String: String], color: ColorChoice = .auto, accessible: Bool = false,
    input: Bool = true, output: Bool = true
  ) -> TerminalStyle {
    TerminalStyle(
      color: color, accessible: accessible, inputIsTerminal: input, outputIsTerminal: output,
      environment: { (["TERM": "xterm"].merging(environment) { $1 })[$0] })
  }

  @Test func `a terminal gets everything`() {
    #expect(
      style([:])
        == TerminalStyle(
          isInteractive: true, hasColor: true, hasEscapes: true, isAccessible: false))
    #expect(style([:]).mayRedraw)
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": ""], ["NO_COLOR": "1"], ["ACCESSIBLE": "1"]])
  func `some environments take every escape sequence away`(environment: [String: String]) {
    let style = style(environment)
    #expect(!style.hasColor && !style.hasEscapes && style.isInteractive && !style.mayRedraw)
  }

  @Test func `an empty or zero variable says nothing`() {
    #expect(style(["NO_COLOR": "", "ACCESSIBLE": "0"]).hasEscapes)
  }

  @Test func `a pipe has no colour unless it is asked for`() {
    #expect(!style([:], output: false).hasColor)
    #expect(style([:], color: .always, output: false).hasColor)
    #expect(!style([:], color: .always, output: false).hasEscapes)
    #expect(style(["CLICOLOR_FORCE": "1"], output: false).hasColor)
    #expect(!style(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], output: false).hasColor)
    #expect(!style(["CLICOLOR": "0"]).hasColor)
    #expect(style(["CLICOLOR": "0"]).hasEscapes)
  }

  @Test func `the flag is stronger than the environment`() {
    #expect(style(["NO_COLOR": "1"], color: .always).hasColor)
    #expect(!style(["CLICOLOR_FORCE": "1"], color: .never).hasColor)
    #expect(style([:], color: .never).hasEscapes)
  }

  @Test func `both ends must be a terminal for a person to answer`() {
    #expect(!style([:], input: false).isInteractive)
    #expect(!style([:], output: false).isInteractive)
  }

  @Test func `the accessible mode is a flag as well`() {
    #expect(style([:], accessible: true).isAccessible)
    #expect(!style([:], accessible: true).hasEscapes)
  }
}
