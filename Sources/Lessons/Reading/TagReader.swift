/// Reads the comments and the folding tags of a page.
struct TagReader {
  /// A tag or comment.
  struct Tag: Hashable {
    enum Kind: Hashable {
      /// The words of a comment; what stands in quotes or brackets is not parted.
      case comment([String])
      /// `<details>` with its `<summary>`.
      case open(summary: String)
      /// `</details>`
      case close
      /// Anything else.
      case unknown(String)
    }

    var kind: Kind
    var line: Int
  }

  /// The lines of the `<details>` that have not been closed.
  var unclosed: [Int] { passed + (openLine.map { [$0] } ?? []) }

  private var openLine: Int?
  private var passed: [Int] = []

  /// The tags in a block.
  mutating func tags(in text: String, line: Int) -> [Tag] {
    var tags: [Tag] = []
    var rest = text[...]
    var number = line
    func skip(to end: String.Index) {
      number += rest[..<end].count { $0.isNewline }
      rest = rest[end...]
    }
    while let next = rest.firstIndex(where: { !$0.isWhitespace }) {
      skip(to: next)
      let kind: Tag.Kind
      let end: String.Index
      if rest.hasPrefix("<!--"), let close = rest.firstRange(of: "-->") {
        let inner = rest[..<close.lowerBound].dropFirst(4)
        (kind, end) = (.comment(TagReader.words(inner)), close.upperBound)
      } else if rest.hasPrefix("</details>") {
        (kind, end) = (.close, rest.index(rest.startIndex, offsetBy: 10))
        openLine = nil
      } else if rest.hasPrefix("<details><summary>"), let close = rest.firstRange(of: "</summary>")
      {
        let summary = rest[..<close.lowerBound].dropFirst(18)
        (kind, end) = (.open(summary: String(summary)), close.upperBound)
        // None stands in another.
        passed = unclosed
        openLine = number
      } else {
        let stop = rest.firstIndex { $0.isNewline } ?? rest.endIndex
        (kind, end) = (.unknown(String(rest[..<stop].prefix(40))), stop)
      }
      tags.append(Tag(kind: kind, line: number))
      skip(to: end)
    }
    return tags
  }

  /// Splits at blanks that stand outside quotes and brackets; quotes around a whole value are dropped, and a
  /// line may end within them.
  static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        if character != "\"" { word.append(character.isNewline ? " " : character) }
        continue
      }
      if character.isWhitespace, depth <= 0 {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      if character == "\"" || character == "'" { quote = character }
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character != "\"" { word.append(character) }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
