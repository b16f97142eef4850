/// A number as it stands in words or in an expression, without its sign.
struct WrittenNumber: Hashable {
  /// Where a number stands, as far as that tells what it is.
  enum Role: Hashable {
    /// By itself.
    case plain
    /// Behind `^` or `**`.
    case exponent
    /// One side of a size, `3 × 3`.
    case side
    /// An angle, `180°`.
    case angle
    /// The name of a class, `class 0`.
    case label
  }

  /// What it is.
  let value: Double
  /// How many digits stand behind the point; nil if it is written with an exponent.
  let decimals: Int?
  /// What it seems to be.
  let role: Role
  /// Its place among the bytes of the text.
  let range: Range<Int>

  /// The numbers of a text in order.
  ///
  /// A digit in a name, as in `conv2d` or VGG-16, is none.
  static func all(in text: String) -> [WrittenNumber] {
    var scanner = NumberFinder(text)
    return scanner.numbers()
  }

  /// The numbers of an expression that do not pick an element of something.
  static func outsideIndices(_ code: String) -> [WrittenNumber] {
    var outside = ""
    var depth = 0
    var last: Character = " "
    for character in code {
      let follows = last.isLetter || last.isNumber || "_])'".contains(last)
      if character == "[", depth > 0 || follows { depth += 1 }
      if depth == 0 { outside.append(character) }
      if character == "]", depth > 0 { depth -= 1 }
      last = character
    }
    return all(in: outside)
  }

  /// A text with other numbers in the place of some.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - other: What is to stand there; nil to leave a number as it is.
  /// - Returns: The text with them.
  static func replacing(in text: String, with other: (WrittenNumber) -> String?) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var end = 0
    for number in all(in: text) {
      guard let new = other(number) else { continue }
      result += bytes[end..<number.range.lowerBound]
      result += new.utf8
      end = number.range.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }
}

/// Finds numbers among the bytes of a text.
private struct NumberFinder {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func numbers() -> [WrittenNumber] {
    var numbers: [WrittenNumber] = []
    while place < bytes.count {
      if isLetter(place) {
        while isLetter(place) || isDigit(place) { place += 1 }
      } else if isDigit(place) || (byte(place) == UInt8(ascii: ".") && isDigit(place + 1)) {
        if let number = number() { numbers.append(number) }
      } else {
        place += 1
      }
    }
    return numbers
  }

  private mutating func number() -> WrittenNumber? {
    let start = place
    skipDigits()
    var decimals: Int? = 0
    if byte(place) == UInt8(ascii: "."), isDigit(place + 1) {
      let point = place
      place += 1
      skipDigits()
      decimals = place - point - 1
    }
    if let letter = byte(place), letter | 0x20 == UInt8(ascii: "e") {
      let isSigned = byte(place + 1) == UInt8(ascii: "-") || byte(place + 1) == UInt8(ascii: "+")
      if isDigit(place + (isSigned ? 2 : 1)) {
        place += isSigned ? 2 : 1
        skipDigits()
        decimals = nil
      }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = Double(text), value.isFinite, !isPartOfName(start) else { return nil }
    return WrittenNumber(
      value: value, decimals: decimals, role: role(start..<place), range: start..<place)
  }

  private mutating func skipDigits() {
    while isDigit(place) { place += 1 }
  }

  // MARK: Bytes

  private func byte(_ place: Int) -> UInt8? {
    bytes.indices.contains(place) ? bytes[place] : nil
  }

  private func isDigit(_ place: Int) -> Bool {
    byte(place).map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
  }

  private func isLetter(_ place: Int) -> Bool {
    guard let byte = byte(place) else { return false }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
  }

  /// Whether a hyphen joins what begins here to a word.
  private func isPartOfName(_ start: Int) -> Bool {
    byte(start - 1) == UInt8(ascii: "-") && isLetter(start - 2)
  }

  private func role(_ range: Range<Int>) -> WrittenNumber.Role {
    let before = text(upTo: range.lowerBound)
    let behind = text(from: range.upperBound)
    if before.hasSuffix("^") || before.hasSuffix("**") { return .exponent }
    if before.hasSuffix("×") || behind.hasPrefix("×") { return .side }
    if behind.hasPrefix("°") { return .angle }
    let labels = ["class", "Class", "类别"]
    return labels.contains { before.hasSuffix($0) } ? .label : .plain
  }

  /// The few characters before a place, without the blanks at their end.
  private func text(upTo place: Int) -> String {
    let near = String(decoding: bytes[max(0, place - 12)..<place], as: UTF8.self)
    return String(near.reversed().drop { $0 == " " }.reversed())
  }

  /// The few characters behind a place, without the blanks at their beginning.
  private func text(from place: Int) -> String {
    let near = String(decoding: bytes[place..<min(bytes.count, place + 8)], as: UTF8.self)
    return String(near.drop { $0 == " " })
  }
}
