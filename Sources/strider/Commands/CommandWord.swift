import ArgumentParser
import Expressions
import Files
import Terminal

/// The word of the command line that says which command is meant.
enum CommandWord {
  /// Options that every command takes, and whether a value follows; the language is placed elsewhere.
  private static let common = ["--format": true, "--color": true, "--accessible": false]

  private static let names = Strider.configuration.subcommands.compactMap {
    $0.configuration.commandName
  }

  /// The words with the command in front of its options, `run` put before a script's name.
  ///
  /// - Throws: that there is no such command, or a clean exit that tells the version.
  static func first(in words: [String]) throws -> [String] {
    var leading: [String] = []
    var rest = words[...]
    while let word = rest.first, let takesValue = common[String(word.prefix { $0 != "=" })] {
      let count = takesValue && !word.contains("=") ? 2 : 1
      leading += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    guard let word = rest.first else { return words }
    if word == "--version" { throw CleanExit.message(ProgramVersion.text) }
    if word.hasPrefix("-"), word != "-" { return words }
    if word == "help" { return try help(rest.dropFirst()) }
    if names.contains(word) { return [word] + leading + rest.dropFirst() }
    let isFile = word.contains { $0 == "/" || $0 == "." } || PlaceOfFile(path: word) != .free
    guard word == "-" || isFile else { throw unknown(word) }
    return ["run"] + leading + rest
  }

  /// `help`, or `help COMMAND`.
  private static func help(_ words: ArraySlice<String>) throws -> [String] {
    guard let word = words.first(where: { !$0.hasPrefix("-") }) else { return ["help"] }
    guard names.contains(word) || word == "help" else { throw unknown(word) }
    return word == "help" ? ["help"] : ["help", word]
  }

  private static func unknown(_ word: String) -> ValidationError {
    let nearest = NearestName.nearest(to: word, among: names + ["help"])
    let shown = escaped(word)
    return ValidationError(
      nearest.map {
        Phrase(
          "There is no command '\(shown)'. Did you mean '\($0)'?",
          "没有子命令 \(shown)，是否想写 \($0)？")
      }
        ?? Phrase(
          "There is no command '\(shown)', and no file of that name.",
          "没有子命令 \(shown)，也没有这个名字的文件。"))
  }
}
