extension ProgramLexer {
  /// Reads a number with all letters, digits and points that hang on it; whether it is right is found
  /// when it is wanted.
  mutating func number() {
    var place = offset
    var last: UInt32 = 0
    let isPrefixed = isRadixPrefix
    while place < end {
      let (value, length) = ScalarFolding.scalar(in: bytes, at: place)
      let isSign = value == UInt32(UInt8(ascii: "+")) || value == UInt32(UInt8(ascii: "-"))
      let isExponent =
        isSign && !isPrefixed && last | 0x20 == UInt32(UInt8(ascii: "e"))
        && ScalarFolding.isDigit(ScalarFolding.scalar(in: bytes, at: place + length).value)
      guard
        isExponent || ScalarFolding.isDigit(value) || value == UInt32(UInt8(ascii: "."))
          || value < 0x80 && ScalarFolding.continuesName(value)
      else { break }
      // `1if x else 2`: a word behind a number is a word, except for an exponent.
      if !isPrefixed, ScalarFolding.beginsName(value), !belongs(value, at: place, length) { break }
      last = value
      place += length
    }
    append(.number, to: place)
  }

  private var isRadixPrefix: Bool {
    guard peek().value == UInt32(UInt8(ascii: "0")) else { return false }
    return [UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b")]
      .contains { UInt32($0) == peek(peek().length).value | 0x20 }
  }

  /// Whether a letter is an exponent, a separator or the mark of an imaginary number.
  private func belongs(_ value: UInt32, at place: Int, _ length: Int) -> Bool {
    let (next, nextLength) = ScalarFolding.scalar(in: bytes, at: place + length)
    switch value | 0x20 {
    case UInt32(UInt8(ascii: "e")):
      if ScalarFolding.isDigit(next) { return true }
      let isSign = next == UInt32(UInt8(ascii: "+")) || next == UInt32(UInt8(ascii: "-"))
      let after = ScalarFolding.scalar(in: bytes, at: place + length + nextLength).value
      return isSign && ScalarFolding.isDigit(after)
    case UInt32(UInt8(ascii: "j")): return !ScalarFolding.continuesName(next)
    case UInt32(UInt8(ascii: "_")) | 0x20:
      return ScalarFolding.isDigit(next) || next == UInt32(UInt8(ascii: "_"))
    default: return false
    }
  }
}

/// What a number of a program says.
enum ProgramNumber: Hashable {
  case integer(Int)
  case real(Double)
  case imaginary
  /// A whole number that needs more than 64 bits.
  case huge
  /// `012`, `1__0`, `1.2.3`, `0xG`.
  case malformed

  /// Reads a number in any of Python's forms.
  init(_ text: String) {
    let lowered = text.lowercased()
    let plain = lowered.filter { $0 != "_" }
    guard !lowered.hasSuffix("_"), !lowered.contains("__") else {
      self = .malformed
      return
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where plain.hasPrefix(prefix) {
      self = ProgramNumber(digits: String(plain.dropFirst(2)), radix: radix)
      return
    }
    if plain.hasSuffix("j") {
      self = ProgramNumber.decimal(String(plain.dropLast())) == nil ? .malformed : .imaginary
    } else if plain.allSatisfy({ ("0"..."9").contains($0) }) {
      let isOctal = plain.hasPrefix("0") && plain.contains { $0 != "0" }
      self = isOctal ? .malformed : ProgramNumber(digits: plain, radix: 10)
    } else {
      self = ProgramNumber.decimal(plain).map { .real($0) } ?? .malformed
    }
  }

  private init(digits: String, radix: Int) {
    guard let first = digits.first, first.isHexDigit,
      digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false })
    else {
      self = .malformed
      return
    }
    self = Int(digits, radix: radix).map { .integer($0) } ?? .huge
  }

  /// `digits[.digits][e[±]digits]`, also `.5` and `1.`.
  private static func decimal(_ text: String) -> Double? {
    let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard digits.count <= 2, digits.contains(where: { !$0.isEmpty }),
      digits.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
    else { return nil }
    let whole = digits[0].isEmpty ? "0" : String(digits[0])
    let fraction = digits.count > 1 && !digits[1].isEmpty ? ".\(digits[1])" : ""
    guard parts.count > 1 else { return Double(whole + fraction) }
    return Double(whole + fraction + "e" + parts[1])
  }
}
