import Tensors

/// The methods of texts.
enum TextMethods {
  typealias Method =
    @Sendable (String, ProgramArguments, ProgramMachine) throws(ProgramFailure) -> ProgramValue

  static let all: [String: Method] = [
    "upper": { text, _, _ throws(ProgramFailure) in .text(text.uppercased()) },
    "lower": { text, _, _ throws(ProgramFailure) in .text(text.lowercased()) },
    "capitalize": { text, _, _ throws(ProgramFailure) in
      .text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    },
    "title": { text, _, _ throws(ProgramFailure) in .text(titled(text)) },
    "strip": { text, given, _ throws(ProgramFailure) in
      .text(try stripped(text, given, start: true, end: true))
    },
    "lstrip": { text, given, _ throws(ProgramFailure) in
      .text(try stripped(text, given, start: true, end: false))
    },
    "rstrip": { text, given, _ throws(ProgramFailure) in
      .text(try stripped(text, given, start: false, end: true))
    },
    "split": { text, given, _ throws(ProgramFailure) in .list(try split(text, given)) },
    "rsplit": { text, given, _ throws(ProgramFailure) in .list(try splitFromEnd(text, given)) },
    "splitlines": { text, _, _ throws(ProgramFailure) in .list(lines(of: text)) },
    "partition": { text, given, _ throws(ProgramFailure) in
      try given.check("partition", 1...1)
      let word = try word(given, 0, "partition")
      let parts = pieces(of: text, at: word, most: 1)
      return .tuple(
        (parts.count > 1 ? [parts[0], word, parts[1]] : [text, "", ""]).map { .text($0) })
    },
    "rpartition": { text, given, _ throws(ProgramFailure) in
      try given.check("rpartition", 1...1)
      let word = try word(given, 0, "rpartition")
      let parts = pieces(of: text, at: word)
      guard let last = parts.last, parts.count > 1 else {
        return .tuple(["", "", text].map { .text($0) })
      }
      return .tuple([parts.dropLast().joined(separator: word), word, last].map { .text($0) })
    },
    "join": { text, given, machine throws(ProgramFailure) in
      try given.check("join", 1...1)
      var parts: [String] = []
      var length = 0
      for item in try machine.items(of: given.values[0]) {
        guard let part = item.text else { throw .wantsText("join", item.typeName) }
        length += part.utf8.count + text.utf8.count
        try Sequences.check(length)
        parts.append(part)
      }
      return .text(parts.joined(separator: text))
    },
    "replace": { text, given, _ throws(ProgramFailure) in
      try given.check("replace", 2...3, names: ["count"])
      let (old, new) = (try word(given, 0, "replace"), try word(given, 1, "replace"))
      let most = given.argument(2, "count")?.integer ?? -1
      return .text(try replaced(text, old, by: new, most: most < 0 ? .max : most))
    },
    "removeprefix": { text, given, _ throws(ProgramFailure) in
      try given.check("removeprefix", 1...1)
      let word = try word(given, 0, "removeprefix")
      return .text(text.hasPrefix(word) ? String(text.dropFirst(word.count)) : text)
    },
    "removesuffix": { text, given, _ throws(ProgramFailure) in
      try given.check("removesuffix", 1...1)
      let word = try word(given, 0, "removesuffix")
      return .text(text.hasSuffix(word) ? String(text.dropLast(word.count)) : text)
    },
    "translate": { text, given, machine throws(ProgramFailure) in
      try given.check("translate", 1...1)
      var result = ""
      for scalar in text.unicodeScalars {
        let other = try given.values[0].dictionary?.value(.int(Int(scalar.value)))
        switch other {
        case nil: result.unicodeScalars.append(scalar)
        case .some(.none): break
        case .some(.int(let code)):
          result += UInt32(exactly: code).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        case .some(let value): result += try machine.text(value)
        }
        try Sequences.check(result.utf8.count)
      }
      return .text(result)
    },
    "maketrans": { text, given, _ throws(ProgramFailure) in
      try given.check("maketrans", 1...1)
      let (from, to) = (
        Array(text.unicodeScalars), Array(try word(given, 0, "maketrans").unicodeScalars)
      )
      guard from.count == to.count else { throw .unpacking(to.count, into: from.count) }
      return .object(
        try DictionaryObject(zip(from, to).map { (.int(Int($0.value)), .int(Int($1.value))) }))
    },
    "expandtabs": { text, given, _ throws(ProgramFailure) in
      let width = given.argument(0, "tabsize")?.integer ?? 8
      try Sequences.check(Budget.product(text.utf8.count, max(width, 1)))
      var (result, column) = ("", 0)
      for scalar in text.unicodeScalars {
        if scalar == "\t" {
          let blanks = width > 0 ? width - column % width : 0
          result += String(repeating: " ", count: blanks)
          column += blanks
        } else {
          result.unicodeScalars.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return .text(result)
    },
    "swapcase": { text, _, _ throws(ProgramFailure) in
      .text(text.map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined())
    },
    "casefold": { text, _, _ throws(ProgramFailure) in .text(text.lowercased()) },
    "startswith": { text, given, _ throws(ProgramFailure) in
      try given.check("startswith", 1...1)
      return .boolean(try words(given, "startswith").contains { text.hasPrefix($0) })
    },
    "endswith": { text, given, _ throws(ProgramFailure) in
      try given.check("endswith", 1...1)
      return .boolean(try words(given, "endswith").contains { text.hasSuffix($0) })
    },
    "find": { text, given, _ throws(ProgramFailure) in
      try given.check("find", 1...1)
      return .int(place(of: try word(given, 0, "find"), in: text) ?? -1)
    },
    "rfind": { text, given, _ throws(ProgramFailure) in
      try given.check("rfind", 1...1)
      let word = try word(given, 0, "rfind")
      let parts = pieces(of: text, at: word)
      guard !word.isEmpty, parts.count > 1 else {
        return .int(word.isEmpty ? text.unicodeScalars.count : -1)
      }
      return .int(
        text.unicodeScalars.count - (parts.last?.unicodeScalars.count ?? 0)
          - word.unicodeScalars.count)
    },
    "index": { text, given, _ throws(ProgramFailure) in
      try given.check("index", 1...1)
      let part = try word(given, 0, "index")
      guard let place = place(of: part, in: text) else {
        throw .notInList(TextObject.quoted(part))
      }
      return .int(place)
    },
    "count": { text, given, _ throws(ProgramFailure) in
      try given.check("count", 1...1)
      let part = Array(try word(given, 0, "count").unicodeScalars)
      let all = Array(text.unicodeScalars)
      guard !part.isEmpty else { return .int(all.count + 1) }
      var (count, place) = (0, 0)
      while place + part.count <= all.count {
        let isHere = all[place..<place + part.count].elementsEqual(part)
        count += isHere ? 1 : 0
        place += isHere ? part.count : 1
      }
      return .int(count)
    },
    "isnumeric": { text, _, _ throws(ProgramFailure) in
      .boolean(!text.isEmpty && text.allSatisfy(\.isNumber))
    },
    "isdecimal": { text, _, _ throws(ProgramFailure) in
      .boolean(!text.isEmpty && text.allSatisfy { $0.isWholeNumber })
    },
    "isidentifier": { text, _, _ throws(ProgramFailure) in
      .boolean(
        text.first.map { $0.isLetter || $0 == "_" } == true
          && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
    },
    "isdigit": { text, _, _ throws(ProgramFailure) in
      .boolean(!text.isEmpty && text.allSatisfy(\.isNumber))
    },
    "isalpha": { text, _, _ throws(ProgramFailure) in
      .boolean(!text.isEmpty && text.allSatisfy(\.isLetter))
    },
    "isalnum": { text, _, _ throws(ProgramFailure) in
      .boolean(!text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber })
    },
    "isspace": { text, _, _ throws(ProgramFailure) in
      .boolean(!text.isEmpty && text.allSatisfy(\.isWhitespace))
    },
    "isupper": { text, _, _ throws(ProgramFailure) in
      .boolean(text.contains(where: \.isUppercase) && !text.contains(where: \.isLowercase))
    },
    "islower": { text, _, _ throws(ProgramFailure) in
      .boolean(text.contains(where: \.isLowercase) && !text.contains(where: \.isUppercase))
    },
    "ljust": { text, given, _ throws(ProgramFailure) in .text(try padded(text, given, "ljust", "<"))
    },
    "rjust": { text, given, _ throws(ProgramFailure) in .text(try padded(text, given, "rjust", ">"))
    },
    "center": { text, given, _ throws(ProgramFailure) in
      .text(try padded(text, given, "center", "^"))
    },
    "zfill": { text, given, _ throws(ProgramFailure) in
      try given.check("zfill", 1...1)
      let width = given.values[0].integer ?? 0
      try Sequences.check(width)
      let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
      let zeros = String(repeating: "0", count: max(0, width - text.unicodeScalars.count))
      return .text(sign + zeros + text.dropFirst(sign.count))
    },
    "format": { text, given, machine throws(ProgramFailure) in
      .text(try BraceFormat.format(text, given, machine))
    },
  ]

  private static func word(
    _ given: ProgramArguments, _ place: Int, _ function: String
  ) throws(ProgramFailure) -> String {
    guard let text = given.values[place].text else {
      throw .wantsText(function, given.values[place].typeName)
    }
    return text
  }

  private static func words(
    _ given: ProgramArguments, _ function: String
  ) throws(ProgramFailure) -> [String] {
    guard let tuple = given.values[0].object as? TupleObject else {
      return [try word(given, 0, function)]
    }
    return tuple.items.compactMap(\.text)
  }

  private static func titled(_ text: String) -> String {
    var isInside = false
    return text.map { character -> String in
      defer { isInside = character.isLetter }
      return isInside ? character.lowercased() : character.uppercased()
    }.joined()
  }

  private static func stripped(
    _ text: String, _ given: ProgramArguments, start: Bool, end: Bool
  ) throws(ProgramFailure) -> String {
    try given.check("strip", 0...1)
    let set = given.values.first?.text.map { Set($0.unicodeScalars) }
    func goes(_ scalar: Unicode.Scalar) -> Bool {
      set?.contains(scalar) ?? scalar.properties.isWhitespace
    }
    var rest = Substring(text).unicodeScalars
    while start, let first = rest.first, goes(first) { rest.removeFirst() }
    while end, let last = rest.last, goes(last) { rest.removeLast() }
    return String(rest)
  }

  private static func split(
    _ text: String, _ given: ProgramArguments
  ) throws(ProgramFailure) -> [ProgramValue] {
    try given.check("split", 0...2, names: ["sep", "maxsplit"])
    let most = given.argument(1, "maxsplit")?.integer ?? -1
    guard let separator = given.argument(0, "sep"), !separator.isNone else {
      return text.split(maxSplits: most < 0 ? .max : most, whereSeparator: \.isWhitespace).map {
        .text(String($0))
      }
    }
    guard let word = separator.text, !word.isEmpty else { throw .emptySeparator() }
    return pieces(of: text, at: word, most: most < 0 ? .max : most).map { .text($0) }
  }

  /// The pieces between the places where a word stands.
  static func pieces(of text: String, at word: String, most: Int = .max) -> [String] {
    let (all, part) = (Array(text.unicodeScalars), Array(word.unicodeScalars))
    var pieces: [String] = []
    var (start, place) = (0, 0)
    func piece(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: all[range])
      return String(view)
    }
    while place + part.count <= all.count, pieces.count < most {
      if all[place..<place + part.count].elementsEqual(part) {
        pieces.append(piece(start..<place))
        place += part.count
        start = place
      } else {
        place += 1
      }
    }
    return pieces + [piece(start..<all.count)]
  }

  /// The lines of a text, without their ends.
  private static func lines(of text: String) -> [ProgramValue] {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines.map { .text($0) }
  }

  /// `rsplit`: at most so many cuts, counted from the end.
  private static func splitFromEnd(
    _ text: String, _ given: ProgramArguments
  ) throws(ProgramFailure) -> [ProgramValue] {
    let most = given.argument(1, "maxsplit")?.integer ?? -1
    let all = try split(
      text,
      ProgramArguments(
        values: Array(given.values.prefix(1)), named: given.named.filter { $0.name == "sep" }))
    guard most >= 0, all.count > most + 1 else { return all }
    guard let separator = given.argument(0, "sep")?.text else {
      // Between blanks what is left over keeps its own blanks.
      var rest = Substring(text)
      var parts: [ProgramValue] = []
      while rest.last?.isWhitespace == true { rest.removeLast() }
      for _ in 0..<most {
        let word = rest.reversed().prefix { !$0.isWhitespace }.count
        parts.insert(.text(String(rest.suffix(word))), at: 0)
        rest.removeLast(word)
        while rest.last?.isWhitespace == true { rest.removeLast() }
      }
      return [.text(String(rest))] + parts
    }
    let head = all.dropLast(most).compactMap(\.text).joined(separator: separator)
    return [.text(head)] + all.suffix(most)
  }

  private static func replaced(
    _ text: String, _ old: String, by new: String, most: Int
  ) throws(ProgramFailure) -> String {
    guard !old.isEmpty else {
      try Sequences.check(Budget.product(text.utf8.count + 1, new.utf8.count + 1))
      return new + text.unicodeScalars.map { String($0) + new }.joined()
    }
    let parts = pieces(of: text, at: old, most: most)
    try Sequences.check(Budget.product(parts.count, new.utf8.count + 1) + text.utf8.count)
    return parts.joined(separator: new)
  }

  private static func place(of part: String, in text: String) -> Int? {
    let pieces = pieces(of: text, at: part, most: 1)
    return part.isEmpty ? 0 : pieces.count > 1 ? pieces[0].unicodeScalars.count : nil
  }

  private static func padded(
    _ text: String, _ given: ProgramArguments, _ function: String, _ side: Character
  ) throws(ProgramFailure) -> String {
    try given.check(function, 1...2)
    guard let width = given.values[0].integer else {
      throw .indexKind(function, given.values[0].typeName)
    }
    let fill = given.values.count > 1 ? given.values[1].text ?? " " : " "
    return try FormatSpec.padded(text, to: width, side, fill: fill.first ?? " ")
  }
}
