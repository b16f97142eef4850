import Tensors

/// What a judged program answers: an array, arrays by name, or an error.
enum JudgeReply: Equatable {
  case array(Tensor<Double>)
  case arrays([String: Tensor<Double>])
  case error(String)

  /// Reads a line; nil where it is none of them.
  init?(_ line: [UInt8]) {
    var reader = JudgeReplyReader(line)
    guard let reply = reader.reply() else { return nil }
    self = reply
  }
}

/// Reads the JSON of an answer: numbers, nested lists of them, and one object of such.
///
/// `NaN`, `Infinity` and `-Infinity` are numbers, as Python writes them.
private struct JudgeReplyReader {
  /// The deepest that lists may lie in one another.
  private static let deepest = Shape.maximumRank

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func reply() -> JudgeReply? {
    let found: JudgeReply?
    if peek() == UInt8(ascii: "{") { found = object() } else { found = array().map { .array($0) } }
    guard let found, peek() == nil else { return nil }
    return found
  }

  /// The next byte that is no blank, not taken.
  private mutating func peek() -> UInt8? {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek(), byte == character.value else { return false }
    place += 1
    return true
  }

  private mutating func object() -> JudgeReply? {
    guard take("{") else { return nil }
    var arrays: [String: Tensor<Double>] = [:]
    if take("}") { return .arrays([:]) }
    repeat {
      guard let name = text(), take(":") else { return nil }
      if name == "error" {
        guard let words = text() else { return nil }
        _ = take("}")
        return .error(words)
      }
      if word("null") { continue }
      guard let array = array() else { return nil }
      arrays[name] = array
    } while take(",")
    return take("}") ? .arrays(arrays) : nil
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard place < bytes.count else { return nil }
        let escaped = bytes[place]
        place += 1
        switch escaped {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
          guard place + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
          else { return nil }
          place += 4
          text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
        default: text.append(escaped)
        }
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func word(_ word: String) -> Bool {
    _ = peek()
    let wanted = Array(word.utf8)
    guard bytes[min(place, bytes.count)...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  private mutating func number() -> Double? {
    for (name, value) in [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)]
    where word(name) { return value }
    if word("true") { return 1 }
    if word("false") { return 0 }
    let start = place
    while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
    guard place > start, place - start < 400 else { return nil }
    return Double(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func array() -> Tensor<Double>? {
    var lengths: [Int?] = []
    var numbers: [Double] = []
    guard collect(0, &lengths, &numbers), let shape = try? Shape(lengths.compactMap(\.self)) else {
      return nil
    }
    return try? Tensor(shape, numbers)
  }

  private mutating func collect(
    _ depth: Int, _ lengths: inout [Int?], _ numbers: inout [Double]
  ) -> Bool {
    guard peek() == UInt8(ascii: "[") else {
      guard let number = number(), depth == lengths.count || numbers.isEmpty else { return false }
      numbers.append(number)
      return true
    }
    guard depth < JudgeReplyReader.deepest, take("[") else { return false }
    if depth == lengths.count {
      guard numbers.isEmpty else { return false }
      lengths.append(nil)
    }
    var count = 0
    if !take("]") {
      repeat {
        guard collect(depth + 1, &lengths, &numbers) else { return false }
        count += 1
      } while take(",")
      guard take("]") else { return false }
    }
    guard lengths[depth] ?? count == count else { return false }
    lengths[depth] = count
    return true
  }
}
