/// Reads numbers: `digits[.digits][e[±]digits]`, also `.5` and `1.`.
enum NumberScanner {
  /// The number at an offset: what kind of token it is, and where it ends.
  static func scan(_ bytes: [UInt8], from start: Int) -> (Token.Kind, Int) {
    var end = digits(bytes, from: start)
    if let prefixed = prefixedOrProduct(bytes, from: start, digitsTo: end) {
      return (.malformedNumber, prefixed)
    }
    end = fraction(bytes, from: end)
    end = exponent(bytes, from: end)
    let (next, length) = ScalarFolding.scalar(in: bytes, at: end)
    let after = ScalarFolding.scalar(in: bytes, at: end + length).value
    if next == UInt32(UInt8(ascii: ".")), ScalarFolding.isDigit(after) {
      return (.malformedNumber, restOfWord(bytes, from: end))
    }
    if next == UInt32(UInt8(ascii: "_")), ScalarFolding.isDigit(after) {
      return (.malformedNumber, restOfWord(bytes, from: end))
    }
    return (.number, end)
  }

  private static func digits(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while true {
      let (value, length) = ScalarFolding.scalar(in: bytes, at: end)
      guard ScalarFolding.isDigit(value) else { return end }
      end += length
    }
  }

  /// The end of `.5` or of a lone point; the point before an operator or a letter is not the number's.
  private static func fraction(_ bytes: [UInt8], from start: Int) -> Int {
    let (point, length) = ScalarFolding.scalar(in: bytes, at: start)
    guard point == UInt32(UInt8(ascii: ".")) else { return start }
    let next = ScalarFolding.scalar(in: bytes, at: start + length).value
    if ScalarFolding.isDigit(next) { return digits(bytes, from: start + length) }
    // NumPy prints 1.e-05; without digits behind it, the letter is an attribute's.
    if exponent(bytes, from: start + length) > start + length { return start + length }
    if isOperator(bytes, from: start + length) { return start + length }
    if next < 0x80, ".*/^\\'".utf8.contains(UInt8(next)) { return start }
    return ScalarFolding.beginsName(next) ? start : start + length
  }

  /// Whether what follows a point is an operator of its own: `1.//2` is Python's, `1..*2` MATLAB's.
  private static func isOperator(_ bytes: [UInt8], from start: Int) -> Bool {
    let (first, length) = ScalarFolding.scalar(in: bytes, at: start)
    let second = ScalarFolding.scalar(in: bytes, at: start + length).value
    let (slash, point) = (UInt32(UInt8(ascii: "/")), UInt32(UInt8(ascii: ".")))
    if first == slash { return second == slash }
    return first == point && second < 0x80 && "*/^".utf8.contains(UInt8(second))
  }

  private static func exponent(_ bytes: [UInt8], from start: Int) -> Int {
    let (letter, length) = ScalarFolding.scalar(in: bytes, at: start)
    guard letter | 0x20 == UInt32(UInt8(ascii: "e")) else { return start }
    var first = start + length
    let (sign, signLength) = ScalarFolding.scalar(in: bytes, at: first)
    if sign == UInt32(UInt8(ascii: "+")) || sign == UInt32(UInt8(ascii: "-")) {
      first += signLength
    }
    let end = digits(bytes, from: first)
    return end > first ? end : start
  }

  /// The end of `0x1F`, `0b11` or `3x3`, which are numbers or products elsewhere.
  private static func prefixedOrProduct(
    _ bytes: [UInt8], from start: Int, digitsTo end: Int
  ) -> Int? {
    guard end > start else { return nil }
    let (letter, length) = ScalarFolding.scalar(in: bytes, at: end)
    let after = ScalarFolding.scalar(in: bytes, at: end + length).value
    let isZero = end == start + 1 && bytes[start] == UInt8(ascii: "0")
    switch letter | 0x20 {
    case UInt32(UInt8(ascii: "x")):
      let isHexadecimal = isZero && (0x61...0x66 ~= after | 0x20)
      return ScalarFolding.isDigit(after) || isHexadecimal ? restOfWord(bytes, from: end) : nil
    case UInt32(UInt8(ascii: "b")), UInt32(UInt8(ascii: "o")):
      return isZero && ScalarFolding.isDigit(after) ? restOfWord(bytes, from: end) : nil
    default: return nil
    }
  }

  private static func restOfWord(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while true {
      let (value, length) = ScalarFolding.scalar(in: bytes, at: end)
      let next = ScalarFolding.scalar(in: bytes, at: end + length).value
      let isInnerPoint = value == UInt32(UInt8(ascii: ".")) && ScalarFolding.isDigit(next)
      guard length > 0, ScalarFolding.continuesName(value) || isInnerPoint else { return end }
      end += length
    }
  }
}
