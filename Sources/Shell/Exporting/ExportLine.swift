import Expressions
import Terminal

/// The argument of `export` at the prompt, taken apart: `net --as onnx --to net.onnx`.
struct ExportLine {
  /// What is exported.
  let kind: ExportKind
  /// What stands between the options, behind the kind's word; in front are blanks, so that places stay
  /// what they were.
  let subject: String
  /// The options, which may stand in front of it or behind it.
  let options: ExportOptions
  /// The whole argument.
  let whole: SourceRange

  /// Takes an argument apart.
  ///
  /// - Throws: what is wrong with an option, or that the subject is missing.
  init(_ argument: String) throws(Diagnostic) {
    var words = Self.words(in: argument)[...]
    var options: [Substring] = []
    while let first = words.first, first.hasPrefix("--") {
      let count = Self.flags.contains(String(first)) || first.contains("=") ? 1 : 2
      options += words.prefix(count)
      words = words.dropFirst(count)
    }
    while let place = words.dropFirst().lastIndex(where: { $0.hasPrefix("--") }) {
      let isFlag = Self.flags.contains(String(words[place])) || words[place].contains("=")
      guard words.endIndex - place <= (isFlag ? 1 : 2) else { break }
      options += words[place...]
      words = words[..<place]
    }
    if argument.isBlank { throw .expressionWanted("export", argument) }
    if options.last == "--to" || words.last == "--to" {
      throw .exportTarget(
        ExportKind(word: words.first.map(String.init) ?? ""), "",
        at: SourceRange(0, argument.utf8.count))
    }
    let parsed = ArgumentWords(options.joined(separator: " "))
    self.options = try ArgumentWords(argument).parsed(parsed.texts, of: "export")
    kind = ExportKind(word: words.first.map(String.init) ?? "")
    if kind != .model { words = words.dropFirst() }
    whole = SourceRange(0, argument.utf8.count)
    guard let first = words.first, let last = words.last else {
      throw .expressionWanted("export", argument)
    }
    let blanks = argument.utf8.distance(from: argument.startIndex, to: first.startIndex)
    subject =
      String(repeating: " ", count: blanks) + argument[first.startIndex..<last.endIndex]
    if let option = self.options.foreign(to: kind) {
      throw Diagnostic(
        "export-option", kind.refusal(of: option), at: .init(whole),
        help: Phrase("help export lists what goes with what", "help export 列出各种用法"))
    }
    if self.options.to.isEmpty { throw .exportTarget(kind, subject.trimmed, at: whole) }
  }

  /// The options without a value.
  private static let flags: Set<String> = ["--force", "--predict"]

  /// The words, one in quotation marks as one where it begins with its mark.
  private static func words(in argument: String) -> [Substring] {
    var words: [Substring] = []
    var rest = argument[...]
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first else { return words }
      var end = rest.firstIndex { $0.isWhitespace } ?? rest.endIndex
      if "\"'".contains(first), let close = rest.dropFirst().firstIndex(of: first) {
        end = rest[close...].firstIndex { $0.isWhitespace } ?? rest.endIndex
      }
      words.append(rest[..<end])
      rest = rest[end...]
    }
  }
}
