/// Takes a text of a program apart: its prefix, what stands between its quotes, its escapes, the fields
/// of an f-string.
struct ProgramTextReader {
  /// `{expression!conversion:format}` of an f-string.
  struct Field {
    /// The whole, braces included.
    var range: SourceRange
    var expression: SourceRange
    /// What `{x=}` writes before the value.
    var source: SourceRange?
    var conversion: SourceRange?
    var format: SourceRange?
  }

  /// A piece of an f-string.
  enum Piece {
    case text(SourceRange)
    case field(Field)
    /// A `}` that closes nothing.
    case loneBrace(SourceRange)
    /// A `{` that is never closed.
    case unclosed(SourceRange)
  }

  /// An escape that Python refuses.
  struct BadEscape: Error {
    var range: SourceRange
  }

  let bytes: [UInt8]

  /// The letters before the quote.
  let prefix: ProgramTextPrefix

  /// What stands between the quotes.
  let inside: SourceRange

  init(_ bytes: [UInt8], _ range: SourceRange) {
    self.bytes = bytes
    var quote = range.start
    while quote < range.end, bytes[quote] | 0x20 >= 0x61, bytes[quote] | 0x20 <= 0x7A {
      quote += 1
    }
    prefix = ProgramTextPrefix(bytes, SourceRange(range.start, quote)) ?? ProgramTextPrefix()
    let (length, isLong) = ProgramTextScan(bytes, end: range.end).quotes(at: quote)
    var end = range.end
    for _ in 0..<(isLong ? 3 : 1) {
      end -= 1
      while end > quote, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    inside = SourceRange(quote + length, max(quote + length, end))
  }

  // MARK: Escapes

  /// What a stretch says.
  func text(_ range: SourceRange) -> Result<String, BadEscape> {
    var result: [UInt8] = []
    result.reserveCapacity(range.end - range.start)
    var offset = range.start
    while offset < range.end {
      let byte = bytes[offset]
      if byte == 0x0D {
        // Line ends inside a text are newlines, however the file writes them.
        result.append(0x0A)
        offset += offset + 1 < range.end && bytes[offset + 1] == 0x0A ? 2 : 1
      } else if byte != UInt8(ascii: "\\") || prefix.isRaw || offset + 1 >= range.end {
        result.append(byte)
        offset += 1
      } else {
        guard let length = escape(at: offset, range.end, into: &result) else {
          return .failure(BadEscape(range: SourceRange(offset, min(offset + 2, range.end))))
        }
        offset += length
      }
    }
    return .success(String(decoding: result, as: UTF8.self))
  }

  /// Resolves the escape at an offset: how long it is; nil for one that Python refuses.
  private func escape(at offset: Int, _ end: Int, into result: inout [UInt8]) -> Int? {
    let byte = bytes[offset + 1]
    switch byte {
    case 0x0A: return 2
    case 0x0D: return offset + 2 < end && bytes[offset + 2] == 0x0A ? 3 : 2
    case UInt8(ascii: "x"): return scalar(at: offset, end, digits: 2, into: &result)
    case UInt8(ascii: "u"): return scalar(at: offset, end, digits: 4, into: &result)
    case UInt8(ascii: "U"): return scalar(at: offset, end, digits: 8, into: &result)
    case UInt8(ascii: "N"): return nil
    case 0x30...0x37:
      let digits = bytes[offset + 1..<min(offset + 4, end)].prefix { 0x30...0x37 ~= $0 }
      let value = digits.reduce(UInt32(0)) { $0 * 8 + UInt32($1 - 0x30) }
      append(value, to: &result)
      return 1 + digits.count
    default:
      guard let meaning = Self.escapes[byte] else {
        // An unknown escape stands for itself, backslash included.
        result += [UInt8(ascii: "\\"), byte]
        return 2
      }
      result.append(meaning)
      return 2
    }
  }

  private func scalar(
    at offset: Int, _ end: Int, digits: Int, into result: inout [UInt8]
  ) -> Int? {
    let text = bytes[min(offset + 2, end)..<min(offset + 2 + digits, end)]
    guard text.count == digits,
      let value = UInt32(String(decoding: text, as: UTF8.self), radix: 16),
      append(value, to: &result)
    else { return nil }
    return 2 + digits
  }

  @discardableResult
  private func append(_ value: UInt32, to result: inout [UInt8]) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    result += Array(String(Character(scalar)).utf8)
    return true
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B,
  ]

