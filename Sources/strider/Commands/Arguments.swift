import Terminal

/// The words of the command line as the argument parser can take them.
enum Arguments {
  /// Each language as one word asks for it.
  private static let choices = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ("--language=\($0.rawValue)", $0) })

  /// Commands whose first words are statements of the language.
  private static let takingStatements: Set<String> = ["eval", "step", "trace", "why"]

  /// The language that the words ask for, wherever they do.
  ///
  /// Help and errors must be in it even if the line cannot be parsed.
  static func language(in words: [String]) -> Language? {
    split(words).language
  }

  /// The words with nothing among them that the parser would take for something else.
  static func readable(_ words: [String]) -> [String] {
    keepingMinus(placingLanguage(words))
  }

  /// `--language` stands where the parser knows it: behind the command.
  ///
  /// In a request for help, which it would take for one to the prompt's command, it is left out.
  private static func placingLanguage(_ words: [String]) -> [String] {
    let (options, language, values) = split(words)
    guard let language else { return words }
    let command = options.firstIndex { !$0.hasPrefix("-") }
    let isHelp =
      command.map { options[$0] == "help" } ?? false
      || options.contains("--help") || options.contains("-h")
    if isHelp { return options + values }
    let place = command.map { $0 + 1 } ?? 0
    return options[..<place] + ["--language", language.rawValue] + options[place...] + values
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
    guard let command = words.first(where: { !$0.hasPrefix("-") }),
      takingStatements.contains(command)
    else { return words }
    return words.map { word in
      guard word.hasPrefix("-"), !word.hasPrefix("--"), word.count > 1, word != "-h" else {
        return word
      }
      return "\u{2212}" + word.dropFirst()
    }
  }
}
