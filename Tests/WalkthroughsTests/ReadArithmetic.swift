import Expressions
import Foundation

/// Reads a printed line of arithmetic with the program's own parser.
///
/// What mathematics writes and the language does not (`√2`, `|x|`, `ln`, `Φ`, a row's largest, what was
/// left out in the middle) is first put into the language's words; the rest is read as it stands.
enum ReadArithmetic {
  /// What a text of arithmetic comes to, where a session knows the names in it; nil where it cannot be read.
  static func value(_ text: String, padding: Double, in names: Session? = nil) -> Double? {
    let session = names?.copy { _ in } ?? Session { _ in }
    let source = translated(text, padding: padding)
    do throws(Diagnostic) {
      try session.run("value = \(source);")
      return try session.tensor("value").value.elements.first
    } catch {
      return nil
    }
  }

  static func translated(_ text: String, padding: Double) -> String {
    var text = text
    for (pattern, replacement) in [
      ("… \\d+ terms: (\\S+) …", "$1"), ("… \\d+ terms? of 0 …", "0"), ("(\\d)e−(\\d)", "$1e-$2"),
      ("\\bpad\\b", "(\(padding))"), ("√\\(", "sqrt("), ("√(\\d[\\d.e+-]*|nan|inf|π)", "sqrt($1)"),
      ("\\|([^|]*)\\|", "abs($1)"), ("\\bln\\(", "log("), ("π", "pi"),
      (" mod (\\S+)", " % $1"),
    ] {
      text = text.replacingOccurrences(
        of: pattern, with: replacement, options: .regularExpression)
    }
    for name in ["argmax", "argmin", "max", "min"] { text = listed(name, text) }
    return normal(text)
  }

  /// `max(a, b, c)` as `max([a, b, c])`.
  private static func listed(_ name: String, _ text: String) -> String {
    var parts = text.components(separatedBy: "\(name)(")
    guard parts.count > 1 else { return text }
    for place in 1..<parts.count where !(parts[place - 1].last?.isLetter ?? false) {
      parts[place] = "[" + closed(parts[place])
    }
    return parts.joined(separator: "\(name)(")
  }

  /// A bracket put in front of the parenthesis that closes a call.
  private static func closed(_ text: String) -> String {
    var depth = 0
    for (offset, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" {
        if depth == 0 {
          let index = text.index(text.startIndex, offsetBy: offset)
          return text[..<index] + "]" + text[index...]
        }
        depth -= 1
      }
    }
    return text + "]"
  }

  /// Φ of a number as its value.
  private static func normal(_ text: String) -> String {
    var text = text
    while let start = text.range(of: "Φ(") {
      let rest = text[start.upperBound...]
      guard let end = rest.firstIndex(of: ")") else { return text }
      let isBracketed = rest.first == "("
      let number = rest[..<end].replacingOccurrences(of: "(", with: "")
        .replacingOccurrences(of: "−", with: "-")
      let value = Double(number).map { (1 + erf($0 / 2.0.squareRoot())) / 2 } ?? .nan
      let close = isBracketed ? text.index(end, offsetBy: 2) : text.index(after: end)
      text.replaceSubrange(start.lowerBound..<close, with: "(\(value))")
    }
    return text
  }
}
