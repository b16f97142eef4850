/// Signs that are written in words between two terms, written as signs.
///
/// `2乘以u[0]` is `2*u[0]`, `4 times 3 minus 1` is `4*3-1`, `把4和1相乘` is `4*1`, `3的平方` is `3^2`.
enum SpokenSign {
  /// A text with its signs.
  ///
  /// - Parameter text: The text, folded, with its numbers in digits.
  /// - Returns: Nil if no sign stands there in words.
  static func written(in text: String) -> String? {
    let powers = text.replacing(power) {
      "\($0.1)\(["平方": "^2", "立方": "^3"][$0.2] ?? "/2")"
    }
    let whole = pair(in: powers) ?? powers
    // A term may stand between two signs, and one match would take it from the next.
    let signed = between(between(whole))
    return signed == text ? nil : signed
  }

  private static func between(_ text: String) -> String {
    text.replacing(sign) { match in
      let word = String(match.2 ?? match.3 ?? "")
      return "\(match.1)\(signs[word] ?? "")\(match.4)"
    }
  }

  /// `把4和1相乘`, `the sum of 4 and 1`.
  private static func pair(in text: String) -> String? {
    if let match = text.wholeMatch(of: chinesePair) {
      let isSum = ["加", "和"].contains(match.3)
      return "\(match.1)\(isSum ? "+" : "*")\(match.2)"
    }
    if let match = text.wholeMatch(of: englishPair) {
      return "\(match.2)\(match.1 == "sum" ? "+" : "*")\(match.3)"
    }
    return nil
  }

  // Unsafe to the compiler alone: they are made once and only matched.
  private nonisolated(unsafe) static let power = #/([A-Za-z0-9_)\]])的(平方|立方|[一1]半)/#
  private nonisolated(unsafe) static let sign =
    #/([A-Za-z0-9_)\]])(?: ?(乘以|乘上|乘|加上|加|减去|减|除以)的? ?| (times|multiplied by|plus|minus|divided by) )([A-Za-z0-9_(\[−-])/#
  private nonisolated(unsafe) static let chinesePair =
    #/(?:把|将)?([^ 和与]+) ?[和与] ?([^ 和与]+?) ?(?:相|的)(乘积|乘|积|加|和)/#
  private nonisolated(unsafe) static let englishPair =
    #/(?:the )?(product|sum) of ([^ ]+) and ([^ ]+)/#

  private static let signs = [
    "乘以": "*", "乘上": "*", "乘": "*", "加上": "+", "加": "+", "减去": "-", "减": "-", "除以": "/",
    "times": "*", "multiplied by": "*", "plus": "+", "minus": "-", "divided by": "/",
  ]
}
