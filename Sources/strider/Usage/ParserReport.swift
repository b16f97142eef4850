import ArgumentParser
import Shell
import Terminal

/// What the argument parser has to say when a command line comes to no command that runs: a help page,
/// a completion script, or what is wrong with the usage.
struct ParserReport {
  /// What is said, in the language of the help; empty if nothing is.
  let text: String

  /// The status that the program ends with.
  let status: ExitCode

  /// The columns in front of what an option is, as the parser lays them out.
  private static let labelColumns = 26

  /// Wider than any line, so that the parser breaks none.
  private static let unbroken = 100_000

  /// Renders what parsing or running has thrown.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - words: The command line.
  ///   - columns: How wide a help page may be; what the parser can lay out needs 40 columns.
  init(_ error: any Error, of words: [String], columns: Int) {
    let isChinese = HelpLanguage.current == .chinese
    if let unknown = error as? UnknownCommand {
      status = .validationFailure
      text = Self.fault(
        unknown.message, "Error: \(unknown.message)\n" + Self.usage(of: unknown.meant), isChinese)
      return
    }
    status = Strider.exitCode(for: error)
    if status != .success {
      let page = Strider.fullMessage(for: error)
      text = Self.fault(
        Strider.message(for: error), Self.ofNoCommand(page, words) ?? page, isChinese)
    } else if isChinese {
      let page = Strider.fullMessage(for: error, columns: Self.unbroken)
      text = CompletionScript.withHelp(Self.chinesePage(page, columns))
    } else {
      text = CompletionScript.withHelp(Strider.fullMessage(for: error, columns: max(40, columns)))
    }
  }

  /// How a command is used, as the parser says it; how the program is, where there is none.
  private static func usage(of command: (any ParsableCommand.Type)?) -> String {
    let name = command?.configuration.commandName.map { "strider " + $0 } ?? "strider"
    return "Usage: \(Strider.usageString(for: command ?? Strider.self))\n"
      + "  See '\(name) --help' for more information."
  }

  /// What is wrong with the usage where no command was named: the parser would show how the prompt's is
  /// used.
  private static func ofNoCommand(_ page: String, _ words: [String]) -> String? {
    guard !words.contains("prompt"), let place = page.firstRange(of: "\nUsage: strider prompt ")
    else { return nil }
    return page[..<place.lowerBound] + "\n" + usage(of: nil)
  }

  /// What is wrong, with nothing in it that would act on a terminal.
  ///
  /// - Parameters:
  ///   - sentence: What it is.
  ///   - page: The whole that is said, in English.
  ///   - isChinese: Whether to say it in Chinese.
  /// - Returns: The whole in the language.
  private static func fault(_ sentence: String, _ page: String, _ isChinese: Bool) -> String {
    let english = escaped(page, keepingNewlines: true)
    let message = escaped(sentence, keepingNewlines: true)
    let start = "Error: " + message
    guard isChinese, english.hasPrefix(start) else { return english }
    let others = english.dropFirst(start.count)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return "错误：" + ParserWords.chinese(sentence: message)
      + others.map(ParserWords.chinese(line:)).joined(separator: "\n")
  }

  /// A page in Chinese, broken by the columns that characters fill; a completion script stays whole.
  private static func chinesePage(_ english: String, _ columns: Int) -> String {
    guard english.hasPrefix("OVERVIEW: ") else { return ParserWords.withInsertions(english) }
    let lines = english.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      keepingTogether(ParserWords.chinese(line: line))
        .wrapped(to: max(40, columns), indent: margin(of: line))
        .replacing("\u{A0}", with: " ")
    }.joined(separator: "\n")
  }

  /// Where a line goes on if it is broken.
  private static func margin(of line: Substring) -> Int {
    if line.hasPrefix("USAGE: ") { return "用法：".displayWidth }
    let label = line.prefix(labelColumns)
    guard label.hasPrefix("  ") else { return 0 }
    return label.hasSuffix(" ") ? labelColumns : 2
  }

  /// A line in which an option is not parted from its value.
  private static func keepingTogether(_ line: String) -> String {
    var isInside = false
    return String(
      line.map { character in
        isInside = character == "[" || isInside && character != "]"
        return isInside && character == " " ? "\u{A0}" : character
      })
  }

  /// Writes it: help to the standard output, what is wrong to the standard error.
  func write() {
    guard !text.isEmpty else { return }
    var output = Output(descriptor: status == .success ? 1 : 2)
    output.line(text)
    output.flush()
  }
}
