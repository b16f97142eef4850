/// The words of the command line as the argument parser can take them.
enum Arguments {
  /// Commands whose first words are statements of the language.
  private static let takingStatements: Set<String> = ["eval", "step", "trace", "why"]

  /// Statements may begin with a minus: `strider eval '-x'`.
  ///
  /// The parser would take that for an option. All of Strider's options but `-h` begin with two, so
  /// any other word with one begins with a minus sign, and U+2212 is read as one wherever a statement
  /// is: columns stay what they were.
  static func readable(_ words: [String]) -> [String] {
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
