import Expressions

/// A line that is a command and not a statement.
///
/// With a leading `:` a line always is. Without it, a line that begins with a command's word is one
/// unless the word is followed by an assignment, `(`, `[`, `.` or `,`, or stands alone and names a
/// variable. `NAME?` and `?NAME` ask for help. The marks may be full-width, `：` and `？`. A line that
/// begins as at a shell, `strider size 32 5`, is the command of that name; `帮助` is `help`.
struct CommandLine {
  /// The command.
  let command: Command

  /// The rest of the line.
  let argument: String

  /// Where the rest begins in the source, in UTF-8 code units.
  let argumentOffset: Int

  /// The whole line.
  let text: String

  /// Reads the line that begins at an offset; nil if it is no command.
  init?(_ source: String, at offset: Int, in session: Session) {
    let bytes = source.utf8
    guard
      let start = bytes.index(bytes.startIndex, offsetBy: offset, limitedBy: bytes.endIndex)
    else { return nil }
    let line = source[start...].prefix { !$0.isNewline }
    text = String(line)
    if let (name, place) = CommandLine.question(line) {
      guard let help = Command.named("help") else { return nil }
      command = help
      argument = name
      argumentOffset = offset + place
      return
    }
    let isMarked = line.first == ":" || line.first == "："
    let body = isMarked ? line.dropFirst().drop { $0 == " " } : line
    let word = body.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
    if let (command, rest) = CommandLine.shellLine(body, word, in: session) {
      self.command = command
      argument = String(rest)
      argumentOffset = offset + line.utf8.distance(from: line.startIndex, to: rest.startIndex)
      return
    }
    if let help = CommandLine.chineseHelp(body, in: session) {
      command = help.command
      argument = String(help.rest)
      argumentOffset = offset + line.utf8.distance(from: line.startIndex, to: help.rest.startIndex)
      return
    }
    guard let command = Command.named(String(word)) else {
      guard isMarked else { return nil }
      command = .unknown
      argument = String(word)
      argumentOffset = offset + line.utf8.distance(from: line.startIndex, to: word.startIndex)
      return
    }
    let rest = body.dropFirst(word.count)
    guard isMarked || CommandLine.isArgument(rest, of: String(word), in: session) else {
      return nil
    }
    let argument = rest.drop { $0 == " " || $0 == "\t" }
    self.command = command
    self.argument = String(argument)
    argumentOffset = offset + line.utf8.distance(from: line.startIndex, to: argument.startIndex)
  }

  /// The command that a line for the shell stands for, and its argument.
  private static func shellLine(
    _ body: Substring, _ word: Substring, in session: Session
  ) -> (Command, Substring)? {
    guard word == "strider", session.variables["strider"] == nil else { return nil }
    let rest = body.dropFirst(word.count)
    let words = rest.drop { $0 == " " }
    let name = words.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
    guard rest.first == " ", let command = ShellLine.command(String(name)) else { return nil }
    let argument = words.dropFirst(name.count)
    guard argument.first.map({ $0 == " " }) ?? true else { return nil }
    return (command, argument.drop { $0 == " " })
  }

  /// `帮助 conv2d`, which is `help conv2d`.
  private static func chineseHelp(
    _ body: Substring, in session: Session
  ) -> (command: Command, rest: Substring)? {
    let word = "帮助"
    let rest = body.dropFirst(word.count)
    guard body.hasPrefix(word), session.variables[word] == nil,
      rest.first.map({ " \u{3000}".contains($0) }) ?? true,
      isArgument(rest, of: word, in: session) || rest.first == "\u{3000}",
      let help = Command.named("help")
    else { return nil }
    return (help, rest.drop { " \u{3000}".contains($0) })
  }

  private static func isArgument(_ rest: Substring, of word: String, in session: Session) -> Bool {
    guard let next = rest.first else { return session.variables[word] == nil }
    guard next == " " || next == "\t" || next == ";" else { return false }
    let argument = rest.drop { $0 == " " || $0 == "\t" }
    guard let first = argument.first, first != ";" else { return session.variables[word] == nil }
    let second = argument.dropFirst().first
    if first == "=" { return second == "=" && session.variables[word] == nil }
    if "+-*/".contains(first), second == "=" { return false }
    return first != "," || session.variables[word] == nil
  }

  /// `conv2d?` and `?conv2d`: the name, and where it stands in the line.
  private static func question(_ line: Substring) -> (name: String, place: Int)? {
    let trimmed = line.reversed().drop { $0 == " " }.reversed()
    let text = String(trimmed)
    let marks = "?？"
    let name: String
    if let first = text.first, marks.contains(first) {
      name = text.dropFirst().trimmed
    } else if let last = text.last, marks.contains(last) {
      name = text.dropLast().trimmed
    } else {
      return nil
    }
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "_.-".contains($0) }) else { return nil }
    let before = text.prefix { marks.contains($0) || $0 == " " }
    return (name, before.utf8.count)
  }
}
