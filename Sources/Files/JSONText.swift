/// A value of JSON, as it was read from a text.
public indirect enum JSONText: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONText])
  /// The members in order; a name may stand twice.
  case object([(name: String, value: JSONText)])

  /// What a text cannot be read for.
  public struct Fault: Error, Hashable, Sendable {
    /// The byte, from 0, that is not what it should be.
    public var position: Int
  }

  /// Reads a text that is one value with blanks around it.
  ///
  /// - Throws: the first byte that JSON does not allow, or where values lie more than 200 deep.
  /// - Complexity: O(*n*).
  public init(_ text: String) throws(Fault) {
    var reader = JSONTextReader(Array(text.utf8))
    self = try reader.whole()
  }

  /// The last member of a name; nil where there is none.
  public subscript(name: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// Whether two values are the same, members in the same order.
  public static func == (left: JSONText, right: JSONText) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.map(\.name) == b.map(\.name) && a.map(\.value) == b.map(\.value)
    default: false
    }
  }

  /// Mixes in what the value is.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .array(let values): hasher.combine(values)
    case .object(let members):
      for member in members {
        hasher.combine(member.name)
        hasher.combine(member.value)
      }
    }
  }
}

/// Reads JSON by the grammar of RFC 8259.
struct JSONTextReader {
  private static let deepest = 200

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func whole() throws(JSONText.Fault) -> JSONText {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw fault }
    return value
  }

  private var fault: JSONText.Fault { JSONText.Fault(position: place) }

  private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func skipBlanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(next) { place += 1 }
  }

  private mutating func take(_ sign: Character) -> Bool {
    skipBlanks()
    guard let code = sign.asciiValue, next == code else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ word: String) throws(JSONText.Fault) {
    for code in word.utf8 {
      guard next == code else { throw fault }
      place += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONText.Fault) -> JSONText {
    guard depth < Self.deepest else { throw fault }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth))
    case UInt8(ascii: "["): return .array(try elements(depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func members(
    _ depth: Int
  ) throws(JSONText.Fault) -> [(name: String, value: JSONText)] {
    place += 1
    var members: [(name: String, value: JSONText)] = []
    if take("}") { return members }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault }
      let name = try string()
      guard take(":") else { throw fault }
      members.append((name, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw fault }
    return members
  }

  private mutating func elements(_ depth: Int) throws(JSONText.Fault) -> [JSONText] {
    place += 1
    var elements: [JSONText] = []
    if take("]") { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault }
    return elements
  }

  private mutating func number() throws(JSONText.Fault) -> Double {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    let isZero = next == UInt8(ascii: "0")
    guard digits() > 0, !isZero || place - start <= 2 else { throw fault }
    if next == UInt8(ascii: ".") {
      place += 1
      guard digits() > 0 else { throw fault }
    }
    if next | 0x20 == UInt8(ascii: "e") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      guard digits() > 0 else { throw fault }
    }
    guard let value = Double(String(decoding: bytes[start..<place], as: UTF8.self)) else {
      throw fault
    }
    return value
  }

  private mutating func digits() -> Int {
    let start = place
    while 0x30...0x39 ~= next { place += 1 }
    return place - start
  }

  // MARK: Strings

  private mutating func string() throws(JSONText.Fault) -> String {
    place += 1
    var result: [UInt8] = []
    while next != UInt8(ascii: "\"") {
      guard place < bytes.count, next >= 0x20 else { throw fault }
      if next == UInt8(ascii: "\\") {
        place += 1
        result += Array(String(Character(try escape())).utf8)
      } else {
        result.append(next)
        place += 1
      }
    }
    place += 1
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func escape() throws(JSONText.Fault) -> Unicode.Scalar {
    let sign = next
    place += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(sign)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw JSONText.Fault(position: place - 1)
    }
  }

  /// `\uXXXX`, or two of them for a scalar beyond the first 65,536; a half by itself is U+FFFD.
  private mutating func unicode() throws(JSONText.Fault) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard 0xD800...0xDBFF ~= first, next == UInt8(ascii: "\\"), place + 1 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    place += 2
    let second = try hexadecimal()
    guard 0xDC00...0xDFFF ~= second else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(JSONText.Fault) -> UInt32 {
    let end = min(place + 4, bytes.count)
    let text = bytes[place..<end]
    guard text.count == 4, text.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }),
      let value = UInt32(String(decoding: text, as: UTF8.self), radix: 16)
    else { throw fault }
    place = end
    return value
  }
}
