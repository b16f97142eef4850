import ArgumentParser
import Expressions
import Files
import Shell
import Tensors
import Terminal

/// Runs a script from a file or the standard input: `strider run FILE`.
struct RunCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .run,
      Phrase("Runs a script of statements and commands.", "运行由语句和命令组成的脚本。"))
  }

  @OptionGroup var common: CommonOptions

  @Flag(
    help: .phrase("Go on after an error; the exit status is 1 all the same.", "出错后继续；退出状态仍是 1。"))
  var keepGoing = false

  @ArgumentParser.Argument(
    help: .phrase(
      "The script; - is the standard input.",
      "脚本；- 是标准输入。"), completion: .file())
  var file: String

  func run() throws {
    let shell = common.shell()
    try RunCommand.run(file: file, shell, keepsGoing: keepGoing)
  }

  /// Runs a file, or the standard input for `-`.
  static func run(file: String, _ shell: Shell, keepsGoing: Bool = false) throws {
    // A read that waits would go on after the signal.
    Signals.installInterruptOnly(onInterrupt: nil)
    let text: String
    do {
      text =
        file == "-"
        ? try PipeReader().readRest() : try TextFile.read(path: file)
    } catch {
      shell.presenter.report(
        Diagnostic("file-not-read", error.phrase), in: NamedSource(""), shell.settings)
      shell.presenter.flush()
      throw ExitCode(74)
    }
    try run(NamedSource(text, file: file), shell, keepsGoing: keepsGoing)
  }

  /// Runs a script of its own, which Ctrl-C stops.
  ///
  /// - Throws: the exit status, where it is not 0.
  static func run(_ source: NamedSource, _ shell: Shell, keepsGoing: Bool = false) throws {
    Signals.installInterruptOnly { Interruption.request() }
    let succeeded = shell.run(file: source, keepsGoing: keepsGoing)
    if Interruption.isRequested { throw ExitCode(130) }
    if !succeeded { throw ExitCode(1) }
  }
}
