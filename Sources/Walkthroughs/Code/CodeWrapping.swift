import Terminal

/// Lines of code brought into a width where the language lets a line end: inside brackets.
struct CodeWrapping {
  /// The columns to fit into.
  let width: Int
  /// What a line that goes on ends with, beside the bracket that is open.
  let continuation: String

  /// Narrow screens take half of every indentation.
  private var isNarrow: Bool { width < 60 }

  /// Lines that are no wider, where a bracket makes that possible.
  func wrapped(_ lines: [String]) -> [String] {
    var depth = 0
    return lines.flatMap { line -> [String] in
      let blanks = line.prefix { $0 == " " }.count
      let indent = isNarrow ? blanks / 2 : blanks
      let body = String(line.dropFirst(blanks))
      return wrapped(body, indent: indent, depth: &depth)
    }
  }

  private func wrapped(_ body: String, indent: Int, depth: inout Int) -> [String] {
    var rest = Substring(body)
    var lines: [String] = []
    var isFirst = true
    let deeper = body.hasSuffix(":") ? 8 : 4
    while true {
      let blanks = isFirst ? indent : indent + (isNarrow ? deeper / 2 : deeper)
      let room = width - blanks
      let before = String(repeating: " ", count: blanks)
      guard String(rest).displayWidth > room,
        let cut = place(in: rest, room: room - continuation.count, depth: depth)
      else {
        depth = CodeWrapping.depth(behind: rest, from: depth)
        lines.append(before + rest)
        return lines
      }
      let part = rest[..<cut]
      depth = CodeWrapping.depth(behind: part, from: depth)
      let end = part.reversed().drop { $0 == " " }.reversed()
      lines.append(before + String(end) + continuation)
      rest = rest[cut...].drop { $0 == " " }
      isFirst = false
    }
  }

  /// Where to end a line: at the shallowest place inside brackets that fits, the last of those; else at the
  /// first that there is.
  private func place(in text: Substring, room: Int, depth start: Int) -> Substring.Index? {
    var best: (depth: Int, place: Substring.Index)?
    var first: Substring.Index?
    var scanner = Scanner(depth: start)
    var column = 0
    for place in text.indices {
      let character = text[place]
      scanner.take(character)
      column += String(character).displayWidth
      let next = text.index(after: place)
      guard next < text.endIndex, scanner.depth > 0, !scanner.isInString else { continue }
      let isBehindComma = character == "," && text[next] == " "
      let isBehindBracket = "([".contains(character) && !")]".contains(text[next])
      let isAtOperator =
        character == " " && "+-*/".contains(text[next])
        && text.index(after: next) < text.endIndex && text[text.index(after: next)] == " "
        || character == " " && text[next...].hasPrefix("** ")
        || character == " " && text[next...].hasPrefix("// ")
        || character == " " && ["for ", "if ", "else "].contains(where: text[next...].hasPrefix)
      guard isBehindComma || isBehindBracket || isAtOperator else { continue }
      if first == nil { first = next }
      guard column <= room else { break }
      // Behind a bracket counts as one deeper than behind the comma that follows.
      let depth = scanner.depth + (isBehindBracket ? 1 : 0) + (isAtOperator ? 1 : 0)
      if depth <= best?.depth ?? .max { best = (depth, next) }
    }
    return best?.place ?? first
  }

  private static func depth(behind text: Substring, from start: Int) -> Int {
    var scanner = Scanner(depth: start)
    for character in text { scanner.take(character) }
    return scanner.depth
  }

  /// Counts open brackets outside strings; a `'` behind a name or a bracket transposes.
  private struct Scanner {
    var depth: Int
    private(set) var isInString = false
    private var last: Character = " "

    init(depth: Int) { self.depth = depth }

    mutating func take(_ character: Character) {
      defer { last = character }
      if character == "'" {
        let transposes = last.isLetter || last.isNumber || ".)]".contains(last)
        if isInString { isInString = false } else if !transposes { isInString = true }
      }
      guard !isInString else { return }
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth = max(0, depth - 1) }
    }
  }
}
