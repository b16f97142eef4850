/// A number with a fixed count of decimals, for columns that must not move.
///
/// - Parameters:
///   - value: Any number; one from a thousand million on is written with a power of ten.
///   - decimals: How many, from 0 to 9.
/// - Returns: such as `0.9871` or `6.676e+36`; zero and `nan` never have a sign.
public func fixed(_ value: Double, decimals: Int) -> String {
  let places = min(9, max(0, decimals))
  let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
  guard value.magnitude < 1e9, let scaled = Int(exactly: (value * Double(scale)).rounded()) else {
    return value.isFinite ? scientific(value) : value.isNaN ? "nan" : "\(value)"
  }
  let sign = scaled < 0 ? "-" : ""
  let (whole, part) = abs(scaled).quotientAndRemainder(dividingBy: scale)
  if places == 0 { return "\(sign)\(whole)" }
  let digits = "\(part)"
  return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.count) + digits
}

/// A large number as four digits and a power of ten.
private func scientific(_ value: Double) -> String {
  var (mantissa, exponent) = (value, 0)
  // What is rounded up to 10 needs the next power.
  while mantissa.magnitude >= 9.9995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  return fixed(mantissa, decimals: 3) + "e+\(exponent)"
}

/// A whole number with commas between its thousands: `157,000`.
public func grouped(_ value: Int) -> String {
  let digits = Array("\(value.magnitude)")
  var result = value < 0 ? "-" : ""
  for (place, digit) in digits.enumerated() {
    if place > 0 && (digits.count - place).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return result
}

/// A time in minutes and seconds, `3:07`, or hours, minutes and seconds, `1:00:09`.
///
/// - Parameter seconds: What is below zero or not a number counts as 0; more than 99 hours as 99 hours.
/// - Returns: the time, rounded up to whole seconds.
public func clock(_ seconds: Double) -> String {
  let limited = seconds > 0 ? min(seconds, 99 * 3600) : 0
  let whole = Int(exactly: limited.rounded(.up)) ?? 0
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let (minutes, rest) = whole.quotientAndRemainder(dividingBy: 60)
  if minutes < 60 { return "\(minutes):\(two(rest))" }
  return "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
}
