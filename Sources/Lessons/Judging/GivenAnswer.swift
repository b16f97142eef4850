import Expressions
import Tensors
import Walkthroughs

/// Something a learner gave as an answer: its value, and the numbers as they were typed if it holds
/// nothing else; of a calculation with rounded numbers, its value with as many digits.
struct GivenAnswer {
  /// What it stands for.
  let value: Value
  /// The numbers, if the answer is nothing but numbers in brackets, or the rounded one of a calculation.
  let typed: [TypedNumber]?

  init(value: Value, text: String) {
    self.value = value
    typed =
      TypedNumber.numbers(in: text)
      ?? TypedNumber(value: value, workedOutFrom: text).map { [$0] }
  }
}

/// A number as it was typed.
struct TypedNumber: Hashable {
  let value: Double
  /// How many digits would stand behind the point without an exponent, 7 for 9.08e-05; nil if there
  /// is neither point nor exponent.
  let decimals: Int?
  /// How many digits carry its size.
  let significant: Int

  // Unsafe to the compiler alone: it is made once and only matched.
  private nonisolated(unsafe) static let decimal = /\d+\.\d+/

  /// What was worked out from rounded numbers: `2.718/(2.718 + 7.389 + 1)` has four digits, as they have.
  ///
  /// - Returns: Nil where the value is no single number, or no decimal of three digits or more was typed.
  init?(value: Value, workedOutFrom text: String) {
    let decimals = ScalarFolding.folded(text).matches(of: TypedNumber.decimal).compactMap {
      TypedNumber(String($0.0))
    }
    guard let number = Agreement.tensor(value)?.single, number.isFinite, number != 0,
      let digits = decimals.map(\.significant).filter({ $0 > 2 }).min()
    else { return nil }
    // Digits of the value before the point are none behind it.
    var (decimal, size) = (digits, number.magnitude)
    guard (1e-12...1e12).contains(size) else { return nil }
    while size >= 1 { (size, decimal) = (size / 10, decimal - 1) }
    while size < 0.1 { (size, decimal) = (size * 10, decimal + 1) }
    decimal = max(0, decimal)
    var unit = 1.0
    for _ in 0..<decimal { unit *= 10 }
    self.value = (number * unit).rounded() / unit
    self.decimals = decimal
    significant = digits
  }

  /// The numbers of a text in which there are only numbers, signs, brackets and separators, in the
  /// characters of a Chinese input method too.
  static func numbers(in text: String) -> [TypedNumber]? {
    // An expression is told from numbers by its letters, before its characters are folded; a number may
    // have an e.
    let (letters, e) = (UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "e"))
    if text.utf8.contains(where: { letters ~= $0 | 0x20 && $0 | 0x20 != e }) { return nil }
    var numbers: [TypedNumber] = []
    var word = ""
    // Outside of brackets and behind a blank a sign adds: 18 + 51 is a sum, [18 -51] two numbers.
    var (depth, isOpen) = (0, true)
    for character in ScalarFolding.folded(text) + " " {
      if character.isASCII, character.isNumber || character == "." {
        word.append(character)
        isOpen = false
      } else if character == "e" || character == "E", word.last?.isNumber == true {
        word.append("e")
      } else if character == "-" || character == "+", word.last == "e" {
        word.append(character)
      } else if character == "-" || character == "+" {
        guard word.isEmpty || word == "-", depth > 0 || isOpen else { return nil }
        word = String(character)
      } else if " \n\t,;[]()".contains(character) {
        if "[(".contains(character) { depth += 1 }
        if "])".contains(character) { depth -= 1 }
        if ",;".contains(character) { isOpen = true }
        if word.isEmpty { continue }
        guard let number = TypedNumber(word) else { return nil }
        numbers.append(number)
        word = ""
      } else {
        return nil
      }
    }
    return numbers.isEmpty ? nil : numbers
  }

  private init?(_ text: String) {
    let text = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let padded = text.hasSuffix(".") ? text + "0" : text
    guard let value = Double(padded), value.isFinite else { return nil }
    self.value = value
    let halves = text.drop { $0 == "-" }.split(separator: "e", omittingEmptySubsequences: false)
    let digits = halves.first ?? ""
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let behind = parts.count == 2 && !parts[1].isEmpty ? parts[1].count : nil
    let exponent = halves.count > 1 ? Int(halves[1]).map { min(max($0, -400), 400) } : nil
    decimals = exponent.map { (behind ?? 0) - $0 } ?? behind
    significant = digits.filter { $0 != "." }.drop { $0 == "0" }.count
  }

  /// Whether the number, as it was typed, is what a right number is written as.
  func means(_ right: Double) -> Bool {
    guard right.isFinite else { return value == right }
    if Agreement.isClose(value, right) { return true }
    // What the program itself prints for a number is never wrong.
    if decimals != nil, value == Double(NumberText().cell(right)) { return true }
    return significant >= 2 && rounds(right)
  }

  /// Whether it is what a right number rounds to, with a single digit.
  func isRoundedTooFar(from right: Double) -> Bool {
    right.isFinite && significant < 2 && value != 0 && rounds(right)
  }

  private func rounds(_ right: Double) -> Bool {
    guard let decimals, (0...300).contains(decimals) else { return false }
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    return (value - right).magnitude <= unit / 2 * (1 + 1e-9)
  }
}
