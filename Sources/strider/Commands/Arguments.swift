import Shell
import Terminal

/// The words of the command line as the argument parser can take them.
enum Arguments {
  /// Each language as one word asks for it.
  private static let choices = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ("--language=\($0.rawValue)", $0) })

  /// Commands whose first words are statements of the language.
  private static let takingStatements: Set<String> = ["eval", "step", "trace", "why", "size"]

  /// The language that the words ask for, wherever they do.
  ///
  /// Help and errors must be in it even if the line cannot be parsed.
  static func language(in words: [String]) -> Language? {
    split(words).language
  }

  /// The words in the order and the spelling that the parser takes, a command first if there is one.
  ///
  /// - Throws: what is wrong with the command's word, or a clean exit that tells the version.
  static func readable(_ words: [String]) throws -> [String] {
    let (options, language, values) = split(words)
    var placed = try CommandWord.first(in: options)
    let isHelp =
      placed.first == "help" || placed.contains("--help") || placed.contains("-h")
    // In a request for help the parser would take the language for one to the prompt's command.
    if let language, !isHelp {
      let hasCommand = placed.first.map { !$0.hasPrefix("-") } ?? false
      placed.insert(contentsOf: ["--language", language.rawValue], at: hasCommand ? 1 : 0)
    }
    let takesStatements = placed.first.map(takingStatements.contains) ?? false
    return (takesStatements ? keepingMinus(placed) : ArgumentWords.spelledOut(placed)) + values
  }

  /// The words without those that choose a language, up to `--`; the last choice; the others.
  private static func split(
    _ words: [String]
  ) -> (options: [String], language: Language?, values: ArraySlice<String>) {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    var options: [String] = []
    var language: Language?
    var remaining = words[..<end]
    while let word = remaining.popFirst() {
      if word == "--language", let chosen = remaining.first.flatMap(Language.init) {
        language = chosen
        remaining.removeFirst()
      } else if let chosen = choices[word] {
        language = chosen
      } else {
        options.append(word)
      }
    }
    return (options, language, words[end...])
  }

  /// Statements may begin with a minus: `strider eval '-x'`.
  ///
  /// The parser would take that for an option. All of Strider's options but `-h` begin with two, so
  /// any other word with one begins with a minus sign, and U+2212 is read as one wherever a statement
  /// is: columns stay what they were.
  private static func keepingMinus(_ words: [String]) -> [String] {
    words.map { word in
      guard word.hasPrefix("-"), !word.hasPrefix("--"), word.count > 1, word != "-h" else {
        return word
      }
      return "\u{2212}" + word.dropFirst()
    }
  }
}
