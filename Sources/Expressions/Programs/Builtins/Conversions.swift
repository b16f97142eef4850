import Tensors

/// `int(x)` and `float(x)`.
enum Conversions {
  static func int(_ given: ProgramArguments) throws(ProgramFailure) -> ProgramValue {
    try given.check("int", 0...2, names: ["base"])
    guard let value = given.values.first else { return .int(0) }
    if let text = value.text { return .int(try whole(text, given.argument(1, "base"))) }
    if let whole = value.integer { return .int(whole) }
    guard let number = value.number else { throw .notANumber(value.typeName, "int") }
    guard number.isFinite else { throw .notWhole("int") }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow() }
    return .int(whole)
  }

  private static func whole(
    _ text: String, _ base: ProgramValue?
  ) throws(ProgramFailure) -> Int {
    var digits = String(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "_" })
    let radix = base?.integer ?? 10
    let prefix = [2: "0b", 8: "0o", 16: "0x"][radix]
    if let prefix, digits.lowercased().hasPrefix(prefix) { digits.removeFirst(prefix.count) }
    guard (2...36).contains(radix), let number = Int(digits, radix: radix) else {
      throw .numberText(TextObject.quoted(text), "int")
    }
    return number
  }

  /// A number that came from an array keeps its place on the record.
  static func float(_ given: ProgramArguments) throws(ProgramFailure) -> ProgramValue {
    try given.check("float", 0...1)
    guard let value = given.values.first else { return .real(0, Ledger.plain) }
    if let text = value.text {
      let trimmed = String(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "_" })
      let isDecimal = trimmed.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
      let words = ["inf", "-inf", "+inf", "nan", "infinity", "-infinity"]
      guard isDecimal || words.contains(trimmed.lowercased()), let number = Double(trimmed) else {
        throw .numberText(TextObject.quoted(text), "float")
      }
      return .real(number, Ledger.plain)
    }
    guard let number = value.number else { throw .notANumber(value.typeName, "float") }
    return .real(number, Ledger.isRecorded(value.id) ? value.id : Ledger.plain)
  }
}
