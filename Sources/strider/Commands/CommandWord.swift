import ArgumentParser
import Expressions
import Files
import Lessons
import Shell
import Terminal

/// The word of the command line that says which command is meant.
enum CommandWord {
  /// Options that every command takes, and whether a value follows; the language is placed elsewhere.
  private static let common = ["--format": true, "--color": true, "--accessible": false]

  private static let names = Subcommand.allCases.map(\.rawValue)

  /// Options that make the program tell something of itself, and are no command's.
  private static let ofProgram = ["---", "--generate-", "--experimental-"]

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
    if word == "--generate-manual" { throw try manual(rest.dropFirst().first) }
    if word.hasPrefix("-"), word != "-" { return behindCommand(words, word) }
    if word == "help" { return try help(rest.dropFirst()) }
    if names.contains(word) { return [word] + leading + rest.dropFirst() }
    let isFile = word.contains { $0 == "/" || $0 == "." } || PlaceOfFile(path: word) != .free
    guard word == "-" || isFile else { throw unknown(word) }
    return ["run"] + leading + rest
  }

  /// A command's options behind its name; the words as they are if they name none.
  private static func behindCommand(_ words: [String], _ first: String) -> [String] {
    guard !ofProgram.contains(where: first.hasPrefix),
      let place = words.firstIndex(where: names.contains)
    else { return words }
    return [words[place]] + words[..<place] + words[(place + 1)...]
  }

  /// The manual page of a command, or of the program.
  private static func manual(_ name: String?) throws -> CleanExit {
    guard let page = ManualPage(of: name, in: HelpLanguage.current) else {
      throw UnknownCommand(name ?? "", among: names)
    }
    return CleanExit.message(page.text)
  }

  /// `help`, `help COMMAND`, or what `help WORD` tells at the prompt.
  private static func help(_ words: ArraySlice<String>) throws -> [String] {
    let words = words.filter { !$0.hasPrefix("-") }
    guard let word = words.first else { return ["help"] }
    if names.contains(word) { return ["help", word] }
    if word == "help" { return ["help"] }
    let entries = HelpIndex[HelpLanguage.current].entries(for: words.joined(separator: " "))
    guard !entries.isEmpty else { throw unknown(word) }
    let width = max(40, TerminalState.columns())
    let lines = entries.map { $0.lines(HelpLanguage.current, width: width).map(\.plain) }
    throw CleanExit.message(lines.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))
  }

  private static func unknown(_ word: String) -> UnknownCommand {
    UnknownCommand(word, among: names + ["help", "--version"])
  }
}
