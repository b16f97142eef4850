import ArgumentParser
import Terminal

/// `strider` alone: the prompt at a terminal, otherwise a script from the standard input.
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Opens the prompt. This is what strider alone does.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "No greeting.")
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
  }
}
