/// Places of a page's text at which letters are given the numbers that stand there: `W = 10`,
/// `x = [1 2; 3 4]`.
enum WrittenLetters {
  /// A letter, and where its number stands.
  typealias Place = (name: String, value: Range<String.Index>)

  /// The places for some letters, in order.
  ///
  /// What follows the sign of equality has to be a number or a bracket alone.
  static func places(in text: String, of names: Set<String>) -> [Place] {
    guard !names.isEmpty, text.utf8.contains(UInt8(ascii: "=")) else { return [] }
    var places: [Place] = []
    var index = text.startIndex
    while let start = text[index...].firstIndex(where: isOfName) {
      let end = text[start...].firstIndex { !isOfName($0) } ?? text.endIndex
      index = end
      guard names.contains(String(text[start..<end])), text[..<start].last != ".",
        let value = literal(in: text, from: end)
      else { continue }
      places.append((String(text[start..<end]), value))
      index = value.upperBound
    }
    return places
  }

  /// A text with other numbers at those places.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - names: The letters.
  ///   - other: What is to stand for a letter; nil to leave it as it is.
  /// - Returns: The text with them.
  static func replaced(
    in text: String, of names: Set<String>, with other: (String) -> String?
  ) -> String {
    let places = places(in: text, of: names)
    if places.isEmpty { return text }
    var replaced = ""
    var end = text.startIndex
    for place in places {
      guard let new = other(place.name) else { continue }
      replaced += text[end..<place.value.lowerBound] + new
      end = place.value.upperBound
    }
    return replaced + text[end...]
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter && character.isASCII || character.isNumber || character == "_"
  }

  /// The number or bracket behind a sign of equality that begins at a place.
  private static func literal(in text: String, from end: String.Index) -> Range<String.Index>? {
    func afterBlanks(_ index: String.Index) -> String.Index {
      text[index...].firstIndex { $0 != " " } ?? text.endIndex
    }
    let sign = afterBlanks(end)
    guard sign < text.endIndex, text[sign] == "=" else { return nil }
    let start = afterBlanks(text.index(after: sign))
    guard start < text.endIndex, text[start] != "=" else { return nil }
    var stop = start
    if text[start] == "[" {
      var depth = 0
      repeat {
        if text[stop] == "[" { depth += 1 }
        if text[stop] == "]" { depth -= 1 }
        stop = text.index(after: stop)
      } while depth > 0 && stop < text.endIndex
      if depth > 0 { return nil }
    } else {
      if "-−".contains(text[start]) { stop = text.index(after: start) }
      let digits = stop
      // A point at the end is that of a sentence.
      stop = text[stop...].firstIndex { !("0"..."9" ~= $0) && $0 != "." } ?? text.endIndex
      if text[digits..<stop].last == "." { stop = text.index(before: stop) }
      if stop == digits { return nil }
    }
    guard stop < text.endIndex else { return start..<stop }
    // A unit is no end, a word of the sentence is.
    if text[stop].isLetter, text[stop].isASCII { return nil }
    let next = text[afterBlanks(stop)...].first
    return next.map { $0.isLetter || ",;)，；。、`.\n".contains($0) } ?? true ? start..<stop : nil
  }
}
