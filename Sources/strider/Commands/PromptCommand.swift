import ArgumentParser
import Shell
import Terminal

/// `strider` alone: the prompt at a terminal, otherwise a script from the standard input.
struct PromptCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .prompt,
      Phrase("Opens the prompt. This is what strider alone does.", "打开提示符；直接运行 strider 也是如此。"))
  }

  @OptionGroup var common: CommonOptions

  @Flag(help: .phrase("No greeting.", "不显示欢迎语。"))
  var quiet = false

  func run() throws {
    let style = common.style
    guard style.isInteractive, common.format == .text else {
      let shell = common.shell()
      try RunCommand.run(file: "-", shell)
      return
    }
    let shell = common.shell(isPrompt: true)
    guard let loop = PromptLoop(shell, style: style, isQuiet: quiet) else {
      try RunCommand.run(file: "-", shell)
      return
    }
    loop.run()
    if let status = Signals.endingStatus { throw ExitCode(status) }
  }
}
