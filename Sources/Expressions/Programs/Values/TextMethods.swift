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
    "splitlines": { text, _, _ throws(ProgramFailure) in
      .list(text.split(separator: "\n", omittingEmptySubsequences: false).map { .text(String($0)) })
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
      try given.check("replace", 2...2)
      let (old, new) = (try word(given, 0, "replace"), try word(given, 1, "replace"))
      return .text(try replaced(text, old, by: new))
    },
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

  private static func replaced(
    _ text: String, _ old: String, by new: String
  ) throws(ProgramFailure) -> String {
    guard !old.isEmpty else {
      try Sequences.check(Budget.product(text.utf8.count + 1, new.utf8.count + 1))
      return new + text.unicodeScalars.map { String($0) + new }.joined()
    }
    let parts = pieces(of: text, at: old)
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
