#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How one number is written: the only place that turns numbers into text for people.
///
/// At most a number of decimals, trailing zeros dropped; whole numbers without a point; `-0` as `0`.
/// What would lose its digits that way is written with an exponent: `9.08e-05`, `1.5e+20`.
public struct NumberText: Hashable, Sendable {
  /// The most decimals that can be asked for: a 64-bit number has no more that mean anything.
  public static let maximumDecimals = 17

  /// The most decimals written.
  public let decimals: Int

  /// Writes numbers with at most a number of decimals, which is brought into 0...17.
  public init(decimals: Int = 4) {
    self.decimals = min(max(decimals, 0), NumberText.maximumDecimals)
  }

  /// A number that stands alone or in a line of arithmetic.
  ///
  /// A number too small to show its digits in the decimals keeps one significant digit less than there
  /// are decimals: `0.000833`, `9.08e-05`.
  public func text(_ number: Double) -> String {
    if let whole = wholeText(number) { return whole }
    let magnitude = number.magnitude
    if decimals > 1, magnitude < smallest * 10 {
      return trimmed(format("%.*g", decimals - 1, number))
    }
    return fraction(number, magnitude)
  }

  /// A number in a row of others: never more decimals than asked for.
  public func cell(_ number: Double) -> String {
    wholeText(number) ?? fraction(number, number.magnitude)
  }

  /// A number in a line of arithmetic, with the sign U+2212.
  ///
  /// A negative number stands in brackets if `isOperand` says that something stands beside it.
  public func arithmetic(_ number: Double, isOperand: Bool = false) -> String {
    let text = text(number)
    guard text.contains("-") else { return text }
    let signed = text.replacing("-", with: "−")
    return isOperand && signed.hasPrefix("−") ? "(\(signed))" : signed
  }

  /// The smallest number that the decimals can show.
  private var smallest: Double {
    NumberText.powers[decimals]
  }

  private func fraction(_ number: Double, _ magnitude: Double) -> String {
    if magnitude >= 1e16 || (decimals > 0 && magnitude < smallest) {
      return trimmed(format("%.*e", magnitude < 1 ? max(decimals - 2, 0) : decimals, number))
    }
    let text = trimmed(format("%.*f", decimals, number))
    return text == "-0" ? "0" : text
  }

  /// The text of a number that needs no decimals; nil for any other.
  private func wholeText(_ number: Double) -> String? {
    guard number.isFinite else {
      return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
    }
    guard number.magnitude < 1e16, let whole = Int(exactly: number) else { return nil }
    return String(whole)
  }

  /// Drops the zeros at the end of the decimals, in front of an exponent too.
  private func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return text }
    let end = bytes.firstIndex(of: UInt8(ascii: "e")) ?? bytes.count
    var kept = end
    while kept > point, bytes[kept - 1] == UInt8(ascii: "0") || kept - 1 == point { kept -= 1 }
    return String(decoding: bytes[..<kept] + bytes[end...], as: UTF8.self)
  }

  private func format(_ pattern: String, _ digits: Int, _ number: Double) -> String {
    // The longest text: 16 digits before the point, 17 behind it, sign, point and the final zero.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let length = withVaList([Int32(digits), number]) {
        vsnprintf(buffer.baseAddress, buffer.count, pattern, $0)
      }
      let count = min(max(Int(length), 0), buffer.count - 1)
      return String(decoding: buffer[..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// 10⁻ⁿ for every number of decimals.
  private static let powers: [Double] = [
    1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14,
    1e-15, 1e-16, 1e-17,
  ]
}
