extension ProgramLexer {
  /// How deep texts may stand one inside another, in the braces of f-strings.
  private static let deepestTexts = 16

  /// Reads a text whose prefix begins at the current offset and whose quote stands at another.
  mutating func text(from quote: Int) {
    let prefix = ProgramTextPrefix(bytes, SourceRange(offset, quote)) ?? ProgramTextPrefix()
    let scan = ProgramTextScan(bytes, end: end)
    let place = scan.end(from: quote, isFormatted: prefix.isFormatted, depth: Self.deepestTexts)
    append(place.isFinished ? .text : .unfinishedText(isLong: place.isLong), to: place.end)
  }
}

/// Finds where texts end.
struct ProgramTextScan {
  /// Where a text ends, and how.
  struct Place {
    var end: Int
    var isFinished: Bool
    var isLong: Bool
  }

  private let bytes: [UInt8]
  private let limit: Int

  init(_ bytes: [UInt8], end: Int) {
    self.bytes = bytes
    limit = end
  }

  /// How many code units the quotes at an offset take, and whether they are three.
  func quotes(at start: Int) -> (length: Int, isLong: Bool) {
    let quote = ScalarFolding.decode(bytes, at: start)
    var length = quote.length
    for _ in 0..<2 {
      guard start + length < limit, closes(start, at: start + length) else {
        return (quote.length, false)
      }
      length += ScalarFolding.decode(bytes, at: start + length).length
    }
    return (length, true)
  }

  /// An ASCII quote is closed by itself only; a curly or wide one also by its twins.
  private func closes(_ opening: Int, at place: Int) -> Bool {
    let quote = ScalarFolding.decode(bytes, at: opening).value
    let other = ScalarFolding.decode(bytes, at: place).value
    return quote < 0x80 ? quote == other : ScalarFolding.fold(quote) == ScalarFolding.fold(other)
  }

  /// Where the text whose quote stands at an offset ends.
  ///
  /// In the braces of an f-string other texts may stand, with the same quotes too.
  func end(from start: Int, isFormatted: Bool, depth: Int) -> Place {
    let (length, isLong) = quotes(at: start)
    var place = start + length
    while place < limit {
      let byte = bytes[place]
      if LineScanner.isLineEnd(byte), !isLong { break }
      if byte == UInt8(ascii: "\\") {
        place += 1
        if place < limit { place += ScalarFolding.decode(bytes, at: place).length }
      } else if isFormatted, byte == UInt8(ascii: "{") {
        let isDoubled = place + 1 < limit && bytes[place + 1] == byte
        place = isDoubled ? place + 2 : braceEnd(place, isLong: isLong, depth: depth)
      } else if closes(start, at: place) {
        let closing = quotes(at: place)
        if !isLong || closing.isLong {
          return Place(
            end: place + (isLong ? closing.length : ScalarFolding.decode(bytes, at: place).length),
            isFinished: true, isLong: isLong)
        }
        place += ScalarFolding.decode(bytes, at: place).length
      } else {
        place += 1
      }
    }
    return Place(end: min(place, limit), isFinished: false, isLong: isLong)
  }

  /// Where the braces at an offset end: behind the closing one, or where it is missing.
  private func braceEnd(_ start: Int, isLong: Bool, depth: Int) -> Int {
    var place = start + 1
    var open = 1
    while place < limit, open > 0 {
      let byte = bytes[place]
      if LineScanner.isLineEnd(byte), !isLong { return place }
      switch byte {
      case UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard depth > 0 else { return limit }
        let inner = end(from: place, isFormatted: false, depth: depth - 1)
        // The quote of the text itself, where its brace was never closed.
        guard inner.isFinished else { return place }
        place = inner.end
        continue
      default: break
      }
      place += 1
    }
    return place
  }
}
