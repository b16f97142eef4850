import ArgumentParser
import Expressions
import Shell
import Terminal

/// A word where a command's name was wanted, and which command was probably meant.
struct UnknownCommand: Error {
  /// What is wrong, in the language of the help.
  let message: String

  /// The command that is nearest; nil if none is.
  let meant: (any ParsableCommand.Type)?

  /// Looks for what was meant.
  init(_ word: String, among names: [String]) {
    let shown = escaped(word)
    guard let nearest = NearestName.nearest(to: word, among: names) else {
      meant = nil
      message =
        Phrase(
          "There is no command '\(shown)', and no file of that name.",
          "没有子命令 \(shown)，也没有这个名字的文件。"
        ).spoken
      return
    }
    meant = Strider.configuration.subcommands.first { $0.configuration.commandName == nearest }
    message =
      Phrase(
        "There is no command '\(shown)'. Did you mean '\(nearest)'?",
        "没有子命令 \(shown)，是否想写 \(nearest)？"
      ).spoken
  }
}
