/// Signs that are written in words between two terms, written as signs.
///
/// `2乘以u[0]` is `2*u[0]`, `4 times 3 minus 1` is `4*3-1`, `把4和1相乘` is `4*1`, `3的平方` is `3^2`.
enum SpokenSign {
  /// A text with its signs.
  ///
  /// - Parameter text: The text, folded, with its numbers in digits.
  /// - Returns: Nil if no sign stands there in words.
  static func written(in text: String) -> String? {
    let powers = text.replacing(#/([A-Za-z0-9_)\]])的(平方|立方|[一1]半)/#) {
      "\($0.1)\(["平方": "^2", "立方": "^3"][$0.2] ?? "/2")"
    }
    let whole = pair(in: powers) ?? powers
    // A term may stand between two signs, and one match would take it from the next.
    let signed = between(between(whole))
    return signed == text ? nil : signed
  }

  private static func between(_ text: String) -> String {
    let sign =
      #/([A-Za-z0-9_)\]])(?: ?(乘以|乘上|乘|加上|加|减去|减|除以)的? ?| (times|multiplied by|plus|minus|divided by) )([A-Za-z0-9_(\[−-])/#
    return text.replacing(sign) { match in
      let word = String(match.2 ?? match.3 ?? "")
      return "\(match.1)\(signs[word] ?? "")\(match.4)"
    }
  }

  /// `把4和1相乘`, `the sum of 4 and 1`.
  private static func pair(in text: String) -> String? {
    let chinese = #/(?:把|将)?([^ 和与]+) ?[和与] ?([^ 和与]+?) ?(?:相|的)(乘积|乘|积|加|和)/#
    if let match = text.wholeMatch(of: chinese) {
      let isSum = ["加", "和"].contains(match.3)
      return "\(match.1)\(isSum ? "+" : "*")\(match.2)"
    }
    if let match = text.wholeMatch(of: #/(?:the )?(product|sum) of ([^ ]+) and ([^ ]+)/#) {
      return "\(match.2)\(match.1 == "sum" ? "+" : "*")\(match.3)"
    }
    return nil
  }

  private static let signs = [
    "乘以": "*", "乘上": "*", "乘": "*", "加上": "+", "加": "+", "减去": "-", "减": "-", "除以": "/",
    "times": "*", "multiplied by": "*", "plus": "+", "minus": "-", "divided by": "/",
  ]
}
