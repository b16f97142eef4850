/// Compares what a page says an input prints with what it does print.
///
/// Numbers may differ by half a unit of the last digit that the page has, whole numbers not at all; runs
/// of blanks are equal; a line `...` stands for any lines.
enum OutputComparison {
  /// Whether an output is the expected one.
  ///
  /// - Complexity: O(*n*·*m*) in the lines of both.
  static func matches(expected: [String], got: [String]) -> Bool {
    let expected = withoutEmptyEnd(expected)
    let got = withoutEmptyEnd(got)
    // reached[j]: whether the expected lines so far can stand for the first j lines.
    var reached = [true] + Array(repeating: false, count: got.count)
    for line in expected {
      var next = Array(repeating: false, count: got.count + 1)
      if isGap(line) {
        var isReached = false
        for j in 0...got.count {
          isReached = isReached || reached[j]
          next[j] = isReached
        }
      } else {
        for j in 0..<got.count where reached[j] { next[j + 1] = isSame(line, got[j]) }
      }
      reached = next
    }
    return reached[got.count]
  }

  private static func isGap(_ line: String) -> Bool { line.trimmingBlanks == "..." }

  private static func withoutEmptyEnd(_ lines: [String]) -> ArraySlice<String> {
    var kept = lines[...]
    while let last = kept.last, last.trimmingBlanks.isEmpty { kept.removeLast() }
    return ArraySlice(Array(kept))
  }

  /// Whether a line is the expected one.
  static func isSame(_ expected: String, _ got: String) -> Bool {
    let a = pieces(expected)
    let b = pieces(got)
    return a.count == b.count && zip(a, b).allSatisfy(agree)
  }

  private static func agree(_ expected: String, _ got: String) -> Bool {
    if expected == got { return true }
    guard let point = expected.firstIndex(of: "."), let a = Double(expected), let b = Double(got)
    else { return false }
    let digits = expected[expected.index(after: point)...].prefix { $0.isNumber }.count
    guard digits > 0, !expected.contains("e") else { return false }
    var unit = 1.0
    for _ in 0..<min(digits, 17) { unit /= 10 }
    return (a - b).magnitude <= unit / 2 * (1 + 1e-9)
  }

  /// The numbers and the words of a line.
  private static func pieces(_ line: String) -> [String] {
    var pieces: [String] = []
    for word in line.split(whereSeparator: \.isWhitespace) {
      var isNumber: Bool?
      for character in word {
        let belongs = character.isASCII && (character.isNumber || character == ".")
        if belongs == isNumber, let last = pieces.indices.last {
          pieces[last].append(character)
        } else {
          pieces.append(String(character))
          isNumber = belongs
        }
      }
    }
    return pieces
  }
}
