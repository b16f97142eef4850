import Expressions
import Terminal

/// A line as it is typed at a shell, `strider size 32 5`: at the prompt the command that does the same.
enum ShellLine {
  /// What a word behind `strider` stands for at the prompt; nil if it is no command at all.
  static func command(_ word: String) -> Command? {
    switch word {
    case "eval":
      Command("eval") { argument, shell throws(Diagnostic) in
        try shell.session.run(unquoted(argument))
      }
    case "why": Command("why", why)
    case "step", "trace": Command.named(word).map(takingQuotes)
    case "run": Command.named("load")
    case "size", "lessons", "lesson", "practice", "train", "export", "help": Command.named(word)
    case _ where names.contains(word):
      Command(word) { argument, _ throws(Diagnostic) in
        throw .shellCommand(word, argument, at: SourceRange(0, argument.utf8.count))
      }
    default: nil
    }
  }

  /// A command whose argument stands in quotation marks.
  private static func takingQuotes(_ command: Command) -> Command {
    let body = command.body
    return Command(command.name) { argument, shell throws(Diagnostic) in
      try body(unquoted(argument), shell)
    }
  }

  /// Every command of the command line.
  static let all = Subcommand.allCases.map(\.rawValue)

  private static let names = Set(all)

  /// Whether a word is a command of the command line that the prompt does not have.
  static func isOfShell(_ word: String) -> Bool {
    names.contains(word) && Command.named(word) == nil
  }

  /// `why 'STATEMENTS' 'ELEMENT'`, or one element alone.
  @Sendable private static func why(_ argument: String, _ shell: Shell) throws(Diagnostic) {
    let quotes = quotes(in: argument)
    guard let command = Command.named("why") else { return }
    guard quotes.count == 2 else { return try command.body(unquoted(argument), shell) }
    _ = try shell.session.evaluate(blanked(argument, but: quotes[0]))
    try command.body(blanked(argument, but: quotes[1]), shell)
  }

  /// The argument with blanks for the quotation marks that a shell takes off, so that places stay.
  static func unquoted(_ argument: String) -> String {
    var bytes = Array(argument.utf8)
    for quote in quotes(in: argument) {
      bytes[quote.lowerBound] = UInt8(ascii: " ")
      bytes[quote.upperBound] = UInt8(ascii: " ")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Blanks, and what stands between two quotation marks where it stood.
  private static func blanked(_ argument: String, but quote: ClosedRange<Int>) -> String {
    let inside = argument.utf8.dropFirst(quote.lowerBound + 1).prefix(quote.count - 2)
    return String(repeating: " ", count: quote.lowerBound + 1)
      + String(decoding: inside, as: UTF8.self)
  }

  /// Where words in quotation marks begin and end, in UTF-8 code units.
  private static func quotes(in argument: String) -> [ClosedRange<Int>] {
    var quotes: [ClosedRange<Int>] = []
    var open: (mark: UInt8, place: Int)?
    var before = UInt8(ascii: " ")
    for (place, byte) in argument.utf8.enumerated() {
      if let (mark, start) = open {
        if byte == mark {
          quotes.append(start...place)
          open = nil
        }
      } else if before == UInt8(ascii: " "),
        [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(byte)
      {
        open = (byte, place)
      }
      before = byte
    }
    return quotes
  }
}
