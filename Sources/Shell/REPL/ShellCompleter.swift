import Expressions
import Networks
import Terminal

/// What may stand at the cursor: commands, functions, variables, keyword arguments, files.
struct ShellCompleter: Completer {
  private unowned let shell: Shell

  init(_ shell: Shell) {
    self.shell = shell
  }

  func complete(line: String, cursor: Int) -> Completion {
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    // A line of a block begins further in.
    if !shell.unfinished.isEmpty, before.allSatisfy({ $0 == " " }) {
      return Completion(replaced: cursor..<cursor, candidates: [Completion.Candidate("    ")])
    }
    let after = line.utf8.dropFirst(cursor).first
    let text = shell.unfinished.isEmpty ? before : shell.unfinished + "\n" + before
    let place = Place(text, isBeforeBracket: after == UInt8(ascii: "("))
    let (word, candidates, note) = answer(place)
    return Completion(
      replaced: cursor - word.utf8.count..<cursor, candidates: candidates, note: note)
  }

  /// What is around the cursor.
  private struct Place {
    /// Everything before the cursor.
    let text: String
    /// The line up to the cursor.
    let line: Substring
    /// The name at the cursor as far as it is written.
    let word: String
    /// Everything before the name.
    let rest: Substring
    /// Whether a bracket follows already.
    let isBeforeBracket: Bool

    init(_ text: String, isBeforeBracket: Bool) {
      self.text = text
      self.isBeforeBracket = isBeforeBracket
      line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
      word = String(text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
      rest = text.dropLast(word.count)
    }

    /// Whether the name is the first of its line, a `:` before it or not.
    var isFirst: Bool { line.dropLast(word.count).allSatisfy { $0 == " " || $0 == ":" } }
  }

  private typealias Answer = (word: String, candidates: [Completion.Candidate], note: StyledText?)

  private func answer(_ place: Place) -> Answer {
    if let answer = commandArgument(place) ?? string(place) { return answer }
    if place.rest.last == "." { return (place.word, members(place), nil) }
    guard let call = OpenCall(place.rest), let function = call.function, call.isAtArgument else {
      return (place.word, names(place), nil)
    }
    let parameters = call.parameters
    if !place.word.isEmpty {
      let keywords = parameters.filter { $0.name.hasPrefix(place.word) }.map(\.keyword)
      return (place.word, keywords + names(place), nil)
    }
    // What must be given first is not passed over.
    let wants = parameters.first.map { $0.defaultText == nil } ?? false
    let keywords = parameters.filter { $0.defaultText != nil }.map(\.keyword)
    return (
      "", wants && keywords.count == 1 ? [] : keywords, StyledText(function.usage, .help)
    )
  }

  // MARK: Names

  private func names(_ place: Place) -> [Completion.Candidate] {
    guard !place.word.isEmpty else { return [] }
    var suffixes: [String: String] = [:]
    for name in Session.callableNames { suffixes[name] = place.isBeforeBracket ? "" : "(" }
    for name in shell.session.variables.keys { suffixes[name] = "" }
    for name in TypedInput.names(in: shell.unfinished) { suffixes[name] = "" }
    if place.isFirst { for command in Command.all { suffixes[command.name] = " " } }
    return suffixes.filter { $0.key.hasPrefix(place.word) }.sorted { $0.key < $1.key }
      .map { Completion.Candidate($0.key, suffix: $0.value) }
  }

  /// What may follow the dot of `x.` or `np.`.
  private func members(_ place: Place) -> [Completion.Candidate] {
    let suffix = place.isBeforeBracket ? "" : "("
    if let library = Library.before(place.rest.dropLast()) {
      return FunctionTable.shared.functions.filter { $0.libraries.contains(library) }.map(\.name)
        .filter { $0.hasPrefix(place.word) }.sorted()
        .map { Completion.Candidate($0, suffix: suffix) }
    }
    let attributes = ["T", "grad", "ndim", "shape"].filter { $0.hasPrefix(place.word) }
      .map { Completion.Candidate($0) }
    guard !place.word.isEmpty else { return attributes }
    return attributes
      + FunctionTable.shared.names.filter { $0.hasPrefix(place.word) && $0 != "shape" }
      .map { Completion.Candidate($0, suffix: suffix) }
  }

