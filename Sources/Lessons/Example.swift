import Terminal

/// Inputs and what they print, as a page shows them.
public struct Example: Hashable, Sendable {
  /// What a word behind `strider` asks for.
  public enum Word: String, CaseIterable, Sendable {
    /// Begin with a new session.
    case fresh
    /// Run without being shown.
    case quiet
    /// Show without being run.
    case norun
    /// Offer to be gone through step by step.
    case step
  }

  /// An input and what it prints.
  public struct Entry: Hashable, Sendable {
    /// What is typed, its lines kept.
    public var input: String
    /// What is printed.
    public var output: [String]
    /// The number, in the file, of the first line of the input.
    public var line: Int
    /// How many lines of the file the input takes.
    public var inputLines: Int
  }

  /// What the page asks for.
  public var words: Set<Word>
  /// The inputs in order.
  public var entries: [Entry]
  /// The fence it was read from.
  public var fence: Fence

  /// The element whose step the learner is left at, once it has run: `at=[1,0]`.
  public var start: [Int]? { fence.words.lazy.compactMap(Example.start).first }

  /// Reads `at=[1,0]`; nil if a word is none of these.
  static func start(_ word: String) -> [Int]? {
    guard word.hasPrefix("at=["), word.hasSuffix("]") else { return nil }
    let parts = word.dropFirst(4).dropLast().split(separator: ",", omittingEmptySubsequences: false)
    let places = parts.compactMap { Int($0) }
    return places.count == parts.count && places.allSatisfy { $0 >= 0 } ? places : nil
  }

  /// Whether it is carried out.
  public var runs: Bool { !words.contains(.norun) }

  /// The inputs, each with what the page says that it prints; what does not run, as it stands there.
  public var transcript: StyledText {
    guard runs else { return StyledText(lines: fence.lines.map { StyledText($0) }) }
    return StyledText(
      lines: entries.flatMap { entry in
        entry.input.split(separator: "\n").enumerated().map {
          // A line of a block has its place already.
          StyledText($0 == 0 ? "> " : $1.hasPrefix("  ") ? "" : "  ", .prompt)
            + StyledText(String($1), .heading)
        } + entry.output.map { StyledText($0) }
      })
  }

  /// Whether it is to be seen.
  public var isShown: Bool { !words.contains(.quiet) }
}
