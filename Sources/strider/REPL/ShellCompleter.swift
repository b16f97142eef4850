import Expressions
import Terminal

/// What may stand at the cursor: commands, functions, variables, keyword arguments, files.
struct ShellCompleter: Completer {
  private unowned let shell: Shell

  init(_ shell: Shell) {
    self.shell = shell
  }

  func complete(line: String, cursor: Int) -> Completion {
    let bytes = Array(line.utf8.prefix(cursor))
    let before = String(decoding: bytes, as: UTF8.self)
    if let files = fileCompletion(before, cursor) { return files }
    let word = String(
      before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    let start = cursor - word.utf8.count
    let rest = before.dropLast(word.count)
    if let language = languageCompletion(rest, word, start, cursor) { return language }
    var candidates: [Completion.Candidate] = []
    if let call = OpenCall(String(rest)), let function = call.function {
      candidates += keywords(of: function, call, startingWith: word)
      if word.isEmpty {
        return Completion(
          replaced: start..<cursor, candidates: candidates,
          note: StyledText(function.usage, .help))
      }
    }
    if rest.last != "." {
      candidates += names(startingWith: word, isFirst: rest.isBlank || rest == ":")
    }
    if rest.last == "." || (!word.isEmpty && rest.last != ".") {
      candidates += rest.last == "." ? methods(startingWith: word) : []
    }
    return Completion(replaced: start..<cursor, candidates: candidates)
  }

  private func names(startingWith word: String, isFirst: Bool) -> [Completion.Candidate] {
    guard !word.isEmpty else { return [] }
    var found: [String: String] = [:]
    for name in shell.session.variables.keys where name.hasPrefix(word) { found[name] = "" }
    for name in FunctionTable.shared.names where name.hasPrefix(word) { found[name] = "(" }
    if isFirst {
      for command in Command.all where command.name.hasPrefix(word) { found[command.name] = " " }
    }
    return found.sorted { $0.key < $1.key }.map { Completion.Candidate($0.key, suffix: $0.value) }
  }

  private func methods(startingWith word: String) -> [Completion.Candidate] {
    let attributes = ["T", "shape", "grad", "ndim"].filter { $0.hasPrefix(word) }
      .map { Completion.Candidate($0) }
    guard !word.isEmpty else { return attributes }
    return attributes
      + FunctionTable.shared.names.filter { $0.hasPrefix(word) }
      .map { Completion.Candidate($0, suffix: "(") }
  }

  private func keywords(
    of function: Function, _ call: OpenCall, startingWith word: String
  ) -> [Completion.Candidate] {
    function.signature.parameters.filter {
      $0.defaultText != nil && $0.name.hasPrefix(word) && !call.given.contains($0.name)
    }
    .map { Completion.Candidate("\($0.name)=") }
  }

  private func languageCompletion(
    _ rest: some StringProtocol, _ word: String, _ start: Int, _ cursor: Int
  ) -> Completion? {
    guard String(rest).trimmed == "language" else { return nil }
    return Completion(
      replaced: start..<cursor,
      candidates: Language.allCases.map(\.rawValue).filter { $0.hasPrefix(word) }
        .map { Completion.Candidate($0) })
  }

  /// File names after `load` and `save`, and inside quotes.
  private func fileCompletion(_ before: String, _ cursor: Int) -> Completion? {
    let command = ["load ", "save ", ":load ", ":save "].first { before.hasPrefix($0) }
    var path: Substring
    if let command {
      path = before.dropFirst(command.count).drop { $0 == " " || $0 == "\"" || $0 == "'" }
    } else {
      let quotes = before.filter { $0 == "\"" }.count
      guard quotes % 2 == 1, let quote = before.lastIndex(of: "\"") else { return nil }
      path = before[before.index(after: quote)...]
    }
    let name = String(path.reversed().prefix { $0 != "/" }.reversed())
    let folder = String(path.dropLast(name.count))
    let entries = FolderListing.names(in: folder.isEmpty ? "." : folder.fileName)
      .filter { $0.hasPrefix(name) && (!$0.hasPrefix(".") || name.hasPrefix(".")) }
    let start = cursor - name.utf8.count
    return Completion(
      replaced: start..<cursor, candidates: entries.map { Completion.Candidate($0) })
  }
}

/// The innermost call whose bracket is open before the cursor.
struct OpenCall {
  /// The function that is being called.
  let function: Function?

  /// The keywords that are given already.
  let given: Set<String>

  /// Looks back from the end of a text; nil where no call is open.
  init?(_ text: String) {
    var depth = 0
    var inside = ""
    var place = text.endIndex
    while place > text.startIndex {
      place = text.index(before: place)
      let character = text[place]
      if ")]".contains(character) { depth += 1 }
      if "([".contains(character) {
        if depth == 0 {
          guard character == "(" else { return nil }
          break
        }
        depth -= 1
      }
      if depth == 0 { inside.insert(character, at: inside.startIndex) }
      if place == text.startIndex { return nil }
    }
    guard place < text.endIndex, text[place] == "(" else { return nil }
    let name = text[..<place].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let function = FunctionTable.shared.method(String(name.reversed())) else { return nil }
    self.function = function
    given = Set(
      inside.split(separator: ",").compactMap { part in
        part.contains("=") ? String(part.prefix { $0 != "=" }).trimmed : nil
      })
  }
}