  // MARK: Arguments of commands, and strings

  private func commandArgument(_ place: Place) -> Answer? {
    let words = place.line.drop { $0 == ":" || $0 == " " }.split(separator: " ", maxSplits: 1)
    let isWritten = place.line.last == " " ? words.count >= 1 : words.count == 2
    guard let command = words.first, isWritten else { return nil }
    let known: [String]
    switch command {
    case "load", "save":
      let typed = words.count > 1 ? words[1] : ""
      let mark = typed.first.flatMap { "\"'".contains($0) ? $0 : nil }
      return files(mark == nil ? typed : typed.dropFirst(), in: mark)
    case "lesson":
      let typed = words.count > 1 ? String(words[1]) : ""
      let ids = shell.guide.library?.entries.map(\.id) ?? []
      return (typed, ids.filter { $0.hasPrefix(typed) }.map { Completion.Candidate($0) }, nil)
    case "train": return trainOption(place)
    case "language": known = Language.allCases.map(\.rawValue)
    case "clear": known = shell.session.variables.keys.sorted()
    case "help": known = Set(FunctionTable.shared.names + Command.all.map(\.name)).sorted()
    case "example": known = FunctionTable.shared.names
    default: return nil
    }
    let candidates = known.filter { $0.hasPrefix(place.word) }.map { Completion.Candidate($0) }
    return (place.word, candidates, nil)
  }

  /// An option of `train`, or the value of the option before.
  private func trainOption(_ place: Place) -> Answer {
    let typed = String(place.line.reversed().prefix { $0 != " " }.reversed())
    let option = place.line.dropLast(typed.count).split(separator: " ").last ?? ""
    var known: [String]
    switch option {
    case "--model": known = PresetModel.allCases.map(\.rawValue)
    case "--data": known = [DataSet.digitsName]
    case "--optimizer": known = OptimizerSettings.Kind.allCases.map(\.rawValue)
    case "--schedule": known = Schedule.Kind.allCases.map(\.rawValue)
    case "--save", "--resume", "--log": known = []
    default: known = TrainArguments.options
    }
    known = known.filter { $0.hasPrefix(typed) }
    let takesFile = ["--model", "--data", "--save", "--resume", "--log"].contains(option)
    guard takesFile, known.isEmpty else {
      return (typed, known.map { Completion.Candidate($0, suffix: " ") }, nil)
    }
    return files(Substring(typed), in: nil)
  }

  private func string(_ place: Place) -> Answer? {
    guard let string = OpenString(place.line) else { return nil }
    switch OpenCall(string.before)?.name {
    case "kernel":
      let names = ClassicKernel.names.filter { $0.hasPrefix(string.written) }
      let candidates = names.map { Completion.Candidate($0, suffix: String(string.mark)) }
      return (String(string.written), candidates, nil)
    case "load", "save": return files(string.written, in: string.mark)
    default: return (String(string.written), [], nil)
    }
  }

  /// The files that a path may go on to, and the quotation mark that it is in.
  private func files(_ path: Substring, in mark: Character?) -> Answer {
    let name = String(path.reversed().prefix { $0 != "/" }.reversed())
    let folder = String(path.dropLast(name.count))
    let candidates = FolderListing.names(in: folder.isEmpty ? "." : folder.fileName)
      .filter { $0.hasPrefix(name) && (!$0.hasPrefix(".") || name.hasPrefix(".")) }
      .map {
        Completion.Candidate($0, suffix: $0.hasSuffix("/") ? "" : mark.map(String.init) ?? "")
      }
    return (name, candidates, nil)
  }
}

extension Signature.Parameter {
  /// The parameter as it is begun by name.
  fileprivate var keyword: Completion.Candidate { Completion.Candidate("\(name)=") }
}
