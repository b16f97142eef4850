import ArgumentParser
import Expressions
import Shell
import Terminal

/// The command `strider trace 'STATEMENTS'`.
struct TraceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .trace,
      Phrase(
        "Shows every value forward and every gradient backward of the last value.",
        "显示算出最后一个值的全过程：前向的每个值，反向的每个梯度。"))
  }

  @OptionGroup var common: CommonOptions

  @Flag(
    help: .phrase(
      "For a lecture: one value a screen, one key, the command always in sight.",
      "讲课用：一屏一个值、一个按键，命令始终可见。"))
  var present = false

  @ArgumentParser.Argument(
    help: .phrase("Statements; the last value, or its sum, is traced.", "语句；追踪最后一个值，它不是标量时追踪它的和。"))
  var statements: String

  func run() throws {
    try common.explain(statements) { shell throws(Diagnostic) in
      let command = "strider trace \(statements.quoted)"
      if present, try ExplanationCommands.presentTrace(statements, command: command, shell) {
        return
      }
      try ExplanationCommands.trace(statements, shell)
    }
  }
}
