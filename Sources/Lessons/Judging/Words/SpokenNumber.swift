/// Numbers that are written in words, written in digits.
///
/// `minus twenty-one` is -21, `three quarters` 3/4, `三十` 30, `三点五` 3.5, `负4` -4, `四分之一` 1/4.
enum SpokenNumber {
  /// A text with the numbers that stand in it as words written in digits; the rest is left as it is.
  ///
  /// - Parameter text: The text, folded and in small letters.
  /// - Returns: The text in digits.
  static func digits(in text: String) -> String {
    signed(inEnglish(inChinese(text)))
  }

  // MARK: English

  private static let units: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]
  private static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
  ]
  private static let scales: [String: Int] = [
    "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
  ]
  private static let parts: [String: Int] = [
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "sixteenth": 16, "sixteenths": 16,
  ]

  /// A number that is being read word by word.
  private struct Run {
    var total = 0
    var part = 0
    var decimals: String?
    var isBegun = false
    /// Whether the last word was a ten, behind which a unit belongs to it: twenty one.
    var isOpen = false

    var text: String {
      let whole = String(total + part)
      return decimals.map { $0.isEmpty ? whole : "\(whole).\($0)" } ?? whole
    }

    /// Takes the next word; false if it is none of this number.
    mutating func take(_ word: String) -> Bool {
      if let digit = units[word], decimals != nil {
        guard digit < 10 else { return false }
        decimals?.append(String(digit))
        return true
      }
      if let value = units[word] ?? tens[word] {
        // `one one` is two numbers, `twenty one` is one.
        guard
          !isBegun || (isOpen && value < 10) || part % 100 == 0 && part > 0 && value < 100
            || part == 0 && total > 0
        else { return false }
        part += value
        isOpen = tens[word] != nil
      } else if word == "hundred" {
        guard isBegun, part < 100 else { return false }
        part = max(part, 1) * 100
        isOpen = false
      } else if let scale = scales[word] {
        guard isBegun, part < 1000, decimals == nil else { return false }
        total += max(part, 1) * scale
        part = 0
      } else if word == "point", isBegun, decimals == nil {
        decimals = ""
      } else {
        return false
      }
      isBegun = true
      return true
    }
  }

  private static func inEnglish(_ text: String) -> String {
    var output = ""
    var run = Run()
    // What stood between the words of the number so far is written only if the number ends there.
    var between = ""
    func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
    func close() {
      if run.isBegun { output += run.text }
      output += between
      (run, between) = (Run(), "")
    }
    var rest = text[...]
    while let first = rest.first {
      let isWord = isLetter(first)
      let piece = rest.prefix { isLetter($0) == isWord }
      rest = rest.dropFirst(piece.count)
      if !isWord {
        if run.isBegun, piece == " " || piece == "-" {
          between += piece
        } else {
          close()
          output += piece
        }
        continue
      }
      let word = String(piece)
      if let whole = parts[word] {
        // one half, three quarters, a third; the half of nothing is a word like others.
        let share = run.isBegun && run.decimals == nil ? run.text : "1"
        if run.isBegun { (run, between) = (Run(), "") }
        output += "\(share)/\(whole)"
      } else if word == "and", run.isBegun, run.part % 100 == 0, run.part > 0 {
        continue
      } else if run.take(word) {
        between = ""
      } else {
        close()
        if run.take(word) { continue }
        output += word
      }
    }
    close()
    return scaled(output)
  }

  /// `8 billion`, `1.5 million`, `45k`, `15 thousand million`, `4.5 x 10^4`: digits with their scale behind
  /// them.
  private static func scaled(_ text: String) -> String {
    var text = text.replacing(power) { "\($0.1)e\($0.2)" }
    for _ in 0..<2 {
      text.replace(scale) { match in
        times(String(match.1), scales[String(match.2)] ?? 1000)
      }
    }
    return text
  }

  // MARK: Chinese

  private static let numerals: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]
  private static let ranks: [Character: Int] = ["十": 10, "百": 100, "千": 1000]
  private static let groups: [Character: Int] = ["万": 10000, "亿": 100_000_000]

  private static func inChinese(_ text: String) -> String {
    var output = ""
    var run = ""
    for character in text.replacing(mixed, with: { sum(of: $0.output) }) + "\n" {
      let isNumeral =
        numerals[character] != nil || ranks[character] != nil || groups[character] != nil
      if isNumeral || (character == "点" && !run.isEmpty) {
        run.append(character)
        continue
      }
      if !run.isEmpty { output += value(of: run, behind: &output) }
      run = ""
      output.append(character)
    }
    output.removeLast()
    output.replace(percent) { "\($0.1)%" }
    output.replace(share) { "\($0.2)/\($0.1)" }
    output.replace(mixedShare) { "\($0.1) \($0.2)" }
    return output
  }

  // Unsafe to the compiler alone: they are made once and only matched.
  private nonisolated(unsafe) static let power = #/(\d) ?[x×*] ?10 ?\^ ?(-?\d+)/#
  private nonisolated(unsafe) static let scale =
    #/(\d+(?:\.\d+)?) ?(thousand|million|billion|trillion|k)\b/#
  private nonisolated(unsafe) static let percent = #/(?:百|100)分之(\d+(?:\.\d+)?)/#
  private nonisolated(unsafe) static let share = #/(\d+)分之(\d+(?:\.\d+)?)/#
  private nonisolated(unsafe) static let mixedShare = #/(\d+)又(\d+/\d+)/#
  private nonisolated(unsafe) static let sign = #/(?:\b(?:minus|negative) |负的? ?)(\d)/#

  // The same of this one. So few digits and ranks cannot overflow.
  private nonisolated(unsafe) static let mixed =
    /[0-9]{1,4}[亿万千百十](?:[0-9]{0,4}[亿万千百十]){0,6}[0-9]{1,4}[亿万千百十]?[0-9]{0,4}/

  /// `4万5千`: digits between the ranks.
  private static func sum(of text: Substring) -> String {
    var (total, part, digits) = (0, 0, "")
    for character in text {
      let number = Int(digits)
      if let rank = ranks[character] {
        part += (number ?? 1) * rank
      } else if let group = groups[character] {
        total += (part + (number ?? (part == 0 ? 1 : 0))) * group
        part = 0
      } else {
        digits.append(character)
        continue
      }
      digits = ""
    }
    return String(total + part + (Int(digits) ?? 0))
  }

  /// The digits of a run of numerals; one that begins with 万 multiplies the digits before it.
  private static func value(of run: String, behind output: inout String) -> String {
    let halves = run.split(separator: "点", omittingEmptySubsequences: false)
    var (total, part, digit) = (0, 0, 0)
    var (isDigit, digits) = (false, "")
    let before = String(output.reversed().prefix { $0.isNumber || $0 == "." }.reversed())
    let powers = run.compactMap { groups[$0] ?? ranks[$0] }
    if powers.count == run.count, !before.isEmpty {
      output.removeLast(before.count)
      return powers.reduce(before, times)
    }
    for numeral in halves.first ?? "" {
      if let value = numerals[numeral] {
        digits += String(value)
        (digit, isDigit) = (value, true)
      } else if let rank = ranks[numeral] {
        part += (isDigit ? digit : 1) * rank
        (digit, isDigit, digits) = (0, false, "x")
      } else if let group = groups[numeral] {
        total += max(part + digit, 1) * group
        (part, digit, isDigit, digits) = (0, 0, false, "x")
      }
    }
    // 三五 and 二〇二四 are digits one by one.
    let whole = Int(digits).map(String.init) ?? String(total + part + digit)
    guard halves.count > 1 else { return whole }
    let behind = halves[1].compactMap { numerals[$0].map(String.init) }.joined()
    return behind.isEmpty ? whole + "点" : "\(whole).\(behind)"
  }

  // MARK: Signs and scales

  private static func signed(_ text: String) -> String {
    text.replacing(sign) { "-\($0.1)" }
  }

  /// A number in digits times a power of ten, without rounding.
  private static func times(_ digits: String, _ factor: Int) -> String {
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    let zeros = String(factor).count - 1
    guard halves.count == 2 else { return digits + String(repeating: "0", count: zeros) }
    let behind = String(halves[1])
    let moved = behind.prefix(zeros)
    let left = behind.dropFirst(zeros)
    let whole = halves[0] + moved + String(repeating: "0", count: zeros - moved.count)
    return left.isEmpty ? String(whole) : "\(whole).\(left)"
  }
}
