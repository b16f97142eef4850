import Expressions
import Walkthroughs

/// Values that a question says of its own expressions: `y[1,0]` was 7; `g`, that is `[1 2; 3 4]`.
struct RestatedValues {
  /// What may stand between an expression and its value.
  private static let links: Set<String> = [
    "is", "was", ", that is", "=", "是", "原来是", "，即", "即",
  ]

  private let words: [Inline]
  /// The places of the expressions, and the value that each is said to have.
  private var stated: [(code: Int, value: Int)] = []

  /// Looks for values that are right as they stand.
  init(_ words: [Inline], in session: Session) {
    self.words = words
    for place in words.indices.dropLast() {
      guard case .code(let code) = words[place], case .text(let text) = words[place + 1],
        let value = AskedExercise.value(of: code, in: session)
      else { continue }
      if let number = WrittenNumber.all(in: text).first,
        Self.isLink(text.utf8.prefix(number.range.lowerBound)),
        Agreement.tensor(value)?.single == number.value
      {
        stated.append((place, place + 1))
      } else if Self.isLink(text.utf8[...]), place + 2 < words.count,
        case .code(let literal) = words[place + 2], Judge.names(in: literal).isEmpty,
        let said = AskedExercise.value(of: literal, in: session), Agreement.agree(said, value)
      {
        stated.append((place, place + 2))
      }
    }
  }

  private static func isLink(_ bytes: Substring.UTF8View) -> Bool {
    links.contains(String(Substring(bytes)).trimmingBlanks)
  }

  /// The words without those values.
  var unstated: [Inline] {
    words.enumerated().map { place, word in
      stated.contains { $0.value == place } ? replaced(word, by: "") : word
    }
  }

  /// The words with the values that the expressions have in another session.
  ///
  /// - Parameters:
  ///   - words: The words, with the same expressions and texts in the same places.
  ///   - session: The session.
  /// - Returns: Nil if one of them has no value that can be written.
  func restated(_ words: [Inline], in session: Session) -> [Inline]? {
    var words = words
    for (code, place) in stated {
      guard case .code(let expression) = words[code],
        let value = AskedExercise.value(of: expression, in: session)
      else { return nil }
      words[place] = replaced(words[place], by: ValuePreview.text(value))
    }
    return words
  }

  /// Another text in the place of a literal, or of the first number of some words.
  private func replaced(_ word: Inline, by text: String) -> Inline {
    switch word {
    case .text(let words):
      var isFirst = true
      return .text(
        WrittenNumber.replacing(in: words) { _ in
          defer { isFirst = false }
          return isFirst ? text : nil
        })
    case .code: return .code(text)
    default: return word
    }
  }
}
