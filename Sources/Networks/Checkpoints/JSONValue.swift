/// A value of JSON, as far as headers of safetensors files need it, with the byte at which it begins.
///
/// Only what such a header may hold is a value: objects, lists, strings and whole numbers.
struct JSONValue {
  indirect enum Content {
    case object([Member])
    case list([JSONValue])
    case string(String)
    case integer(Int)
  }

  /// A name with its value, and the byte at which the name begins.
  struct Member {
    let name: String
    let position: Int
    let value: JSONValue
  }

  let content: Content
  let position: Int

  /// Reads a text that is one object, with blanks around it.
  ///
  /// - Throws: `JSONFault` at the first byte that is not as it should be.
  static func object(_ bytes: ArraySlice<UInt8>) throws(JSONFault) -> [Member] {
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    try reader.finish()
    guard case .object(let members) = value.content else {
      throw JSONFault(position: value.position, expected: "{")
    }
    return members
  }
}

/// A byte that is not what it should be.
struct JSONFault: Error, Hashable {
  /// Where it is, from the beginning of the array.
  let position: Int
  /// What would be right there.
  let expected: String
}

/// Reads JSON strictly: no byte outside the grammar, no name twice, nothing nested deeply.
struct JSONReader {
  /// The deepest that lists and objects may lie in one another.
  private static let maximumDepth = 2 * Network.maximumDepth + 4

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func fault(_ expected: String) -> JSONFault {
    JSONFault(position: position, expected: expected)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      position += 1
    }
  }

  /// Makes sure that only blanks are left.
  mutating func finish() throws(JSONFault) {
    skipBlanks()
    if next != nil { throw fault("the end") }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, byte == character.value else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    if !take(character) { throw fault(String(character)) }
  }

  /// Reads a value, blanks before it included.
  mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    skipBlanks()
    let start = position
    guard depth < Self.maximumDepth else { throw fault("a flat list") }
    let content: JSONValue.Content
    switch next {
    case UInt8(ascii: "{"): content = .object(try members(depth: depth))
    case UInt8(ascii: "["): content = .list(try elements(depth: depth))
    case UInt8(ascii: "\""): content = .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte):
      content = .integer(try integer())
    default: throw fault("{ [ \" 0–9")
    }
    return JSONValue(content: content, position: start)
  }

  private mutating func members(depth: Int) throws(JSONFault) -> [JSONValue.Member] {
    try expect("{")
    skipBlanks()
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if take("}") { return [] }
    repeat {
      skipBlanks()
      let start = position
      let name = try string()
      guard names.insert(name).inserted else {
        throw JSONFault(position: start, expected: "another name than \(name)")
      }
      skipBlanks()
      try expect(":")
      members.append(
        JSONValue.Member(name: name, position: start, value: try value(depth: depth + 1)))
      skipBlanks()
    } while take(",")
    if !take("}") { throw fault(", }") }
    return members
  }

  private mutating func elements(depth: Int) throws(JSONFault) -> [JSONValue] {
    try expect("[")
    skipBlanks()
    if take("]") { return [] }
    var elements: [JSONValue] = []
    repeat {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(",")
    if !take("]") { throw fault(", ]") }
    return elements
  }

  /// A whole number that fits into 64 bits, without a zero in front.
  private mutating func integer() throws(JSONFault) -> Int {
    let start = position
    let isNegative = take("-")
    let digits = position
    while let byte = next, isDigit(byte) { position += 1 }
    let text = String(decoding: bytes[digits..<position], as: UTF8.self)
    let hasLeadingZero = text.hasPrefix("0") && text.count > 1
    guard !text.isEmpty, !hasLeadingZero, let value = Int(isNegative ? "-" + text : text) else {
      throw JSONFault(position: start, expected: "0…2⁶³−1")
    }
    if let byte = next, byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") {
      throw JSONFault(position: start, expected: "0…2⁶³−1")
    }
    return value
  }

  private mutating func string() throws(JSONFault) -> String {
    try expect("\"")
    var text: [UInt8] = []
    let start = position
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONFault(position: start, expected: "UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20:
        position -= 1
        throw fault("\"")
      default: text.append(byte)
      }
    }
    throw fault("\"")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let letters: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    guard let letter = next else { throw fault("\\n") }
    if let scalar = letters[letter] {
      position += 1
      return scalar
    }
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\") else {
      throw fault("\\uDC00")
    }
    position += 1
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("\\uDC00") }
    return scalar
  }

  /// `u` and four hexadecimal digits.
  private mutating func unit() throws(JSONFault) -> UInt32 {
    try expect("u")
    guard bytes.endIndex - position >= 4 else { throw fault("\\u0000") }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ ($0 | 0x20) != 0x2B && $0 != 0x2D }),
      let value = UInt32(digits, radix: 16)
    else { throw fault("\\u0000") }
    position += 4
    return value
  }
}

/// A text as a string of JSON, quoted.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\0"..<" ":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
