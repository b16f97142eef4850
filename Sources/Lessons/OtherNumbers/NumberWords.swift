/// Numbers that are written in words, in either language.
enum NumberWords {
  private static let english: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "sixteen": 16, "twenty": 20, "fifty": 50, "sixty": 60,
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "half": 2, "halves": 2, "halve": 2,
    "quarter": 4, "twice": 2, "double": 2, "doubles": 2,
    "doubled": 2, "doubling": 2, "halved": 2,
  ]
  private static let digits: [Character: Double] = [
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Character: Double] = ["十": 10, "百": 100, "千": 1000, "万": 10000]

  /// Words in which a numeral counts nothing: both sides.
  private static let other = ["两侧", "两边", "两端", "两处", "半圈"]

  /// The numbers from 2 on in a text: two windows, 两个窗口.
  ///
  /// Ordinals are none.
  static func values(in text: String) -> Set<Double> {
    let words = text.lowercased().split { !$0.isLetter || !$0.isASCII }
    let english = words.compactMap { NumberWords.english[String($0)] }
    return Set(english + chinese(text)).filter { $0 >= 2 }
  }

  private static func chinese(_ text: String) -> [Double] {
    guard text.contains(where: { digits[$0] != nil || units[$0] != nil || "半倍".contains($0) })
    else {
      return []
    }
    let bare = other.reduce(text) { $0.replacing($1, with: " ") }
    var values: [Double] = []
    var run = ""
    var isOrdinal = false
    for character in bare + " " {
      if digits[character] != nil || units[character] != nil {
        run.append(character)
        continue
      }
      if !run.isEmpty, !isOrdinal { values.append(value(of: run)) }
      run = ""
      isOrdinal = character == "第"
      if character == "半" || character == "倍" { values.append(2) }
    }
    return values
  }

  /// The number that a run of numerals means: 二十一 is 21, 一百万 is 1000000.
  private static func value(of run: String) -> Double {
    var (whole, part, digit) = (0.0, 0.0, 0.0)
    for character in run {
      if let value = digits[character] {
        digit = value
      } else if character == "万" {
        whole += max(part + digit, 1) * 10000
        (part, digit) = (0, 0)
      } else if let unit = units[character] {
        part += max(digit, 1) * unit
        digit = 0
      }
    }
    return whole + part + digit
  }
}
