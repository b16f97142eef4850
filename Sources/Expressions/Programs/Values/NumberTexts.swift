#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers as Python writes them.
enum NumberTexts {
  /// `repr(x)`: the shortest digits that read back as the number, with an exponent below 1e-4 and from 1e16 on.
  static func representation(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let (digits, exponent) = shortest(number)
    let sign = number.sign == .minus ? "-" : ""
    if exponent < -4 || exponent >= 16 {
      let point = digits.count > 1 ? ".\(digits.dropFirst())" : ""
      return "\(sign)\(digits.prefix(1))\(point)e\(exponentText(exponent))"
    }
    if exponent < 0 {
      return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)"
    }
    if digits.count <= exponent + 1 {
      return "\(sign)\(digits)\(String(repeating: "0", count: exponent + 1 - digits.count)).0"
    }
    return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }

  /// The shortest digits of a finite number and the power of ten of the first.
  private static func shortest(_ number: Double) -> (digits: String, exponent: Int) {
    guard number != 0 else { return ("0", 0) }
    let text = number.magnitude.description
    let parts = text.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let sides = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(sides[0])
    let all = whole + (sides.count > 1 ? sides[1] : "")
    exponent += whole.count - 1
    let leading = all.prefix { $0 == "0" }.count
    exponent -= leading
    var digits = String(all.dropFirst(leading))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }

  private static func exponentText(_ exponent: Int) -> String {
    "\(exponent < 0 ? "-" : "+")\(exponent.magnitude < 10 ? "0" : "")\(exponent.magnitude)"
  }

  /// A number with so many decimals, exactly rounded: `%.*f`, `%.*e`, `%.*g` of C.
  static func formatted(
    _ number: Double, _ kind: Character, _ decimals: Int, alternate: Bool = false
  )
    -> String
  {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let pattern = "%\(alternate ? "#" : "").*\(kind)"
    let room = 400 + decimals
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      let length = withVaList([Int32(decimals), number]) {
        vsnprintf(buffer.baseAddress, buffer.count, pattern, $0)
      }
      let count = min(max(Int(length), 0), buffer.count - 1)
      return String(decoding: buffer[..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Digits with a sign between every three before the point.
  static func grouped(_ text: String, by separator: String, every: Int = 3) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let rest = text.dropFirst(sign.count)
    let digits = Array(rest.prefix { $0.isHexDigit })
    let tail = rest.dropFirst(digits.count)
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % every == 0 { result += separator }
      result.append(digit)
    }
    return sign + result + tail
  }
}
