/// Python's imports. What does not read as one is passed over.
///
///     import = "import" path ["as" NAME] {"," path ["as" NAME]}
///            | "from" path "import" NAME ["as" NAME] {"," NAME ["as" NAME]}
extension Parser {
  /// Whether an import begins here.
  var isImport: Bool {
    guard token.kind == .name, ["import", "from"].contains(text(token)) else { return false }
    return tokens[position + 1].kind == .name
  }

  /// The names that an import makes.
  mutating func imports() -> [Import] {
    let isFrom = text(token) == "from"
    var words = importWords()[...]
    guard isFrom else { return ImportReader.libraries(&words) }
    return ImportReader.members(&words)
  }

  /// The words and signs up to the statement's end, the first word left out.
  private mutating func importWords() -> [String] {
    var words: [String] = []
    advance()
    while ![.lineEnd, .semicolon, .end].contains(token.kind) {
      let end = max(position, Int(token.partner))
      while position <= end, token.kind != .end {
        if [.name, .dot, .comma, .times].contains(token.kind) { words.append(text(token)) }
        position += 1
      }
      while token.kind == .continuation { position += 1 }
    }
    return words
  }
}

/// Reads the words of an import.
private enum ImportReader {
  /// Reads `scipy.signal as sig, math`.
  static func libraries(_ words: inout ArraySlice<String>) -> [Import] {
    var imports: [Import] = []
    repeat {
      guard let path = path(&words) else { break }
      let root = path.split(separator: ".").first.map(String.init) ?? path
      let alias = alias(&words)
      imports.append(Import(path: alias == nil ? root : path, member: nil, name: alias ?? root))
    } while take(",", &words)
    return imports
  }

  /// Reads `torch.nn.functional import conv2d as c2, relu`.
  static func members(_ words: inout ArraySlice<String>) -> [Import] {
    guard let path = path(&words), take("import", &words) else { return [] }
    var imports: [Import] = []
    repeat {
      guard let member = words.popFirst(), member != "*" else { break }
      imports.append(Import(path: path, member: member, name: alias(&words) ?? member))
    } while take(",", &words)
    return imports
  }

  private static func path(_ words: inout ArraySlice<String>) -> String? {
    guard var path = words.popFirst() else { return nil }
    while take(".", &words), let next = words.popFirst() { path += "." + next }
    return path
  }

  private static func alias(_ words: inout ArraySlice<String>) -> String? {
    take("as", &words) ? words.popFirst() : nil
  }

  private static func take(_ word: String, _ words: inout ArraySlice<String>) -> Bool {
    guard words.first == word else { return false }
    words.removeFirst()
    return true
  }
}