  // MARK: Fields

  /// The texts and fields of an f-string.
  func pieces(of range: SourceRange) -> [Piece] {
    var pieces: [Piece] = []
    var start = range.start
    var offset = range.start
    func flush() { if offset > start { pieces.append(.text(SourceRange(start, offset))) } }
    while offset < range.end {
      let byte = bytes[offset]
      let isDoubled = offset + 1 < range.end && bytes[offset + 1] == byte
      if byte == UInt8(ascii: "\\"), !prefix.isRaw {
        // \N{…} would open a brace; it is refused with the escapes.
        offset = min(offset + 2, range.end)
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), isDoubled {
        offset += 2
      } else if byte == UInt8(ascii: "}") {
        pieces.append(.loneBrace(SourceRange(offset, offset + 1)))
        return pieces
      } else if byte == UInt8(ascii: "{") {
        flush()
        guard let field = field(at: offset, range.end) else {
          pieces.append(.unclosed(SourceRange(offset, offset + 1)))
          return pieces
        }
        pieces.append(.field(field))
        offset = field.range.end
        start = offset
      } else {
        offset += 1
      }
    }
    flush()
    return pieces
  }

  /// The field whose brace stands at an offset; nil if it is not closed.
  private func field(at start: Int, _ end: Int) -> Field? {
    guard let stop = expressionEnd(from: start + 1, end) else { return nil }
    var field = Field(
      range: SourceRange(start, stop), expression: SourceRange(start + 1, stop))
    var place = stop
    if bytes[place] == UInt8(ascii: "=") {
      place = skipBlanks(place + 1, end)
      field.source = SourceRange(start + 1, place)
    }
    guard place < end else { return nil }
    if bytes[place] == UInt8(ascii: "!") {
      var last = place + 1
      while last < end, !":}".utf8.contains(bytes[last]) { last += 1 }
      field.conversion = SourceRange(place + 1, last)
      place = last
    }
    guard place < end else { return nil }
    if bytes[place] == UInt8(ascii: ":") {
      guard let close = formatEnd(from: place + 1, end) else { return nil }
      field.format = SourceRange(place + 1, close)
      place = close
    }
    guard bytes[place] == UInt8(ascii: "}") else { return nil }
    field.range.end = place + 1
    return field
  }

  private func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end, bytes[place] == 0x20 { place += 1 }
    return place
  }

  /// Where the expression of a field ends: at `!`, `:`, `=` or `}` outside brackets and texts.
  private func expressionEnd(from start: Int, _ end: Int) -> Int? {
    let scan = ProgramTextScan(bytes, end: end)
    var place = start
    var depth = 0
    while place < end {
      let byte = bytes[place]
      let next = place + 1 < end ? bytes[place + 1] : 0
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        place = scan.end(from: place, isFormatted: false, depth: 0).end
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "}"):
        if depth <= 0 { return place }
        depth -= 1
      case UInt8(ascii: ":") where depth <= 0: return place
      case UInt8(ascii: "!") where next == UInt8(ascii: "="),
        UInt8(ascii: "=") where next == UInt8(ascii: "="),
        UInt8(ascii: "<") where next == UInt8(ascii: "="),
        UInt8(ascii: ">") where next == UInt8(ascii: "="):
        place += 1
      case UInt8(ascii: "!") where depth <= 0, UInt8(ascii: "=") where depth <= 0: return place
      default: break
      }
      place += 1
    }
    return nil
  }

  /// Where a format ends: at the brace that closes its field.
  private func formatEnd(from start: Int, _ end: Int) -> Int? {
    var depth = 0
    var place = start
    while place < end {
      if bytes[place] == UInt8(ascii: "{") { depth += 1 }
      if bytes[place] == UInt8(ascii: "}") {
        if depth == 0 { return place }
        depth -= 1
      }
      place += 1
    }
    return nil
  }
}
