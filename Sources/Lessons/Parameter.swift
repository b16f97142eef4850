/// A letter of a template and what it is drawn from.
public struct Parameter: Hashable, Sendable {
  /// What a letter is drawn from; bounds and members are expressions of earlier letters.
  public enum Domain: Hashable, Sendable {
    /// `a..b`: every whole number from one bound to the other.
    case range(String, String)
    /// `u,v,w`: any of these numbers or words.
    case members([String])
    /// `ints(H,W,-3..9)`: a matrix, or with one size a vector, of whole numbers.
    case integers(sizes: [String], String, String)
  }

  /// The letter.
  public var name: String
  /// What it is drawn from.
  public var domain: Domain
  /// What it stands for where the page prints it, as an expression; nil where the page has it drawn too.
  public var first: String?

  /// Whether there is something to draw, and it does not follow from earlier letters.
  var isFree: Bool {
    if case .members(let members) = domain { members.count > 1 } else { true }
  }

  /// What it is drawn from, as expressions.
  var definition: String {
    switch domain {
    case .range(let low, let high): low + " " + high
    case .members(let members): members.joined(separator: " ")
    case .integers(let sizes, let low, let high): (sizes + [low, high]).joined(separator: " ")
    }
  }

  /// Reads `W=5..32` or, with a first draw, `W=8|5..32`; nil if the right side is nothing to draw from.
  init?(name: String, text: String) {
    self.name = name
    let parts = Parameter.split(text[...], at: "|")
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let text = parts.last else {
      return nil
    }
    first = parts.count == 2 ? parts[0] : nil
    if text.hasPrefix("ints("), text.hasSuffix(")") {
      let parts = Parameter.split(text.dropFirst(5).dropLast(), at: ",")
      guard parts.count >= 2, parts.count <= 4, let bounds = parts.last.flatMap(Parameter.bounds)
      else { return nil }
      domain = .integers(sizes: Array(parts.dropLast()), bounds.0, bounds.1)
    } else if let bounds = Parameter.bounds(text) {
      domain = .range(bounds.0, bounds.1)
    } else {
      let members = Parameter.split(text[...], at: ",")
      guard !members.isEmpty, members.allSatisfy({ !$0.isEmpty }) else { return nil }
      domain = .members(members)
    }
  }

  private static func bounds(_ text: String) -> (String, String)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let (low, high) = (text[..<dots.lowerBound], text[dots.upperBound...])
    return low.isEmpty || high.isEmpty ? nil : (String(low), String(high))
  }

  /// Splits at a character where it stands outside brackets and quotes.
  private static func split(_ text: Substring, at separator: Character) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "([".contains(character) {
        depth += 1
      } else if ")]".contains(character) {
        depth -= 1
      } else if character == separator, depth == 0 {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmingBlanks)
  }
}
